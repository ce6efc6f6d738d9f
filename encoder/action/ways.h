// The order in which ENABLED explores an action. TLC stops at the first path that leads to a state, so an undefined expression
// on a later path is never met. One reading covers all paths and many states, so each branch and each error carries the turns
// that lead to it.
#pragma once

#include <cstdint>
#include <memory>
#include <utility>
#include <vector>

#include "encoder/term/term.h"

namespace tlaloc::action {

using term::TermId;

/// The disjunct or set element that was chosen at one point.
struct Turn {
  std::uint32_t arm = 0;
  bool ordered = true;  ///< false: no term expresses which element comes first
};
/// A sequence of turns that leads to a place, under a guard.
struct Way {
  TermId guard;
  std::vector<Turn> turns;
};
/// All ways to one place. Null if the order is irrelevant.
using Ways = std::shared_ptr<const std::vector<Way>>;

/// The way to the place where reading begins: no turns.
[[nodiscard]] Ways no_turn(const term::Terms& terms);
/// Appends a turn to each way.
[[nodiscard]] Ways turn(const Ways& ways, std::size_t arm, bool ordered = true);
/// The ways to a place that all of `arms` lead to, each under its guard. If there are too many, the first arm represents all of
/// them, and all of its siblings.
[[nodiscard]] Ways join(term::Terms& terms, const std::vector<std::pair<TermId, Ways>>& arms);
/// The condition that one of `ways` equals or is a prefix of one in `end`.
[[nodiscard]] TermId leads_to(term::Terms& terms, const Ways& ways, const Ways& end);
/// Whether some turn has no known order.
[[nodiscard]] bool is_unordered(const Ways& ways);
/// The condition under which `ways` lead to a place before any of `ends` is reached; each end counts under its guard.
[[nodiscard]] TermId met_before(term::Terms& terms, const Ways& ways, const std::vector<std::pair<TermId, Ways>>& ends);

}  // namespace tlaloc::action
