// Classes of states: those that agree on all atoms of the vocabulary count as one (S. Graf, H. Saidi, "Construction of abstract
// state graphs with PVS", CAV 1997). The solver is asked for the steps between them.
#pragma once

#include <functional>
#include <map>
#include <optional>

#include "solver/proof/proof_problem.h"
#include "solver/proof/states/state_graph.h"

namespace tlaloc::engine {

class AbstractStates {
 public:
  /// Keeps references. Steps of the problem stutter as well as step; its invariants are inductive.
  AbstractStates(ProofProblem& problem, const temporal::Formulas& formulas, const PlainFormulas& plain);

  /// All that are reached. Nothing: there are too many, or something is undefined. Adds expressions to the program of
  /// `specification`, the problem's. Throws Unanswered.
  [[nodiscard]] std::optional<StateGraph> list(frontend::Specification& specification);

 private:
  using Atoms = std::vector<bool>;  ///< of the problem: what they say
  using AtomTerms = std::function<TermId(temporal::AtomId)>;
  [[nodiscard]] TermId plain_term(temporal::FormulaId id, const AtomTerms& atom_term) const;
  /// What the atom says of the state before a step, or of the step.
  [[nodiscard]] TermId step_atom(temporal::AtomId atom);
  [[nodiscard]] bool list_initial();
  [[nodiscard]] bool list_steps(std::uint32_t state);
  [[nodiscard]] std::uint32_t number_of(const Atoms& atoms);

  ProofProblem& problem_;
  term::Terms& terms_;
  const temporal::Formulas& formulas_;
  const PlainFormulas& plain_;
  std::vector<TermId> plain_terms_;
  std::map<temporal::AtomId, TermId> atoms_;
  std::vector<TermId> state_failures_;  ///< an atom is undefined in a state, the step from it is, or an invariant is left
  std::vector<TermId> step_failures_;   ///< an atom is undefined on a step
  std::vector<Atoms> states_;
  std::map<Atoms, std::uint32_t> numbers_;
  StateGraph graph_;
};

}  // namespace tlaloc::engine
