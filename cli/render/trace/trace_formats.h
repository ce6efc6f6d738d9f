// The formats of traces: a table (trace_formats.def), a row of which says what a format is called and how to render it. The
// options, their help and their errors are made from it.
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
  std::string_view kind;    ///< where the name alone may mislead; else empty
  std::string_view suffix;  ///< of a file in that format, with its dot
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
