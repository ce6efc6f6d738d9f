// Recursion as deep as the input nests, without overflow. Whatever recurses over its input, to build, compare, print or destroy
// it, asks for room on the way: where the machine stack runs low, work goes on upon a fresh segment of the same thread, and
// where there may be no further segment, Exhausted is thrown. That costs a comparison of two addresses a level.
#pragma once

#include <cstdint>
#include <exception>
#include <limits>
#include <optional>
#include <type_traits>
#include <utility>

namespace tlaloc::stack {

/// Thrown where something nests deeper than there can be stack for.
class Exhausted : public std::exception {
 public:
  [[nodiscard]] const char* what() const noexcept override { return "nested too deeply for the memory that recursion may use"; }
};

namespace detail {

/// The lowest address that frames of this thread may use; not measured yet: the highest one, so that the first question asks.
inline constinit thread_local std::uintptr_t limit = std::numeric_limits<std::uintptr_t>::max();

/// Measures the thread's stack the first time; whether `here` is below the limit.
[[nodiscard]] bool is_below_limit(std::uintptr_t here);

/// Calls `work(argument)` on a fresh segment; what it throws is thrown here.
void run_on_segment(void (*work)(const void*), const void* argument);

template <class Work>
void run_on_segment(const Work& work) {
  run_on_segment([](const void* argument) { (*static_cast<const Work*>(argument))(); }, &work);
}

}  // namespace detail

/// Whether less is left than what may be called without asking again needs.
[[nodiscard, gnu::always_inline]] inline bool is_low() {
  const auto here = reinterpret_cast<std::uintptr_t>(__builtin_frame_address(0));  // stacks grow downwards
  return __builtin_expect(here < detail::limit, false) && detail::is_below_limit(here);
}

/// What `work` gives on a fresh segment. To stand at the head of what recurses:
///     if (stack::is_low()) return stack::on_segment([&] { return walk(expr); });
template <class Work>
auto on_segment(const Work& work) -> std::invoke_result_t<const Work&> {
  using Result = std::invoke_result_t<const Work&>;
  if constexpr (std::is_void_v<Result>) {
    detail::run_on_segment(work);
  } else if constexpr (std::is_reference_v<Result>) {
    std::remove_reference_t<Result>* result = nullptr;
    detail::run_on_segment([&] { result = &work(); });
    return *result;
  } else {
    std::optional<Result> result;
    detail::run_on_segment([&] { result.emplace(work()); });
    return std::move(*result);
  }
}

/// For destructors: calls `end` where there is room for it. Where there is none, what it would have destroyed is left alone,
/// memory that the process gets back when it ends.
template <class End>
void release(const End& end) noexcept {
  if (!is_low()) [[likely]] {
    end();
    return;
  }
  try {
    on_segment(end);
  } catch (const Exhausted&) {
  }
}

}  // namespace tlaloc::stack
