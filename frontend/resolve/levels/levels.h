// Levels: constant, state, action, temporal. Checks the rules of TLA+ that depend on them over resolved modules, before any of
// them is expanded: through parameters that are operators, RECURSIVE definitions, INSTANCE and proofs. The rules and their
// numbers are SANY's, so that a module is accepted when SANY accepts it.
#pragma once

#include "frontend/diagnostic/diagnostic.h"
#include "frontend/resolve/resolution.h"

namespace tlaloc::resolve {

/// Reports all violations in the modules of a resolution without errors; bundled modules are taken to be right.
void check_levels(const Resolution& resolution, DiagnosticSink& sink);

}  // namespace tlaloc::resolve
