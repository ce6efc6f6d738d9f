#include "cli/progress.h"

#include <fmt/core.h>

namespace tlaloc::cli {

namespace {
constexpr auto kDelay = std::chrono::milliseconds(400);  // a run shorter than this stays silent
constexpr auto kPeriod = std::chrono::milliseconds(200);
constexpr auto kLogPeriod = std::chrono::seconds(5);  // where lines stay: for what is no deeper step
constexpr std::size_t kWidestLine = 78;               // a wrapped line could not be rewritten
}  // namespace

Progress::Progress(std::FILE* stream, Style style) : stream_(stream), style_(style) {
  if (style_ == Style::Line) thread_ = std::thread([this] { run(); });
  if (style_ == Style::Log) thread_ = std::thread([this] { log(); });
}

Progress::~Progress() { finish(); }

void Progress::update(std::uint32_t depth, const std::string& activity) {
  const std::lock_guard lock(mutex_);
  const bool deeper = depth != depth_;
  depth_ = depth;
  activity_ = activity;
  if (style_ == Style::Log && (deeper || !shown_)) print_line();
}

void Progress::print_line() {
  shown_ = true;
  logged_ = activity_;
  fmt::print(stream_, "{}\n", line());
  (void)std::fflush(stream_);
}

/// A line for what goes on for long, once.
void Progress::log() {
  std::unique_lock lock(mutex_);
  while (!wake_.wait_for(lock, kLogPeriod, [this] { return done_; })) {
    if (activity_ != logged_) print_line();
  }
}

void Progress::finish() {
  {
    const std::lock_guard lock(mutex_);
    done_ = true;
  }
  wake_.notify_all();
  if (thread_.joinable()) thread_.join();
  clear();
}

void Progress::clear() {
  if (style_ != Style::Line || !shown_) return;
  fmt::print(stream_, "\r\x1b[K");
  (void)std::fflush(stream_);
  shown_ = false;
}

void Progress::aside(const std::function<void()>& print) {
  const std::lock_guard lock(mutex_);
  clear();
  print();
}

std::string Progress::line() const {
  const double seconds = std::chrono::duration<double>(Clock::now() - start_).count();
  std::string text = fmt::format("[{:.1f} s] depth {}: {}", seconds, depth_, activity_);
  if (text.size() > kWidestLine) text.resize(kWidestLine);
  return text;
}

void Progress::run() {
  std::unique_lock lock(mutex_);
  if (wake_.wait_for(lock, kDelay, [this] { return done_; })) return;
  do {
    shown_ = true;
    fmt::print(stream_, "\r\x1b[K{}", line());
    (void)std::fflush(stream_);
  } while (!wake_.wait_for(lock, kPeriod, [this] { return done_; }));
}

}  // namespace tlaloc::cli
