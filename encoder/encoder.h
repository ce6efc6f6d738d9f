// The encoder's facade: a Specification in; initial states, steps and predicates over terms out. Knows no solver.
// Steps are made one after the other, each over the symbolic state that the one before left (layouts grow with the steps).
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "encoder/evaluate/evaluator.h"
#include "encoder/obligation/obligation.h"
#include "encoder/term/term.h"
#include "frontend/frontend.h"

namespace tlaloc::encoder {

using evaluate::SymbolicState;
using symbolic::SymValue;
using term::TermId;

/// A parameter of an action; its argument may be symbolic and is decoded with the model.
struct LabelParameter {
  Symbol name;
  SymValue value;
  TermId defined;  ///< where the argument has a value
};
/// What a trace calls a step: operator and parameters.
struct Label {
  Symbol name;  ///< empty: Next itself
  std::vector<LabelParameter> parameters;
  Span span;  ///< body of the operator
};

/// One alternative of Init or Next.
struct Branch {
  TermId selector;  ///< a fresh Boolean: this branch is the one taken
  Label label;
};

/// Init, or one step.
struct Transition {
  std::vector<TermId>
      definitions;  ///< assert for good: exclusiveness, selector => guard, next leaves; satisfiable without the step
  TermId taken;     ///< assert to take the step: one of the selectors
  std::vector<Branch> branches;  ///< none: no step is possible, `taken` is FALSE
  SymbolicState next;
  std::vector<obligation::Obligation> obligations;  ///< over the state before: evaluating Next there fails
};

/// The states that satisfy some formulas, as one symbolic state: `states.taken` says that they do.
struct ArbitraryState {
  Transition states;
  bool capped = false;  ///< sequences longer than Limits::sequence were left out
};

/// A step action by action: one transition per operator that names branches of Next, each with exactly its own branches.
struct ActionSteps {
  std::vector<TermId> definitions;                  ///< assert for good, whichever action is looked at
  std::vector<Transition> actions;                  ///< without obligations
  std::vector<obligation::Obligation> obligations;  ///< over the state before: evaluating Next there fails
  bool capped = false;
};

/// A state predicate (or action property) at one state.
struct Predicate {
  TermId holds;
  std::vector<obligation::Obligation> obligations;
  std::vector<TermId> definitions;
};

/// An expression in one state.
struct Valuation {
  SymValue value;
  std::vector<obligation::Obligation> obligations;
  std::vector<TermId> definitions;
};

/// Thrown where no formula says which values a variable may take.
class NoValues : public symbolic::Unsupported {
 public:
  NoValues(const std::string& what, Span span, kernel::VariableId variable) : Unsupported(what, span), variable_(variable) {}
  [[nodiscard]] kernel::VariableId variable() const { return variable_; }

 private:
  kernel::VariableId variable_;
};

class Encoder {
 public:
  Encoder(const frontend::Specification& specification, term::Terms& terms, interpret::Run run, symbolic::Limits limits = {});
  ~Encoder();

  /// Polled while encoding; once it says true, the functions below throw evaluate::Interrupted.
  void set_interrupt(std::function<bool()> interrupted);

  // Each throws symbolic::Unsupported (with a span) when a reached construct cannot be encoded, and
  // interpret::EvalException when a constant expression has no value.
  [[nodiscard]] Transition initial();
  /// `depth`: number of the step, from 1; names fresh variables and answers TLCGet("level").
  [[nodiscard]] Transition step(const SymbolicState& current, std::uint32_t depth);
  /// Any state that satisfies all of `formulas`, reachable or not: they are read as TLC reads an initial predicate, so among
  /// them must be one, like `x \in S`, that says which values each variable may take. Throws NoValues where none does. From
  /// then on nobody knows how many steps were taken: TLCGet("level") is refused.
  [[nodiscard]] ArbitraryState arbitrary(const std::vector<kernel::ExprId>& formulas);
  [[nodiscard]] ActionSteps actions(const SymbolicState& current, std::uint32_t depth);
  [[nodiscard]] Predicate predicate(kernel::ExprId expr, const SymbolicState& state, std::uint32_t depth);
  [[nodiscard]] Valuation value(kernel::ExprId expr, const SymbolicState& state, std::uint32_t depth);
  /// An action-level predicate on two states (action constraints, action properties).
  [[nodiscard]] Predicate action_predicate(kernel::ExprId expr, const SymbolicState& current, const SymbolicState& next,
                                           std::uint32_t depth);
  /// ENABLED Next in `state`, with every choice expanded: no fresh variables, so that its negation means deadlock. Where that
  /// cannot be decided there is an obligation of kind Limit.
  [[nodiscard]] Predicate enabled(const SymbolicState& state, std::uint32_t depth);
  /// True of one at least of the states that permutations of interchangeable values make of any reachable `state`: a
  /// behaviour that violates a property, if there is one and nothing is undefined in it, can be looked for among those that
  /// end so. TRUE where no values are interchangeable.
  [[nodiscard]] TermId canonical(const SymbolicState& state);
  /// Whether some variable has another value; TRUE also where that cannot be said.
  [[nodiscard]] TermId differ(const SymbolicState& a, const SymbolicState& b);
  /// Whether anything that was encoded depends on the number of steps, and so not on the state alone.
  [[nodiscard]] bool has_counted_steps() const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace tlaloc::encoder
