// Deep recursion without overflow: when the machine stack runs low, evaluation goes on upon a fresh, larger one (the stack
// of a thread that is waited for). After a few of those it is refused. Private to frontend/interpret/.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>

namespace tlaloc::interpret {

class StackGuard {
 public:
  /// To be called by the thread that is about to evaluate.
  void enter();

  [[nodiscard]] bool is_low() const {
    return reinterpret_cast<std::uintptr_t>(__builtin_frame_address(0)) < limit_;  // stacks grow downwards
  }
  /// Runs `work` on a new stack; what it throws is thrown here. False when there can be no further stack.
  [[nodiscard]] bool run_on_new_stack(const std::function<void()>& work);

 private:
  std::uintptr_t limit_ = 0;
  int segments_ = 0;
};

}  // namespace tlaloc::interpret
