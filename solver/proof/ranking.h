// Integer expressions that may decrease until something happens.
#pragma once

#include <vector>

#include "frontend/kernel/kernel.h"

namespace tlaloc::engine {

/// Candidates, few of them, and each a state function: the differences of what the expressions compare (`10 - x` for `x < 10`),
/// the variables themselves and the lengths or sizes that are asked for. Some may be no integers. `exprs` are evaluated in
/// states of the specification (kernel::reach_in_states). Adds to the program, which must be a draft.
[[nodiscard]] std::vector<kernel::ExprId> find_rankings(kernel::Program& program, const std::vector<kernel::ExprId>& exprs);

}  // namespace tlaloc::engine
