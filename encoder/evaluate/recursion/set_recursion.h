// Private to encoder/evaluate/: definitions that recur over a set by taking elements away, T(S, ...) == ... T(S \ {x}, ...)
// ..., as far as their text says so.
#pragma once

#include <optional>
#include <unordered_set>
#include <variant>
#include <vector>

#include "frontend/kernel/kernel.h"

namespace tlaloc::evaluate {

struct SetRecursion {
  kernel::ExprId body;
  std::vector<kernel::LocalId> params;
  std::size_t set = 0;  ///< the parameter that shrinks; its value is needed whatever else the body does
  /// The other parameters that the calls of itself change. If there are any, nothing is left to do after such a call.
  std::vector<std::size_t> carried;
  std::unordered_set<kernel::ExprId> calls;  ///< of itself
  std::unordered_set<kernel::ExprId> above;  ///< the expressions of the body that are or contain one
  bool is_function = false;                  ///< f[S \in ...] == ..., applied to values

  [[nodiscard]] kernel::LocalId set_param() const { return params[set]; }
};

/// What a recursive definition calls itself by: its number, the name of a LET operator, that of a function in its own body.
struct OwnName {
  std::variant<kernel::DefinitionId, kernel::LocalId> name;
  bool is_function = false;
};

/// Nothing: `body` does not recur over a set, or does more than that.
[[nodiscard]] std::optional<SetRecursion> find_set_recursion(const kernel::Program& program, kernel::ExprId body,
                                                             const std::vector<kernel::LocalId>& params, const OwnName& self);

/// The arguments of a call, or of the application of a function.
[[nodiscard]] std::vector<kernel::ExprId> arguments_of(const kernel::Program& program, kernel::ExprId call);

/// The set that a condition compares with the empty one, and whether it holds of the empty one.
struct EmptinessTest {
  kernel::ExprId set;
  bool holds_if_empty;
};
[[nodiscard]] std::optional<EmptinessTest> find_emptiness_test(const kernel::Program& program, kernel::ExprId condition);

}  // namespace tlaloc::evaluate
