// What a step changes, part by part: functions key by key, sets by what came and went.
#pragma once

#include <string>

#include "cli/render/trace/trace_text.h"

namespace tlaloc::cli {

/// A line per changed part, `  pc["p1"]: "idle" -> "busy"` or `  msgs: + {[type |-> "ack"]}`; empty when nothing changes.
[[nodiscard]] std::string render_diff(const trace::Trace& trace, const interpret::State& before, const interpret::State& after,
                                      const TraceContext& context);

}  // namespace tlaloc::cli
