// What is to be proved, conjunct by conjunct, and as formulas of the states before it goes wrong: that no one step, no two
// steps, ... lead to where it does.
#pragma once

#include <vector>

#include "frontend/frontend.h"

namespace tlaloc::engine {

struct Goal {
  enum class Kind {
    Invariant,  ///< a conjunct of one
    Deadlock,   ///< a state that is continued has a successor
    Action,     ///< an action property
  };
  Kind kind;
  kernel::ExprId formula;
  /// State predicates, as TLA+: entry i says that no i + 1 steps lead from here to where the formula is false (of an action
  /// property: that none of so many steps breaks it), `~ENABLED (Next /\ ~formula')`.
  std::vector<kernel::ExprId> k_step_strengthenings;
};

constexpr std::size_t kMostStrengthenings = 8;  ///< steps

/// The goals of the model. Adds the expressions to the program, which is a draft.
[[nodiscard]] std::vector<Goal> make_goals(frontend::Specification& specification);

}  // namespace tlaloc::engine
