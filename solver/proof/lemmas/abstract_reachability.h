// The states that can be reached, all of them: one after the other the solver is asked for a successor that is not known yet,
// until there is none. A state counts as the cube of those that agree with it on all atoms (S. Graf, H. Saidi, "Construction of
// abstract state graphs with PVS", CAV 1997); where atoms tell all states apart, it is that state. For small state spaces,
// where it is quicker than to look for a reason.
#pragma once

#include <vector>

#include "solver/proof/lemma.h"

namespace tlaloc::engine {

class AbstractReachability {
 public:
  explicit AbstractReachability(ProofProblem& problem) : problem_(problem), terms_(problem.terms()) {}

  /// One lemma: that a state is in one of the cubes reached from Init. It is inductive together with the invariants and what is
  /// known. None when they are too many or there are integers without a small range. Throws Unanswered.
  [[nodiscard]] std::vector<Lemma> find();

 private:
  [[nodiscard]] bool visit(const std::vector<TermId>& where, bool next);
  [[nodiscard]] std::vector<TermId> literals(const Cube& cube, bool next);

  ProofProblem& problem_;
  term::Terms& terms_;
  std::vector<Cube> reached_;
};

}  // namespace tlaloc::engine
