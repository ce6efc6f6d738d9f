// Replacements that lead back to where they began: what stands for a name is used wherever the name is, also in what stands
// for it, so such a name means nothing.
#pragma once

#include <unordered_set>
#include <vector>

#include "frontend/config/config.h"
#include "frontend/diagnostic/diagnostic.h"
#include "frontend/kernel/lower/lower.h"
#include "frontend/resolve/resolution.h"

namespace tlaloc::model {

/// `K <- N`, `N <- K` for a constant: neither has a value. Two definitions may take each other's places. What is reported is
/// given some value, so that nothing more is said of it.
void refuse_circles(kernel::Replacements& replacements, const resolve::Resolution& resolution, DiagnosticSink& sink);

/// `-c N=N+1`, or `K <- F` where F mentions K, at once or through other definitions. Of a program whose levels may be open; a
/// circle through a definition with parameters may end and is none. `given`: the names of constants that expressions stand for.
/// False: something was reported.
[[nodiscard]] bool refuse_circles(const kernel::Program& program,
                                  const std::vector<config::ConstantSubstitution>& substitutions,
                                  const std::unordered_set<Symbol>& given, DiagnosticSink& sink);

}  // namespace tlaloc::model
