// An invariant as the list of its conjuncts: through definitions without parameters and conjunctions, nowhere else. Each has
// a name that the user can find and type again: an operator's, or TLA+'s own name for a part of one, `TypeOK!2`.
#pragma once

#include <string>
#include <vector>

#include "frontend/kernel/kernel.h"

namespace tlaloc::kernel {

struct Conjunct {
  std::string name;
  ExprId expr;  ///< needs no surrounding environment
};

/// In the order in which they are evaluated. `name` is what the whole formula is called, where it is no operator.
[[nodiscard]] std::vector<Conjunct> conjuncts(const Program& program, ExprId formula, const std::string& name);

}  // namespace tlaloc::kernel
