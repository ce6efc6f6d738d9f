// The strongest invariant made of linear equations between integers of the state and atoms that count as 0 or 1, either
// everywhere (`counter = done + (IF pc["a"] = "withdraw" THEN 1 ELSE 0)`) or where one part of the state has a given value
// (`pc["a"] = "write" => seen["a"] = counter`). Computed from below: the affine hull of the initial states is joined with
// successors outside of it until there are none (T. Reps, M. Sagiv, G. Yorsh, "Symbolic implementation of the best
// transformer", VMCAI 2004). Each join removes an equation, so this terminates.
#pragma once

#include <optional>
#include <vector>

#include "solver/proof/lemma.h"

namespace tlaloc::engine {

class LinearLemmas {
 public:
  explicit LinearLemmas(ProofProblem& problem);

  /// Lemmas that hold in all states reached before an invariant is violated: inductive together with the invariants. Empty for
  /// a problem without integers. Throws Unanswered.
  [[nodiscard]] std::vector<Lemma> find();

 private:
  /// The states that satisfy a guard.
  struct Region {
    std::optional<Literal> guard;  ///< empty: all states
    std::vector<Coordinate> coordinates;
    AffineHull hull;
    std::vector<LinearEquation> equations;  ///< of the hull; none while it is empty
    std::vector<StepTerms> facts;           ///< what they say; one that says that no state is there if the hull is empty
  };

  void add_region(std::optional<Literal> guard, std::vector<Coordinate> coordinates);
  void describe(Region& region);
  [[nodiscard]] Lemma lemma(const Region& region, std::size_t fact);
  /// Joins the hull with a state, before or after the step, that satisfies `where` and violates the current facts. False if
  /// there is none.
  [[nodiscard]] bool grow(std::vector<TermId> where, bool next);

  ProofProblem& problem_;
  term::Terms& terms_;
  std::vector<Region> regions_;
};

}  // namespace tlaloc::engine
