// The live progress line on standard error: depth, elapsed time, current activity. A thread of its own updates the clock during
// long solver calls. On a terminal one line is rewritten, and cleared at the end; otherwise (--progress always) one line is
// printed per depth. Short runs show nothing.
#pragma once

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <cstdio>
#include <functional>
#include <mutex>
#include <string>
#include <thread>

namespace tlaloc::cli {

class Progress {
 public:
  enum class Style { Off, Line, Log };
  Progress(std::FILE* stream, Style style);
  ~Progress();  ///< clears the line
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  /// Safe from any thread.
  void update(std::uint32_t depth, const std::string& activity);
  /// Runs `print` while the progress line is cleared.
  void aside(const std::function<void()>& print);
  /// Stops showing; nothing is left on a terminal.
  void finish();

 private:
  void run();
  void log();
  void print_line();
  void clear();
  [[nodiscard]] std::string line() const;

  using Clock = std::chrono::steady_clock;
  std::FILE* stream_;
  Style style_;
  Clock::time_point start_ = Clock::now();
  std::mutex mutex_;
  std::condition_variable wake_;
  std::uint32_t depth_ = 0;
  std::string activity_ = "starting", logged_;
  bool done_ = false, shown_ = false;
  std::thread thread_;
};

}  // namespace tlaloc::cli
