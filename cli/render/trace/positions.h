// Shows the positions of a PlusCal algorithm's processes at the end of a behaviour: the values of `pc`, with their places in
// the text.
#pragma once

#include <string>

#include "cli/render/trace/trace_text.h"
#include "frontend/kernel/kernel.h"

namespace tlaloc::cli {

/// The labels of the algorithm that the variable `pc` comes from; empty if there is none.
[[nodiscard]] Labels find_labels(const kernel::Program& program, const SourceManager& sources);

/// One line per process for the last state, or one line for an algorithm without processes. Empty if the context has no labels
/// or the trace has no `pc`.
[[nodiscard]] std::string positions_text(const trace::Trace& trace, const TraceContext& context);

}  // namespace tlaloc::cli
