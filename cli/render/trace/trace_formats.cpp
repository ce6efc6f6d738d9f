#include "cli/render/trace/trace_formats.h"

#include <fmt/core.h>

namespace tlaloc::cli {

namespace {

constexpr auto kTraceFormats = std::to_array<TraceFormatInfo>({
#define TLALOC_TRACE_FORMAT(id, name, kind, suffix, render) {name, kind, suffix, render},
#include "cli/render/trace/trace_formats.def"
});

}  // namespace

const TraceFormatInfo& info(TraceFormat format) { return kTraceFormats[static_cast<std::size_t>(format)]; }

std::optional<TraceFormat> find_trace_format(std::string_view name) {
  for (std::size_t i = 0; i < kTraceFormats.size(); ++i) {
    if (kTraceFormats[i].name == name) return static_cast<TraceFormat>(i);
  }
  return std::nullopt;
}

std::string list_trace_formats(std::string_view last_word, FormatKinds kinds) {
  std::string out;
  for (std::size_t i = 0; i < kTraceFormats.size(); ++i) {
    const TraceFormatInfo& format = kTraceFormats[i];
    if (i > 0) out += i + 1 < kTraceFormats.size() ? ", " : fmt::format(" {} ", last_word);
    out += format.name;
    if (kinds == FormatKinds::Told && !format.kind.empty()) out += fmt::format(" ({})", format.kind);
  }
  return out;
}

}  // namespace tlaloc::cli
