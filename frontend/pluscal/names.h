// The names an algorithm declares: declared twice, or clashing and renamed.
#pragma once

#include <string>
#include <vector>

#include "frontend/pluscal/algorithm.h"
#include "frontend/source/source_file.h"

namespace tlaloc::pluscal {

/// Gives every variable, label, procedure and process a name of its own, since all become definitions of one module: a name
/// that is taken gets `_` and as many letters of its owner's name as it needs. Renames all uses, and completes the lists of
/// called procedures by those that are called indirectly. Gives back a line of comment per renaming. Throws Failure: something
/// declared twice in one place, `goto` to a label that is not there, a call of a procedure that is not there.
[[nodiscard]] std::vector<std::string> settle_names(Algorithm& algorithm, const SourceManager& sources);

}  // namespace tlaloc::pluscal
