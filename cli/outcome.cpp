#include "cli/outcome.h"

#include <fmt/core.h>

#include "cli/verdict_line.h"
#include "frontend/support/check.h"

namespace tlaloc::cli {

Outcome make_invalid(const DiagnosticSink& diagnostics, const SourceManager& sources) {
  const Diagnostic* const error = diagnostics.first_error();
  TLALOC_CHECK(error != nullptr, "an input was refused without a diagnostic");
  Outcome outcome = make_invalid(invalid_reason(*error), exit_code(info(error->kind).category));
  outcome.diagnostics = &diagnostics;
  outcome.context.sources = &sources;
  return outcome;
}

Outcome make_invalid(std::string_view reason, ExitCode code) {
  Outcome outcome;
  outcome.verdict = invalid_text(reason);
  outcome.code = code;
  return outcome;
}

Outcome make_unknown(std::string_view reason) {
  Outcome outcome;
  outcome.verdict = fmt::format("unknown ({})", reason);
  outcome.code = ExitCode::Unknown;
  return outcome;
}

Outcome make_answer(solver::Report report, const SourceManager& sources) {
  Outcome outcome;
  outcome.context.sources = &sources;
  if (report.induction) {
    outcome.verdict = verdict_text(*report.induction, sources);
    outcome.code = exit_code(report.induction->verdict);
  } else {
    outcome.verdict = verdict_text(report.result.verdict, report.result.properties, sources);
    outcome.code = exit_code(report.result.verdict);
  }
  outcome.report = std::move(report);
  return outcome;
}

const solver::Induction* find_induction(const Outcome& outcome) {
  return outcome.report && outcome.report->induction ? &*outcome.report->induction : nullptr;
}

const solver::CheckResult* find_result(const Outcome& outcome) {
  return outcome.report && !outcome.report->induction ? &outcome.report->result : nullptr;
}

const solver::Statistics* find_statistics(const Outcome& outcome) {
  if (const solver::Induction* const induction = find_induction(outcome)) return &induction->statistics;
  const solver::CheckResult* const result = find_result(outcome);
  return result == nullptr ? nullptr : &result->statistics;
}

TraceContext trace_context(const Outcome& outcome) {
  TraceContext context = outcome.context;
  context.verdict = outcome.verdict;
  return context;
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

}  // namespace tlaloc::cli
