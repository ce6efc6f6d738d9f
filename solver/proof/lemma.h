// Lemmas as proof engines find them, made of a problem's vocabulary: as terms before and after the step, and as TLA+.
#pragma once

#include <optional>

#include "solver/proof/affine_hull.h"
#include "solver/proof/proof_problem.h"

namespace tlaloc::engine {

/// Not all literals of the cube hold.
[[nodiscard]] Lemma exclude_cube(ProofProblem& problem, const Cube& cube);

/// Not all literals of any cube of the orbit hold: one formula, with quantifiers where there are several.
[[nodiscard]] Lemma exclude_orbit(ProofProblem& problem, const Orbit& orbit);

/// The literals of one of the cubes hold. Each speaks of all atoms.
[[nodiscard]] Lemma be_in_one_of(ProofProblem& problem, const std::vector<Cube>& cubes);

/// One coordinate of the points of which equations speak.
struct Coordinate {
  kernel::ExprId expr;
  bool is_atom = false;  ///< 1 where it holds, else 0
  TermId now, next;      ///< integer terms
};
/// Where the guard holds, or everywhere, the equation does.
[[nodiscard]] Lemma state_equation(ProofProblem& problem, std::optional<Literal> guard,
                                   const std::vector<Coordinate>& coordinates, const LinearEquation& equation);

/// The lemmas hold initially, no step leaves them, and with what is known they exclude all that is bad. Throws Unanswered.
[[nodiscard]] bool are_enough(ProofProblem& problem, const std::vector<Lemma>& lemmas);

/// Of lemmas that make the invariants inductive together: as many as the proof needs, by unsat cores. All of them when it
/// takes something else as well. Throws Unanswered.
[[nodiscard]] std::vector<Lemma> minimise_lemmas(ProofProblem& problem, const std::vector<Lemma>& lemmas);

}  // namespace tlaloc::engine
