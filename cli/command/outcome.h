// How a command ends: what it found, and the one function that says so (text or JSON, traces, expectation, exit code).
// Every way out of `check` and `simulate` passes through conclude(), so the last line of standard output is always the verdict.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cli/command/trace_output.h"
#include "cli/console.h"
#include "cli/exit_code.h"
#include "cli/options.h"
#include "cli/render/trace/trace_text.h"
#include "solver/proof/recheck.h"
#include "solver/report.h"

namespace tlaloc::cli {

struct Outcome {
  std::string verdict;  ///< what stands after `Verdict: `
  ExitCode code = ExitCode::InternalError;
  std::optional<solver::CheckResult> result;   ///< of a search; neither: the input was refused, or a defect
  std::optional<solver::Induction> induction;  ///< of an inductive check
  std::string certificate;                     ///< of a proof: a TLA+ module
  std::optional<solver::Recheck> recheck;      ///< of its obligations
  const DiagnosticSink* diagnostics = nullptr;
  std::string engine;  ///< that answered: bmc, simulation
  std::string module;  ///< root module
  std::string next_name = "Next";
  Labels labels;            ///< of the algorithm that the specification was written in
  NameOrder names;          ///< of the specification
  double load_seconds = 0;  ///< reading and analysing
  double total_seconds = 0;
};

/// The input is refused: a verdict from its first error.
[[nodiscard]] Outcome make_invalid(const DiagnosticSink& diagnostics);
[[nodiscard]] Outcome make_invalid(std::string_view reason, ExitCode code);
[[nodiscard]] Outcome make_answer(solver::Report report, const SourceManager& sources);
/// For its traces; valid as long as both live.
[[nodiscard]] TraceContext trace_context(const Outcome& outcome, const SourceManager& sources);
/// Null: there is nothing to count.
[[nodiscard]] const solver::Statistics* find_statistics(const Outcome& outcome);

/// Prints and writes everything, of the violations those that `traces` has not written yet (null: none); the answer is the
/// process's exit code.
[[nodiscard]] ExitCode conclude(const Outcome& outcome, const Options& options, const SourceManager& sources, Console& console,
                                TraceOutput* traces = nullptr);
/// The same for commands whose only result is a verdict line.
[[nodiscard]] ExitCode conclude_invalid(std::string_view reason, ExitCode code, const Options& options, Console& console);

/// Violations in the order they are shown: the verdict's own first.
[[nodiscard]] std::vector<const solver::Violated*> violations(const solver::CheckResult& result);

}  // namespace tlaloc::cli
