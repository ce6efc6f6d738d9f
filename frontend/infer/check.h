// Warns of expressions that can never make sense: comparisons of values of different kinds, operators applied to operands of
// the wrong kind, fields that no record has. Only if all possible values are known; values of unknown kind are accepted.
#pragma once

#include "frontend/diagnostic/diagnostic.h"
#include "frontend/infer/flow.h"
#include "frontend/kernel/kernel.h"

namespace tlaloc::infer {

/// Checks the assumptions and all definitions except those of bundled modules. Each place is reported once.
void check_types(const kernel::Program& program, TypeStore& types, const Flow& flow, DiagnosticSink& sink);

}  // namespace tlaloc::infer
