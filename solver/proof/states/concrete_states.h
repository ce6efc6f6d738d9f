// The reachable states of a specification, listed by the concrete interpreter, if they are few. What is concluded from them is
// checked by induction, so nothing rests on the list being complete.
#pragma once

#include <optional>
#include <unordered_map>
#include <variant>

#include "frontend/frontend.h"
#include "frontend/interpret/interpreter.h"
#include "solver/proof/states/state_graph.h"
#include "solver/run/budget.h"
#include "solver/solver.h"

namespace tlaloc::engine {

class ConcreteStates {
 public:
  /// Beyond which there are too many.
  struct Limits {
    std::size_t states = 20000, steps = 2000000;
  };
  /// Keeps references. `specification` holds the parts of the formulas.
  ConcreteStates(frontend::Specification& specification, const temporal::Formulas& formulas, const PlainFormulas& plain,
                 const solver::CheckOptions& options, const solver::Budget& budget)
      : ConcreteStates(specification, formulas, plain, options, budget, Limits{}) {}
  ConcreteStates(frontend::Specification& specification, const temporal::Formulas& formulas, const PlainFormulas& plain,
                 const solver::CheckOptions& options, const solver::Budget& budget, Limits limits);

  struct Listed {
    StateGraph graph;
    std::vector<kernel::ExprId> types;  ///< by variable: `x \in S`
    kernel::ExprId any;                 ///< the disjunction of all states
  };
  /// States that the constraints cut off are listed, but no steps from them. Adds expressions to the program. The reason, if
  /// there are too many, or something has no value.
  [[nodiscard]] std::variant<Listed, solver::WhyUnknown> list();

 private:
  struct HashOfState {
    std::size_t operator()(const interpret::State& state) const;
  };
  /// Ends the list.
  struct Failure {
    solver::WhyUnknown why;
  };

  [[nodiscard]] std::uint32_t number_of(const interpret::State& state);
  void list_graph();
  void list_steps(std::uint32_t state);
  /// Whether all of the constraints hold.
  [[nodiscard]] bool hold(const std::vector<frontend::NamedExpr>& constraints, const interpret::State& current,
                          const interpret::State* next);
  [[nodiscard]] kernel::ExprId type_of(std::uint32_t variable);
  [[nodiscard]] bool atom(temporal::AtomId id, const interpret::State& current, const interpret::State* next);
  [[nodiscard]] bool plain(temporal::FormulaId id, const interpret::State& current, const interpret::State* next);
  template <class T>
  [[nodiscard]] T take(interpret::Result<T> result) const;

  frontend::Specification& specification_;
  const temporal::Formulas& formulas_;
  const PlainFormulas& plain_;
  const solver::Budget& budget_;
  const Limits limits_;
  interpret::Interpreter interpreter_;
  std::vector<interpret::State> states_;
  std::unordered_map<interpret::State, std::uint32_t, HashOfState> numbers_;
  std::vector<std::optional<bool>> state_atoms_;  ///< by atom: in the state whose steps are listed
  StateGraph graph_;
};

}  // namespace tlaloc::engine
