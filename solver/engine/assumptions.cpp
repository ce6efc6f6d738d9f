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

/// Whether no values of the open constants satisfy these formulas, or leave them without a value. False also if that is not
/// found out in time, or cannot be encoded.
bool is_contradictory(const frontend::Specification& specification, const std::vector<kernel::ExprId>& formulas,
                      const solver::Budget& budget, std::optional<double> seconds) {
  frontend::Specification constants = specification.draft();
  kernel::Program& program = constants.program;
  constants.model = {};
  constants.model.init = kernel::only_constants(program, formulas);
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

/// Those of the conjuncts that contradict each other: without any one of them, the others do not, as far as that is found out.
std::vector<kernel::ExprId> minimal_contradiction(const frontend::Specification& specification, const solver::Budget& budget) {
  constexpr double kSecondsEach = 1;
  constexpr std::size_t kMost = 40;
  std::vector<kernel::ExprId> core = specification.model.open->conjuncts;
  if (core.size() > kMost) return core;
  for (std::size_t i = 0; i < core.size() && core.size() > 1;) {
    std::vector<kernel::ExprId> others = core;
    others.erase(others.begin() + static_cast<std::ptrdiff_t>(i));
    bool is_needed = true;
    try {
      is_needed = budget.is_over() || !is_contradictory(specification, others, budget, kSecondsEach);
    } catch (const symbolic::Unsupported&) {  // it says which values a constant may have
    } catch (const interpret::EvalException&) {
    }
    if (is_needed) {
      ++i;
    } else {
      core = std::move(others);
    }
  }
  return core;
}

}  // namespace

std::optional<PropertyVerdict> check_open_constants(const frontend::Specification& specification, const solver::Budget& budget,
                                                    std::optional<double> seconds) {
  if (!specification.model.open) return std::nullopt;
  const frontend::OpenConstants& open = *specification.model.open;
  if (!is_contradictory(specification, {open.facts}, budget, seconds)) return std::nullopt;
  const kernel::Program& program = specification.program;
  const std::vector<kernel::ExprId> core = minimal_contradiction(specification, budget);
  const Span last = program.spans[core.back()];
  const auto of_last = std::find_if(open.assumed.begin(), open.assumed.end(), [&](const kernel::Assumption& assumption) {
    const Span whole = program.spans[assumption.formula];
    return whole.source == last.source && whole.begin <= last.begin && last.end <= whole.end;
  });
  Violated violated;
  violated.kind = ViolationKind::Assumption;
  violated.name = of_last != open.assumed.end() && of_last->name ? of_last->name->text() : "assumption";
  violated.span = last;
  violated.remarks = {
      "No values of the constants that were left open satisfy what is said of them: there is nothing to check."};
  if (core.size() > 1) {
    violated.remarks.push_back("These contradict each other:");
    for (const kernel::ExprId conjunct : core) violated.remarks.push_back("  " + kernel::print(program, conjunct));
  }
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
