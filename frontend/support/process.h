// Runs another program and waits for it: nothing else here starts one. And what a program does that is such another one.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace tlaloc {

struct Finished {
  int exit_code = 0;  ///< 128 + signal when a signal ended it
  std::string output, errors;
};

struct ProcessSettings {
  std::vector<std::pair<std::string, std::string>> environment;  ///< added to our own
  std::string folder;                                            ///< where it runs; empty: where we do
  std::optional<std::string> input;                              ///< on its standard input; nothing: that is ours
  /// Asked every few milliseconds, given what it has written so far: a signal to send it, or 0. After SIGKILL no more is read.
  std::function<int(const Finished&)> signal;
};

/// The program is looked up on the PATH. A string says why it could not be started.
[[nodiscard]] std::variant<Finished, std::string> run_process(const std::vector<std::string>& command,
                                                              const ProcessSettings& settings = {});

struct ResourceLimits {
  std::uint64_t seconds;    ///< of processor time
  std::uint64_t megabytes;  ///< of data; without effect under a sanitizer, which maps far more than is used
};

/// Of this process, for good. It leaves no core file either.
void limit_resources(const ResourceLimits& limits);
/// This process is killed when the thread that started it ends, or the process of that thread.
void end_with_parent();

}  // namespace tlaloc
