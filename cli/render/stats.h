// The table of --stats: time per phase, and sizes of formulas.
#pragma once

#include <string>

#include "cli/outcome.h"

namespace tlaloc::cli {

[[nodiscard]] std::string render_statistics(const Outcome& outcome);
/// Peak memory of this process in MB.
[[nodiscard]] double peak_megabytes();

}  // namespace tlaloc::cli
