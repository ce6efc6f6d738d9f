// The table of --stats: where the time went, how large the formulas were.
#pragma once

#include <string>

#include "cli/outcome.h"

namespace tlaloc::cli {

[[nodiscard]] std::string render_statistics(const Outcome& outcome);
/// The largest this process has been, in MB.
[[nodiscard]] double peak_megabytes();

}  // namespace tlaloc::cli
