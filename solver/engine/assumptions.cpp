#include "solver/engine/assumptions.h"

#include "encoder/symbolic/operations.h"

namespace tlaloc::engine {

using interpret::EvalError;
using solver::PropertyVerdict;
using solver::Unknown;
using solver::Violated;
using solver::ViolationKind;

std::optional<PropertyVerdict> check_assumptions(const kernel::Program& program, interpret::Interpreter& interpreter,
                                                 const solver::Budget& budget) {
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
  return std::nullopt;
}

}  // namespace tlaloc::engine
