#include <fmt/core.h>

#include <algorithm>

#include "frontend/diagnostic/diagnostic.h"
#include "frontend/diagnostic/shorten.h"

namespace tlaloc {

namespace {

constexpr std::size_t kWidestSnippet = 160;  // a longer line is cut around the caret

struct Paint {
  bool on;
  [[nodiscard]] std::string operator()(const char* escape, std::string_view text) const {
    return on ? fmt::format("\x1b[{}m{}\x1b[0m", escape, text) : std::string(text);
  }
};

/// One code point per screen cell: tabs become spaces, control bytes and broken UTF-8 a '?'.
std::vector<std::string> cells(std::string_view line) {
  std::vector<std::string> out;
  for (std::size_t i = 0; i < line.size();) {
    const auto byte = static_cast<unsigned char>(line[i]);
    if (byte == '\t') {
      do out.emplace_back(" ");
      while (out.size() % 8 != 0);
      ++i;
      continue;
    }
    const std::size_t length = byte < 0x80 ? 1 : byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : byte >= 0xC0 ? 2 : 0;
    bool whole = length != 0 && i + length <= line.size() && byte >= 0x20 && byte != 0x7F;
    whole = whole && !(byte == 0xC2 && static_cast<unsigned char>(line[i + 1]) < 0xA0);
    for (std::size_t j = 1; whole && j < length; ++j) whole = (static_cast<unsigned char>(line[i + j]) & 0xC0U) == 0x80U;
    out.emplace_back(whole ? std::string(line.substr(i, length)) : "?");
    i += whole ? length : 1;
  }
  return out;
}

std::string snippet(Span span, const std::string& label, char mark, const char* escape, const SourceManager& sources,
                    const Paint& paint) {
  const SourceFile& file = sources.file(span.source);
  const LineColumn from = file.line_column(span.begin);
  const LineColumn to = file.line_column(std::max(span.begin, span.end));
  const auto line = cells(file.line_text(from.line));
  std::size_t begin = from.column - 1;
  std::size_t end = to.line == from.line ? to.column - 1 : line.size();
  end = std::max(end, begin + 1);
  std::size_t first = 0;
  if (line.size() > kWidestSnippet && begin > kWidestSnippet / 2) first = begin - kWidestSnippet / 2;
  const std::size_t last = std::min(line.size(), first + kWidestSnippet);
  std::string text = first > 0 ? "..." : "";
  begin = begin - first + text.size();
  end = std::min(end - first + text.size(), kWidestSnippet + 4);
  for (std::size_t i = first; i < last; ++i) text += line[i];
  if (last < line.size()) text += "...";
  const std::string number = std::to_string(from.line);
  const std::string gutter(number.size(), ' ');
  const std::string carets =
      std::string(begin, ' ') + paint(escape, std::string(std::max<std::size_t>(end, begin + 1) - begin, mark));
  return fmt::format(" {} |\n {} | {}\n {} | {}{}{}\n", gutter, number, text, gutter, carets, label.empty() ? "" : " ", label);
}

}  // namespace

std::string render(const Diagnostic& diagnostic, const SourceManager& sources, bool colour) {
  const Paint paint{colour};
  const DiagnosticInfo& kind = info(diagnostic.kind);
  const bool error = kind.severity == Severity::Error;
  const char* const escape = error ? "1;31" : "1;33";
  std::string out = fmt::format("{} {}\n", paint(escape, fmt::format("{}[{}]:", error ? "error" : "warning", kind.code)),
                                paint("1", printable(shortened(diagnostic.message))));
  if (diagnostic.span.is_valid()) {
    out += fmt::format(" --> {}\n", sources.locate(diagnostic.span));
    out += snippet(diagnostic.span, {}, '^', escape, sources, paint);
  }
  for (const Label& other : diagnostic.others) {
    if (!other.span.is_valid()) continue;
    out += fmt::format(" ::: {}\n", sources.locate(other.span));
    out += snippet(other.span, printable(other.text), '-', "1;34", sources, paint);
  }
  if (!diagnostic.remedy.empty()) out += fmt::format(" = help: {}\n", printable(shortened(diagnostic.remedy)));
  return out;
}

}  // namespace tlaloc
