// Runs another program and waits for it.
#pragma once

#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace tlaloc {

struct Finished {
  int exit_code = 0;  ///< 128 + signal when a signal ended it
  std::string output, errors;
};

/// The program is looked up on the PATH; `environment` is added to our own. A string says why it could not be started.
[[nodiscard]] std::variant<Finished, std::string> run_process(
    const std::vector<std::string>& command, const std::vector<std::pair<std::string, std::string>>& environment);

}  // namespace tlaloc
