// The atoms that invariants are made of: state predicates in the specification's own names, about the parts of the states that
// an invariant admits (`pc["p1"] = "wait"`, `[kind |-> "ack"] \in sent`, `n <= m`), and those that occur in the specification's
// text. They are kernel expressions, so they can be evaluated in any state and printed as TLA+.
#pragma once

#include <vector>

#include "encoder/evaluate/evaluator.h"
#include "frontend/frontend.h"
#include "solver/proof/atom.h"

namespace tlaloc::engine {

struct Vocabulary {
  std::vector<kernel::ExprId> atoms;       ///< state predicates without duplicates, in this order:
  std::size_t parts = 0;                   ///< this many give the value of one part that is not an integer,
  std::size_t cases = 0;                   ///< this many are those or equations in the text; then come the others
  std::vector<kernel::ExprId> quantities;  ///< parts that are integers without a small range, and lengths of sequences
  std::vector<kernel::ExprId> joint;       ///< conjunctions of two parts with the same key, `pc[p] = "read" /\ flag[p]`
  std::vector<kernel::ExprId> small;       ///< parts that are integers of small range
  Opposites opposites;
};

/// Adds the expressions to the program, which must be a draft. `admitted`: a symbolic state that represents all admitted ones.
/// Atoms about it that follow from the others are left out.
[[nodiscard]] Vocabulary make_vocabulary(frontend::Specification& specification, const evaluate::SymbolicState& admitted);

}  // namespace tlaloc::engine
