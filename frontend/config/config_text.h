// Where the configuration of a spec stands: in a file, or inside of a module file, as TLC writes it for error traces, between
// `---- CONFIG Name ----` and `====`.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "frontend/diagnostic/diagnostic.h"
#include "frontend/source/source_file.h"

namespace tlaloc::config {

/// The path of the configuration of `spec`: `given`, or SPEC.cfg beside it when there is such a file.
[[nodiscard]] std::optional<std::string> find_config(const std::string& spec, const std::optional<std::string>& given,
                                                     const FileProvider& files);

/// What `path` says, or, when it is a module file, the configuration inside of it. Nothing: `sink` was told why.
[[nodiscard]] std::optional<std::string> read_config(const std::string& path, const FileProvider& files, DiagnosticSink& sink);

/// The text with everything outside of that block blanked, so that places in it stay those of the file. Nothing when the text
/// holds no block of that name.
[[nodiscard]] std::optional<std::string> extract_config(std::string_view text, std::string_view name);

}  // namespace tlaloc::config
