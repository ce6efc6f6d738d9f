// A model brought near to a smallest one, for people to read: few elements in sets, FALSE rather than TRUE, integers near 0.
#pragma once

#include "encoder/system/transition_system.h"
#include "solver/backend/session.h"
#include "solver/run/budget.h"

namespace tlaloc::engine {

/// `model` satisfies what `session` has been told; so does the answer, whose `state` is smaller or equal. Asserts in the
/// session's innermost scope. Greedy, and bounded in time: near to a minimum, not one.
[[nodiscard]] term::Assignment minimise(solver::Session& session, term::Terms& terms, const encoder::SymbolicState& state,
                                        term::Assignment model, const solver::Budget& budget);

}  // namespace tlaloc::engine
