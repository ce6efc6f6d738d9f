// k-induction (M. Sheeran, S. Singh, G. Stalmarck, "Checking safety properties using induction and a SAT-solver", FMCAD 2000),
// made into induction: what holds after k steps in a row that keep it, on all paths without repetition, is inductive together
// with "no k - 1 steps or fewer lead from here to where it is broken". For a shortest way to break it from the state after a
// step makes, with that step, such a path. That is a state predicate of TLA+, `~ENABLED (Next /\ ~Inv')` for k = 2, so the
// proof is an invariant like any other; what is known of all states counts in each of the k.
#pragma once

#include <vector>

#include "solver/proof/lemma.h"

namespace tlaloc::engine {

class KInduction {
 public:
  explicit KInduction(ProofProblem& problem) : problem_(problem) {}

  /// For the least k for which they are enough together with what is known: lemmas of the goals that are not inductive. None
  /// where no k is, up to a limit that depends on how many ways there are to take a step. Throws Unanswered.
  [[nodiscard]] std::vector<Lemma> find();

 private:
  void add_k_step_strengthening(std::size_t steps);

  ProofProblem& problem_;
  std::vector<Lemma> lemmas_;
};

}  // namespace tlaloc::engine
