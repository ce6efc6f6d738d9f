// The ASSUMEs of a specification, by the concrete interpreter: every engine starts from them.
#pragma once

#include <optional>

#include "frontend/interpret/interpreter.h"
#include "solver/run/budget.h"
#include "solver/verdict.h"

namespace tlaloc::engine {

/// A verdict when an ASSUME is false, has no value or cannot be evaluated in time; nothing when all hold. Throws
/// symbolic::Unsupported for one that cannot be evaluated at all.
[[nodiscard]] std::optional<solver::PropertyVerdict> check_assumptions(const kernel::Program& program,
                                                                       interpret::Interpreter& interpreter,
                                                                       const solver::Budget& budget);

}  // namespace tlaloc::engine
