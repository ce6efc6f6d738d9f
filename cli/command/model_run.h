// What check and simulate share: load the model, run an engine on it under limits and signals, turn whatever comes of it,
// exceptions too, into an outcome.
#pragma once

#include <functional>
#include <string>
#include <variant>

#include "cli/command/certificate.h"
#include "cli/console.h"
#include "cli/exit_code.h"
#include "cli/options.h"
#include "frontend/frontend.h"
#include "solver/induction.h"
#include "solver/solver.h"

namespace tlaloc::cli {

/// A result, and the TLA+ module that proves what is proved of it.
struct Proof {
  solver::CheckResult result;
  std::string engine;  ///< that found it; empty: the properties say what engine answered
  Certificate certificate;
};
struct InductionAnswer {
  solver::Induction result;
  std::optional<Certificate> certificate;  ///< when proved and asked for
};
using Answer = std::variant<solver::CheckResult, InductionAnswer, Proof>;

struct Engine {
  std::string name;  ///< in machine-readable output
  std::function<Answer(const frontend::Specification&, const solver::CheckOptions&, const solver::Budget&)> run;
  std::string mode = "bfs";  ///< as TLCGet("config") has it
};

/// Tries to prove all of the model, temporal properties aside, and reads what it found back as a fresh run would. A proof's
/// verdict is that of each property; it lists none. (prove.cpp)
[[nodiscard]] Answer attempt_proof(const Options& options, const FileProvider& files,
                                   const frontend::Specification& specification, const solver::CheckOptions& check,
                                   const solver::Budget& budget);

[[nodiscard]] ExitCode run_engine(const Engine& engine, const Options& options, const FileProvider& files, Console& console);

[[nodiscard]] frontend::LoadOptions to_load_options(const Options& options);
/// An expression without a value, as a diagnostic with the operators it was reached through.
[[nodiscard]] Diagnostic to_diagnostic(const interpret::EvalError& error);

}  // namespace tlaloc::cli
