// Macro expansion: calls are replaced by the macro's statements, its parameters by the arguments, token by token.
#pragma once

#include "frontend/pluscal/algorithm.h"

namespace tlaloc::pluscal {

/// Afterwards no MacroCall is left. Throws Failure: an unknown macro (one defined later is unknown too), a wrong number of
/// arguments, an argument that cannot be assigned to, an expansion out of all proportion.
void expand_macros(Algorithm& algorithm);

}  // namespace tlaloc::pluscal
