// Many questions over one store of terms, asked on several threads, a solver context each; nobody may append to the store
// meanwhile. The answers do not depend on which thread asked; models would, so there are none.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "solver/backend/context.h"
#include "solver/run/budget.h"

namespace tlaloc::engine {

/// Can `term` be true where everything holds that `context` asserts?
struct Query {
  ContextId context;
  TermId term;
};

struct Reply {
  solver::Answer answer = solver::Answer::Unknown;
  /// Of Unknown; nothing: the budget was over before there was an answer.
  std::optional<solver::WhyUnknown> why;
  double seconds = 0;
};

struct DischargeOptions {
  std::uint32_t jobs = 1;
  std::uint32_t seed = 0;
  std::function<void(std::size_t query)> progress;  ///< called in the calling thread, now and then; may be empty
  std::uint32_t work = 0;                           ///< units for a query (Session::set_work); 0: no end
};

struct Discharged {
  std::vector<Reply> replies;  ///< one per query
  solver::SessionStatistics work;
};

/// Threads without a question of their own ask one that another thread is still at, with another backend: of two answers the
/// first counts. Once the budget is over, what is open stays Unknown.
[[nodiscard]] Discharged discharge(const term::Terms& terms, const Contexts& contexts, const std::vector<Query>& queries,
                                   const DischargeOptions& options, const solver::Budget& budget);

}  // namespace tlaloc::engine
