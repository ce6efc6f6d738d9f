// What a specification means, as terms: its properties, its initial states, its steps, the states that an invariant admits, and
// what a formula says of a state or a step. Made once from a specification; knows no solver and no engine. Engines are
// strategies over it.
//
// Steps are made one after the other, each over the symbolic state that the one before left: layouts grow with the steps.
#pragma once

#include <functional>
#include <memory>
#include <vector>

#include "encoder/system/condition.h"
#include "encoder/system/property.h"
#include "encoder/system/refusal.h"
#include "encoder/system/transition.h"
#include "encoder/term/term.h"
#include "frontend/frontend.h"

namespace tlaloc::encoder {

/// A state of a behaviour and where it stands in it.
struct StateAt {
  const SymbolicState& state;
  std::uint32_t depth = 0;                ///< steps before it
  const SymbolicState* before = nullptr;  ///< the state that the last step led from; null: depth 0, or nobody asks for it
};

class TransitionSystem {
 public:
  /// Keeps references to the first two.
  TransitionSystem(const frontend::Specification& specification, term::Terms& terms, interpret::Run run,
                   symbolic::Limits limits = {});
  ~TransitionSystem();
  TransitionSystem(const TransitionSystem&) = delete;
  TransitionSystem& operator=(const TransitionSystem&) = delete;

  [[nodiscard]] const frontend::Specification& specification() const;
  [[nodiscard]] term::Terms& terms() const;
  [[nodiscard]] const Properties& properties() const;

  /// Polled while encoding; once it says true, the functions below refuse (Refusal::Kind::Interrupted).
  void set_interrupt(std::function<bool()> interrupted);

  [[nodiscard]] Encoded<Transition> initial();
  /// `depth`: number of the step, from 1; names fresh variables and answers TLCGet("level").
  [[nodiscard]] Encoded<Transition> step(const SymbolicState& current, std::uint32_t depth);
  /// A step action by action.
  [[nodiscard]] Encoded<ActionSteps> actions(const SymbolicState& current, std::uint32_t depth);
  /// The states that satisfy all of `formulas`, reachable or not: the formulas are read as TLC reads an initial predicate, so
  /// among them must be one, like `x \in S`, that says which values each variable may take (else Kind::NoValues). From then on
  /// nobody knows how many steps were taken: TLCGet("level") is refused.
  [[nodiscard]] Encoded<AdmittedStates> admitted(const std::vector<kernel::ExprId>& formulas);

  /// What the property says of a state, or of the step to it (Action; the state before must be known). Not of Temporal and
  /// Defined: what is undefined are the obligations of everything else.
  [[nodiscard]] Encoded<Condition> condition(PropertyId property, const StateAt& at);
  /// What a formula of level State says of a state.
  [[nodiscard]] Encoded<Condition> holds(kernel::ExprId formula, const StateAt& at);
  /// What a formula of level Action says of the step to a state.
  [[nodiscard]] Encoded<Condition> step_holds(kernel::ExprId formula, const StateAt& at);
  /// ENABLED Next, with every choice expanded: no fresh variables, so that its negation means deadlock. Where that cannot be
  /// decided there is an obligation that is a limit.
  [[nodiscard]] Encoded<Condition> enabled(const StateAt& at);
  [[nodiscard]] Encoded<Valuation> value(kernel::ExprId expr, const StateAt& at);

  /// A symmetry-breaking predicate: at least one state of each orbit, under permutations of interchangeable model values,
  /// satisfies it; a behaviour that violates a property, and in which nothing is undefined, can be looked for among those that
  /// end so. TRUE where no values are interchangeable.
  [[nodiscard]] TermId canonical(const SymbolicState& state);
  /// Whether some variable has another value; TRUE also where that cannot be told.
  [[nodiscard]] TermId differ(const SymbolicState& a, const SymbolicState& b);
  /// Whether anything that was encoded depends on the number of steps, and so not on the state alone.
  [[nodiscard]] bool has_counted_steps() const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace tlaloc::encoder
