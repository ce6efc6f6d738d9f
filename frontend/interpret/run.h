// The facts of a run that expressions can query through module TLC. The encoder of an expression and the replayer of its traces
// must be given the same Run.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "frontend/value/value.h"

namespace tlaloc::interpret {

struct Run {
  /// In TLC's words. A bounded search is "bfs", because the first violation found is one at the least depth.
  std::string mode = "bfs";
  bool check_deadlock = true;
  std::uint64_t seed = 0;  ///< of RandomElement and module Randomization
  bool undefined_is_free =
      false;  ///< an undefined expression is some unknown value; for encoders, the interpreter always stops
};

/// TLCGet(key) for a key that names no register and has the same value in every state, such as "config". Empty if the key is
/// unknown or depends on the state.
[[nodiscard]] std::optional<Value> tlc_value(const Value& key, const Run& run);

}  // namespace tlaloc::interpret
