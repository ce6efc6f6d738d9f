// One session to the engines, several backends behind it. The first in the table takes part while it takes every term, and
// leaves for good when it meets something else or gives up; then the next one does. With two jobs another joins in where the
// one at work takes its time; the first answer counts, and who gave it goes on.
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
  std::optional<solver::BackendId> only;      ///< this backend alone
  std::chrono::milliseconds head_start{500};  ///< of the backend at work
};

[[nodiscard]] std::unique_ptr<solver::Session> make_portfolio(const term::Terms& terms, const PortfolioOptions& options);

}  // namespace tlaloc::engine
