// The facade of the inductive check: ASSUMEs by the concrete interpreter, then the obligations.
#include "solver/induction.h"

#include "solver/engine/assumptions.h"
#include "solver/engine/induction.h"

namespace tlaloc::solver {

Induction induct(const frontend::Specification& specification, const InductOptions& options) {
  engine::Watchdog watchdog({options.timeout_seconds, options.memory_megabytes, options.stop, options.timeout_named});
  interpret::Options settings;
  settings.print = options.print;
  settings.interrupted = [&watchdog] { return watchdog.fired(); };
  settings.run = run_of(specification, options);
  interpret::Interpreter interpreter(specification.program, settings);

  if (auto failed = engine::check_assumptions(specification.program, interpreter, watchdog)) {
    Induction result;
    if (auto* violated = std::get_if<Violated>(&failed->verdict)) {
      result.verdict = std::move(*violated);
    } else {
      result.verdict = std::get<Unknown>(failed->verdict);
    }
    return result;
  }
  return engine::InductionCheck(specification, options, watchdog, interpreter).run();
}

}  // namespace tlaloc::solver
