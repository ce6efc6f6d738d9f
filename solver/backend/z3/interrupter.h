// Stopping a check from another thread.
#pragma once

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <thread>

#include "solver/backend/z3/handle.h"

namespace tlaloc::z3 {

/// Sends an interruption again and again while a check runs and one is wanted: Z3 loses one sent before its check has begun.
class Interrupter {
 public:
  Interrupter() = default;
  Interrupter(const Interrupter&) = delete;
  Interrupter& operator=(const Interrupter&) = delete;
  ~Interrupter() {
    {
      const std::lock_guard lock(mutex_);
      closing_ = true;
    }
    wake_.notify_all();
    if (thread_.joinable()) thread_.join();
  }

  void request() {
    wanted_ = true;
    const std::lock_guard lock(mutex_);
    if (!thread_.joinable()) thread_ = std::thread([this] { run(); });
    wake_.notify_all();
  }
  void reset() { wanted_ = false; }
  [[nodiscard]] bool wanted() const { return wanted_; }

  /// A check is under way in `context` while this lives.
  class Scope {
   public:
    Scope(Interrupter& owner, const Context& context) : owner_(owner) { owner_.set_checking(&context); }
    ~Scope() { owner_.set_checking(nullptr); }
    Scope(const Scope&) = delete;
    Scope& operator=(const Scope&) = delete;

   private:
    Interrupter& owner_;
  };

 private:
  void set_checking(const Context* context) {
    const std::lock_guard lock(mutex_);
    checking_ = context;
    wake_.notify_all();
  }
  void run() {
    std::unique_lock lock(mutex_);
    while (!closing_) {
      if (checking_ != nullptr && wanted_) {
        Z3_interrupt(*checking_);
        wake_.wait_for(lock, std::chrono::milliseconds(2));
      } else {
        wake_.wait(lock);
      }
    }
  }

  std::atomic<bool> wanted_ = false;
  std::mutex mutex_;
  std::condition_variable wake_;
  const Context* checking_ = nullptr;
  bool closing_ = false;
  std::thread thread_;
};

}  // namespace tlaloc::z3
