// Has everything been answered that the model asks? An engine that leaves a property out must not pass for one that found
// nothing wrong with it.
#pragma once

#include <optional>
#include <string>

#include "solver/induction.h"
#include "solver/solver.h"

namespace tlaloc::solver {

/// A property of the model on which an answer that claims all of them says nothing good. An answer that claims nothing, since
/// something is violated or unknown, owes nothing.
[[nodiscard]] std::optional<std::string> find_unanswered(const frontend::Model& model, const CheckResult& result);
[[nodiscard]] std::optional<std::string> find_unanswered(const frontend::Model& model, const Induction& result);

}  // namespace tlaloc::solver
