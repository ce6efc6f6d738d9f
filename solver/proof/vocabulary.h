// The atoms of which invariants are made: state predicates in the specification's own names, about the parts of the states
// that an invariant admits (`pc["p1"] = "wait"`, `[kind |-> "ack"] \in sent`, `n <= m`), and those that stand in its text.
// Kernel expressions, so that they can be evaluated in any state and printed as TLA+.
#pragma once

#include <vector>

#include "encoder/evaluate/evaluator.h"
#include "frontend/frontend.h"
#include "solver/proof/atom.h"

namespace tlaloc::engine {

struct Vocabulary {
  std::vector<kernel::ExprId> atoms;       ///< state predicates, each once, in this order:
  std::size_t parts = 0;                   ///< so many say what one part is that is no integer,
  std::size_t cases = 0;                   ///< so many these, or are equations of the text, and then the others
  std::vector<kernel::ExprId> quantities;  ///< parts that are integers without a small range, lengths of sequences
  std::vector<kernel::ExprId> joint;       ///< of two parts with the same key, `pc[p] = "read" /\ flag[p]`: both atoms
  std::vector<kernel::ExprId> small;       ///< parts that are integers of small range
  Opposites opposites;
};

/// Adds the expressions to the program, which is a draft. `admitted`: a state that stands for all those admitted; of an atom
/// about it that is redundant, since the others determine it, none is made.
[[nodiscard]] Vocabulary make_vocabulary(frontend::Specification& specification, const evaluate::SymbolicState& admitted);

}  // namespace tlaloc::engine
