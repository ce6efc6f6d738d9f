#include <cstdio>
#include <cstdlib>
#include <string_view>

#include "cli/driver.h"
#include "cli/interrupt.h"
#include "solver/backend/horn.h"

int main(int argc, char** argv) {
  if (argc > 1 && std::string_view(argv[1]) == tlaloc::solver::kHornWorker) {
    std::_Exit(tlaloc::solver::run_horn_worker({argv + 2, argv + argc}));
  }
  tlaloc::solver::set_worker_program("/proc/self/exe");
  tlaloc::cli::ignore_broken_pipes();
  tlaloc::cli::Console console(stdout, stderr);
  const int code = tlaloc::cli::run(argc, argv, tlaloc::DiskFiles{}, console);
  std::_Exit(code);  // everything is flushed; tearing down large term stores would only cost time
}
