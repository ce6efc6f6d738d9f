#include "frontend/pluscal/translate.h"

#include <fmt/core.h>

#include "cli/command/command.h"
#include "cli/command/conclude.h"
#include "frontend/support/files.h"

namespace tlaloc::cli {

ExitCode run_translate(const Options& options, const FileProvider& files, Console& console) {
  SourceManager sources;
  DiagnosticSink sink;
  ReadResult read = files.read(options.spec);
  std::optional<std::string> text;
  if (read.text) {
    text = pluscal::translate_file(sources.add(options.spec, std::move(*read.text)), sources, sink);
  } else {
    sink.report(DiagnosticKind::FileUnreadable, Span{}, fmt::format("cannot read `{}`: {}", options.spec, read.error));
  }
  const std::unique_ptr<Renderer> renderer = open_renderer(options, console);
  renderer->diagnostics(sink.all(), sources);
  if (sink.has_errors()) {
    const Outcome outcome = make_invalid(sink, sources);
    return options.in_place ? conclude(outcome, options, *renderer) : outcome.code;
  }
  if (!options.in_place) {
    console.verbatim(*text);
    return ExitCode::Success;
  }
  if (const auto why = write_file(options.spec, *text)) {
    const std::string problem = fmt::format("cannot write {}: {}", options.spec, *why);
    renderer->remark(Remark::Error, problem);
    return conclude_invalid(problem, ExitCode::ConfigUnreadable, options, *renderer);
  }
  return ExitCode::Success;
}

}  // namespace tlaloc::cli
