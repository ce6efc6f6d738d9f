// What an expression can ask about the run that it is evaluated in, by module TLC. Whoever encodes an expression and whoever
// replays what was found must be given the same Run.
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
};

/// TLCGet(key) for a key that names no register and means the same in every state, such as "config". Nothing: unknown, or
/// different from state to state.
[[nodiscard]] std::optional<Value> tlc_value(const Value& key, const Run& run);

}  // namespace tlaloc::interpret
