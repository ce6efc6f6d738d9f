// The formula that one of many conjunctions holds.
#pragma once

#include <vector>

#include "frontend/kernel/kernel.h"

namespace tlaloc::engine {

/// A disjunction of the conjunctions, each given as its literals, such as `x = 1` or `~flag`; the same literal has the same id
/// throughout. Literals that many of them share are written once, as in a trie whose equal branches are joined: that 1690
/// states are all took the solver 3 s like this, and 28 s as a plain disjunction. Adds to the program, which must be a draft.
/// FALSE if there is none.
[[nodiscard]] kernel::ExprId one_of(kernel::Program& program, std::vector<std::vector<kernel::ExprId>> conjunctions);

}  // namespace tlaloc::engine
