#include "solver/engine/assumptions.h"

#include "encoder/symbolic/operations.h"
#include "encoder/system/system.h"
#include "frontend/kernel/open_constants.h"
#include "solver/backend/portfolio.h"
#include "solver/engine/encoded.h"

namespace tlaloc::engine {

using interpret::EvalError;
using solver::PropertyVerdict;
using solver::Unknown;
using solver::Violated;
using solver::ViolationKind;

namespace {

/// Whether no values of the open constants satisfy what is said of them, or leave it without a value. False also if that is not
/// found out in time.
bool is_contradictory(const frontend::Specification& specification, const solver::Budget& budget,
                      std::optional<double> seconds) {
  frontend::Specification constants = specification.draft();
  kernel::Program& program = constants.program;
  constants.model = {};
  constants.model.init = kernel::only_constants(program, {specification.model.open->facts});
  constants.model.next = program.add(kernel::Literal{Value::boolean(true)}, Span{}, kernel::Level::Constant);
  encoder::System system(constants, interpret::Run{}, symbolic::Limits{}, [&] { return budget.is_over(); });
  const encoder::Transition values = take(system.transitions.initial());
  const auto session = make_portfolio(system.terms, PortfolioOptions{});
  const solver::Budget::Guard guard(budget, *session);
  for (const term::TermId definition : values.definitions) session->assert_term(definition);
  if (seconds) session->set_timeout(static_cast<std::uint32_t>(*seconds * 1000));
  std::vector<term::TermId> possible{values.step_condition};
  for (const obligation::Obligation& obligation : values.obligations) possible.push_back(obligation.violated);
  const term::TermId assumptions[] = {system.terms.disjunction(possible)};
  return session->check(assumptions) == solver::Answer::Unsat;
}

}  // namespace

std::optional<PropertyVerdict> check_open_constants(const frontend::Specification& specification, const solver::Budget& budget,
                                                    std::optional<double> seconds) {
  if (!specification.model.open || !is_contradictory(specification, budget, seconds)) return std::nullopt;
  const auto& assumed = specification.model.open->assumed;
  Violated violated;
  violated.kind = ViolationKind::Assumption;
  violated.name = assumed.size() == 1 && assumed.front().name ? assumed.front().name->text() : "assumption";
  violated.span = specification.program.spans[specification.model.open->facts];
  violated.remarks = {
      "No values of the constants that were left open satisfy what is said of them: there is nothing to check."};
  return PropertyVerdict{violated.name, std::move(violated)};
}

std::optional<PropertyVerdict> check_assumptions(const frontend::Specification& specification,
                                                 interpret::Interpreter& interpreter, const solver::Budget& budget) {
  const kernel::Program& program = specification.program;
  for (const kernel::Assumption& assumption : program.assumptions) {
    const std::string name = assumption.name ? assumption.name->text() : "assumption";
    const auto holds = interpreter.holds(assumption.formula);
    if (const auto* error = std::get_if<EvalError>(&holds)) {
      if (error->kind == EvalError::Kind::Unsupported) throw symbolic::Unsupported(error->message, error->span);
      if (error->kind == EvalError::Kind::Limit) {
        return PropertyVerdict{name,
                               Unknown{budget.is_over() ? budget.why() : solver::incomplete(error->message), std::nullopt}};
      }
      const bool assertion = error->kind == EvalError::Kind::Assertion;
      Violated violated;
      violated.kind = assertion ? ViolationKind::Assertion : ViolationKind::Undefined;
      violated.name = assertion ? "assertion" : "undefined expression";
      violated.message = error->message;
      violated.span = error->span;
      return PropertyVerdict{name, std::move(violated)};
    }
    if (std::get<bool>(holds)) continue;
    Violated violated;
    violated.kind = ViolationKind::Assumption;
    violated.name = name;
    violated.span = program.spans[assumption.formula];
    violated.explanation = trace::explain(program, interpreter, assumption.formula, nullptr);
    return PropertyVerdict{name, std::move(violated)};
  }
  constexpr double kSeconds = 10;  // for the constants alone
  return check_open_constants(specification, budget, kSeconds);
}

}  // namespace tlaloc::engine
