#include "cli/command/trace_output.h"

#include <fmt/core.h>

#include <algorithm>

#include "cli/render/trace/trace_formats.h"
#include "cli/render/violation_text.h"
#include "cli/verdict_line.h"
#include "frontend/diagnostic/shorten.h"
#include "frontend/support/files.h"

namespace tlaloc::cli {

namespace {

/// Nothing: standard output.
std::optional<std::string> destination(const TraceRequest& request, const Options& options) {
  if (request.file) return in_directory(options.output_dir, *request.file);
  if (!options.output_dir) return std::nullopt;
  return in_directory(options.output_dir, stem(options.spec) + std::string(info(request.format).suffix));
}

std::string render(TraceFormat format, const solver::Violated& violated, const TraceContext& context) {
  if (format == TraceFormat::Text) return printable(render_violation(violated, context));
  return info(format).render(violated.trace, context);
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

void TraceOutput::write(const solver::Violated& violated, TraceContext context) {
  const Written entry{violated.kind, violated.name, violated.step, violated.span};
  if (std::find(written_.begin(), written_.end(), entry) != written_.end()) return;
  const std::size_t index = written_.size();
  written_.push_back(entry);
  context.verdict = verdict_text(solver::Verdict(violated), {}, *context.sources);

  const auto to_output = [&](const TraceRequest& request) { return !destination(request, options_); };
  const bool replaced = std::any_of(options_.traces.begin(), options_.traces.end(), to_output);
  if (!replaced) renderer_.violation(violated, context);
  for (const TraceRequest& request : options_.traces) {
    if (violated.trace.steps.empty() && request.format != TraceFormat::Text) {
      renderer_.remark(Remark::Note, fmt::format("there is no behaviour to write as {}", info(request.format).name));
      continue;
    }
    auto path = destination(request, options_);
    if (!path) {
      renderer_.trace(render(request.format, violated, context));
      continue;
    }
    *path = numbered(*path, index);
    context.trace_module = stem(*path);
    if (const auto why = write_file(*path, render(request.format, violated, context))) {
      renderer_.remark(Remark::Error, fmt::format("cannot write the trace to {}: {}", *path, *why));
      complete_ = false;
    } else {
      renderer_.remark(Remark::Note, fmt::format("trace written to {}", *path));
    }
  }
}

}  // namespace tlaloc::cli
