// The operands of a temporal formula, without its temporal operators: what can be looked up in single states and steps.
#pragma once

#include <vector>

#include "frontend/kernel/kernel.h"

namespace tlaloc::trace {

struct Operands {
  std::vector<kernel::Binder> binders;   ///< of the quantifiers around them, outermost first
  std::vector<kernel::ExprId> formulas;  ///< of level at most Action, each once, in the order of the text
};

/// Definitions without parameters are read as what they stand for. Formulas below LET, definitions with parameters, WF and SF
/// are left out. One entry for each nest of quantifiers that has formulas directly below it.
[[nodiscard]] std::vector<Operands> collect_operands(const kernel::Program& program, kernel::ExprId formula);

}  // namespace tlaloc::trace
