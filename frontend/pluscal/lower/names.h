// The names that an algorithm declares: reports duplicates and renames clashing ones.
#pragma once

#include <string>
#include <vector>

#include "frontend/pluscal/algorithm.h"
#include "frontend/source/source_file.h"

namespace tlaloc::pluscal {

/// Gives every variable, label, procedure and process a unique name, since all become definitions of one module: a name that is
/// taken gets `_` and as many letters of its owner's name as needed. Renames all uses, and adds indirectly called procedures to
/// the lists of called ones. Returns one comment line per renaming. Throws Failure for something declared twice in one place,
/// `goto` to a missing label, and a call of a missing procedure.
[[nodiscard]] std::vector<std::string> settle_names(Algorithm& algorithm, const SourceManager& sources);

}  // namespace tlaloc::pluscal
