// Random transition systems, and how TLA+ writes them.
#pragma once

#include <string>

#include "tests/support/temporal/dice.h"
#include "tests/support/temporal/transition_system.h"

namespace tlaloc::oracle {

/// Most are of few states; some have 30.
[[nodiscard]] System random_system(Dice& dice);

/// The declaration of the variables, vars, Init, the actions and Next; `dice` chooses among ways to say the same.
[[nodiscard]] std::string definitions(const System& system, Dice& dice);

}  // namespace tlaloc::oracle
