#include "cli/command/conclude.h"

#include <fmt/core.h>

#include "cli/render/stats.h"
#include "cli/verdict_line.h"

namespace tlaloc::cli {

namespace {

/// An expression without a value is a defect of the text as much as of the behaviour, and so is a step that cannot be encoded:
/// they are shown in their places too.
void show_places(const Outcome& outcome, Renderer& renderer) {
  const solver::CheckResult* const result = find_result(outcome);
  if (result == nullptr) return;
  const auto show = [&](DiagnosticKind kind, const std::string& message, Span span) {
    renderer.diagnostics({Diagnostic{kind, message, span, {}, {}}}, *outcome.context.sources);
  };
  if (const auto* const violated = std::get_if<solver::Violated>(&result->verdict)) {
    const bool is_undefined = violated->kind == solver::ViolationKind::Undefined ||
                              violated->kind == solver::ViolationKind::UndefinedInvariant ||
                              violated->kind == solver::ViolationKind::UndefinedProperty;
    if (is_undefined && violated->span.is_valid()) show(DiagnosticKind::NoValue, violated->message, violated->span);
  }
  const auto& refusal = result->refusal;
  if (refusal && !outcome.report->certificate) show(DiagnosticKind::Unsupported, refusal->what(), refusal->span());
}

/// What a bounded search did not see is said without being asked: a model that can do nothing satisfies everything.
void warn_of_vacuity(const Outcome& outcome, Renderer& renderer) {
  const solver::Statistics* const statistics = find_statistics(outcome);
  if (statistics != nullptr && statistics->no_initial_state) {
    renderer.remark(Remark::Warning, "there is no initial state: everything holds, of nothing");
    return;
  }
  const solver::CheckResult* const result = find_result(outcome);
  if (result == nullptr) return;
  if (std::holds_alternative<solver::Violated>(result->verdict)) return;  // the search ended early: says nothing about actions
  for (const std::string& action : result->statistics.never_enabled) {
    renderer.remark(Remark::Warning,
                    fmt::format("action {} is never enabled within {} steps", action, result->statistics.depth));
  }
}

}  // namespace

ExitCode conclude(const Outcome& outcome, const Options& options, Renderer& renderer, TraceOutput* traces) {
  bool is_complete = outcome.unwritten.empty();
  show_places(outcome, renderer);
  if (!is_complete) renderer.remark(Remark::Error, outcome.unwritten);
  warn_of_vacuity(outcome, renderer);
  if (options.stats && find_statistics(outcome) != nullptr) renderer.log(render_statistics(outcome));
  if (const solver::CheckResult* const result = find_result(outcome)) {
    TraceOutput own(options, renderer);
    if (traces == nullptr) traces = &own;
    for (const solver::Violated* violated : violations(*result)) traces->write(*violated, outcome.context);
    is_complete = is_complete && traces->is_complete();
  }
  ExitCode code = is_complete ? outcome.code : ExitCode::ConfigUnreadable;
  // A met expectation stands for the verdict's own code; a defect or a lost file is still one.
  if (options.expect && is_complete && code != ExitCode::InternalError) {
    const bool met = meets(outcome.verdict, *options.expect);
    code = met ? ExitCode::Success : ExitCode::ExpectationNotMet;
    if (!met) renderer.remark(Remark::Error, fmt::format("expected the verdict `{}`", *options.expect));
  }
  renderer.report(outcome, code);
  return code;
}

ExitCode conclude_invalid(std::string_view reason, ExitCode code, const Options& options, Renderer& renderer) {
  return conclude(make_invalid(reason, code), options, renderer);
}

}  // namespace tlaloc::cli
