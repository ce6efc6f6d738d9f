// The one object of --json. Its meaning never changes within a schema version; fields may be added.
#pragma once

#include <string>

#include "cli/command/outcome.h"

namespace tlaloc::cli {

inline constexpr int kJsonSchemaVersion = 1;

[[nodiscard]] std::string render_json(const Outcome& outcome, const Options& options, const SourceManager& sources,
                                      ExitCode code);

}  // namespace tlaloc::cli
