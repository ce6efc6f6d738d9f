// The hint below a deadlock: how to tell the tool that behaviours may end there.
#pragma once

#include <string>

#include "cli/render/trace/trace_text.h"

namespace tlaloc::cli {

/// Ways to allow the end of `trace`. Empty if `pc` shows that some processes are done and others are not, because then those
/// wait for something.
[[nodiscard]] std::string deadlock_text(const trace::Trace& trace, const TraceContext& context);

}  // namespace tlaloc::cli
