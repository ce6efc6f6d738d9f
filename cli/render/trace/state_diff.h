// The changes of a step, part by part: functions by key, sets by elements added and removed.
#pragma once

#include <string>

#include "cli/render/trace/trace_text.h"

namespace tlaloc::cli {

/// One line per changed part, such as `  pc["p1"]: "idle" -> "busy"` or `  msgs: + {[type |-> "ack"]}`. Empty if nothing
/// changes.
[[nodiscard]] std::string render_diff(const trace::Trace& trace, const interpret::State& before, const interpret::State& after,
                                      const TraceContext& context);

}  // namespace tlaloc::cli
