// The outcome of a command, ready to be rendered: the solver's report, or the reason why there is none.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cli/exit_code.h"
#include "cli/render/trace/trace_text.h"
#include "solver/proof/certificate/recheck.h"
#include "solver/report.h"

namespace tlaloc::cli {

struct Outcome {
  std::string verdict;                      ///< the text after `Verdict: `
  ExitCode code = ExitCode::InternalError;  ///< the exit code of the verdict
  std::optional<solver::Report> report;     ///< empty if the input was rejected, a limit ended the run, or a defect occurred
  std::optional<solver::Recheck> recheck;   ///< of the obligations of the report's certificate
  std::string unwritten;  ///< why the certificate could not be written; empty if it was, or none was requested
  const DiagnosticSink* diagnostics = nullptr;  ///< about the input
  TraceContext context;     ///< for rendering traces; complete except for the verdict; also names the sources
  double load_seconds = 0;  ///< time to read and analyse the input
  double total_seconds = 0;
};

/// The input was rejected: the verdict is its first error.
[[nodiscard]] Outcome make_invalid(const DiagnosticSink& diagnostics, const SourceManager& sources);
[[nodiscard]] Outcome make_invalid(std::string_view reason, ExitCode code);
/// A limit ended the run before there was anything to report.
[[nodiscard]] Outcome make_unknown(std::string_view reason);
[[nodiscard]] Outcome make_answer(solver::Report report, const SourceManager& sources);

/// The table of an inductive check; null for other questions.
[[nodiscard]] const solver::Induction* find_induction(const Outcome& outcome);
/// The result of any other question; null if there is no report.
[[nodiscard]] const solver::CheckResult* find_result(const Outcome& outcome);
/// Null if there are none.
[[nodiscard]] const solver::Statistics* find_statistics(const Outcome& outcome);
/// The context for rendering the outcome's traces, including the verdict. Valid as long as the objects that its context refers
/// to.
[[nodiscard]] TraceContext trace_context(const Outcome& outcome);

/// The violations in the order in which they are shown: the verdict's own first.
[[nodiscard]] std::vector<const solver::Violated*> violations(const solver::CheckResult& result);

}  // namespace tlaloc::cli
