// Where traces go: standard output or files, in the formats asked for. Text on standard output stays unless another format
// takes its place there; a file never does.
#pragma once

#include <optional>
#include <string>

#include "cli/command/outcome.h"

namespace tlaloc::cli {

/// Why a file could not be written, told before the search. Makes the folders for output and certificate.
[[nodiscard]] std::optional<std::string> find_trace_obstacle(const Options& options);
/// False when a file could not be written; the console has been told.
[[nodiscard]] bool write_traces(const Outcome& outcome, const Options& options, const SourceManager& sources, Console& console);
/// `trace.itf.json`, for the second violation `trace-2.itf.json`.
[[nodiscard]] std::string numbered(const std::string& path, std::size_t index);

}  // namespace tlaloc::cli
