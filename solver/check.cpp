// The facade: ASSUMEs by the concrete interpreter, then the search.
#include "solver/engine/bmc.h"
#include "solver/engine/watchdog.h"
#include "solver/solver.h"

namespace tlaloc::solver {

namespace {

using interpret::EvalError;

/// A verdict when an ASSUME is false, has no value or cannot be evaluated in time; nothing when all hold.
std::optional<PropertyVerdict> check_assumptions(const kernel::Program& program, interpret::Interpreter& interpreter,
                                                 const engine::Watchdog& watchdog) {
  for (const kernel::Assumption& assumption : program.assumptions) {
    const std::string name = assumption.name ? assumption.name->text() : "assumption";
    const auto holds = interpreter.holds(assumption.formula);
    if (const auto* error = std::get_if<EvalError>(&holds)) {
      if (error->kind == EvalError::Kind::Unsupported) throw symbolic::Unsupported(error->message, error->span);
      if (error->kind == EvalError::Kind::Limit) {
        return PropertyVerdict{name, Unknown{watchdog.fired() ? watchdog.reason() : error->message, std::nullopt}};
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

}  // namespace

CheckResult check(const frontend::Specification& specification, const CheckOptions& options) {
  engine::Watchdog watchdog({options.timeout_seconds, options.memory_megabytes, options.stop});
  interpret::Options settings;
  settings.print = options.print;
  settings.interrupted = [&watchdog] { return watchdog.fired(); };
  interpret::Interpreter interpreter(specification.program, settings);

  if (auto failed = check_assumptions(specification.program, interpreter, watchdog)) {
    CheckResult result;
    result.verdict = failed->verdict;
    result.properties.push_back(std::move(*failed));
    return result;
  }
  if (!specification.model.init || !specification.model.next) {
    CheckResult result;
    result.verdict = Proved{specification.program.assumptions.empty() ? "nothing to check" : "all assumptions hold"};
    return result;
  }
  return engine::BoundedSearch(specification, options, watchdog, interpreter).run();
}

}  // namespace tlaloc::solver
