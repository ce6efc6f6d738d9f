// The facade: ASSUMEs by the concrete interpreter, then the search.
#include "encoder/system/system.h"
#include "solver/engine/assumptions.h"
#include "solver/engine/bmc.h"
#include "solver/run/budget.h"
#include "solver/solver.h"

namespace tlaloc::solver {

interpret::Run run_of(const frontend::Specification& specification, const CheckOptions& options) {
  return {.mode = "bfs", .check_deadlock = specification.model.check_deadlock, .seed = options.seed};
}

CheckResult check(const frontend::Specification& specification, const CheckOptions& options, const Budget& whole) {
  const Budget budget(whole, {});
  interpret::Options settings;
  settings.print = options.print;
  settings.interrupted = [&budget] { return budget.is_over(); };
  settings.run = run_of(specification, options);
  interpret::Interpreter interpreter(specification.program, settings);

  if (auto failed = engine::check_assumptions(specification.program, interpreter, budget)) {
    CheckResult result;
    result.verdict = failed->verdict;
    if (const auto* violated = std::get_if<Violated>(&result.verdict); violated != nullptr && options.found) {
      options.found(*violated);
    }
    result.properties.push_back(std::move(*failed));
    return result;
  }
  if (!specification.model.init || !specification.model.next) {
    CheckResult result;
    result.verdict = Proved{specification.program.assumptions.empty() ? "nothing to check" : "all assumptions hold"};
    return result;
  }
  encoder::System system(specification, run_of(specification, options));
  return engine::BoundedSearch(system.transitions, options.jobs, options.seed).run(options, budget, interpreter);
}

}  // namespace tlaloc::solver
