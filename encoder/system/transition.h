// Initial states and steps as terms.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "encoder/action/label.h"
#include "encoder/evaluate/evaluator.h"
#include "encoder/obligation/obligation.h"
#include "encoder/system/condition.h"
#include "encoder/term/term.h"

namespace tlaloc::encoder {

using action::Label;
using action::LabelParameter;
using evaluate::SymbolicState;
using symbolic::SymValue;

/// One alternative of Init or Next.
struct Branch {
  TermId selector;  ///< a fresh Boolean: this branch is taken
  Label label;
};

/// Init, or one step.
struct Transition {
  std::vector<TermId> definitions;  ///< assert permanently: exclusiveness, selector => guard, next state; satisfiable even if
                                    ///< no step is possible
  TermId step_condition;            ///< assert to take the step: the disjunction of the selectors
  std::vector<Branch> branches;     ///< empty: no step is possible, and `step_condition` is FALSE
  SymbolicState next;
  std::vector<obligation::Obligation> obligations;  ///< over the state before: evaluating Next there fails
};

/// The states that satisfy some formulas, as one symbolic state under `states.step_condition`.
struct AdmittedStates {
  Transition states;
  bool capped = false;  ///< sequences longer than Limits::sequence were left out
};

/// A step, split by action: one transition per operator that names branches of Next, with exactly those branches.
struct ActionSteps {
  std::vector<TermId> definitions;                  ///< assert permanently, whichever action is considered
  std::vector<Transition> actions;                  ///< without obligations
  std::vector<obligation::Obligation> obligations;  ///< over the state before: evaluating Next there fails
  bool capped = false;
};

/// An expression in one state.
struct Valuation {
  SymValue value;
  std::vector<obligation::Obligation> obligations;
  std::vector<TermId> definitions;
};

}  // namespace tlaloc::encoder
