// Ctrl-C and SIGTERM while an engine works: the first one asks it to stop and report what it has, a second one kills.
// Outside the scope of an InterruptGuard the signals keep their usual meaning. At most one guard lives at a time.
#pragma once

#include <atomic>

namespace tlaloc::cli {

class InterruptGuard {
 public:
  InterruptGuard();
  ~InterruptGuard();
  InterruptGuard(const InterruptGuard&) = delete;
  InterruptGuard& operator=(const InterruptGuard&) = delete;

  /// Set by the signal while a guard lives.
  [[nodiscard]] static std::atomic<bool>& stop();
};

/// Writing to a closed pipe becomes an error of the write instead of the end of the process.
void ignore_broken_pipes();

}  // namespace tlaloc::cli
