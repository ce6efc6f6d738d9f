#include "frontend/support/stack.h"

#include <pthread.h>
#include <sys/mman.h>
#include <ucontext.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstddef>

#ifdef __SANITIZE_ADDRESS__
#include <sanitizer/common_interface_defs.h>
#endif

namespace tlaloc::stack {

namespace {

// Left for what does not ask: standard algorithms, allocation, unwinding, a level of the grammar.
#ifdef __SANITIZE_ADDRESS__
constexpr std::size_t kReserve = std::size_t{1} << 20U;
#else
constexpr std::size_t kReserve = std::size_t{512} << 10U;
#endif
constexpr std::size_t kSegmentSize = std::size_t{16} << 20U;  // address space; memory only where touched
constexpr std::size_t kMostSegments = 64;
constexpr std::size_t kMostOfOwnStack = std::size_t{64} << 20U;  // where `ulimit -s` sets no limit

/// The segments of one thread, in the order they were entered; at most one more than are in use is kept for the next time.
class Segments {
 public:
  Segments() = default;
  Segments(const Segments&) = delete;
  Segments& operator=(const Segments&) = delete;
  ~Segments() {
    while (mapped_ > 0) unmap();
  }

  /// Null: there can be no further one.
  std::byte* enter() {
    if (used_ == mapped_ && (mapped_ == kMostSegments || !map())) return nullptr;
    return memory_[used_++];
  }
  void leave() {
    --used_;
    while (mapped_ > used_ + 1) unmap();
  }

 private:
  bool map() {
    void* const memory =
        ::mmap(nullptr, kSegmentSize, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE | MAP_STACK, -1, 0);
    if (memory == MAP_FAILED) return false;
    (void)::mprotect(memory, static_cast<std::size_t>(::sysconf(_SC_PAGESIZE)), PROT_NONE);  // below the last frame
    memory_[mapped_++] = static_cast<std::byte*>(memory);
    return true;
  }
  void unmap() { (void)::munmap(memory_[--mapped_], kSegmentSize); }

  std::array<std::byte*, kMostSegments> memory_{};
  std::size_t mapped_ = 0, used_ = 0;
};

thread_local Segments segments;

/// A call on a segment.
struct Switch {
  void (*work)(const void*);
  const void* argument;
  std::exception_ptr thrown;
  ucontext_t outer{}, inner{};
};

/// The sanitizer is told which stack frames are on: `bottom` and `size` of the one that is switched to.
void say_leaving([[maybe_unused]] void** kept, [[maybe_unused]] const void* bottom, [[maybe_unused]] std::size_t size) {
#ifdef __SANITIZE_ADDRESS__
  __sanitizer_start_switch_fiber(kept, bottom, size);
#endif
}
void say_arrived([[maybe_unused]] void* kept, [[maybe_unused]] const void** bottom, [[maybe_unused]] std::size_t* size) {
#ifdef __SANITIZE_ADDRESS__
  __sanitizer_finish_switch_fiber(kept, bottom, size);
#endif
}

/// The first function on a segment; contexts hand on integers only, so the address comes in two halves.
void run(unsigned high, unsigned low) {
  auto& call = *reinterpret_cast<Switch*>((std::uintptr_t{high} << 32U) | low);
  const void* outer_bottom = nullptr;
  std::size_t outer_size = 0;
  say_arrived(nullptr, &outer_bottom, &outer_size);
  try {
    call.work(call.argument);
  } catch (...) {  // nothing can be unwound past the end of a segment
    call.thrown = std::current_exception();
  }
  say_leaving(nullptr, outer_bottom, outer_size);
}

}  // namespace

bool detail::is_below_limit(std::uintptr_t here) {
  if (limit != std::numeric_limits<std::uintptr_t>::max()) return here < limit;
  pthread_attr_t attributes;
  void* lowest = nullptr;
  std::size_t size = 0;
  limit = here;  // where the system does not tell, the thread's own stack is left at once
  if (::pthread_getattr_np(::pthread_self(), &attributes) == 0) {
    if (::pthread_attr_getstack(&attributes, &lowest, &size) == 0) {
      const std::uintptr_t end = reinterpret_cast<std::uintptr_t>(lowest) + size;
      size = std::min(size, kMostOfOwnStack);
      limit = end - size + std::min(kReserve, size / 2);
    }
    ::pthread_attr_destroy(&attributes);
  }
  return here < limit;
}

void detail::run_on_segment(void (*work)(const void*), const void* argument) {
  std::byte* const memory = segments.enter();
  if (memory == nullptr) throw Exhausted();
  Switch call{work, argument, nullptr};
  ::getcontext(&call.inner);
  call.inner.uc_stack.ss_sp = memory;
  call.inner.uc_stack.ss_size = kSegmentSize;
  call.inner.uc_link = &call.outer;
  const auto address = reinterpret_cast<std::uintptr_t>(&call);
  ::makecontext(&call.inner, reinterpret_cast<void (*)()>(run), 2, static_cast<unsigned>(address >> 32U),
                static_cast<unsigned>(address));
  const std::uintptr_t own_limit = std::exchange(limit, reinterpret_cast<std::uintptr_t>(memory) + kReserve);
  void* kept = nullptr;
  say_leaving(&kept, memory, kSegmentSize);
  ::swapcontext(&call.outer, &call.inner);
  say_arrived(kept, nullptr, nullptr);
  limit = own_limit;
  segments.leave();
  if (call.thrown) std::rethrow_exception(std::move(call.thrown));
}

}  // namespace tlaloc::stack
