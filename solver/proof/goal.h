// Proof goals, one per conjunct, each with its k-step strengthenings: formulas that say that no path of 1, 2, ... steps leads
// to a violation.
#pragma once

#include <vector>

#include "frontend/frontend.h"

namespace tlaloc::engine {

struct Goal {
  enum class Kind {
    Invariant,  ///< a conjunct of an invariant
    Deadlock,   ///< every state that is continued has a successor
    Action,     ///< an action property
  };
  Kind kind;
  kernel::ExprId formula;
  /// State predicates: entry i says that no path of i + 1 steps from here leads to a state that violates the formula (for an
  /// action property: contains a step that does), e.g. `~ENABLED (Next /\ ~formula')`.
  std::vector<kernel::ExprId> k_step_strengthenings;
};

constexpr std::size_t kMostStrengthenings = 8;  ///< per goal

/// The goals of the model. Adds their expressions to the program, which must be a draft.
[[nodiscard]] std::vector<Goal> make_goals(frontend::Specification& specification);

}  // namespace tlaloc::engine
