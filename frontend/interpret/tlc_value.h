// What module TLC's TLCGet says about the run itself, as far as it is the same in every run of this tool.
#pragma once

#include <optional>

#include "frontend/value/value.h"

namespace tlaloc::interpret {

/// TLCGet(key) for a key that names no register: `"config"` has the mode, which is TLC's "bfs" because the first violation
/// found is one at the least depth, and the number of workers. Nothing: unknown, or different from state to state.
[[nodiscard]] std::optional<Value> tlc_value(const Value& key);

}  // namespace tlaloc::interpret
