#include "frontend/config/embedded.h"

namespace tlaloc::config {

namespace {

std::string_view trim(std::string_view text, std::string_view what) {
  const std::size_t first = text.find_first_not_of(what);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(what) - first + 1);
}

/// `---- CONFIG Name ----`
bool is_header(std::string_view line, std::string_view name) {
  line = trim(line, " \t\r");
  if (!line.starts_with("----") || !line.ends_with("----")) return false;
  line = trim(line, "- \t");
  constexpr std::string_view kWord = "CONFIG";
  if (!line.starts_with(kWord)) return false;
  return trim(line.substr(kWord.size()), " \t") == name;
}

}  // namespace

std::optional<std::string> extract_config(std::string_view text, std::string_view name) {
  std::string kept;
  kept.reserve(text.size());
  bool inside = false, found = false;
  for (std::size_t begin = 0; begin < text.size();) {
    std::size_t end = text.find('\n', begin);
    end = end == std::string_view::npos ? text.size() : end + 1;
    const std::string_view line = text.substr(begin, end - begin);
    if (inside && trim(line, " \t").starts_with("====")) inside = false;
    if (inside) {
      kept += line;
    } else {
      kept.append(line.size(), ' ');
      if (line.ends_with('\n')) kept.back() = '\n';
    }
    if (!found && is_header(line.substr(0, line.find('\n')), name)) inside = found = true;
    begin = end;
  }
  return found ? std::optional(std::move(kept)) : std::nullopt;
}

}  // namespace tlaloc::config
