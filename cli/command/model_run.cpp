#include "cli/command/model_run.h"

#include <fmt/core.h>
#include <unistd.h>

#include <chrono>
#include <filesystem>
#include <new>
#include <system_error>

#include "cli/command/conclude.h"
#include "cli/command/trace_output.h"
#include "cli/interrupt.h"
#include "cli/outcome.h"
#include "cli/render/renderer.h"
#include "cli/render/trace/positions.h"
#include "cli/render/trace/trace_formats.h"
#include "encoder/symbolic/operations.h"
#include "frontend/diagnostic/shorten.h"
#include "frontend/support/check.h"
#include "frontend/support/files.h"
#include "frontend/support/limit.h"
#include "frontend/support/overloaded.h"
#include "frontend/support/stack.h"
#include "solver/answered.h"
#include "solver/trace/alias.h"

namespace tlaloc::cli {

using frontend::Specification;

namespace {

using Clock = std::chrono::steady_clock;

double seconds_since(Clock::time_point start) { return std::chrono::duration<double>(Clock::now() - start).count(); }

/// What the model asks for and a command cannot do is never left out without a word: an inductive invariant says nothing of a
/// temporal property, and neither does an execution that ends.
void report_unbuilt(const Specification& specification, Command command, DiagnosticSink& sink) {
  for (const frontend::NamedExpr& property : specification.model.temporal) {
    if (command == Command::Induct) {
      sink.report(DiagnosticKind::Unsupported, property.span,
                  fmt::format("temporal property `{}` does not follow from an inductive invariant", property.name),
                  "leave it out; properties of the form [][A]_v are checked");
      continue;
    }
    if (command != Command::Simulate) continue;
    sink.report(DiagnosticKind::ConfigIgnored, property.span,
                fmt::format("temporal property `{}` is not checked by simulation", property.name),
                "executions of a given length do not decide it; `tlaloc check` looks for behaviours that repeat themselves");
  }
  for (const kernel::Variable& variable : specification.program.variables) {
    if (!variable.is_history || command == Command::Check || command == Command::Simulate) continue;
    sink.report(DiagnosticKind::Unsupported, Span{},
                "an invariant with a parameter is about the whole behaviour so far, which no inductive invariant speaks of",
                "look for violations with `tlaloc check --length K`");
  }
  const frontend::Model& model = specification.model;
  if (model.temporal.empty() || command == Command::Induct || command == Command::Simulate) return;
  for (const auto* constraints : {&model.constraints, &model.action_constraints}) {
    for (const frontend::NamedExpr& constraint : *constraints) {
      sink.report(
          DiagnosticKind::ConfigIgnored, constraint.span,
          fmt::format("behaviours that leave the constraint `{}` are not looked at, so a temporal property may be violated "
                      "by one of them",
                      constraint.name),
          "bound the constants of the model instead, where that is possible");
    }
  }
}

/// One run: the texts, what was said about them, and how far it came.
class ModelRun {
 public:
  ModelRun(const Question& question, const Options& options, const FileProvider& files, Renderer& renderer)
      : question_(question),
        options_(options),
        files_(files),
        renderer_(renderer),
        budget_({options.timeout_seconds, options.memory_megabytes, &InterruptGuard::stop(),
                 [this](std::uint32_t depth, const std::string& activity) { renderer_.progress(depth, activity); }}) {
    renderer_.begin_run();
  }

  ExitCode run();

 private:
  Outcome load_and_solve();
  Outcome solve(const Specification& specification);
  Outcome refuse(Diagnostic diagnostic);
  Outcome internal_error(const std::string& what, const trace::Trace* trace);
  solver::Report ask(const Specification& specification);
  void show_violation(const Specification& specification, solver::Violated violated);
  void alias(const Specification& specification, solver::CheckResult& result);
  void alias(const Specification& specification, solver::Verdict& verdict);
  void keep_certificate(const solver::Report& report);

