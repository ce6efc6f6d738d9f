#include "cli/command/outcome.h"

#include <fmt/core.h>

#include "cli/render/induction.h"
#include "cli/render/json.h"
#include "cli/render/stats.h"
#include "cli/verdict_line.h"

namespace tlaloc::cli {

namespace {

/// What a bounded search did not see is said without being asked: a model that can do nothing satisfies everything.
void warn_of_vacuity(const Outcome& outcome, Console& console) {
  const solver::Statistics* const statistics = find_statistics(outcome);
  if (statistics != nullptr && statistics->no_initial_state) {
    console.warning("there is no initial state: everything holds, of nothing");
    return;
  }
  if (!outcome.result) return;
  const solver::CheckResult& result = *outcome.result;
  if (std::holds_alternative<solver::Violated>(result.verdict)) return;  // the search ended early: says nothing about actions
  for (const std::string& action : result.statistics.never_enabled) {
    console.warning(fmt::format("action {} is never enabled within {} steps", action, result.statistics.depth));
  }
}

void print_text(const Outcome& outcome, const Options& options, const SourceManager& sources, Console& console) {
  if (!outcome.certificate.empty() && !options.quiet) console.result(outcome.certificate + "\n");
  if (outcome.result && !options.quiet && outcome.result->properties.size() > 1) {
    for (const solver::PropertyVerdict& property : outcome.result->properties) {
      console.result(property_line(property, sources) + "\n");
    }
  }
  if (outcome.induction && !options.quiet) {
    console.result(render_induction(*outcome.induction, trace_context(outcome, sources)));
  }
  if (outcome.recheck && !options.quiet) console.result(solver::recheck_text(*outcome.recheck) + "\n");
  console.result("Verdict: " + outcome.verdict + "\n");
}

}  // namespace

Outcome make_invalid(const DiagnosticSink& diagnostics) {
  const Diagnostic* const error = diagnostics.first_error();
  TLALOC_CHECK(error != nullptr, "an input was refused without a diagnostic");
  Outcome outcome;
  outcome.verdict = invalid_text(invalid_reason(*error));
  outcome.code = exit_code(info(error->kind).category);
  outcome.diagnostics = &diagnostics;
  return outcome;
}

Outcome make_invalid(std::string_view reason, ExitCode code) {
  Outcome outcome;
  outcome.verdict = invalid_text(reason);
  outcome.code = code;
  return outcome;
}

Outcome make_answer(solver::Report report, const SourceManager& sources) {
  Outcome outcome;
  outcome.engine = report.engine;
  if (report.induction) {
    outcome.verdict = verdict_text(*report.induction, sources);
    outcome.code = exit_code(report.induction->verdict);
    outcome.induction = std::move(report.induction);
    return outcome;
  }
  outcome.verdict = verdict_text(report.result.verdict, report.result.properties, sources);
  outcome.code = exit_code(report.result.verdict);
  outcome.result = std::move(report.result);
  if (report.certificate) outcome.certificate = std::move(report.certificate->module);
  return outcome;
}

TraceContext trace_context(const Outcome& outcome, const SourceManager& sources) {
  return {&sources, outcome.next_name, outcome.module, outcome.verdict, {}, &outcome.labels, outcome.names};
}

const solver::Statistics* find_statistics(const Outcome& outcome) {
  if (outcome.induction) return &outcome.induction->statistics;
  return outcome.result ? &outcome.result->statistics : nullptr;
}

std::vector<const solver::Violated*> violations(const solver::CheckResult& result) {
  std::vector<const solver::Violated*> found;
  const auto* const first = std::get_if<solver::Violated>(&result.verdict);
  if (first != nullptr) found.push_back(first);
  for (const solver::PropertyVerdict& property : result.properties) {
    const auto* const violated = std::get_if<solver::Violated>(&property.verdict);
    if (violated == nullptr) continue;
    const bool shown =
        first != nullptr && first->kind == violated->kind && first->name == violated->name && first->step == violated->step;
    if (!shown) found.push_back(violated);
  }
  return found;
}

ExitCode conclude(const Outcome& outcome, const Options& options, const SourceManager& sources, Console& console,
                  TraceOutput* traces) {
  ExitCode code = outcome.code;
  if (find_statistics(outcome) != nullptr) {
    warn_of_vacuity(outcome, console);
    if (options.stats) console.message(render_statistics(outcome));
  }
  if (outcome.result) {
    TraceOutput own(options, console);
    if (traces == nullptr) traces = &own;
    for (const solver::Violated* violated : violations(*outcome.result)) {
      traces->write(*violated, {&sources, outcome.next_name, outcome.module, {}, {}, &outcome.labels, outcome.names});
    }
    if (!traces->is_complete()) code = ExitCode::ConfigUnreadable;
  }
  const bool met = options.expect && meets(outcome.verdict, *options.expect);
  // A met expectation stands for the verdict's own code; a defect or a lost file is still one.
  if (options.expect && code == outcome.code && code != ExitCode::InternalError) {
    code = met ? ExitCode::Success : ExitCode::ExpectationNotMet;
    if (!met) console.error(fmt::format("expected the verdict `{}`", *options.expect));
  }
  if (options.json) {
    console.verbatim(outcome.induction ? render_induction_json(outcome, options, sources, code)
                                       : render_json(outcome, options, sources, code));
  } else {
    print_text(outcome, options, sources, console);
  }
  return code;
}

ExitCode conclude_invalid(std::string_view reason, ExitCode code, const Options& options, Console& console) {
  const SourceManager none;
  return conclude(make_invalid(reason, code), options, none, console);
}

}  // namespace tlaloc::cli
