// Has everything been answered that the model asks? An engine that leaves a property out must not pass for one that found
// nothing wrong with it.
#pragma once

#include <optional>
#include <string>

#include "solver/solver.h"
#include "solver/strategy/check_induction.h"

namespace tlaloc::solver {

/// A property of the model on which an answer that claims all of them says nothing good. An answer that claims nothing, since
/// something is violated or unknown, owes nothing.
[[nodiscard]] std::optional<std::string> find_unanswered(const frontend::Model& model, const CheckResult& result);
[[nodiscard]] std::optional<std::string> find_unanswered(const frontend::Model& model, const Induction& result);

/// Of a temporal property: no engine looks at it. The rest of the model is checked without it.
[[nodiscard]] Unknown not_checked();
/// What an answer to everything else comes to when the model has temporal properties; names them.
[[nodiscard]] std::optional<Unknown> find_unchecked(const frontend::Model& model);

}  // namespace tlaloc::solver
