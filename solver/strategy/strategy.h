// How the engines are put together to answer what people ask. Each strategy answers with a report; none knows a command line.
#pragma once

#include "solver/report.h"
#include "solver/run/budget.h"
#include "solver/strategy/task.h"

namespace tlaloc::solver {

/// Looks for violations of everything that the model states, up to options.length steps; without a length also for proofs,
/// until all is settled or the budget is over.
[[nodiscard]] Report search_and_prove(const Task& task, const CheckOptions& options, const Budget& budget);
/// Proves what can be proved, each property by itself where not all of them together.
[[nodiscard]] Report prove_properties(const Task& task, const CheckOptions& options, const Budget& budget);
/// Proves all of `specification`, which is that of the task with all of its properties or some; what an engine finds is read
/// back and checked anew. The verdict is that of each property; it lists none.
[[nodiscard]] Report attempt_proof(const Task& task, const frontend::Specification& specification, const CheckOptions& options,
                                   const Budget& budget);
/// Is the invariant of the model inductive?
[[nodiscard]] Report check_induction(const Task& task, const InductOptions& options, const Budget& budget);
/// `runs` random executions.
[[nodiscard]] Report simulate(const Task& task, const CheckOptions& options, std::uint32_t runs, const Budget& budget);

}  // namespace tlaloc::solver
