// What a state of the unrolling cannot be, as far as the solver sees it soon. The encoder follows every value that the terms
// allow for: messages that combine what was never true at the same time, and what would be made of them. Each step multiplies
// them; taken out as they arise, they do not.
#pragma once

#include <chrono>

#include "encoder/system/transition_system.h"
#include "solver/backend/session.h"

namespace tlaloc::engine {

class StatePruner {
 public:
  StatePruner(term::Terms& terms, solver::Session& session) : terms_(terms), session_(session) {}

  /// Conditions of the state that no behaviour asserted in the session meets; none where that would take longer than `seconds`,
  /// four times that where it has paid before, or the states, asked for one after the other, are small or do not go on growing.
  [[nodiscard]] std::unordered_set<term::TermId> impossible(const encoder::SymbolicState& state, double seconds);

  /// The same without these limits; none where the solver does not know.
  [[nodiscard]] std::unordered_set<term::TermId> all_impossible(const encoder::SymbolicState& state);

 private:
  using Clock = std::chrono::steady_clock;

  [[nodiscard]] std::vector<term::TermId> conditions(const encoder::SymbolicState& state);
  /// Takes out of `open` what is possible. False: the solver does not know, or not by the `end`.
  [[nodiscard]] bool remove_possible(std::vector<term::TermId>& open, std::optional<Clock::time_point> end);

  term::Terms& terms_;
  solver::Session& session_;
  std::size_t last_ = 0;                   ///< conditions of the last state, when there were many
  bool grows_ = false;                     ///< more than those of the state before
  bool pays_ = false;                      ///< many were impossible
  std::uint32_t skip_ = 0, failures_ = 0;  ///< states to let pass, more each time that there was not enough time
};

}  // namespace tlaloc::engine
