// Files that the command line writes: traces and repro files. A file is written completely or not at all.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace tlaloc {

/// Writes a temporary file beside the target, then renames it. Returns an error message on failure.
[[nodiscard]] std::optional<std::string> write_file(const std::string& path, std::string_view text);
/// Checks before a long search whether write_file can be expected to work. Returns an error message if not.
[[nodiscard]] std::optional<std::string> find_obstacle(const std::string& path);
/// Creates the folder if it does not exist. Returns an error message on failure.
[[nodiscard]] std::optional<std::string> make_directory(const std::string& path);
/// `file` inside `directory`, unless it is absolute or there is no directory.
[[nodiscard]] std::string in_directory(const std::optional<std::string>& directory, const std::string& file);
/// File name without folder and without its last suffix.
[[nodiscard]] std::string stem(const std::string& path);

}  // namespace tlaloc
