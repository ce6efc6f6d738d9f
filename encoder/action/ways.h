// The order in which ENABLED goes through an action. It ends with the first way that leads to a state, so what has no value
// on a way behind it is never met. One reading goes over all ways, and over many states: each branch and each error carries the
// turns that lead to it.
#pragma once

#include <cstdint>
#include <memory>
#include <utility>
#include <vector>

#include "encoder/term/term.h"

namespace tlaloc::action {

using term::TermId;

/// Which arm of a \/, which element of a set was taken.
struct Turn {
  std::uint32_t arm = 0;
  bool ordered = true;  ///< false: no term says which of the elements comes first
};
/// Where the guard holds, these turns lead here.
struct Way {
  TermId guard;
  std::vector<Turn> turns;
};
/// All ways to one place. Null where order does not matter.
using Ways = std::shared_ptr<const std::vector<Way>>;

/// The way to the place where reading begins.
[[nodiscard]] Ways no_turn(const term::Terms& terms);
/// One turn further.
[[nodiscard]] Ways turn(const Ways& ways, std::size_t arm, bool ordered = true);
/// To what is read from then on for all of some arms, each where its guard holds. Where these are too many, the first one
/// stands for all, and so do all of its siblings.
[[nodiscard]] Ways join(term::Terms& terms, const std::vector<std::pair<TermId, Ways>>& arms);
/// Where one of `ways` is `end`, or is on the way to it.
[[nodiscard]] TermId leads_to(term::Terms& terms, const Ways& ways, const Ways& end);
/// Whether there is a turn of which no order is known.
[[nodiscard]] bool is_unordered(const Ways& ways);
/// Where `ways` lead to something before any of `ends` is come to, each of which is one where its guard holds.
[[nodiscard]] TermId met_before(term::Terms& terms, const Ways& ways, const std::vector<std::pair<TermId, Ways>>& ends);

}  // namespace tlaloc::action
