// Whether some behaviour goes round for ever and satisfies a temporal formula, as far as a finite abstraction tells: states
// that agree on all atoms of the vocabulary count as one (S. Graf, H. Saidi, "Construction of abstract state graphs with PVS",
// CAV 1997). The solver is asked for the steps between them; the product with the formula's monitor is searched for a strongly
// connected component in which every condition is met (R. Tarjan, "Depth-first search and linear graph algorithms", 1972).
// Where there is none, no behaviour satisfies the formula. For small state spaces.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <vector>

#include "frontend/temporal/monitor.h"
#include "solver/proof/proof_problem.h"

namespace tlaloc::engine {

class FairCycles {
 public:
  /// Keeps references. Steps of the problem stutter as well as step; its invariants are inductive.
  FairCycles(ProofProblem& problem, const temporal::Formulas& formulas, const temporal::Monitor& monitor);

  enum class Answer {
    None,     ///< no behaviour satisfies the formula
    Perhaps,  ///< the abstraction has one
    TooMany,  ///< states or steps to be listed, or something is undefined
  };
  /// Throws Unanswered.
  [[nodiscard]] Answer find();
  [[nodiscard]] std::size_t states() const { return cubes_.size(); }

  /// After None: how many rounds of all conditions, waited for in turn, a behaviour can have behind it when it comes to a
  /// state. Conditions that last are no part of the turn, but have to hold.
  struct Rank {
    std::uint32_t variables = 0;  ///< values of the monitor's variables, the first in the lowest bit
    std::uint32_t turn = 0;       ///< the condition waited for, among those that do not last
    std::uint32_t rounds = 0;     ///< at most
  };
  struct Ranking {
    std::uint32_t rounds = 0;              ///< at most, in any state
    std::vector<std::vector<Rank>> cubes;  ///< by cube
    std::size_t size = 0;                  ///< ranks in all
  };
  [[nodiscard]] Ranking rank() const;
  /// The atoms of the problem and what they say in a cube.
  [[nodiscard]] const std::vector<std::vector<bool>>& cubes() const { return cubes_; }

 private:
  /// What the plain formulas of the rules say of a step, by their number in plain_.
  using Bits = std::vector<bool>;
  struct Edge {
    std::uint32_t target = 0;
    Bits bits;
  };
  struct Node {
    std::uint32_t cube = 0, variables = 0;  ///< values of the monitor's variables
    auto operator<=>(const Node&) const = default;
  };

  using AtomTerms = std::function<TermId(temporal::AtomId)>;
  [[nodiscard]] TermId plain_term(temporal::FormulaId id, const AtomTerms& atom_term) const;
  /// What the atom says of the state before a step, or of the step.
  [[nodiscard]] TermId step_atom(temporal::AtomId atom);
  [[nodiscard]] bool list_initial();
  [[nodiscard]] bool list_steps(std::uint32_t cube);
  [[nodiscard]] std::uint32_t number_of(const std::vector<bool>& cube);
  [[nodiscard]] bool holds(const temporal::Rule& rule, const Bits& bits, std::uint32_t now, std::uint32_t next) const;
  /// The product of cubes and the monitor. False: too many.
  [[nodiscard]] bool make_product();
  [[nodiscard]] bool has_fair_component() const;

  ProofProblem& problem_;
  term::Terms& terms_;
  const temporal::Formulas& formulas_;
  const temporal::Monitor& monitor_;
  std::vector<temporal::FormulaId> plain_;
  std::vector<TermId> plain_terms_;
  std::map<temporal::AtomId, TermId> atoms_;
  std::vector<TermId> state_failures_;  ///< an atom is undefined in a state, the step from it is, or an invariant is left
  std::vector<TermId> step_failures_;   ///< an atom is undefined on a step
  std::vector<std::vector<bool>> cubes_;
  std::map<std::vector<bool>, std::uint32_t> numbers_;
  std::vector<std::vector<Edge>> edges_;  ///< by cube
  std::vector<Edge> initial_;

  struct Way {
    std::uint32_t variables = 0;
    std::vector<bool> met;  ///< conditions
  };
  struct Step {
    std::uint32_t target = 0;
    const std::vector<bool>* met = nullptr;
  };
  std::map<std::pair<std::uint32_t, Bits>, std::vector<Way>> ways_;  ///< by values before the step
  std::vector<Node> nodes_;                                          ///< initial ones first
  std::size_t initial_nodes_ = 0;
  std::vector<std::vector<Step>> steps_;  ///< by node
};

}  // namespace tlaloc::engine
