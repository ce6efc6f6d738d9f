// Handles Ctrl-C and SIGTERM while an engine works: the first one asks it to stop and report what it has, a second one kills
// the process. Outside the lifetime of an InterruptGuard the signals keep their usual meaning. At most one guard may exist at a
// time.
#pragma once

#include <atomic>

namespace tlaloc::cli {

class InterruptGuard {
 public:
  InterruptGuard();
  ~InterruptGuard();
  InterruptGuard(const InterruptGuard&) = delete;
  InterruptGuard& operator=(const InterruptGuard&) = delete;

  /// The flag that a signal sets while a guard exists.
  [[nodiscard]] static std::atomic<bool>& stop();
};

/// Makes writing to a closed pipe fail with an error instead of ending the process.
void ignore_broken_pipes();

}  // namespace tlaloc::cli
