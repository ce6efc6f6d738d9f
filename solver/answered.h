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

/// The verdict of a temporal property in a simulation, which does not check it.
[[nodiscard]] Unknown not_simulated();

}  // namespace tlaloc::solver
