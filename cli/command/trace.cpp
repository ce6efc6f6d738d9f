#include <fmt/core.h>

#include "cli/command/command.h"
#include "cli/command/conclude.h"
#include "cli/render/trace/itf.h"
#include "cli/render/trace/trace_formats.h"
#include "frontend/support/files.h"

namespace tlaloc::cli {

ExitCode run_trace(const Options& options, const FileProvider& files, Console& console) {
  const std::unique_ptr<Renderer> renderer = open_renderer(options, console);
  const auto refuse = [&](const std::string& why) {
    renderer->remark(Remark::Error, why);
    return conclude_invalid("trace: " + why, ExitCode::ConfigUnreadable, options, *renderer);
  };
  const ReadResult read = files.read(options.trace_file);
  if (!read.text) return refuse(fmt::format("{}: {}", options.trace_file, read.error));
  const auto parsed = read_itf(*read.text);
  if (const auto* why = std::get_if<std::string>(&parsed)) return refuse(fmt::format("{}: {}", options.trace_file, *why));
  const auto& trace = std::get<trace::Trace>(parsed);
  const std::string spec = stem(stem(options.trace_file));  // Name.itf.json
  TraceContext context{nullptr, "Next", spec, {}, {}, nullptr, {}};
  if (options.trace_verb == TraceVerb::Show) {
    console.result(render_text(trace, context));
    return ExitCode::Success;
  }
  const TraceRequest& request = options.traces.front();
  if (!request.file) {
    const std::string text = info(request.format).render(trace, context);
    request.format == TraceFormat::Text ? console.result(text) : console.verbatim(text);
    return ExitCode::Success;
  }
  context.trace_module = stem(*request.file);
  if (const auto why = write_file(*request.file, info(request.format).render(trace, context))) {
    return refuse(fmt::format("cannot write {}: {}", *request.file, *why));
  }
  return ExitCode::Success;
}

}  // namespace tlaloc::cli
