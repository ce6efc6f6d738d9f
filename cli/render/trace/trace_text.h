// Renders a trace as text in TLC's layout: `State 1: <Initial predicate>`, `State 2: <Act(a) line L, col C to line L, col C of
// module M>`, one `/\ var = value` per variable. All formats use its names for actions and places.
#pragma once

#include <string>
#include <unordered_map>

#include "frontend/source/source_file.h"
#include "solver/trace/trace.h"

namespace tlaloc::cli {

/// The labels of a PlusCal algorithm, with their places.
using Labels = std::unordered_map<Symbol, Span>;

/// The input of a trace renderer besides the trace.
struct TraceContext {
  const SourceManager* sources = nullptr;  ///< null: places are omitted
  std::string next_name = "Next";          ///< for a step whose label has no name
  std::string spec = "Trace";              ///< root module
  std::string verdict;                     ///< the text after `Verdict: `; empty if unknown
  std::string trace_module;                ///< module name of a TLA+ rendering; empty: SPECTrace
  const Labels* labels = nullptr;          ///< null: there is no known algorithm
  NameOrder names;                         ///< order in which fields of records are shown
};

/// `Phase1b(a1)`
[[nodiscard]] std::string action_text(const interpret::ActionLabel& label, const TraceContext& context);

/// A range as TLC counts it: lines and columns from 1, end included.
struct Place {
  LineColumn begin, end;
  std::string module;
};
[[nodiscard]] Place find_place(Span span, const SourceManager& sources);

/// `line L, col C to line L, col C of module M`; empty if the span is unknown.
[[nodiscard]] std::string place_text(Span span, const TraceContext& context);

/// `Constants: N = 7, M = 3`: those that were left open; empty if there are none.
[[nodiscard]] std::string constants_text(const trace::Trace& trace, const TraceContext& context);

/// How a trace with a loop goes on after its last state, on one line without places.
[[nodiscard]] std::string loop_text(const trace::Trace& trace, const TraceContext& context);

}  // namespace tlaloc::cli
