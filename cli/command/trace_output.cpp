#include "cli/command/trace_output.h"

#include <fmt/core.h>

#include "cli/files.h"
#include "cli/render/trace_formats.h"
#include "cli/render/violation_text.h"

namespace tlaloc::cli {

namespace {

/// Nothing: standard output.
std::optional<std::string> destination(const TraceRequest& request, const Options& options) {
  if (request.file) return in_directory(options.output_dir, *request.file);
  if (!options.output_dir) return std::nullopt;
  return in_directory(options.output_dir, stem(options.spec) + std::string(suffix(request.format)));
}

std::string render(TraceFormat format, const solver::Violated& violated, const TraceContext& context) {
  return format == TraceFormat::Text ? render_violation(violated, context) : render_trace(format, violated.trace, context);
}

}  // namespace

std::optional<std::string> find_trace_obstacle(const Options& options) {
  if (options.output_dir) {
    if (const auto why = make_directory(*options.output_dir))
      return fmt::format("--output-dir {}: {}", *options.output_dir, *why);
  }
  if (options.certificate_dir) {
    if (const auto why = make_directory(*options.certificate_dir))
      return fmt::format("--certificate {}: {}", *options.certificate_dir, *why);
  }
  for (const TraceRequest& request : options.traces) {
    const auto path = destination(request, options);
    const auto why = path ? find_obstacle(*path) : std::nullopt;
    if (why) return fmt::format("cannot write the trace to {}: {}", *path, *why);
  }
  return std::nullopt;
}

std::string numbered(const std::string& path, std::size_t index) {
  if (index == 0) return path;
  const std::size_t slash = path.rfind('/');
  const std::size_t name_begin = slash == std::string::npos ? 0 : slash + 1;
  const std::size_t dot = std::min(path.find('.', name_begin + 1), path.size());  // a leading dot belongs to the name
  return fmt::format("{}-{}{}", path.substr(0, dot), index + 1, path.substr(dot));
}

bool write_traces(const Outcome& outcome, const Options& options, const SourceManager& sources, Console& console) {
  bool text_on_output = !options.quiet && !options.json;
  for (const TraceRequest& request : options.traces) {
    if (!destination(request, options)) text_on_output = false;
  }
  bool complete = true;
  std::size_t index = 0;
  for (const solver::Violated* violated : violations(*outcome.result)) {
    TraceContext context = trace_context(outcome, sources);
    if (text_on_output) console.result(render_violation(*violated, context));
    for (const TraceRequest& request : options.traces) {
      if (violated->trace.steps.empty() && request.format != TraceFormat::Text) {
        console.note(fmt::format("there is no behaviour to write as {}", name(request.format)));
        continue;
      }
      auto path = destination(request, options);
      if (!path) {
        console.result(render(request.format, *violated, context));
        continue;
      }
      *path = numbered(*path, index);
      context.trace_module = stem(*path);
      if (const auto why = write_file(*path, render(request.format, *violated, context))) {
        console.error(fmt::format("cannot write the trace to {}: {}", *path, *why));
        complete = false;
      } else {
        console.note(fmt::format("trace written to {}", *path));
      }
    }
    ++index;
  }
  return complete;
}

}  // namespace tlaloc::cli
