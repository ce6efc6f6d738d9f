// Checks the ASSUMEs of a specification with the concrete interpreter, before any engine runs.
#pragma once

#include <optional>

#include "frontend/interpret/interpreter.h"
#include "solver/run/budget.h"
#include "solver/verdict.h"

namespace tlaloc::engine {

/// The verdict if an ASSUME is false, is undefined or cannot be evaluated in time; empty if all hold. Throws
/// symbolic::Unsupported for one that cannot be evaluated at all.
[[nodiscard]] std::optional<solver::PropertyVerdict> check_assumptions(const kernel::Program& program,
                                                                       interpret::Interpreter& interpreter,
                                                                       const solver::Budget& budget);

}  // namespace tlaloc::engine
