#include "solver/run/watchdog.h"

#include <fmt/core.h>
#include <unistd.h>

#include <fstream>

namespace tlaloc::engine {

std::uint64_t resident_bytes() {
  std::ifstream statm("/proc/self/statm");
  std::uint64_t total = 0;
  std::uint64_t resident = 0;
  if (!(statm >> total >> resident)) return 0;
  return resident * static_cast<std::uint64_t>(sysconf(_SC_PAGESIZE));
}

Watchdog::Watchdog(const Budget& budget) : budget_(budget) {
  if (budget_.seconds || budget_.megabytes || budget_.stop != nullptr) thread_ = std::thread([this] { run(); });
}

Watchdog::~Watchdog() {
  {
    const std::lock_guard lock(mutex_);
    closing_ = true;
  }
  wake_.notify_all();
  if (thread_.joinable()) thread_.join();
}

void Watchdog::guard(solver::Session* session) {
  const std::lock_guard lock(mutex_);
  session_ = session;
  if (session_ != nullptr && fired_) session_->interrupt();
}

std::string Watchdog::reason() const {
  const std::lock_guard lock(mutex_);
  return reason_;
}

double Watchdog::elapsed_seconds() const {
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start_).count();
}

void Watchdog::grant(double seconds) {
  const std::lock_guard lock(mutex_);
  if (!fired_) return;
  budget_ = {elapsed_seconds() + seconds, std::nullopt, nullptr};
  fired_ = false;
}

std::optional<std::string> Watchdog::look() const {
  if (budget_.stop != nullptr && *budget_.stop) return "interrupted";
  if (budget_.seconds && elapsed_seconds() >= *budget_.seconds) {
    return fmt::format("timeout after {:g} s", budget_.seconds_named.value_or(*budget_.seconds));
  }
  if (budget_.megabytes && resident_bytes() > *budget_.megabytes * 1000000) {
    return fmt::format("memory limit of {} MB", *budget_.megabytes);
  }
  return std::nullopt;
}

void Watchdog::run() {
  std::unique_lock lock(mutex_);
  while (!closing_) {
    if (auto why = fired_ ? std::nullopt : look()) {
      if (reason_.empty()) reason_ = std::move(*why);
      fired_ = true;
      if (session_ != nullptr) session_->interrupt();
    }
    wake_.wait_for(lock, std::chrono::milliseconds(10));
  }
}

}  // namespace tlaloc::engine
