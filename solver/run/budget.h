// What a run may use: time, memory, work; and what ends it from outside. Made once, where the run begins, and handed down;
// parts of it go to parts of the run. One thread looks at the clock, the memory and Ctrl-C for a budget and all of its parts
// every few milliseconds, and interrupts the sessions at work under those that are over; whoever computes without a solver asks
// is_over() now and then.
#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "solver/run/unknown_reason.h"

namespace tlaloc::solver {

/// What a budget stops when it is over.
class Interruptible {
 public:
  virtual ~Interruptible() = default;
  /// Called from another thread.
  virtual void interrupt() = 0;
};

/// A limit of work: the same on any machine and at any load.
struct WorkLimit {
  std::uint32_t units;  ///< of the solver's, on one question
  std::size_t terms;    ///< that the formulas are made of
};

/// Told what the run is at, as often as the run likes, in the thread of whoever works.
using Observer = std::function<void(std::uint32_t depth, const std::string& activity)>;

class Budget {
 public:
  struct Limits {
    std::optional<double> seconds;            ///< from the construction on
    std::optional<std::uint64_t> megabytes;   ///< resident memory of the process
    const std::atomic<bool>* stop = nullptr;  ///< set by Ctrl-C
    Observer observer;                        ///< may be empty
  };
  /// Of a part, beside those of the whole.
  struct Part {
    std::optional<double> seconds;
    std::optional<WorkLimit> work;  ///< none: that of the whole
    bool is_silent = false;         ///< the observer is not told
  };

  /// Without limits.
  Budget();
  explicit Budget(Limits limits);
  /// A part, which must not outlive the whole: over when the whole is, or earlier.
  Budget(const Budget& whole, const Part& part);
  ~Budget();
  Budget(const Budget&) = delete;
  Budget& operator=(const Budget&) = delete;

  [[nodiscard]] bool is_over() const { return is_over_; }
  /// Once it is over, of the limit that was met first: "timeout after 3 s", "memory limit of 100 MB", "interrupted".
  [[nodiscard]] WhyUnknown why() const;
  [[nodiscard]] double seconds_elapsed() const;  ///< since the construction
  /// Until this or the whole runs out of time; nothing: that never happens.
  [[nodiscard]] std::optional<double> seconds_left() const;
  [[nodiscard]] const std::optional<WorkLimit>& work() const { return work_; }
  [[nodiscard]] bool is_observed() const { return static_cast<bool>(observer_); }
  void observe(std::uint32_t depth, const std::string& activity) const {
    if (observer_) observer_(depth, activity);
  }

  /// Over from now on: nobody waits for an answer any more.
  void end();
  /// Once it is over: this much longer, whatever the limits, to bring what was found into shape. Nothing before.
  void extend(double seconds);

  /// While it lives, the session is interrupted when the budget is over; at once if it is already.
  class Guard {
   public:
    Guard(const Budget& budget, Interruptible& session);
    ~Guard();
    Guard(const Guard&) = delete;
    Guard& operator=(const Guard&) = delete;

   private:
    const Budget& budget_;
    Interruptible& session_;
  };

 private:
  struct Monitor;
  [[nodiscard]] std::optional<WhyUnknown> look(std::uint64_t resident) const;
  void finish(WhyUnknown why);
  [[nodiscard]] bool is_part_of(const Budget& other) const;

  const Budget* whole_ = nullptr;
  Limits limits_;
  std::optional<WorkLimit> work_;
  Observer observer_;
  std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
  std::shared_ptr<Monitor> monitor_;   // of the whole and all parts; its mutex guards what follows
  std::optional<double> extended_to_;  // seconds elapsed
  WhyUnknown why_;
  mutable std::vector<Interruptible*> sessions_;
  std::atomic<bool> is_over_ = false;
};

/// Resident memory of this process in bytes; 0 where the system does not tell.
[[nodiscard]] std::uint64_t resident_bytes();

}  // namespace tlaloc::solver
