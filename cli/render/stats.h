// The table of --stats: time per phase, sizes of formulas, and the solvers that answered.
#pragma once

#include <string>

#include "cli/outcome.h"

namespace tlaloc::cli {

[[nodiscard]] std::string render_statistics(const Outcome& outcome);

}  // namespace tlaloc::cli
