// The strongest invariant made of linear equations, between integers of the state and atoms that count as 0 or 1, everywhere
// (`counter = done + (IF pc["a"] = "withdraw" THEN 1 ELSE 0)`) or where one part of the state has a value
// (`pc["a"] = "write" => seen["a"] = counter`). Found from below: the hull of the initial states is joined with the successors
// that the solver finds outside of it until there is none (T. Reps, M. Sagiv, G. Yorsh, "Symbolic implementation of the best
// transformer", VMCAI 2004). Each join gives up an equation, so it ends.
#pragma once

#include <optional>
#include <vector>

#include "solver/proof/lemma.h"

namespace tlaloc::engine {

class LinearLemmas {
 public:
  explicit LinearLemmas(ProofProblem& problem);

  /// Lemmas that hold in all states reached before the invariants are broken: inductive together with the invariants. None for
  /// a problem without integers. Throws Unanswered.
  [[nodiscard]] std::vector<Lemma> find();

 private:
  /// What holds of the states in which the guard does.
  struct Region {
    std::optional<Literal> guard;  ///< none: all states
    std::vector<Coordinate> coordinates;
    AffineHull hull;
    std::vector<Lemma> lemmas;  ///< what the hull says
  };

  void add_region(std::optional<Literal> guard, std::vector<Coordinate> coordinates);
  void describe(Region& region);
  [[nodiscard]] std::vector<Lemma> lemmas() const;
  /// Joins a state that satisfies `where`, the one before or after the step, and is outside of what the lemmas say.
  [[nodiscard]] bool grow(std::vector<TermId> where, bool next);

  ProofProblem& problem_;
  term::Terms& terms_;
  std::vector<Region> regions_;
};

}  // namespace tlaloc::engine
