// Renders a violation as text: what is violated and where, the trace in TLC's layout, and an explanation.
#pragma once

#include <string>

#include "cli/render/trace/trace_text.h"
#include "solver/verdict.h"

namespace tlaloc::cli {

/// The smallest false sub-formula, with the values of the names in it.
[[nodiscard]] std::string explanation_text(const trace::Explanation& explanation, const TraceContext& context);
[[nodiscard]] std::string render_violation(const solver::Violated& violated, const TraceContext& context);

}  // namespace tlaloc::cli
