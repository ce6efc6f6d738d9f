// The atoms of which invariants are made: state predicates in the specification's own names, about the parts of the states
// that an invariant admits (`pc["p1"] = "wait"`, `[kind |-> "ack"] \in sent`, `n <= m`), and those that stand in its text.
// Kernel expressions, so that they can be evaluated in any state and printed as TLA+.
#pragma once

#include <vector>

#include "encoder/evaluate/evaluator.h"
#include "frontend/frontend.h"

namespace tlaloc::engine {

/// Adds the atoms to the program and returns them, each once. `admitted`: a state that stands for all those admitted; of an
/// atom about it that is redundant, since the others determine it, none is made. No encoder may be at work on the program.
[[nodiscard]] std::vector<kernel::ExprId> make_vocabulary(frontend::Specification& specification,
                                                          const evaluate::SymbolicState& admitted);

}  // namespace tlaloc::engine