  const Question& question_;
  const Options& options_;
  const FileProvider& files_;
  Renderer& renderer_;
  SourceManager sources_;
  DiagnosticSink sink_;
  Clock::time_point start_ = Clock::now();
  solver::Budget budget_;
  double load_seconds_ = 0;
  interpret::Run facts_;
  TraceOutput traces_{options_, renderer_};
  Labels labels_;
  TraceContext context_{&sources_, "Next", stem(options_.spec), {}, {}, &labels_, {}};
  bool alias_fails_ = false;  ///< and that has been said
  std::optional<solver::Recheck> recheck_;
  std::string unwritten_;  ///< why a certificate could not be written
};

ExitCode ModelRun::run() {
  if (const auto obstacle = find_trace_obstacle(options_)) {
    renderer_.remark(Remark::Error, *obstacle);
    return conclude_invalid("command line: " + *obstacle, ExitCode::ConfigUnreadable, options_, renderer_);
  }
  Outcome outcome;
  try {
    outcome = load_and_solve();
  } catch (const limit::Reached& reached) {
    outcome = make_unknown(reached.what());
  } catch (const trace::ReplayFailure& failure) {
    outcome = internal_error(failure.what(), &failure.trace());
  } catch (const std::bad_alloc&) {
    outcome = make_unknown("memory");
  } catch (const std::system_error& failure) {
    if (failure.code() == std::errc::resource_unavailable_try_again) {  // no room for a thread
      outcome = make_unknown("memory");
    } else {
      outcome = internal_error(failure.what(), nullptr);
    }
  } catch (const stack::Exhausted& limit) {
    outcome = make_unknown(limit.what());
  } catch (const std::exception& failure) {
    outcome = internal_error(failure.what(), nullptr);
  }
  renderer_.end_run();
  outcome.context = context_;
  outcome.diagnostics = &sink_;
  outcome.load_seconds = load_seconds_;
  outcome.total_seconds = seconds_since(start_);
  return conclude(outcome, options_, renderer_, &traces_);
}

Outcome ModelRun::load_and_solve() {
  const InterruptGuard guard;
  const limit::Scope limits([&] { return budget_.is_over() ? std::optional(budget_.why().text) : std::nullopt; });
  frontend::Loaded loaded = frontend::load(to_load_options(options_), files_, sources_, sink_);
  if (loaded.specification && !sink_.has_errors()) report_unbuilt(*loaded.specification, options_.command, sink_);
  load_seconds_ = seconds_since(start_);
  renderer_.diagnostics(sink_.all(), sources_);
  if (sink_.has_errors()) return make_invalid(sink_, sources_);
  TLALOC_CHECK(loaded.specification.has_value(), "loading failed without a diagnostic");
  Specification& specification = *loaded.specification;
  if (options_.deadlock) specification.model.check_deadlock = *options_.deadlock;
  for (const frontend::NamedExpr& condition : specification.model.postconditions) {
    renderer_.remark(Remark::Warning,
                     fmt::format("POSTCONDITION {} is not evaluated: no set of states is enumerated", condition.name));
  }
  context_.spec = specification.program.root_module.text();
  if (!specification.model.next_name.empty()) context_.next_name = specification.model.next_name;
  labels_ = find_labels(specification.program, sources_);
  context_.names = specification.program.names;
  return solve(specification);
}

/// Nothing that was asked for may be left unchecked without a word, whatever engine answered.
void require_answers(const frontend::Model& model, const solver::Report& report) {
  const std::optional<std::string> unanswered =
      report.induction ? solver::find_unanswered(model, *report.induction) : solver::find_unanswered(model, report.result);
  if (unanswered) throw InternalError("`" + *unanswered + "` was asked for and not checked");
}

Outcome ModelRun::solve(const Specification& specification) {
  try {
    solver::Report report = ask(specification);
    require_answers(specification.model, report);
    if (!report.induction) alias(specification, report.result);
    Outcome outcome = make_answer(std::move(report), sources_);
    if (outcome.code == ExitCode::Success && specification.model.open && outcome.verdict.starts_with("proved")) {
      outcome.verdict += fmt::format(" ({})", frontend::print_open_constants(specification));
    }
    outcome.recheck = std::move(recheck_);
    outcome.unwritten = unwritten_;
    return outcome;
  } catch (const symbolic::Unsupported& refusal) {
    return refuse({DiagnosticKind::Unsupported, refusal.what(), refusal.span(), {}, {}});
  } catch (const interpret::EvalException& failure) {
    return refuse(to_diagnostic(failure.error()));
  }
}

/// A violation is shown when it is found: the search may go on for long, or until it is killed.
void ModelRun::show_violation(const Specification& specification, solver::Violated violated) {
  solver::Verdict verdict = std::move(violated);
  alias(specification, verdict);
  traces_.write(std::get<solver::Violated>(verdict), context_);
}

void ModelRun::alias(const Specification& specification, solver::CheckResult& result) {
  alias(specification, result.verdict);
  for (solver::PropertyVerdict& property : result.properties) alias(specification, property.verdict);
}

void ModelRun::alias(const Specification& specification, solver::Verdict& verdict) {
  auto* const violated = std::get_if<solver::Violated>(&verdict);
  if (violated == nullptr) return;
  const auto problem = trace::apply_alias(specification, facts_, violated->trace);
  trace::hide_history(specification.program, violated->trace);
  if (!problem || alias_fails_) return;
  alias_fails_ = true;
  renderer_.remark(Remark::Warning, fmt::format("ALIAS {} is not applied: {}", specification.model.alias->name, *problem));
}

Outcome ModelRun::refuse(Diagnostic diagnostic) {
  renderer_.diagnostics({diagnostic}, sources_);
  sink_.report(std::move(diagnostic));
  return make_invalid(sink_, sources_);
}

solver::Report ModelRun::ask(const Specification& specification) {
  std::string printed;
  solver::CheckOptions check;
  check.length = options_.length;
  check.jobs = options_.jobs;
  check.seed = options_.seed;
  check.max_errors = options_.max_errors;
  if (options_.undefined_is_free) check.undefined = encoder::Undefined::IsFree;
  check.found = [&](const solver::Violated& violated) { renderer_.aside([&] { show_violation(specification, violated); }); };
  check.print = [&](const std::string& text) { printed += text + "\n"; };  // shown once the progress line is gone
  facts_ = solver::run_of(specification, check);
  facts_.mode = question_.mode;
  const frontend::LoadOptions load = to_load_options(options_);
  const solver::Task task{specification, load, files_, options_.certificate_dir.has_value()};
  solver::Report report = question_.ask(task, check, budget_);
  if (report.engine.empty()) report.engine = question_.engine;
  keep_certificate(report);
  renderer_.end_run();
  if (!options_.quiet) renderer_.log(printable(printed));
  return report;
}

/// Writes a proof's certificate where it was asked for, and has its obligations checked.
void ModelRun::keep_certificate(const solver::Report& report) {
  std::vector<const solver::Certificate*> certificates;
  if (report.certificate) certificates.push_back(&*report.certificate);
  for (const solver::Certificate& liveness : report.liveness) certificates.push_back(&liveness);
  if (certificates.empty()) {
    const auto* proved = report.induction ? nullptr : std::get_if<solver::Proved>(&report.result.verdict);
    if (options_.certificate_dir && !report.induction) {
      renderer_.remark(Remark::Note, proved == nullptr
                                         ? "no certificate is written: nothing is proved"
                                         : fmt::format("no certificate is written: {}, without an invariant", proved->reason));
    }
    return;
  }
  std::vector<solver::ObligationRecord> obligations;
  for (const solver::Certificate* certificate : certificates) {
    for (const auto& folder : {options_.output_dir, options_.certificate_dir}) {
      if (!folder || (folder == options_.output_dir && options_.command == Command::Induct)) continue;
      if (const auto problem = solver::write_certificate(*certificate, *folder)) unwritten_ = *problem;
    }
    obligations.insert(obligations.end(), certificate->obligations.begin(), certificate->obligations.end());
  }
  if (!options_.certificate_dir || !unwritten_.empty()) return;
  auto rechecked = solver::recheck(obligations, *options_.certificate_dir, budget_);
  if (const auto* problem = std::get_if<std::string>(&rechecked)) {
    unwritten_ = *problem;
  } else {
    recheck_ = std::move(std::get<solver::Recheck>(rechecked));
  }
}

/// A defect of ours: what is needed to look into it is written down before anything else happens.
Outcome ModelRun::internal_error(const std::string& what, const trace::Trace* trace) {
  renderer_.end_run();
  renderer_.remark(Remark::Error, fmt::format("internal error: {}", what));
  std::error_code ignored;
  const std::string folder = options_.output_dir.value_or(std::filesystem::temp_directory_path(ignored).string());
  const std::string base = fmt::format("{}/tlaloc-repro-{}", folder, getpid());
  const std::string report =
      fmt::format("tlaloc {}\ncommand: {}\nspec: {}\nerror: {}\n", TLALOC_VERSION, options_.command_line, options_.spec, what);
  bool written = !write_file(base + ".txt", report);
  if (written && trace != nullptr) {
    const TraceContext context{&sources_, "Next", stem(options_.spec), {}, {}, nullptr, {}};
    written = !write_file(base + ".itf.json", render_itf(*trace, context));
  }
  if (written) renderer_.log(fmt::format("This is a defect of Tlaloc; please report it with {}.*\n", base));
  Outcome outcome;
  std::string reason = what;
  for (char& c : reason) {
    if (c == '\n') c = ' ';
  }
  outcome.verdict = fmt::format("unknown (internal error: {})", reason);
  outcome.code = ExitCode::InternalError;
  return outcome;
}

}  // namespace

ExitCode run_model(const Question& question, const Options& options, const FileProvider& files, Console& console) {
  const std::unique_ptr<Renderer> renderer = open_renderer(options, console);
  return ModelRun(question, options, files, *renderer).run();
}

frontend::LoadOptions to_load_options(const Options& options) {
  frontend::LoadOptions load;
  load.spec_path = options.spec;
  load.config_path = options.config;
  load.library_dirs = options.library_dirs;
  load.init = options.init;
  load.next = options.next;
  load.cinit = options.cinit;
  load.invariants = options.invariants;
  load.implied = options.implied;
  load.properties = options.properties;
  load.config_properties = options.command != Command::Induct;
  load.constraints = options.constraints;
  load.constants = options.constants;
  load.allow_io = options.allow_io;
  return load;
}

Diagnostic to_diagnostic(const interpret::EvalError& error) {
  constexpr std::size_t kMostCalls = 3;  // the innermost ones; more would not fit a screen
  const bool unsupported = error.kind == interpret::EvalError::Kind::Unsupported;
  Diagnostic diagnostic{unsupported ? DiagnosticKind::Unsupported : DiagnosticKind::NoValue, error.message, error.span, {}, {}};
  for (const auto& [name, span] : error.stack) {
    if (diagnostic.others.size() == kMostCalls) break;
    if (span.is_valid() && !(span == error.span))
      diagnostic.others.push_back({span, fmt::format("while evaluating {}", name.text())});
  }
  return diagnostic;
}

}  // namespace tlaloc::cli
