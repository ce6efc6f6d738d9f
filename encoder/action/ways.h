// The order in which ENABLED explores an action. TLC stops at the first path that leads to a state, so an undefined expression
// on a later path is never met. One reading covers all paths and many states, so each branch and each error carries the turns
// that lead to it.
#pragma once

#include <cstdint>
#include <map>
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
/// The ends of an exploration; each counts under its guard. They are kept by their first turns, because there are many, and
/// many places to ask about: what ends before two places is the same up to where their ways part.
class Ends {
 public:
  Ends(term::Terms& terms, const std::vector<std::pair<TermId, Ways>>& ends);
  /// The condition under which `ways` lead to a place before any of the ends is reached.
  [[nodiscard]] TermId met_before(const Ways& ways);

 private:
  struct Arm {
    std::vector<TermId> not_reached;  ///< the negations of the ends behind it
    std::size_t node = 0;             ///< of what follows
  };
  struct Node {
    std::map<std::uint32_t, Arm> arms;
    std::map<std::pair<std::uint32_t, bool>, TermId> none_before;  ///< by turn: no end behind an arm that may come before it
  };
  TermId none_before(std::size_t node, Turn turn);

  term::Terms& terms_;
  std::vector<Node> nodes_{1};
};

}  // namespace tlaloc::action
