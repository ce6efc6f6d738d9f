// Reachability over the predicate abstraction: enumerates the reachable cubes by asking the solver for a successor outside of
// those found, until there is none. A cube represents all states that agree on all atoms (S. Graf, H. Saidi, "Construction of
// abstract state graphs with PVS", CAV 1997); if the atoms distinguish all states, it is a single state. Meant for small state
// spaces, where this is faster than finding an explanation.
#pragma once

#include <vector>

#include "solver/proof/lemma.h"

namespace tlaloc::engine {

class AbstractReachability {
 public:
  explicit AbstractReachability(ProofProblem& problem) : problem_(problem), terms_(problem.terms()) {}

  /// One lemma: every state is in one of the cubes reachable from Init. It is inductive together with the invariants and the
  /// known lemmas. Empty if there are too many cubes, or integers without a small range. Throws Unanswered.
  [[nodiscard]] std::vector<Lemma> find();

 private:
  [[nodiscard]] bool visit(const std::vector<TermId>& where, bool next);
  [[nodiscard]] std::vector<TermId> literals(const Cube& cube, bool next);

  ProofProblem& problem_;
  term::Terms& terms_;
  std::vector<Cube> reached_;
};

}  // namespace tlaloc::engine
