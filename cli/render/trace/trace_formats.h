// The table of trace formats (trace_formats.def). A row gives a format's name and the function that renders it. Options, help
// and error messages are generated from it.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>

namespace tlaloc::trace {
struct Trace;
}

namespace tlaloc::cli {

struct TraceContext;

enum class TraceFormat {
#define TLALOC_TRACE_FORMAT(id, name, kind, suffix, render) id,
#include "cli/render/trace/trace_formats.def"
};

struct TraceFormatInfo {
  std::string_view name;
  std::string_view kind;    ///< added to the name where it alone may mislead; otherwise empty
  std::string_view suffix;  ///< of files in this format, including the dot
  std::string (*render)(const trace::Trace& trace, const TraceContext& context);
};

[[nodiscard]] const TraceFormatInfo& info(TraceFormat format);
[[nodiscard]] std::optional<TraceFormat> find_trace_format(std::string_view name);

/// All names, `a, b AND c`, with or without their kinds.
enum class FormatKinds { Left, Told };
[[nodiscard]] std::string list_trace_formats(std::string_view last_word, FormatKinds kinds = FormatKinds::Left);

#define TLALOC_TRACE_FORMAT(id, name, kind, suffix, render) \
  [[nodiscard]] std::string render(const trace::Trace& trace, const TraceContext& context);
#include "cli/render/trace/trace_formats.def"

}  // namespace tlaloc::cli
