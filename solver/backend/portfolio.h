// One session on top of several backends. The first in the table is used until it meets a term that it does not take, or gives
// up; then it is dropped and another one takes over. With two jobs, a backend of another kind joins a query that takes long;
// the first answer counts, and the backend that gave it continues.
#pragma once

#include <chrono>
#include <memory>
#include <optional>

#include "solver/backend/backend.h"

namespace tlaloc::engine {

using term::TermId;

struct PortfolioOptions {
  std::uint32_t jobs = 1;
  std::uint32_t seed = 0;
  std::optional<solver::BackendId> only = {};  ///< use this backend alone
  std::chrono::milliseconds head_start{500};   ///< time before a second backend joins a query
};

[[nodiscard]] std::unique_ptr<solver::Session> make_portfolio(const term::Terms& terms, const PortfolioOptions& options);

}  // namespace tlaloc::engine
