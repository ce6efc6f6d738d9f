// What may end a run from outside: the clock, memory, Ctrl-C. A thread of its own looks at them every few milliseconds and
// interrupts the session at work; whoever computes without a solver asks fired() now and then.
#pragma once

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <optional>
#include <string>
#include <thread>

#include "solver/backend/session.h"

namespace tlaloc::engine {

struct Budget {
  std::optional<double> seconds;           ///< from the watchdog's construction
  std::optional<std::uint64_t> megabytes;  ///< resident memory of the process
  const std::atomic<bool>* stop = nullptr;
  std::optional<double> seconds_named = std::nullopt;  ///< in the reason, in place of `seconds`
};

class Watchdog {
 public:
  explicit Watchdog(const Budget& budget);
  ~Watchdog();
  Watchdog(const Watchdog&) = delete;
  Watchdog& operator=(const Watchdog&) = delete;

  /// Interrupt this session from now on; null: none. The session must be taken back before it dies.
  void guard(solver::Session* session);
  [[nodiscard]] bool fired() const { return fired_; }
  [[nodiscard]] std::string reason() const;  ///< once fired: "timeout after 3 s", "memory limit of 100 MB", "interrupted"
  [[nodiscard]] double elapsed_seconds() const;
  /// Once it has fired: this much longer, without other limits, to bring what was found into shape. Nothing before.
  void grant(double seconds);

 private:
  void run();
  [[nodiscard]] std::optional<std::string> look() const;

  Budget budget_;
  std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
  mutable std::mutex mutex_;
  std::condition_variable wake_;
  bool closing_ = false;
  solver::Session* session_ = nullptr;
  std::string reason_;
  std::atomic<bool> fired_ = false;
  std::thread thread_;
};

/// Resident memory of this process in bytes; 0 where the system does not tell.
[[nodiscard]] std::uint64_t resident_bytes();

}  // namespace tlaloc::engine
