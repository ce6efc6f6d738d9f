// Decides for the interpreter what cannot be found out by walking through the elements of sets: formulas over infinite sets,
// for instance, by arithmetic.
#pragma once

#include <optional>

#include "frontend/interpret/interpreter.h"

namespace tlaloc::interpret {

class Decider {
 public:
  Decider() = default;
  virtual ~Decider() = default;
  Decider(const Decider&) = delete;
  Decider& operator=(const Decider&) = delete;

  /// The value of an expression in states that are known, or why it has none. `locals`: what it mentions and does not bind.
  /// Nothing: not known.
  [[nodiscard]] virtual std::optional<Result<Value>> evaluate(kernel::ExprId expr, const Bindings& locals, const State* current,
                                                              const State* next) = 0;
  /// Whether `action` leads from `current` to some state.
  [[nodiscard]] virtual std::optional<Result<bool>> enabled(kernel::ExprId action, const Bindings& locals,
                                                            const State& current) = 0;
};

}  // namespace tlaloc::interpret
