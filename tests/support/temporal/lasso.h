// Behaviours that repeat themselves from some state on, and what is true of them.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "tests/support/temporal/formula.h"

namespace tlaloc::oracle {

struct Lasso {
  std::vector<StateId> states;  ///< not empty
  std::size_t loop_start = 0;   ///< index of the state that follows the last one
};

/// The steps up to where the lasso is closed; those that repeat the last state for ever do not count.
[[nodiscard]] std::size_t length(const Lasso& lasso);

/// Whether the behaviour satisfies the formula. Decided straight from the definitions, at each of the finitely many suffixes.
[[nodiscard]] bool holds_of_lasso(const Formula& formula, const Lasso& lasso);

/// Whether it is a behaviour of Init /\ [][Next]_vars.
[[nodiscard]] bool is_behaviour(const System& system, const Lasso& lasso);

/// `0 -> 3 -> (1 -> 2)`: in parentheses what is repeated.
[[nodiscard]] std::string print(const Lasso& lasso);

/// The length of a shortest behaviour that satisfies all of the formulas, by trying all that close within `most` steps.
[[nodiscard]] std::optional<std::size_t> shortest_by_enumeration(const System& system, const std::vector<FormulaPtr>& formulas,
                                                                 std::size_t most);

}  // namespace tlaloc::oracle
