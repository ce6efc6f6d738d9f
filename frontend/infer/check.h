// Warnings of what can never make sense: a comparison of values of different kinds, an operator on operands that it is not
// meant for, a field that no record there has. Only where everything that may occur is known; what may be anything is let pass.
#pragma once

#include "frontend/diagnostic/diagnostic.h"
#include "frontend/infer/flow.h"
#include "frontend/kernel/kernel.h"

namespace tlaloc::infer {

/// Looks at all definitions but those of bundled modules, and at the assumptions. Each place is reported once.
void check_types(const kernel::Program& program, TypeStore& types, const Flow& flow, DiagnosticSink& sink);

}  // namespace tlaloc::infer
