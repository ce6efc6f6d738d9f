#include "cli/command/model_run.h"

#include <fmt/core.h>
#include <unistd.h>

#include <chrono>
#include <filesystem>
#include <new>
#include <system_error>

#include "cli/command/outcome.h"
#include "cli/command/trace_output.h"
#include "cli/interrupt.h"
#include "cli/progress.h"
#include "cli/render/trace/positions.h"
#include "cli/render/trace/trace_formats.h"
#include "cli/verdict_line.h"
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

/// What the model asks for and this version cannot do is never left out without a word. Beside a temporal property the rest is
/// checked, and the verdict names it; an inductive invariant says nothing of it.
void report_unbuilt(const Specification& specification, Command command, DiagnosticSink& sink) {
  for (const frontend::NamedExpr& property : specification.model.temporal) {
    if (command == Command::Induct) {
      sink.report(DiagnosticKind::Unsupported, property.span,
                  fmt::format("temporal property `{}` does not follow from an inductive invariant", property.name),
                  "leave it out; properties of the form [][A]_v are checked");
      continue;
    }
    sink.report(DiagnosticKind::ConfigIgnored, property.span,
                fmt::format("temporal property `{}` is not checked: that is not supported in this version", property.name),
                "invariants and properties of the form [][A]_v are checked; without it the verdict can be `proved`");
  }
}

Progress::Style progress_style(const Options& options, const Console& console) {
  const bool terminal = console.error_is_terminal();
  if (options.progress == When::Never || (options.progress == When::Auto && (!terminal || options.quiet)))
    return Progress::Style::Off;
  return terminal ? Progress::Style::Line : Progress::Style::Log;
}

/// One run: the texts, what was said about them, and how far it came.
class ModelRun {
 public:
  ModelRun(const Question& question, const Options& options, const FileProvider& files, Console& console)
      : question_(question),
        options_(options),
        files_(files),
        console_(console),
        progress_(console.error_stream(), progress_style(options, console)),
        budget_({options.timeout_seconds, options.memory_megabytes, &InterruptGuard::stop(),
                 [this](std::uint32_t depth, const std::string& activity) { progress_.update(depth, activity); }}) {}

  ExitCode run();

 private:
  Outcome load_and_solve();
  Outcome solve(const Specification& specification);
  Outcome refuse(Diagnostic diagnostic);
  void show_undefined(const solver::CheckResult& result);
  void show(const Diagnostic& diagnostic);
  Outcome internal_error(const std::string& what, const trace::Trace* trace);
  solver::Report ask(const Specification& specification);
  void show_violation(const Specification& specification, solver::Violated violated);
  void show_aliased(const Specification& specification, solver::CheckResult& result);
  void alias(const Specification& specification, solver::Verdict& verdict);
  void keep_certificate(const solver::Report& report);
  void note_files(Outcome& outcome) const;

  const Question& question_;
  const Options& options_;
  const FileProvider& files_;
  Console& console_;
  SourceManager sources_;
  DiagnosticSink sink_;
  Clock::time_point start_ = Clock::now();
  Progress progress_;
  solver::Budget budget_;
  double load_seconds_ = 0;
  interpret::Run facts_;
  TraceOutput traces_{options_, console_};
  std::string module_, next_name_ = "Next";
  Labels labels_;
  NameOrder names_;
  bool alias_fails_ = false;  ///< and that has been said
  std::optional<solver::Recheck> recheck_;
  std::string file_problem_;  ///< a certificate that could not be written
};

