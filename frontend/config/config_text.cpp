#include "frontend/config/config_text.h"

#include <fmt/core.h>

#include "frontend/support/characters.h"

namespace tlaloc::config {

namespace {

std::string_view trim(std::string_view text, std::string_view what) {
  const std::size_t first = text.find_first_not_of(what);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(what) - first + 1);
}

std::string without_suffix(const std::string& path) { return path.ends_with(".tla") ? path.substr(0, path.size() - 4) : path; }

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

std::optional<std::string> find_config(const std::string& spec, const std::optional<std::string>& given,
                                       const FileProvider& files) {
  if (given) return given;
  std::string beside = without_suffix(spec) + ".cfg";
  return files.exists(beside) ? std::optional(std::move(beside)) : std::nullopt;
}

std::optional<std::string> read_config(const std::string& path, const FileProvider& files, DiagnosticSink& sink) {
  ReadResult read = files.read(path);
  if (!read.text) {
    sink.report(DiagnosticKind::ConfigUnreadable, Span{}, fmt::format("cannot read `{}`: {}", path, read.error));
    return std::nullopt;
  }
  if (!path.ends_with(".tla")) return std::move(read.text);
  const std::string name = without_suffix(path.substr(path.find_last_of('/') + 1));
  std::optional<std::string> inside = extract_config(*read.text, name);
  if (!inside) {
    sink.report(DiagnosticKind::ConfigUnreadable, Span{}, fmt::format("`{}` holds no configuration", path),
                fmt::format("begin it with `---- CONFIG {} ----` and end it with `====`", name));
  }
  return inside;
}

std::optional<std::string> extract_config(std::string_view text, std::string_view name) {
  std::string kept;
  kept.reserve(text.size());
  bool inside = false, found = false;
  const std::size_t mark = text.starts_with(kByteOrderMark) ? kByteOrderMark.size() : 0;
  kept.append(mark, ' ');
  for (std::size_t begin = mark; begin < text.size();) {
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
