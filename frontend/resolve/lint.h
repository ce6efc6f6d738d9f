// Warnings about what is allowed but hardly meant, over resolved modules; bundled ones are passed over.
#pragma once

#include "frontend/diagnostic/diagnostic.h"
#include "frontend/resolve/resolution.h"

namespace tlaloc::resolve {

/// Definitions that nothing uses, as far as they can be used by the modules read only: LET names, and LOCAL definitions outside
/// of the root module, whose own may be named by a configuration. Bound variables and parameters often fill a place only.
void warn_of_unused(const Resolution& resolution, DiagnosticSink& sink);

/// Fields of record constructors that share a name with something in the module's scope, as if the field took its value from
/// there. Where a set of records of the same fields is spoken of, or some record of them has a value that depends on a declared
/// or bound name, this is not supposed.
void warn_of_field_names(const Resolution& resolution, DiagnosticSink& sink);

}  // namespace tlaloc::resolve
