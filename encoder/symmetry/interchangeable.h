// Finds model values that no formula distinguishes: exchanging them in a behaviour gives another behaviour.
#pragma once

#include <vector>

#include "frontend/frontend.h"

namespace tlaloc::symmetry {

/// `value` with `a` and `b` exchanged wherever they occur.
[[nodiscard]] Value exchange(const Value& value, const Value& a, const Value& b);

/// The formulas that determine the behaviours and the violations: Init, Next, constraints, properties.
[[nodiscard]] std::vector<kernel::ExprId> meaning(const frontend::Model& model);

/// Sets of model values under whose permutations the meaning of `formulas` is invariant. Candidates are the sets that are the
/// value of a constant or an expression of the specification. The result has no common elements, sets of two or more, the
/// largest first. If a formula may be undefined, the order of values can still matter, since TLC evaluates a quantifier in that
/// order.
[[nodiscard]] std::vector<std::vector<Value>> all_interchangeable(const kernel::Program& program,
                                                                  const std::vector<kernel::ExprId>& formulas);

/// The largest of these; empty: there is none.
[[nodiscard]] std::vector<Value> interchangeable(const kernel::Program& program, const std::vector<kernel::ExprId>& formulas);

}  // namespace tlaloc::symmetry
