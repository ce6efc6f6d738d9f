// Strategies: combine engines to answer a user's question. Each returns a report; none depends on a command line.
#pragma once

#include "solver/report.h"
#include "solver/run/budget.h"
#include "solver/strategy/task.h"

namespace tlaloc::solver {

/// Searches for violations of everything in the model, up to options.length steps. Without a length, also tries to prove it,
/// until every property is decided or the budget is over.
[[nodiscard]] Report search_and_prove(const Task& task, const CheckOptions& options, const Budget& budget);
/// Proves as many properties as possible: all together, or else one by one.
[[nodiscard]] Report prove_properties(const Task& task, const CheckOptions& options, const Budget& budget);
/// Tries to prove all properties of `specification`, which is the task's specification with all or some of its properties. An
/// invariant found is read back and checked again. The report's verdict applies to each property; it lists none.
[[nodiscard]] Report attempt_proof(const Task& task, const frontend::Specification& specification, const CheckOptions& options,
                                   const Budget& budget);
/// Checks whether the model's invariant is inductive.
[[nodiscard]] Report check_induction(const Task& task, const InductOptions& options, const Budget& budget);
/// Draws `runs` random executions.
[[nodiscard]] Report simulate(const Task& task, const CheckOptions& options, std::uint32_t runs, const Budget& budget);

}  // namespace tlaloc::solver
