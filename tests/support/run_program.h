// Runs a program and collects what it wrote: for the tests that look at the tool from outside.
#pragma once

#include <string>
#include <utility>
#include <vector>

namespace tlaloc::test {

struct ProgramRun {
  int exit_code = 0;  ///< 128 + the signal when one ended it, as a shell would say
  std::string out;
  std::string err;
};

struct RunOptions {
  std::string input;                                             ///< on its standard input
  std::vector<std::pair<std::string, std::string>> environment;  ///< set for the program alone
  /// SIGINT, as Ctrl-C sends it, once this stands on its standard error; empty: never.
  std::string interrupt_at;
};

/// The arguments go to the program as they are, no shell in between.
[[nodiscard]] ProgramRun run_program(const std::string& program, const std::vector<std::string>& arguments,
                                     const std::string& folder, const RunOptions& options = {});

/// The parts of `line` between spaces.
[[nodiscard]] std::vector<std::string> split_at_spaces(const std::string& line);
[[nodiscard]] std::vector<std::string> lines_of(const std::string& text);
/// The whole file; throws when it cannot be read.
[[nodiscard]] std::string read_file(const std::string& path);

}  // namespace tlaloc::test
