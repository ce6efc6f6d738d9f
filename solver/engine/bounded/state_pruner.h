// Prunes a symbolic state of the unrolling: finds guards that no behaviour of this length can satisfy and removes them before
// the next step multiplies them. The encoder follows every value that the terms allow, including, for example, messages that
// combine parts which are never true at the same time.
#pragma once

#include <chrono>

#include "encoder/system/transition_system.h"
#include "solver/backend/session.h"

namespace tlaloc::engine {

class StatePruner {
 public:
  StatePruner(term::Terms& terms, solver::Session& session) : terms_(terms), session_(session) {}

  /// Conditions of the state that no behaviour asserted in the session satisfies. To be called for one state after the other.
  /// Empty if the state is small or no longer growing, or if the check exceeds its time limit (`seconds`; four times that after
  /// a successful pruning).
  [[nodiscard]] std::unordered_set<term::TermId> impossible(const encoder::SymbolicState& state, double seconds);

  /// The same without these limits; empty if the solver gives up.
  [[nodiscard]] std::unordered_set<term::TermId> all_impossible(const encoder::SymbolicState& state);

 private:
  using Clock = std::chrono::steady_clock;

  [[nodiscard]] std::vector<term::TermId> conditions(const encoder::SymbolicState& state);
  /// Removes from `open` the conditions that some behaviour satisfies. False if the solver gives up or does not finish by
  /// `end`.
  [[nodiscard]] bool remove_possible(std::vector<term::TermId>& open, std::optional<Clock::time_point> end);

  term::Terms& terms_;
  solver::Session& session_;
  std::size_t last_ = 0;                   ///< number of conditions of the last large state
  bool grows_ = false;                     ///< the last state had more than the one before
  bool pays_ = false;                      ///< the last pruning removed many
  std::uint32_t skip_ = 0, failures_ = 0;  ///< number of states to skip; grows with each check that exceeds its time
};

}  // namespace tlaloc::engine
