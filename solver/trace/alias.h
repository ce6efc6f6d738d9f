// Evaluates the configuration's ALIAS: an expression, usually a record, that is shown in place of each state of a trace, as in
// TLC.
#pragma once

#include <optional>
#include <string>

#include "frontend/frontend.h"
#include "solver/trace/trace.h"

namespace tlaloc::trace {

/// Replaces the states of a trace from `run` by their aliases. On failure returns an error message and leaves the trace as it
/// is.
[[nodiscard]] std::optional<std::string> apply_alias(const frontend::Specification& specification, const interpret::Run& run,
                                                     trace::Trace& trace);

/// Leaves out the states so far, which are there for invariants of the whole behaviour.
void hide_history(const kernel::Program& program, trace::Trace& trace);

}  // namespace tlaloc::trace
