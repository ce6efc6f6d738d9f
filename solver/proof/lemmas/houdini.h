// Houdini (C. Flanagan, K. R. M. Leino, "Houdini, an annotation assistant for ESC/Java", FME 2001): proposes candidate lemmas
// with few literals over the atoms, `a`, `~b`, `a => b`, `~(a /\ b)`, `p /\ q => a` for parts p and q, and keeps those that are
// inductive together. Each model from the solver refutes all candidates that are false in it.
#pragma once

#include <vector>

#include "solver/proof/lemma.h"

namespace tlaloc::engine {

class Houdini {
 public:
  enum class Kind {
    Pairs,        ///< single atoms, and pairs with an atom that distinguishes cases
    Comparisons,  ///< comparisons, under the condition that two parts have certain values
  };
  Houdini(ProofProblem& problem, Kind kind);

  /// Lemmas that hold in all states reached before an invariant is violated: inductive together with the invariants and the
  /// known lemmas. If there are too many atoms, only lemmas with one literal. Throws Unanswered.
  [[nodiscard]] std::vector<Lemma> find();

 private:
  struct Candidate {
    Cube cube;  ///< the cube that the lemma excludes
    Lemma lemma;
  };

  void propose_pairs(std::uint32_t cases, std::uint32_t count);
  void propose_comparisons(std::uint32_t parts, std::uint32_t count);
  void propose(Cube cube);
  [[nodiscard]] std::vector<Lemma> lemmas() const;
  /// Drops the candidates that are false in a state, before or after the step, that satisfies the assertions.
  bool refute(bool next);

  ProofProblem& problem_;
  term::Terms& terms_;
  std::vector<Candidate> candidates_;
};

}  // namespace tlaloc::engine
