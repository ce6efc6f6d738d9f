// A trace as text, in TLC's layout: `State 1: <Initial predicate>`, `State 2: <Act(a) line L, col C to line L, col C of
// module M>`, one `/\ var = value` per variable. Shared by all formats: how an action and a place are named.
#pragma once

#include <string>
#include <unordered_map>

#include "frontend/source/source_file.h"
#include "solver/trace/trace.h"

namespace tlaloc::cli {

/// The steps of a PlusCal algorithm by their labels, and where they stand.
using Labels = std::unordered_map<Symbol, Span>;

/// What a renderer needs besides the trace.
struct TraceContext {
  const SourceManager* sources = nullptr;  ///< null: places are left out
  std::string next_name = "Next";          ///< of a step whose label has no name
  std::string spec = "Trace";              ///< root module
  std::string verdict;                     ///< after `Verdict: `; empty when unknown
  std::string trace_module;                ///< module name of a TLA+ rendering; empty: SPECTrace
  const Labels* labels = nullptr;          ///< null: no algorithm is known
  NameOrder names;                         ///< the fields of records are shown in this order
};

/// `Phase1b(a1)`
[[nodiscard]] std::string action_text(const interpret::ActionLabel& label, const TraceContext& context);

/// A range as TLC counts it: lines and columns from 1, the end included.
struct Place {
  LineColumn begin, end;
  std::string module;
};
[[nodiscard]] Place find_place(Span span, const SourceManager& sources);

/// `line L, col C to line L, col C of module M`; empty when it is not known.
[[nodiscard]] std::string place_text(Span span, const TraceContext& context);

}  // namespace tlaloc::cli
