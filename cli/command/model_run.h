// What check, prove, induct and simulate share: load the model, ask the solver under limits and signals, turn whatever comes of
// it, exceptions too, into an outcome.
#pragma once

#include <functional>
#include <string>

#include "cli/console.h"
#include "cli/exit_code.h"
#include "cli/options.h"
#include "frontend/frontend.h"
#include "solver/report.h"
#include "solver/strategy/task.h"

namespace tlaloc::cli {

/// What a command asks of the solver.
struct Question {
  std::string engine;  ///< in machine-readable output, where nobody else is named
  std::function<solver::Report(const solver::Task&, const solver::CheckOptions&, const solver::Budget&)> ask;
  std::string mode = "bfs";  ///< as TLCGet("config") has it
};

[[nodiscard]] ExitCode run_model(const Question& question, const Options& options, const FileProvider& files, Console& console);

[[nodiscard]] frontend::LoadOptions to_load_options(const Options& options);
/// An expression without a value, as a diagnostic with the operators it was reached through.
[[nodiscard]] Diagnostic to_diagnostic(const interpret::EvalError& error);

}  // namespace tlaloc::cli
