// Where the variables get their first values: the `x = e` and `x \in S` of initial predicates. An equation elsewhere is a
// test. Steps need no such search: `x' = e` gives a value wherever it stands.
#pragma once

#include <unordered_set>
#include <vector>

#include "frontend/kernel/kernel.h"

namespace tlaloc::infer {

struct Sources {
  std::unordered_set<kernel::ExprId> assignments;  ///< nodes `x = e`, `x \in S` that give x a value
  std::vector<bool> initialised;                   ///< by variable: some of those are of it
};

/// Initial predicates are the state predicates beside a `[][Next]_v`, what is called Init, and other predicates that give each
/// variable a value and that nothing else uses: a configuration may name any of them.
[[nodiscard]] Sources find_sources(const kernel::Program& program);

/// The variable that stands on the left of `=` or `\in`, behind names; nothing when it is something else.
[[nodiscard]] std::optional<kernel::VariableId> plain_variable(const kernel::Program& program, kernel::ExprId expr);

}  // namespace tlaloc::infer