ExitCode ModelRun::run() {
  if (options_.cinit) {
    return conclude(refuse({DiagnosticKind::Unsupported,
                            "`--cinit` is not supported in this version",
                            {},
                            {},
                            "give each constant a value with `-c NAME=VALUE`"}),
                    options_, sources_, console_);
  }
  if (const auto obstacle = find_trace_obstacle(options_)) {
    console_.error(*obstacle);
    return conclude(make_invalid("command line: " + *obstacle, ExitCode::ConfigUnreadable), options_, sources_, console_);
  }
  Outcome outcome;
  try {
    outcome = load_and_solve();
  } catch (const limit::Reached& reached) {
    outcome.verdict = fmt::format("unknown ({})", reached.what());
    outcome.code = ExitCode::Unknown;
  } catch (const trace::ReplayFailure& failure) {
    outcome = internal_error(failure.what(), &failure.trace());
  } catch (const std::bad_alloc&) {
    outcome.verdict = "unknown (memory)";
    outcome.code = ExitCode::Unknown;
  } catch (const std::system_error& failure) {
    if (failure.code() == std::errc::resource_unavailable_try_again) {  // no room for a thread
      outcome.verdict = "unknown (memory)";
      outcome.code = ExitCode::Unknown;
    } else {
      outcome = internal_error(failure.what(), nullptr);
    }
  } catch (const stack::Exhausted& limit) {
    outcome.verdict = fmt::format("unknown ({})", limit.what());
    outcome.code = ExitCode::Unknown;
  } catch (const std::exception& failure) {
    outcome = internal_error(failure.what(), nullptr);
  }
  if (outcome.engine.empty()) outcome.engine = question_.engine;
  if (outcome.module.empty()) outcome.module = stem(options_.spec);
  outcome.diagnostics = &sink_;
  outcome.load_seconds = load_seconds_;
  outcome.total_seconds = seconds_since(start_);
  return conclude(outcome, options_, sources_, console_, &traces_);
}

Outcome ModelRun::load_and_solve() {
  const InterruptGuard guard;
  const limit::Scope limits([&] { return budget_.is_over() ? std::optional(budget_.why().text) : std::nullopt; });
  frontend::Loaded loaded = frontend::load(to_load_options(options_), files_, sources_, sink_);
  if (loaded.specification && !sink_.has_errors()) report_unbuilt(*loaded.specification, options_.command, sink_);
  load_seconds_ = seconds_since(start_);
  console_.diagnostics(sink_.all(), sources_);
  if (sink_.has_errors()) return make_invalid(sink_);
  TLALOC_CHECK(loaded.specification.has_value(), "loading failed without a diagnostic");
  Specification& specification = *loaded.specification;
  if (options_.deadlock) specification.model.check_deadlock = *options_.deadlock;
  for (const frontend::NamedExpr& condition : specification.model.postconditions) {
    console_.warning(fmt::format("POSTCONDITION {} is not evaluated: no set of states is enumerated", condition.name));
  }
  module_ = specification.program.root_module.text();
  if (!specification.model.next_name.empty()) next_name_ = specification.model.next_name;
  labels_ = find_labels(specification.program, sources_);
  names_ = specification.program.names;
  Outcome outcome = solve(specification);
  outcome.module = module_;
  outcome.next_name = next_name_;
  outcome.labels = labels_;
  outcome.names = names_;
  return outcome;
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
    if (!report.induction) {
      show_aliased(specification, report.result);
      const auto& refusal = report.result.refusal;
      if (refusal && !report.certificate) show({DiagnosticKind::Unsupported, refusal->what(), refusal->span(), {}, {}});
    }
    Outcome outcome = make_answer(std::move(report), sources_);
    note_files(outcome);
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
  traces_.write(std::get<solver::Violated>(verdict), {&sources_, next_name_, module_, {}, {}, &labels_, names_});
  (void)console_.flush();  // what is lost is told in the end
}

void ModelRun::show_aliased(const Specification& specification, solver::CheckResult& result) {
  alias(specification, result.verdict);
  for (solver::PropertyVerdict& property : result.properties) alias(specification, property.verdict);
  show_undefined(result);
}

void ModelRun::alias(const Specification& specification, solver::Verdict& verdict) {
  auto* const violated = std::get_if<solver::Violated>(&verdict);
  if (violated == nullptr) return;
  const auto problem = trace::apply_alias(specification, facts_, violated->trace);
  if (!problem || alias_fails_) return;
  alias_fails_ = true;
  console_.warning(fmt::format("ALIAS {} is not applied: {}", specification.model.alias->name, *problem));
}

