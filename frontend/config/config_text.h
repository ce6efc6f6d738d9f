// A configuration inside of a module file, as TLC writes it for error traces: between `---- CONFIG Name ----` and `====`.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace tlaloc::config {

/// The text with everything outside of that block blanked, so that places in it stay those of the file. Nothing when the text
/// holds no block of that name.
[[nodiscard]] std::optional<std::string> extract_config(std::string_view text, std::string_view name);

}  // namespace tlaloc::config
