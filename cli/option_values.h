// What the texts of options mean. CLI11 reads what needs more than it can do into RawOptions; finish() makes Options of it.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "cli/options.h"

namespace tlaloc::cli {

/// As given; defaults where they were not.
struct RawOptions {
  std::vector<std::string> invariants, implied, properties, constraints, constants, traces;
  std::string undefined = "error", progress = "auto", color = "auto", dump, to;
  bool deadlock = false, no_deadlock = false;
  std::array<bool, kResultFormats.size()> formats = {};
};

/// What --dump takes.
[[nodiscard]] std::vector<std::string> dump_stages();

/// Completes `options`, whose command is known, and with it the search path from TLA_PATH. The answer is an error message:
/// options that are malformed, exclude each other or make no sense with the command.
[[nodiscard]] std::optional<std::string> finish(RawOptions& raw, Options& options);

}  // namespace tlaloc::cli
