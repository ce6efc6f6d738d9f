// Discharges many queries over one store of terms on several threads, each with a solver context of its own. Nobody may append
// to the store meanwhile. Answers do not depend on which thread asked; models would, so none are returned.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "solver/backend/context.h"
#include "solver/run/budget.h"

namespace tlaloc::engine {

/// Is `term` satisfiable together with everything that `context` asserts?
struct Query {
  ContextId context;
  TermId term;
};

struct Reply {
  solver::Answer answer = solver::Answer::Unknown;
  /// The reason for Unknown; empty if the budget ran out before the query was answered.
  std::optional<solver::WhyUnknown> why;
  double seconds = 0;
};

struct DischargeOptions {
  std::uint32_t jobs = 1;
  std::uint32_t seed = 0;
  std::function<void(std::size_t query)>
      progress;            ///< called in the calling thread from time to time with a query's number; may be empty
  std::uint32_t work = 0;  ///< limit per query, in the units of Session::set_work; 0: no limit
};

struct Discharged {
  std::vector<Reply> replies;  ///< one per query
  solver::SessionStatistics work;
};

/// Answers all queries. Idle threads retry a query that is still running, with another backend; the first answer wins. Once the
/// budget is over, the remaining queries stay Unknown.
[[nodiscard]] Discharged discharge(const term::Terms& terms, const Contexts& contexts, const std::vector<Query>& queries,
                                   const DischargeOptions& options, const solver::Budget& budget);

}  // namespace tlaloc::engine
