// Splits an invariant into its conjuncts, through definitions without parameters and conjunctions only. Each gets a name that
// the user can find and type: an operator's, or TLA+'s own name for a part of one, `TypeOK!2`.
#pragma once

#include <string>
#include <vector>

#include "frontend/kernel/kernel.h"

namespace tlaloc::kernel {

struct Conjunct {
  std::string name;
  ExprId expr;  ///< needs no surrounding environment
};

/// The conjuncts in evaluation order. `name`: what to call the formula if it is not an operator.
[[nodiscard]] std::vector<Conjunct> conjuncts(const Program& program, ExprId formula, const std::string& name);

}  // namespace tlaloc::kernel
