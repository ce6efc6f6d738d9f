// Interrupts a check from another thread.
#pragma once

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <thread>

#include "solver/backend/z3/handle.h"

namespace tlaloc::z3 {

/// While a check runs and an interruption is requested, sends it repeatedly: Z3 loses an interruption that arrives before its
/// check has begun.
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

  /// Marks that a check is running in `context` during this object's lifetime.
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
