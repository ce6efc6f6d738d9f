// Checks the ASSUMEs of a specification before any engine runs: with the concrete interpreter where all constants have values,
// else whether some values of the open constants satisfy them.
#pragma once

#include <optional>

#include "frontend/frontend.h"
#include "frontend/interpret/interpreter.h"
#include "solver/run/budget.h"
#include "solver/verdict.h"

namespace tlaloc::engine {

/// The verdict if an ASSUME is false, is undefined or cannot be evaluated in time; empty if all hold. Those about open
/// constants are false if they exclude each other, so that nothing would be left to check; whether that is so may stay unknown.
/// Throws symbolic::Unsupported for one that cannot be evaluated at all.
[[nodiscard]] std::optional<solver::PropertyVerdict> check_assumptions(const frontend::Specification& specification,
                                                                       interpret::Interpreter& interpreter,
                                                                       const solver::Budget& budget);

/// The verdict if nothing is left to check, because what is said of the open constants excludes all values; empty if there are
/// none, if some satisfy it, if it is undefined for some, and if that is not found out within `seconds` (none: the budget's).
[[nodiscard]] std::optional<solver::PropertyVerdict> check_open_constants(const frontend::Specification& specification,
                                                                          const solver::Budget& budget,
                                                                          std::optional<double> seconds = {});

}  // namespace tlaloc::engine
