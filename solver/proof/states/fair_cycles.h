// Whether some behaviour goes round for ever in finitely many states and satisfies a temporal formula: the product of the
// states with the formula's monitor is searched for a strongly connected component in which every condition is met (R. Tarjan,
// "Depth-first search and linear graph algorithms", 1972).
#pragma once

#include <cstdint>
#include <map>
#include <vector>

#include "frontend/temporal/monitor.h"
#include "solver/proof/states/state_graph.h"
#include "solver/run/budget.h"

namespace tlaloc::engine {

class FairCycles {
 public:
  /// Keeps references.
  FairCycles(const StateGraph& graph, const PlainFormulas& plain, const temporal::Monitor& monitor,
             const solver::Budget& budget);

  enum class Answer { None, Some, TooMany };
  /// Throws Unanswered.
  [[nodiscard]] Answer find();

  /// After None: how many conditions, waited for in turn, a behaviour can have met before it comes to a state. Conditions that
  /// last are no part of the turn, but have to hold when one is met.
  struct Rank {
    std::uint32_t bound = 0;      ///< conditions met, at most
    std::uint32_t cared_for = 0;  ///< the monitor's variables that it is said of, the first in the lowest bit
    std::uint32_t variables = 0;  ///< their values
    auto operator<=>(const Rank&) const = default;
  };
  struct Ranking {
    std::uint32_t turns = 1;                ///< conditions that do not last; 1 if there are none
    std::uint32_t rounds = 0;               ///< of all conditions, at most, in any state
    std::vector<std::vector<Rank>> states;  ///< by state of the graph
    std::size_t size = 0;                   ///< ranks in all
  };
  /// Throws Unanswered.
  [[nodiscard]] Ranking rank() const;

 private:
  using Bits = std::vector<bool>;
  struct Node {
    std::uint32_t state = 0, variables = 0;  ///< of the graph; values of the monitor's variables
    auto operator<=>(const Node&) const = default;
  };

  void poll() const;
  [[nodiscard]] bool holds(const temporal::Rule& rule, const Bits& bits, std::uint32_t now, std::uint32_t next) const;
  /// The product of the states and the monitor. False: too many.
  [[nodiscard]] bool make_product();
  void find_components();
  [[nodiscard]] bool has_fair_component() const;
  struct Way {
    std::uint32_t variables = 0;
    std::vector<bool> met;  ///< conditions
  };
  struct Step {
    std::uint32_t target = 0;
    const std::vector<bool>* met = nullptr;
  };
  [[nodiscard]] std::uint32_t turns() const;
  [[nodiscard]] bool is_met(const Step& step, std::size_t progress) const;

  const StateGraph& graph_;
  const PlainFormulas& plain_;
  const temporal::Monitor& monitor_;
  const solver::Budget& budget_;
  std::map<std::pair<std::uint32_t, Bits>, std::vector<Way>> ways_;  ///< by values before the step
  std::vector<Node> nodes_;                                          ///< initial ones first
  std::size_t initial_nodes_ = 0;
  std::vector<std::vector<Step>> steps_;   ///< by node
  std::vector<std::uint32_t> components_;  ///< by node: its strongly connected component
  std::uint32_t component_count_ = 0;
};

}  // namespace tlaloc::engine
