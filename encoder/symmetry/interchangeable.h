// Model values that no formula tells apart: what one behaviour does, another does with the values exchanged.
#pragma once

#include <vector>

#include "frontend/frontend.h"

namespace tlaloc::symmetry {

/// `value` with `a` and `b` exchanged wherever they occur.
[[nodiscard]] Value exchange(const Value& value, const Value& a, const Value& b);

/// What decides which behaviours there are and which of them are wrong: Init, Next, constraints, properties.
[[nodiscard]] std::vector<kernel::ExprId> meaning(const frontend::Model& model);

/// Sets of model values all of whose permutations leave the meaning of `formulas` as it is, of those that a constant or an
/// expression of the specification has for its value: without common elements, of two or more, the largest first. Where a
/// formula may be undefined the order of values can matter all the same: TLC evaluates a quantifier in that order.
[[nodiscard]] std::vector<std::vector<Value>> all_interchangeable(const kernel::Program& program,
                                                                  const std::vector<kernel::ExprId>& formulas);

/// The largest of these; empty: there is none.
[[nodiscard]] std::vector<Value> interchangeable(const kernel::Program& program, const std::vector<kernel::ExprId>& formulas);

}  // namespace tlaloc::symmetry
