// k-induction (M. Sheeran, S. Singh, G. Stalmarck, "Checking safety properties using induction and a SAT-solver", FMCAD 2000),
// reduced to 1-induction: P is k-inductive over simple paths iff P /\ Q is inductive, where Q says that no path of fewer than k
// steps leads to a violation of P. Indeed, a shortest path to a violation from the post-state of a step, preceded by that step,
// is a simple path. Q is a state predicate of TLA+, `~ENABLED (Next /\ ~Inv')` for k = 2, so the proof is an invariant like any
// other; known lemmas are assumed in each of the k steps.
#pragma once

#include <vector>

#include "solver/proof/lemma.h"

namespace tlaloc::engine {

class KInduction {
 public:
  explicit KInduction(ProofProblem& problem) : problem_(problem) {}

  /// Strengthenings of the goals that are not inductive, for the least k for which they suffice together with the known lemmas.
  /// Empty if none does, up to a limit that depends on the number of branches of Next. Throws Unanswered.
  [[nodiscard]] std::vector<Lemma> find();

 private:
  void add_k_step_strengthening(std::size_t steps);

  ProofProblem& problem_;
  std::vector<Lemma> lemmas_;
};

}  // namespace tlaloc::engine
