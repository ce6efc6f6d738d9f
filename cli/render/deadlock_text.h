// Below a deadlock: how to say that behaviours may end there, where they may.
#pragma once

#include <string>

#include "cli/render/trace/trace_text.h"

namespace tlaloc::cli {

/// Ways to allow the end that `trace` comes to. Where some processes are done by what `pc` says and others are not, those wait
/// for something, and there is nothing to say.
[[nodiscard]] std::string deadlock_text(const trace::Trace& trace, const TraceContext& context);

}  // namespace tlaloc::cli
