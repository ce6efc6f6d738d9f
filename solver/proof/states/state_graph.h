// Finitely many states and the steps between them, as far as the monitor of a temporal formula asks about them. Two sources:
// the states themselves (concrete_states.h), and classes of states (abstract_states.h).
#pragma once

#include <cstdint>
#include <map>
#include <vector>

#include "frontend/kernel/kernel.h"
#include "frontend/temporal/monitor.h"

namespace tlaloc::engine {

struct StateGraph {
  struct Edge {
    std::uint32_t target = 0;
    std::vector<bool>
        bits;  ///< by plain formula: what it says of the step; of an initial state, if it is among the initial ones
  };
  std::vector<Edge> initial;
  std::vector<std::vector<Edge>> steps;             ///< by state; stuttering is a step
  std::vector<std::vector<kernel::ExprId>> states;  ///< by state: what holds there and in no other, as a conjunction
};

/// The plain formulas in the rules of a monitor. Those of the first state are about states only.
struct PlainFormulas {
  explicit PlainFormulas(const temporal::Monitor& monitor);

  std::vector<temporal::FormulaId> all;
  std::map<temporal::FormulaId, std::size_t> numbers;  ///< in `all`
  std::vector<bool> is_initial;                        ///< by formula: a rule of the first state asks for it
};

}  // namespace tlaloc::engine
