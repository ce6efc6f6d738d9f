// Finds the text of a spec's configuration: in a file, or inside a module file, as TLC writes it for error traces, between
// `---- CONFIG Name ----` and `====`.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "frontend/diagnostic/diagnostic.h"
#include "frontend/source/source_file.h"

namespace tlaloc::config {

/// The path of the configuration of `spec`: `given`, or SPEC.cfg beside it if there is one.
[[nodiscard]] std::optional<std::string> find_config(const std::string& spec, const std::optional<std::string>& given,
                                                     const FileProvider& files);

/// The text of the file, or, if it is a module file, the configuration inside it. Empty if that failed; `sink` has the reason.
[[nodiscard]] std::optional<std::string> read_config(const std::string& path, const FileProvider& files, DiagnosticSink& sink);

/// The text with everything outside of that block replaced by blanks, so that places in it remain those of the file. Empty if
/// the text has no block of that name.
[[nodiscard]] std::optional<std::string> extract_config(std::string_view text, std::string_view name);

}  // namespace tlaloc::config
