// The bounded search against exhaustive exploration by the concrete interpreter.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "frontend/frontend.h"

namespace tlaloc::testing {

using Depth = std::optional<std::uint32_t>;

/// The least depth of everything that can be wrong. Where Init is undefined nothing else is told.
struct Depths {
  Depth invariant_false, invariant_undefined, deadlock, undefined;
};
/// "undefined 1, deadlock 2": what is wrong where; empty: nothing.
[[nodiscard]] std::string print(const Depths& depths);

/// All states up to so many steps; the specification has one invariant. Nothing: too many, or the interpreter gave up
/// somewhere.
[[nodiscard]] std::optional<Depths> explore(const frontend::Specification& specification, std::uint32_t length);

struct Comparison {
  std::string differences;      ///< empty: they agree
  bool saw_all_states = false;  ///< the search ended since there was nothing left but states seen before
};
/// The search and the exploration of one specification. Nothing: not comparable, for one of them does not know. Without a
/// length the search goes on until it has seen everything.
[[nodiscard]] std::optional<Comparison> compare_search(const frontend::Specification& specification,
                                                       std::optional<std::uint32_t> length);

}  // namespace tlaloc::testing
