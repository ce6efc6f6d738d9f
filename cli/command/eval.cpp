#include <fmt/core.h>

#include <iostream>

#include "cli/command/command.h"
#include "cli/command/conclude.h"
#include "cli/command/model_run.h"
#include "cli/interrupt.h"
#include "frontend/diagnostic/shorten.h"
#include "frontend/interpret/interpreter.h"
#include "frontend/support/limit.h"
#include "solver/run/budget.h"

namespace tlaloc::cli {

namespace {

constexpr const char* kScratchModule = "Eval.tla";

/// Without a spec, expressions stand in a module that extends the usual ones.
class ScratchFiles final : public FileProvider {
 public:
  explicit ScratchFiles(const FileProvider& disk) : disk_(disk) {}
  [[nodiscard]] ReadResult read(const std::string& path) const override {
    if (path != kScratchModule) return disk_.read(path);
    return {"---- MODULE Eval ----\nEXTENDS Integers, Sequences, FiniteSets, TLC\n====\n", {}};
  }
  [[nodiscard]] bool exists(const std::string& path) const override { return path == kScratchModule || disk_.exists(path); }

 private:
  const FileProvider& disk_;
};

/// Reads and evaluates the expressions in one go: a value a line on standard output.
ExitCode evaluate_within(const std::vector<std::string>& expressions, const Options& options, const FileProvider& files,
                         Console& console, Renderer& renderer, const solver::Budget& budget) {
  SourceManager sources;
  DiagnosticSink sink;
  const ScratchFiles with_scratch(files);
  frontend::LoadOptions load = to_load_options(options);
  load.expressions = expressions;
  if (options.spec.empty()) {
    load.spec_path = kScratchModule;
    load.use_config = options.config.has_value();
  }
  const frontend::Loaded loaded = frontend::load(load, with_scratch, sources, sink);
  if (!sink.has_errors()) {
    TLALOC_CHECK(loaded.specification.has_value(), "loading failed without a diagnostic");
    const kernel::Program& program = loaded.specification->program;
    interpret::Options interpreting;
    interpreting.print = [&](const std::string& text) { renderer.log(printable(text) + "\n"); };
    interpreting.interrupted = [&] { return budget.is_over(); };
    interpreting.run = {.mode = "eval", .check_deadlock = false, .seed = options.seed};
    interpret::Interpreter interpreter(program, interpreting);
    for (const frontend::NamedExpr& expression : loaded.specification->model.expressions) {
      if (program.levels[expression.expr] != kernel::Level::Constant) {
        const bool is_open = loaded.specification->model.open.has_value();
        sink.report(DiagnosticKind::NoValue, expression.span,
                    is_open ? "the expression depends on the state or on a constant that is left open; `-c NAME=EXPR` gives one"
                            : "the expression depends on the state, only constant ones have a value here");
        break;
      }
      const auto result = interpreter.evaluate(expression.expr);
      if (const auto* error = std::get_if<interpret::EvalError>(&result)) {
        if (interpret::is_limit(error->kind) && budget.is_over()) throw limit::Reached(budget.why().text);
        sink.report(to_diagnostic(*error));
        break;
      }
      console.result(std::get<Value>(result).to_string(program.names) + "\n");
    }
  }
  renderer.diagnostics(sink.all(), sources);
  return sink.has_errors() ? conclude(make_invalid(sink, sources), options, renderer) : ExitCode::Success;
}

/// The same, within the limits; Ctrl-C ends the evaluation.
ExitCode evaluate(const std::vector<std::string>& expressions, const Options& options, const FileProvider& files,
                  Console& console) {
  const InterruptGuard guard;
  const solver::Budget budget({options.timeout_seconds, options.memory_megabytes, &InterruptGuard::stop(), {}});
  const limit::Scope limits([&] { return budget.is_over() ? std::optional(budget.why().text) : std::nullopt; });
  const std::unique_ptr<Renderer> renderer = open_renderer(options, console);
  try {
    return evaluate_within(expressions, options, files, console, *renderer, budget);
  } catch (const limit::Reached& reached) {
    return conclude(make_unknown(reached.what()), options, *renderer);
  }
}

}  // namespace

ExitCode run_eval(const Options& options, const FileProvider& files, Console& console) {
  if (!options.expressions.empty()) return evaluate(options.expressions, options, files, console);
  // One expression a line; an error ends that line only, and decides the exit code.
  ExitCode code = ExitCode::Success;
  const bool prompt = console.input_is_terminal();
  std::string line;
  while (true) {
    if (prompt) console.message("tla> ");
    if (!std::getline(std::cin, line)) break;
    if (line.find_first_not_of(" \t\r") == std::string::npos) continue;
    const ExitCode one = evaluate({line}, options, files, console);
    if (code == ExitCode::Success) code = one;
    (void)console.flush();
  }
  return code;
}

}  // namespace tlaloc::cli
