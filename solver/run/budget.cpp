#include "solver/run/budget.h"

#include <fmt/core.h>
#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <condition_variable>
#include <fstream>
#include <mutex>
#include <new>
#include <system_error>
#include <thread>

namespace tlaloc::solver {

namespace {
constexpr std::chrono::milliseconds kPeriod{10};
}

std::uint64_t resident_bytes() {
  std::ifstream statm("/proc/self/statm");
  std::uint64_t total = 0;
  std::uint64_t resident = 0;
  if (!(statm >> total >> resident)) return 0;
  return resident * static_cast<std::uint64_t>(sysconf(_SC_PAGESIZE));
}

double peak_megabytes() {
  struct rusage usage = {};
  if (getrusage(RUSAGE_SELF, &usage) != 0) return 0;
  return static_cast<double>(usage.ru_maxrss) / 1024.0;  // Linux counts kilobytes
}

/// The thread that looks, and those it looks at. A whole comes before its parts.
struct Budget::Monitor {
  std::mutex mutex;
  std::condition_variable wake;
  std::vector<Budget*> budgets;
  bool is_closing = false;
  std::thread thread;

  ~Monitor() {
    {
      const std::lock_guard lock(mutex);
      is_closing = true;
    }
    wake.notify_all();
    if (thread.joinable()) thread.join();
  }

  void add(Budget& budget) {
    const std::lock_guard lock(mutex);
    budgets.push_back(&budget);
    const Limits& limits = budget.limits_;
    const bool has_limits = limits.seconds || limits.megabytes || limits.stop != nullptr;
    if (!has_limits || thread.joinable()) return;
    try {
      thread = std::thread([this] { run(); });
    } catch (const std::system_error&) {
      throw std::bad_alloc();  // it fails for nothing else
    }
  }
  void remove(Budget& budget) {
    const std::lock_guard lock(mutex);
    std::erase(budgets, &budget);
  }

  /// With the mutex held.
  void look() {
    const bool asks_memory =
        std::any_of(budgets.begin(), budgets.end(), [](const Budget* budget) { return budget->limits_.megabytes.has_value(); });
    const std::uint64_t resident = asks_memory ? resident_bytes() : 0;
    for (Budget* const budget : budgets) {
      if (budget->is_over_) continue;
      if (auto why = budget->look(resident)) budget->finish(std::move(*why));
    }
  }

  void run() {
    std::unique_lock lock(mutex);
    while (!is_closing) {
      look();
      wake.wait_for(lock, kPeriod);
    }
  }
};

Budget::Budget() : Budget(Limits{}) {}

Budget::Budget(Limits limits) : limits_(std::move(limits)), observer_(limits_.observer), monitor_(std::make_shared<Monitor>()) {
  monitor_->add(*this);
}

Budget::Budget(const Budget& whole, const Part& part) : whole_(&whole), work_(part.work), monitor_(whole.monitor_) {
  limits_.seconds = part.seconds;
  if (!work_) work_ = whole.work_;
  if (!part.is_silent) observer_ = whole.observer_;
  monitor_->add(*this);
  const std::lock_guard lock(monitor_->mutex);
  if (whole.is_over_) finish(whole.why_);
}

Budget::~Budget() { monitor_->remove(*this); }

WhyUnknown Budget::why() const {
  const std::lock_guard lock(monitor_->mutex);
  return why_;
}

double Budget::seconds_elapsed() const {
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start_).count();
}

std::optional<double> Budget::seconds_left() const {
  std::optional<double> left = whole_ == nullptr ? std::nullopt : whole_->seconds_left();
  if (!limits_.seconds) return left;
  const double own = std::max(*limits_.seconds - seconds_elapsed(), 0.0);
  return std::min(own, left.value_or(own));
}

void Budget::end() {
  const std::lock_guard lock(monitor_->mutex);
  for (Budget* const budget : monitor_->budgets) {
    if (!budget->is_over_ && budget->is_part_of(*this)) budget->finish({UnknownReason::Interrupted, "interrupted"});
  }
}

void Budget::extend(double seconds) {
  const std::lock_guard lock(monitor_->mutex);
  if (!is_over_) return;
  extended_to_ = seconds_elapsed() + seconds;
  is_over_ = false;
}

bool Budget::is_part_of(const Budget& other) const {
  return this == &other || (whole_ != nullptr && whole_->is_part_of(other));
}

std::optional<WhyUnknown> Budget::look(std::uint64_t resident) const {
  if (extended_to_) return seconds_elapsed() >= *extended_to_ ? std::optional(why_) : std::nullopt;
  if (whole_ != nullptr && whole_->is_over_) return whole_->why_;
  if (limits_.stop != nullptr && *limits_.stop) return WhyUnknown{UnknownReason::Interrupted, "interrupted"};
  if (limits_.seconds && seconds_elapsed() >= *limits_.seconds) {
    return WhyUnknown{UnknownReason::Timeout, fmt::format("timeout after {:g} s", *limits_.seconds)};
  }
  if (limits_.megabytes && resident > *limits_.megabytes * 1000000) {
    return WhyUnknown{UnknownReason::Memory, fmt::format("memory limit of {} MB", *limits_.megabytes)};
  }
  return std::nullopt;
}

/// With the mutex held.
void Budget::finish(WhyUnknown why) {
  why_ = std::move(why);
  is_over_ = true;
  for (Interruptible* const session : sessions_) session->interrupt();
}

Budget::Guard::Guard(const Budget& budget, Interruptible& session) : budget_(budget), session_(session) {
  const std::lock_guard lock(budget_.monitor_->mutex);
  budget_.sessions_.push_back(&session_);
  if (budget_.is_over_) session_.interrupt();
}

Budget::Guard::~Guard() {
  const std::lock_guard lock(budget_.monitor_->mutex);
  std::erase(budget_.sessions_, &session_);
}

}  // namespace tlaloc::solver
