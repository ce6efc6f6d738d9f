// Where the processes of a PlusCal algorithm stand when a behaviour ends: what `pc` says, with the places in the text.
#pragma once

#include <string>

#include "cli/render/trace/trace_text.h"
#include "frontend/kernel/kernel.h"

namespace tlaloc::cli {

/// The steps of the algorithm that the variable `pc` comes from; empty when there is none.
[[nodiscard]] Labels find_labels(const kernel::Program& program, const SourceManager& sources);

/// Of the last state, a line for each process, or one line for an algorithm without processes. Empty when the context has no
/// labels and when the trace has no `pc`.
[[nodiscard]] std::string positions_text(const trace::Trace& trace, const TraceContext& context);

}  // namespace tlaloc::cli
