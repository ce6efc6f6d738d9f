// What came of a command, for whatever shows it: the solver's report, or why there is none.
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
  std::string verdict;                          ///< what stands after `Verdict: `
  ExitCode code = ExitCode::InternalError;      ///< that belongs to the verdict
  std::optional<solver::Report> report;         ///< nothing: the input was refused, a limit ended it, or a defect
  std::optional<solver::Recheck> recheck;       ///< of its certificate's obligations
  std::string unwritten;                        ///< why its certificate could not be written; empty: it was, where asked for
  const DiagnosticSink* diagnostics = nullptr;  ///< about the input
  TraceContext context;                         ///< of its traces, all but the verdict; it names the sources
  double load_seconds = 0;                      ///< reading and analysing
  double total_seconds = 0;
};

/// The input is refused: a verdict from its first error.
[[nodiscard]] Outcome make_invalid(const DiagnosticSink& diagnostics, const SourceManager& sources);
[[nodiscard]] Outcome make_invalid(std::string_view reason, ExitCode code);
/// A limit ended it before there was anything to report.
[[nodiscard]] Outcome make_unknown(std::string_view reason);
[[nodiscard]] Outcome make_answer(solver::Report report, const SourceManager& sources);

/// The table of an inductive check; null where it is none.
[[nodiscard]] const solver::Induction* find_induction(const Outcome& outcome);
/// Of any other question; null where there is no report.
[[nodiscard]] const solver::CheckResult* find_result(const Outcome& outcome);
/// Null: there is nothing to count.
[[nodiscard]] const solver::Statistics* find_statistics(const Outcome& outcome);
/// Of its traces, with the verdict; valid as long as what its context refers to.
[[nodiscard]] TraceContext trace_context(const Outcome& outcome);

/// Violations in the order they are shown: the verdict's own first.
[[nodiscard]] std::vector<const solver::Violated*> violations(const solver::CheckResult& result);

}  // namespace tlaloc::cli
