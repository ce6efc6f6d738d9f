// Random executions with the concrete interpreter: a strategy that needs no solver. What it finds is a real behaviour, as the
// interpreter itself walked it; that it finds nothing proves nothing, and the answer is Unknown.
#pragma once

#include <cstdint>

#include "solver/solver.h"

namespace tlaloc::engine {

inline constexpr std::uint32_t kDefaultWalk = 100;  ///< steps of an execution when no length is given

/// `runs` executions of up to options.length steps: invariants, action and initial properties, deadlock, ASSUMEs, undefined
/// expressions, within a part of the budget. The same seed draws the same executions. Constraints end an execution, as in TLC.
[[nodiscard]] solver::CheckResult simulate(const frontend::Specification& specification, const solver::CheckOptions& options,
                                           std::uint32_t runs, const solver::Budget& budget = {});

}  // namespace tlaloc::engine
