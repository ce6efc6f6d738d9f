// A thread with little stack, for tests of what recurses as deep as its input nests.
#pragma once

#include <pthread.h>

#include <exception>
#include <functional>
#include <stdexcept>

namespace tlaloc::test {

/// Calls `work` on a thread whose stack takes a few thousand frames at most; what it throws is thrown here.
inline void on_small_stack(const std::function<void()>& work) {
  constexpr std::size_t kBytes = std::size_t{512} << 10U;
  struct Job {
    const std::function<void()>& work;
    std::exception_ptr thrown;
  } job{work, nullptr};
  const auto run = [](void* argument) -> void* {
    Job& own = *static_cast<Job*>(argument);
    try {
      own.work();
    } catch (...) {
      own.thrown = std::current_exception();
    }
    return nullptr;
  };
  pthread_attr_t attributes;
  pthread_t thread{};
  pthread_attr_init(&attributes);
  pthread_attr_setstacksize(&attributes, kBytes);
  const int refused = pthread_create(&thread, &attributes, run, &job);
  pthread_attr_destroy(&attributes);
  if (refused != 0) throw std::runtime_error("no thread with a small stack");
  pthread_join(thread, nullptr);
  if (job.thrown) std::rethrow_exception(job.thrown);
}

}  // namespace tlaloc::test
