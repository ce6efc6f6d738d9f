#include "solver/proof/variable_domains.h"

#include <array>
#include <memory>

#include "encoder/domain/domain_fixpoint.h"
#include "encoder/evaluate/evaluator.h"
#include "solver/backend/portfolio.h"

namespace tlaloc::engine {

namespace {

/// Asks a session of its own. Where there is no answer everything is possible.
domain::Possible possible_where(const term::Terms& terms, const std::vector<term::TermId>& facts,
                                const solver::CheckOptions& options, const solver::Budget& budget) {
  const std::shared_ptr<solver::Session> session = make_portfolio(terms, {1, options.seed, std::nullopt});
  for (const term::TermId fact : facts) session->assert_term(fact);
  constexpr std::uint32_t kUnitsOfAQuestion = 2'000'000;
  session->set_work(kUnitsOfAQuestion);
  return [&budget, session](term::TermId condition) {
    if (budget.is_over()) throw evaluate::Interrupted();
    return session->check(std::array{condition}) != solver::Answer::Unsat;
  };
}

}  // namespace

std::variant<std::vector<domain::ValueDomain>, solver::WhyUnknown> find_variable_domains(frontend::Specification& own,
                                                                                         const solver::CheckOptions& options,
                                                                                         const solver::Budget& budget) {
  try {
    auto closed = domain::find_fixpoint(
        own, solver::run_of(own, options), [&budget] { return budget.is_over(); },
        [&](const term::Terms& terms, const std::vector<term::TermId>& facts) {
          return possible_where(terms, facts, options, budget);
        });
    if (const auto* open = std::get_if<domain::NoFixpoint>(&closed))
      return budget.is_over() ? budget.why() : solver::incomplete(open->why);
    return std::move(std::get<std::vector<domain::ValueDomain>>(closed));
  } catch (const evaluate::Interrupted&) {
    return budget.why();
  }
}

}  // namespace tlaloc::engine
