// A behaviour of ground states: decoded from a model, and replayed by the concrete interpreter.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "frontend/interpret/interpreter.h"
#include "frontend/source/span.h"
#include "frontend/support/check.h"
#include "frontend/support/symbol.h"

namespace tlaloc::trace {

struct Step {
  interpret::State state;
  interpret::ActionLabel action;  ///< of the step to this state; for the first state: Init
};

struct Trace {
  std::vector<Symbol> variables;  ///< in declaration order, behind them the constants that were left open
  std::size_t constants = 0;      ///< the number of these; they have the same value in every state
  std::vector<Step> steps;        ///< never empty in a shown trace
  /// For a lasso: index of the state that follows the last one; the last one itself if the behaviour stutters for ever.
  std::optional<std::size_t> loop_start;
  interpret::ActionLabel loop_action = {};  ///< for a lasso: leads from the last state back to that one
};

/// The number of columns that steps may change.
[[nodiscard]] inline std::size_t state_variables(const Trace& trace) { return trace.variables.size() - trace.constants; }

/// Whether the behaviour stays in its last state for ever.
[[nodiscard]] inline bool stutters(const Trace& trace) {
  return trace.loop_start && *trace.loop_start + 1 == trace.steps.size();
}

/// Thrown if the concrete interpreter contradicts a model: a defect of the encoder or the interpreter.
class ReplayFailure : public InternalError {
 public:
  ReplayFailure(const std::string& what, Trace trace) : InternalError(what), trace_(std::move(trace)) {}
  [[nodiscard]] const Trace& trace() const { return trace_; }

 private:
  Trace trace_;
};

}  // namespace tlaloc::trace
