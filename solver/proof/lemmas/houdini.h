// Candidate lemmas of few literals over the atoms, `a`, `~b`, `a => b`, `~(a /\ b)`, `p /\ q => a` for parts p and q, of which
// those are kept that are inductive together (C. Flanagan, K. R. M. Leino, "Houdini, an annotation assistant for ESC/Java", FME
// 2001). Each model that the solver finds refutes all candidates that are false in it.
#pragma once

#include <vector>

#include "solver/proof/lemma.h"

namespace tlaloc::engine {

class Houdini {
 public:
  enum class Kind {
    Pairs,        ///< atoms, and pairs of which one tells cases apart
    Comparisons,  ///< what a comparison is where two parts have certain values
  };
  Houdini(ProofProblem& problem, Kind kind);

  /// Lemmas that hold in all states reached before the invariants are broken: inductive together with the invariants and what
  /// is known. With too many atoms none of several literals. Throws Unanswered.
  [[nodiscard]] std::vector<Lemma> find();

 private:
  struct Candidate {
    Cube cube;  ///< what the lemma excludes
    Lemma lemma;
  };

  void propose_pairs(std::uint32_t cases, std::uint32_t count);
  void propose_comparisons(std::uint32_t parts, std::uint32_t count);
  void propose(Cube cube);
  [[nodiscard]] std::vector<Lemma> lemmas() const;
  /// Drops what is false in the states, before or after the step, that the solver finds under what has been asserted.
  bool refute(bool next);

  ProofProblem& problem_;
  term::Terms& terms_;
  std::vector<Candidate> candidates_;
};

}  // namespace tlaloc::engine
