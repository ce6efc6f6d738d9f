// Interprets the texts of options. CLI11 stores options that need more than it can check in RawOptions; finish() turns them
// into Options.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "cli/options.h"

namespace tlaloc::cli {

/// Option texts as given; defaults if they were not.
struct RawOptions {
  std::vector<std::string> invariants, implied, properties, constraints, constants, traces;
  std::string undefined = "error", progress = "auto", color = "auto", dump, to;
  bool deadlock = false, no_deadlock = false;
  std::array<bool, kResultFormats.size()> formats = {};
};

/// The values that --dump accepts.
[[nodiscard]] std::vector<std::string> dump_stages();

/// Completes `options`, whose command is set, including the search path from TLA_PATH. Returns an error message if options are
/// malformed, exclude each other or make no sense with the command.
[[nodiscard]] std::optional<std::string> finish(RawOptions& raw, Options& options);

}  // namespace tlaloc::cli
