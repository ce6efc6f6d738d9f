// Collects the model values that expressions mention, so that a text made of the expressions can declare them.
#pragma once

#include <vector>

#include "frontend/kernel/kernel.h"

namespace tlaloc::kernel {

/// The model values in literals below `exprs`, also inside sets and functions, but not in called definitions. Sorted.
[[nodiscard]] std::vector<Symbol> model_values(const Program& program, std::vector<ExprId> exprs);

}  // namespace tlaloc::kernel
