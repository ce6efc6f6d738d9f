// Makes a model more readable by bringing it close to a smallest one: few elements in sets, FALSE rather than TRUE, integers
// close to 0.
#pragma once

#include "encoder/system/transition_system.h"
#include "solver/backend/session.h"
#include "solver/run/budget.h"

namespace tlaloc::engine {

/// `model` satisfies the assertions of `session`; so does the result, and its `state` is smaller or equal. Adds assertions to
/// the session's innermost scope. Greedy and bounded in time, so the result need not be minimal.
[[nodiscard]] term::Assignment minimise(solver::Session& session, term::Terms& terms, const encoder::SymbolicState& state,
                                        term::Assignment model, const solver::Budget& budget);

}  // namespace tlaloc::engine
