// The configuration's ALIAS: an expression, usually a record, that is shown in place of each state of a trace, as TLC does.
#pragma once

#include <optional>
#include <string>

#include "frontend/frontend.h"
#include "solver/trace/trace.h"

namespace tlaloc::trace {

/// Gives a trace that `run` found its aliased form. On a problem, which is told, the trace stays as it is.
[[nodiscard]] std::optional<std::string> apply_alias(const frontend::Specification& specification, const interpret::Run& run,
                                                     trace::Trace& trace);

}  // namespace tlaloc::trace
