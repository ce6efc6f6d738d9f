// Files that the command line writes: traces and repro files. A file appears whole or not at all.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace tlaloc {

/// Writes beside the target, then renames. The answer is why it failed.
[[nodiscard]] std::optional<std::string> write_file(const std::string& path, std::string_view text);
/// Would write_file work, as far as one can tell? Asked before a long search, not after it. The answer is why not.
[[nodiscard]] std::optional<std::string> find_obstacle(const std::string& path);
/// Makes the folder when it is missing. The answer is why it failed.
[[nodiscard]] std::optional<std::string> make_directory(const std::string& path);
/// `file` inside `directory`, unless it is absolute or there is no directory.
[[nodiscard]] std::string in_directory(const std::optional<std::string>& directory, const std::string& file);
/// File name without folder and without its last suffix.
[[nodiscard]] std::string stem(const std::string& path);

}  // namespace tlaloc
