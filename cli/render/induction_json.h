// An inductive check as JSON.
#pragma once

#include <nlohmann/json_fwd.hpp>

#include "cli/options.h"
#include "cli/outcome.h"

namespace tlaloc::cli {

/// `kind`.
[[nodiscard]] nlohmann::ordered_json induction_verdict(const solver::Induction& induction);
/// Adds the table, the counterexamples and the limits. The outcome must hold an inductive check.
void add_induction(nlohmann::ordered_json& json, const Outcome& outcome, const Options& options);

}  // namespace tlaloc::cli
