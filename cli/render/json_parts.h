// The parts of the JSON object that all questions share.
#pragma once

#include <nlohmann/json_fwd.hpp>

#include "cli/options.h"
#include "cli/outcome.h"

namespace tlaloc::cli {

/// Schema version, tool, command, spec.
[[nodiscard]] nlohmann::ordered_json json_head(const Options& options);
/// Null if the span is unknown.
[[nodiscard]] nlohmann::ordered_json location(Span span, const SourceManager& sources);
/// Null if no certificate was written.
[[nodiscard]] nlohmann::ordered_json recheck_object(const std::optional<solver::Recheck>& recheck);
/// Null if there are no statistics.
[[nodiscard]] nlohmann::ordered_json statistics_object(const Outcome& outcome);
[[nodiscard]] nlohmann::ordered_json diagnostics_array(const Outcome& outcome);

}  // namespace tlaloc::cli
