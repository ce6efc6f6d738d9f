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

constexpr std::uint32_t kMostMilliseconds = 10'000;  // for the constants alone

/// Whether no values of the open constants satisfy what is said of them. False also if that is not found out.
bool is_contradictory(const frontend::Specification& specification, const solver::Budget& budget) {
  frontend::Specification constants = specification.draft();
  kernel::Program& program = constants.program;
  constants.model = {};
  constants.model.init = kernel::only_constants(program, specification.model.open->facts);
  constants.model.next = program.add(kernel::Literal{Value::boolean(true)}, Span{}, kernel::Level::Constant);
  encoder::System system(constants, interpret::Run{}, symbolic::Limits{}, [&] { return budget.is_over(); });
  const encoder::Transition values = take(system.transitions.initial());
  if (!values.obligations.empty()) return false;  // the search finds what has no value
  const auto session = make_portfolio(system.terms, PortfolioOptions{});
  const solver::Budget::Guard guard(budget, *session);
  for (const term::TermId definition : values.definitions) session->assert_term(definition);
  session->set_timeout(kMostMilliseconds);
  const term::TermId assumptions[] = {values.step_condition};
  return session->check(assumptions) == solver::Answer::Unsat;
}

/// The verdict if nothing would be left to check.
std::optional<PropertyVerdict> check_open_constants(const frontend::Specification& specification,
                                                    const solver::Budget& budget) {
  if (!specification.model.open || !is_contradictory(specification, budget)) return std::nullopt;
  const auto& assumed = specification.model.open->assumed;
  Violated violated;
  violated.kind = ViolationKind::Assumption;
  violated.name = assumed.size() == 1 && assumed.front().name ? assumed.front().name->text() : "assumption";
  violated.span = specification.program.spans[specification.model.open->facts];
  violated.remarks = {
      "No values of the constants that were left open satisfy what is said of them: there is nothing to check."};
  return PropertyVerdict{violated.name, std::move(violated)};
}

}  // namespace

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
  return check_open_constants(specification, budget);
}

}  // namespace tlaloc::engine
