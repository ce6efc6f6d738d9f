// One session to the engines, one or two cores of Z3 behind it. The finite-domain core (a SAT solver) takes part while every
// term is Boolean or an integer of small range, and leaves for good when it meets something else or gives up; the default
// core takes everything. With two jobs the other core joins in where the one at
// work takes its time; the first answer counts, and who gave it goes on.
#pragma once

#include <chrono>
#include <memory>

#include "solver/backend/session.h"

namespace tlaloc::engine {

using term::TermId;

/// Decides which terms the finite-domain core is offered. Memoised.
class FiniteDomain {
 public:
  explicit FiniteDomain(const term::Terms& terms) : terms_(terms) {}
  [[nodiscard]] bool contains(TermId root);

 private:
  [[nodiscard]] bool suits(TermId t) const;
  enum class Known : char { Open, Finite, Other };
  const term::Terms& terms_;
  std::vector<Known> memo_;
};

struct PortfolioOptions {
  std::uint32_t jobs = 1;
  std::uint32_t seed = 0;
  std::optional<solver::SessionOptions::Core> only;  ///< this core alone
  std::chrono::milliseconds head_start{500};         ///< of the core at work
};

[[nodiscard]] std::unique_ptr<solver::Session> make_portfolio(const term::Terms& terms, const PortfolioOptions& options);

}  // namespace tlaloc::engine
