// Explains why a formula is false: finds a smallest false sub-formula on the way down (the false conjunct, the witness against
// \A, the consequent of an implication, the body of a called operator), and the values of the names in it.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "frontend/interpret/interpreter.h"

namespace tlaloc::trace {

struct Explanation {
  Span span;
  std::string text;                                ///< the sub-formula as TLA+, on one line
  std::vector<std::pair<Symbol, Value>> bindings;  ///< values of its bound variables and operator parameters, outermost first
};

/// `formula` must be false there; nothing when the interpreter does not find it so. `current` is null for constant formulas,
/// `next` for all but actions.
[[nodiscard]] std::optional<Explanation> explain(const kernel::Program& program, interpret::Interpreter& interpreter,
                                                 kernel::ExprId formula, const interpret::State* current,
                                                 const interpret::State* next = nullptr);
[[nodiscard]] inline std::optional<Explanation> explain(const kernel::Program& program, interpret::Interpreter& interpreter,
                                                        kernel::ExprId formula, const interpret::State& current,
                                                        const interpret::State* next = nullptr) {
  return explain(program, interpreter, formula, &current, next);
}

}  // namespace tlaloc::trace