/// An expression without a value is a defect of the text as much as of the behaviour: it is shown in its place too.
void ModelRun::show_undefined(const solver::CheckResult& result) {
  const auto* const violated = std::get_if<solver::Violated>(&result.verdict);
  if (violated == nullptr || !violated->span.is_valid()) return;
  const bool is_undefined = violated->kind == solver::ViolationKind::Undefined ||
                            violated->kind == solver::ViolationKind::UndefinedInvariant ||
                            violated->kind == solver::ViolationKind::UndefinedProperty;
  if (!is_undefined) return;
  show({DiagnosticKind::NoValue, violated->message, violated->span, {}, {}});
}

void ModelRun::show(const Diagnostic& diagnostic) { console_.diagnostics(std::vector{diagnostic}, sources_); }

Outcome ModelRun::refuse(Diagnostic diagnostic) {
  show(diagnostic);
  sink_.report(std::move(diagnostic));
  return make_invalid(sink_);
}

solver::Report ModelRun::ask(const Specification& specification) {
  std::string printed;
  solver::CheckOptions check;
  check.length = options_.length;
  check.jobs = options_.jobs;
  check.seed = options_.seed;
  check.max_errors = options_.max_errors;
  if (options_.undefined_is_free) check.undefined = encoder::Undefined::IsFree;
  check.found = [&](const solver::Violated& violated) { progress_.aside([&] { show_violation(specification, violated); }); };
  check.print = [&](const std::string& text) { printed += text + "\n"; };  // shown once the progress line is gone
  facts_ = solver::run_of(specification, check);
  facts_.mode = question_.mode;
  const frontend::LoadOptions load = to_load_options(options_);
  const solver::Task task{specification, load, files_, options_.certificate_dir.has_value()};
  solver::Report report = question_.ask(task, check, budget_);
  keep_certificate(report);
  progress_.finish();
  if (!options_.quiet) console_.message(printable(printed));
  return report;
}

/// Writes a proof's certificate where it was asked for, and has its obligations checked.
void ModelRun::keep_certificate(const solver::Report& report) {
  const auto& certificate = report.certificate;
  if (!certificate) {
    const auto* proved = report.induction ? nullptr : std::get_if<solver::Proved>(&report.result.verdict);
    if (options_.certificate_dir && proved != nullptr) {
      console_.note(fmt::format("no certificate is written: {}, without an invariant", proved->reason));
    }
    return;
  }
  for (const auto& folder : {options_.output_dir, options_.certificate_dir}) {
    if (!folder || (folder == options_.output_dir && options_.command == Command::Induct)) continue;
    if (const auto problem = solver::write_certificate(*certificate, *folder)) file_problem_ = *problem;
  }
  if (!options_.certificate_dir || !file_problem_.empty()) return;
  auto rechecked = solver::recheck(certificate->obligations, *options_.certificate_dir, budget_);
  if (const auto* problem = std::get_if<std::string>(&rechecked)) {
    file_problem_ = *problem;
  } else {
    recheck_ = std::move(std::get<solver::Recheck>(rechecked));
  }
}

void ModelRun::note_files(Outcome& outcome) const {
  outcome.recheck = recheck_;
  if (file_problem_.empty()) return;
  console_.error(file_problem_);
  outcome.code = ExitCode::ConfigUnreadable;
}

/// A defect of ours: what is needed to look into it is written down before anything else happens.
Outcome ModelRun::internal_error(const std::string& what, const trace::Trace* trace) {
  console_.error(fmt::format("internal error: {}", what));
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
  if (written) console_.message(fmt::format("This is a defect of Tlaloc; please report it with {}.*\n", base));
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
  return ModelRun(question, options, files, console).run();
}

frontend::LoadOptions to_load_options(const Options& options) {
  frontend::LoadOptions load;
  load.spec_path = options.spec;
  load.config_path = options.config;
  load.library_dirs = options.library_dirs;
  load.init = options.init;
  load.next = options.next;
  load.invariants = options.invariants;
  load.implied = options.implied;
  load.properties = options.properties;
  load.config_properties = options.config_properties && options.command != Command::Induct;
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
