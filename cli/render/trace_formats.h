// The door to all trace formats, and the smaller ones: a TLA+ module, a self-contained web page, TLC's JSON (-dumpTrace json).
#pragma once

#include <string>

#include "cli/options.h"
#include "cli/render/trace_text.h"

namespace tlaloc::cli {

[[nodiscard]] std::string render_trace(TraceFormat format, const trace::Trace& trace, const TraceContext& context);

/// A module `SPECTrace` that defines Trace as the sequence of states, each a record; model values become CONSTANTS.
[[nodiscard]] std::string render_tla(const trace::Trace& trace, const TraceContext& context);
/// One page, no scripts, nothing loaded: a table of states, changes marked.
[[nodiscard]] std::string render_html(const trace::Trace& trace, const TraceContext& context);
/// {"counterexample": {"state": [[1, {…}], …], "action": [[[1, {…}], {name, location, …}, [2, {…}]], …]}}
[[nodiscard]] std::string render_tlc_json(const trace::Trace& trace, const TraceContext& context);

}  // namespace tlaloc::cli
