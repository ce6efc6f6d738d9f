// The resources of a run: time, memory, work, and cancellation from outside. A budget is made where the run begins and handed
// down; parts of it go to parts of the run. One thread watches the clock, the memory and Ctrl-C for a budget and all of its
// parts every few milliseconds, and interrupts the sessions of those that are over. Code that computes without a solver polls
// is_over().
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

/// Something that a budget interrupts when it is over.
class Interruptible {
 public:
  virtual ~Interruptible() = default;
  /// Called from another thread.
  virtual void interrupt() = 0;
};

/// A limit that does not depend on the machine or its load.
struct WorkLimit {
  std::uint32_t units;  ///< of the solver's work, per query
  std::size_t terms;    ///< number of terms that formulas may grow to
};

/// Receives progress: depth and current activity. Called any number of times, in the working thread.
using Observer = std::function<void(std::uint32_t depth, const std::string& activity)>;

class Budget {
 public:
  struct Limits {
    std::optional<double> seconds;            ///< from the construction on
    std::optional<std::uint64_t> megabytes;   ///< resident memory of the process
    const std::atomic<bool>* stop = nullptr;  ///< set by Ctrl-C
    Observer observer;                        ///< may be empty
  };
  /// Limits of a part, in addition to those of the whole.
  struct Part {
    std::optional<double> seconds;
    std::optional<WorkLimit> work;  ///< empty: the limit of the whole
    bool is_silent = false;         ///< the part does not report to the observer
  };

  /// A budget without limits.
  Budget();
  explicit Budget(Limits limits);
  /// A part of `whole`, which must outlive it. It is over when the whole is over, or earlier.
  Budget(const Budget& whole, const Part& part);
  ~Budget();
  Budget(const Budget&) = delete;
  Budget& operator=(const Budget&) = delete;

  [[nodiscard]] bool is_over() const { return is_over_; }
  /// Once the budget is over: the limit that was reached first, e.g. "timeout after 3 s", "memory limit of 100 MB",
  /// "interrupted".
  [[nodiscard]] WhyUnknown why() const;
  [[nodiscard]] double seconds_elapsed() const;  ///< since the construction
  /// Seconds until this budget or a whole that contains it times out; empty if there is no time limit.
  [[nodiscard]] std::optional<double> seconds_left() const;
  [[nodiscard]] const std::optional<WorkLimit>& work() const { return work_; }
  [[nodiscard]] bool is_observed() const { return static_cast<bool>(observer_); }
  void observe(std::uint32_t depth, const std::string& activity) const {
    if (observer_) observer_(depth, activity);
  }

  /// Ends the budget now, because its result is no longer needed.
  void end();
  /// Grants this many more seconds after the budget is over, regardless of its limits, to complete a result. No effect before.
  void extend(double seconds);

  /// During this object's lifetime, interrupts the session when the budget is over (at once if it already is).
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
  std::shared_ptr<Monitor> monitor_;   // shared by the whole and all parts; its mutex guards the members below
  std::optional<double> extended_to_;  // seconds elapsed
  WhyUnknown why_;
  mutable std::vector<Interruptible*> sessions_;
  std::atomic<bool> is_over_ = false;
};

/// Resident memory of this process in bytes; 0 if the system does not report it.
[[nodiscard]] std::uint64_t resident_bytes();
/// The most that it has been so far, in MB of 2^20 bytes; 0 if the system does not report it.
[[nodiscard]] double peak_megabytes();

}  // namespace tlaloc::solver
