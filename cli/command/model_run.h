// Shared by check, prove, induct and simulate: loads the model, asks the solver under limits and signals, and turns the result,
// or an exception, into an outcome.
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

/// A command's question to the solver.
struct Question {
  std::string engine;  ///< the default engine name in machine-readable output
  std::function<solver::Report(const solver::Task&, const solver::CheckOptions&, const solver::Budget&)> ask;
  std::string mode = "bfs";  ///< as TLCGet("config") has it
};

[[nodiscard]] ExitCode run_model(const Question& question, const Options& options, const FileProvider& files, Console& console);

[[nodiscard]] frontend::LoadOptions to_load_options(const Options& options);
/// Turns an evaluation error into a diagnostic that lists the operators being evaluated.
[[nodiscard]] Diagnostic to_diagnostic(const interpret::EvalError& error);

}  // namespace tlaloc::cli
