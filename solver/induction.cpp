// The facade of the inductive check: ASSUMEs by the concrete interpreter, then the obligations.
#include "solver/induction.h"

#include "encoder/layout/closure.h"
#include "encoder/layout/strangers.h"
#include "solver/engine/assumptions.h"
#include "solver/engine/induction.h"

namespace tlaloc::solver {

namespace {

/// The invariant says nothing of some variables: they may be anything. Counterexamples are looked for among the values that
/// Next gives them and some beside those. Nothing: there is no telling what values Next gives them.
std::optional<Induction> try_some_values(const frontend::Specification& specification, const InductOptions& options,
                                         engine::Watchdog& watchdog, const interpret::Options& settings) {
  frontend::Specification own{specification.program, specification.model};  // values are added to its program
  try {
    const auto closed = layout::close(own, run_of(own, options), [&watchdog] { return watchdog.fired(); });
    const auto* shapes = std::get_if<std::vector<layout::Shape>>(&closed);
    if (shapes == nullptr) return std::nullopt;
    const Value stranger = layout::stranger_to(own.program);
    std::vector<engine::Sample> samples;
    while (true) {
      try {
        interpret::Interpreter interpreter(own.program, settings);
        return engine::InductionCheck(own, options, watchdog, interpreter, samples).run();
      } catch (const encoder::NoValues& missing) {
        const layout::Shape values = layout::with_strangers((*shapes)[missing.variable().index], stranger);
        samples.push_back({missing.variable(), layout::membership(own.program, missing.variable(), values)});
      }
    }
  } catch (const symbolic::Unsupported&) {
    return std::nullopt;  // Next cannot be read with such values
  } catch (const evaluate::Interrupted&) {
    return std::nullopt;
  }
}

}  // namespace

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
  try {
    return engine::InductionCheck(specification, options, watchdog, interpreter).run();
  } catch (const encoder::NoValues&) {
    if (options.explain) {
      if (auto found = try_some_values(specification, options, watchdog, settings)) return std::move(*found);
    }
    throw;
  }
}

}  // namespace tlaloc::solver
