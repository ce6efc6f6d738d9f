#include <cstdio>
#include <cstdlib>

#include "cli/driver.h"
#include "cli/interrupt.h"

int main(int argc, char** argv) {
  tlaloc::cli::ignore_broken_pipes();
  tlaloc::cli::Console console(stdout, stderr);
  const int code = tlaloc::cli::run(argc, argv, tlaloc::DiskFiles{}, console);
  std::_Exit(code);  // everything is flushed; tearing down large term stores would only cost time
}
