#include "frontend/interpret/stack_guard.h"

#include <pthread.h>

#include <exception>

#include "frontend/support/check.h"

namespace tlaloc::interpret {

namespace {

constexpr std::size_t kReserve = std::size_t{512} << 10U;  // left for what does not ask: natives, printing, unwinding
// Address space; memory only where touched. AddressSanitizer understands exceptions on stacks below 64 MiB only.
constexpr std::size_t kSegmentSize = std::size_t{56} << 20U;
constexpr int kMostSegments = 20;

std::uintptr_t current_limit() {
  // asking the system is slow for the main thread, and the answer does not change
  thread_local const std::uintptr_t limit = [] {
    pthread_attr_t attributes;
    TLALOC_CHECK(pthread_getattr_np(pthread_self(), &attributes) == 0, "cannot read the thread's stack");
    void* lowest = nullptr;
    std::size_t size = 0;
    TLALOC_CHECK(pthread_attr_getstack(&attributes, &lowest, &size) == 0, "cannot read the thread's stack");
    pthread_attr_destroy(&attributes);
    return reinterpret_cast<std::uintptr_t>(lowest) + (size > 2 * kReserve ? kReserve : size / 2);
  }();
  return limit;
}

struct Job {
  const std::function<void()>* work;
  StackGuard* guard;
  std::exception_ptr thrown;
};

void* run(void* argument) {
  Job& job = *static_cast<Job*>(argument);
  try {
    job.guard->enter();
    (*job.work)();
  } catch (...) {
    job.thrown = std::current_exception();
  }
  return nullptr;
}

}  // namespace

void StackGuard::enter() { limit_ = current_limit(); }

bool StackGuard::run_on_new_stack(const std::function<void()>& work) {
  if (segments_ == kMostSegments) return false;
  Job job{&work, this, nullptr};
  pthread_attr_t attributes;
  pthread_attr_init(&attributes);
  pthread_attr_setstacksize(&attributes, kSegmentSize);
  pthread_t thread{};
  const std::uintptr_t own_limit = limit_;
  ++segments_;
  const bool started = pthread_create(&thread, &attributes, run, &job) == 0;
  pthread_attr_destroy(&attributes);
  if (started) pthread_join(thread, nullptr);
  --segments_;
  limit_ = own_limit;
  if (job.thrown) std::rethrow_exception(job.thrown);
  return started;
}

}  // namespace tlaloc::interpret
