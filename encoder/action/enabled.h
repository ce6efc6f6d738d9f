// ENABLED A: whether some choices lead to a step, as a formula over the state alone.
#pragma once

#include <vector>

#include "encoder/evaluate/evaluator.h"
#include "encoder/obligation/obligation.h"

namespace tlaloc::action {

struct Enabled {
  term::TermId holds;
  std::vector<obligation::Obligation> obligations;
  bool is_exact = true;  ///< false: the action may be enabled also in states where `holds` is false
};

/// ENABLED `action` in `state`, where `path` holds. What it says does not depend on which elements of sets are chosen;
/// `obligations_count` says whether that goes for the obligations too. When nothing else helps, some of the ways to take the
/// action are enough for most states. Throws symbolic::Unsupported.
[[nodiscard]] Enabled read_enabled(evaluate::Evaluator& evaluator, kernel::ExprId action, const evaluate::EnvironmentPtr& env,
                                   const evaluate::SymbolicState& state, term::TermId path, bool obligations_count);

/// A state in which only ways to take `action` that were not looked at may be left: what read_enabled says is not enough there.
[[nodiscard]] obligation::Obligation undecided(evaluate::Evaluator& evaluator, kernel::ExprId action, term::TermId path,
                                               term::TermId holds);

/// Makes the evaluator answer ENABLED within formulas.
void answer_enabled(evaluate::Evaluator& evaluator);

}  // namespace tlaloc::action
