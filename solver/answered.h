// A safety net: checks that an answer covers every property of the model, so that an engine that skips a property cannot pass
// for one that found nothing wrong with it.
#pragma once

#include <optional>
#include <string>

#include "solver/solver.h"
#include "solver/strategy/check_induction.h"

namespace tlaloc::solver {

/// The name of a property without a good verdict, if the result claims that all properties hold; otherwise empty. A result that
/// is violated or unknown makes no such claim.
[[nodiscard]] std::optional<std::string> find_unanswered(const frontend::Model& model, const CheckResult& result);
[[nodiscard]] std::optional<std::string> find_unanswered(const frontend::Model& model, const Induction& result);

/// The verdict of a temporal property: no engine checks those. The rest of the model is checked without it.
[[nodiscard]] Unknown not_checked();
/// The overall verdict of a model with temporal properties whose other properties all hold: Unknown, naming the temporal ones.
/// Empty if there are none.
[[nodiscard]] std::optional<Unknown> find_unchecked(const frontend::Model& model);

}  // namespace tlaloc::solver
