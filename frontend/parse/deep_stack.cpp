#include "frontend/parse/deep_stack.h"

#include <pthread.h>

#include <exception>

#include "frontend/support/check.h"

namespace tlaloc::parse {
namespace {

struct Job {
  const std::function<void()>& work;
  std::exception_ptr failure;
};

void* run_job(void* argument) {
  auto& job = *static_cast<Job*>(argument);
  try {
    job.work();
  } catch (...) {
    job.failure = std::current_exception();
  }
  return nullptr;
}

}  // namespace

void run_with_stack(std::size_t bytes, const std::function<void()>& work) {
  Job job{work, nullptr};
  pthread_attr_t attributes;
  TLALOC_CHECK(pthread_attr_init(&attributes) == 0, "no thread attributes");
  TLALOC_CHECK(pthread_attr_setstacksize(&attributes, bytes) == 0, "the parser's stack size was refused");
  pthread_t thread{};
  const int created = pthread_create(&thread, &attributes, run_job, &job);
  pthread_attr_destroy(&attributes);
  TLALOC_CHECK(created == 0, "no thread for the parser");
  TLALOC_CHECK(pthread_join(thread, nullptr) == 0, "the parser's thread was lost");
  if (job.failure) std::rethrow_exception(job.failure);
}

}  // namespace tlaloc::parse
