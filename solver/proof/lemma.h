// Makes lemmas from a problem's vocabulary: as terms before and after the step, and as an expression of its program.
#pragma once

#include <optional>

#include "solver/proof/affine_hull.h"
#include "solver/proof/proof_problem.h"

namespace tlaloc::engine {

/// The lemma that no state satisfies the cube.
[[nodiscard]] Lemma exclude_cube(ProofProblem& problem, const Cube& cube);

/// The lemma that no state satisfies any cube of the orbit: one formula, with quantifiers if there are several cubes.
[[nodiscard]] Lemma exclude_orbit(ProofProblem& problem, const Orbit& orbit);

/// The lemma that every state satisfies one of the cubes. Each cube has a literal for every atom.
[[nodiscard]] Lemma be_in_one_of(ProofProblem& problem, const std::vector<Cube>& cubes);

/// One coordinate of the points that equations relate.
struct Coordinate {
  kernel::ExprId expr;
  bool is_atom = false;  ///< its value is 1 if the atom holds, else 0
  TermId now, next;      ///< integer terms
};
/// What a lemma says, before and after the step.
struct StepTerms {
  TermId now, next;
};
/// That the equation holds, or that it does if the guard does.
[[nodiscard]] StepTerms equation_terms(ProofProblem& problem, std::optional<Literal> guard,
                                       const std::vector<Coordinate>& coordinates, const LinearEquation& equation);
/// The lemma that says so.
[[nodiscard]] Lemma state_equation(ProofProblem& problem, std::optional<Literal> guard,
                                   const std::vector<Coordinate>& coordinates, const LinearEquation& equation);

/// Whether the lemmas hold initially, are preserved by every step, and exclude every bad state together with the known lemmas.
/// Throws Unanswered.
[[nodiscard]] bool are_enough(ProofProblem& problem, const std::vector<Lemma>& lemmas);

/// Given lemmas that make the invariants inductive: the subset that the proof needs, found by unsat cores; all of them if the
/// proof needs other facts too. Throws Unanswered.
[[nodiscard]] std::vector<Lemma> minimise_lemmas(ProofProblem& problem, const std::vector<Lemma>& lemmas);

}  // namespace tlaloc::engine
