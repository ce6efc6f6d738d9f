// The meaning of a specification as terms: its properties, initial states, steps, the states that an invariant admits, and
// formulas evaluated in a state or a step. Made once per specification; depends on no solver and no engine. Engines are
// strategies over it.
//
// Steps are made one after the other, each from the symbolic state that the previous one produced, so the values a state can
// take grow with the steps.
#pragma once

#include <functional>
#include <memory>
#include <vector>

#include "encoder/system/behaviours.h"
#include "encoder/system/condition.h"
#include "encoder/system/property.h"
#include "encoder/system/refusal.h"
#include "encoder/system/transition.h"
#include "encoder/term/term.h"
#include "frontend/frontend.h"

namespace tlaloc::encoder {

/// A state of a behaviour, with its position.
struct StateAt {
  const SymbolicState& state;
  std::uint32_t depth = 0;                ///< number of steps before it
  const SymbolicState* before = nullptr;  ///< the previous state; null: at depth 0, or if it is not needed
};

class TransitionSystem {
 public:
  /// Keeps references to the specification and the terms. If temporal properties are asked for, `specification()` is a draft of
  /// `specification`, which holds their parts. `interrupted` is polled while those are
  /// brought into normal form, before this returns.
  TransitionSystem(const frontend::Specification& specification, term::Terms& terms, interpret::Run run,
                   symbolic::Limits limits = {}, const std::function<bool()>& interrupted = {});
  ~TransitionSystem();
  TransitionSystem(const TransitionSystem&) = delete;
  TransitionSystem& operator=(const TransitionSystem&) = delete;

  [[nodiscard]] const frontend::Specification& specification() const;
  [[nodiscard]] term::Terms& terms() const;
  [[nodiscard]] const Properties& properties() const;
  /// Null: no property is about whole behaviours.
  [[nodiscard]] const Behaviours* behaviours() const;

  /// `interrupted` is polled while encoding; once it returns true, the functions below return Refusal::Kind::Interrupted.
  void set_interrupt(std::function<bool()> interrupted);

  [[nodiscard]] Encoded<Transition> initial();
  /// A step of Next from `current`. `depth`: number of the step, from 1; it names fresh variables and is the value of
  /// TLCGet("level").
  [[nodiscard]] Encoded<Transition> step(const SymbolicState& current, std::uint32_t depth);
  /// The same step, split by action.
  [[nodiscard]] Encoded<ActionSteps> actions(const SymbolicState& current, std::uint32_t depth);
  /// The states that satisfy all of `formulas`, reachable or not. The formulas are read as TLC reads an initial predicate, so
  /// for each variable one of them must say which values it may take, like `x \in S` (otherwise Kind::NoValues). From then on
  /// the number of steps is unknown, so TLCGet("level") is refused.
  [[nodiscard]] Encoded<AdmittedStates> admitted(const std::vector<kernel::ExprId>& formulas);

  /// Evaluates a property in a state, or on the step to it (Action; `at.before` must be set). Not for Temporal and Defined: the
  /// latter consists of the obligations of everything else.
  [[nodiscard]] Encoded<Condition> condition(PropertyId property, const StateAt& at);
  /// Evaluates a formula of level State in a state.
  [[nodiscard]] Encoded<Condition> holds(kernel::ExprId formula, const StateAt& at);
  /// Evaluates a formula of level Action on the step to a state.
  [[nodiscard]] Encoded<Condition> step_holds(kernel::ExprId formula, const StateAt& at);
  /// ENABLED Next with every choice expanded, i.e. without fresh variables, so that its negation means deadlock. If that cannot
  /// be decided, an obligation with is_limit() says so.
  [[nodiscard]] Encoded<Condition> enabled(const StateAt& at);
  [[nodiscard]] Encoded<Valuation> value(kernel::ExprId expr, const StateAt& at);

  /// A symmetry-breaking predicate: at least one state of each orbit, under permutations of interchangeable model values,
  /// satisfies it. If nothing is undefined, violations may be searched for among behaviours whose last state satisfies it. TRUE
  /// if no values are interchangeable.
  [[nodiscard]] TermId canonical(const SymbolicState& state);
  /// Whether all variables have the same values in `a` and `b`; values that TLC would refuse to compare are different.
  [[nodiscard]] Encoded<TermId> same(const SymbolicState& a, const SymbolicState& b);
  /// Whether some variable has different values in `a` and `b`; TRUE also if that cannot be decided.
  [[nodiscard]] TermId differ(const SymbolicState& a, const SymbolicState& b);
  /// Whether anything encoded so far depends on the number of steps and not on the state alone.
  [[nodiscard]] bool has_counted_steps() const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace tlaloc::encoder
