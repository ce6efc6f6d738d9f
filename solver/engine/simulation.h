// Random executions with the concrete interpreter, without a solver. A violation found is a real behaviour, as the interpreter
// executed it. Finding none proves nothing: the answer is then Unknown.
#pragma once

#include <cstdint>

#include "solver/solver.h"

namespace tlaloc::engine {

inline constexpr std::uint32_t kDefaultWalk = 100;  ///< steps of an execution if no length is given

/// Draws `runs` executions of up to options.length steps, within a part of the budget, and checks invariants, action and
/// initial properties, deadlock, ASSUMEs and definedness. The same seed draws the same executions. A state that violates a
/// constraint ends its execution, as in TLC.
[[nodiscard]] solver::CheckResult simulate(const frontend::Specification& specification, const solver::CheckOptions& options,
                                           std::uint32_t runs, const solver::Budget& budget = {});

}  // namespace tlaloc::engine
