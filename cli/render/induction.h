// An inductive check as text and as JSON: a table with one line per conjunct, then a counterexample to induction per cell
// that fails, worded so that nobody takes it for a behaviour.
#pragma once

#include <string>

#include "cli/command/outcome.h"
#include "cli/render/trace/trace_text.h"

namespace tlaloc::cli {

[[nodiscard]] std::string render_induction(const solver::Induction& induction, const TraceContext& context);
/// The outcome must hold an inductive check.
[[nodiscard]] std::string render_induction_json(const Outcome& outcome, const Options& options, const SourceManager& sources,
                                                ExitCode code);

}  // namespace tlaloc::cli
