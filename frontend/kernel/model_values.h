// The model values that expressions name: what a text made of them has to declare.
#pragma once

#include <vector>

#include "frontend/kernel/kernel.h"

namespace tlaloc::kernel {

/// In literals of `exprs` and what they are made of, also inside of sets and functions; definitions are not looked into.
/// Sorted.
[[nodiscard]] std::vector<Symbol> model_values(const Program& program, std::vector<ExprId> exprs);

}  // namespace tlaloc::kernel
