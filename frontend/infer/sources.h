// Finds where variables get their first values: the `x = e` and `x \in S` of initial predicates; an equation elsewhere is a
// test. Steps need no such search, because `x' = e` assigns wherever it occurs.
#pragma once

#include <unordered_set>
#include <vector>

#include "frontend/kernel/kernel.h"

namespace tlaloc::infer {

struct Sources {
  std::unordered_set<kernel::ExprId> assignments;  ///< nodes `x = e`, `x \in S` that assign x
  std::vector<bool> initialised;                   ///< by variable: whether it is assigned by one of them
};

/// Initial predicates are: the state predicate beside a `[][Next]_v`, the definition called Init, and other predicates that
/// assign every variable and are not used elsewhere, since a configuration may name any of them.
[[nodiscard]] Sources find_sources(const kernel::Program& program);

/// The variable on the left of `=` or `\in`, behind names; empty if it is something else.
[[nodiscard]] std::optional<kernel::VariableId> plain_variable(const kernel::Program& program, kernel::ExprId expr);

}  // namespace tlaloc::infer
