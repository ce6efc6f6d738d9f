#include "frontend/pluscal/translate.h"

#include <fmt/core.h>

#include "cli/command/command.h"
#include "cli/command/outcome.h"
#include "cli/verdict_line.h"
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
  console.diagnostics(sink.all(), sources);
  if (const Diagnostic* const error = sink.first_error()) {
    if (options.in_place) console.result("Verdict: " + invalid_text(invalid_reason(*error)) + "\n");
    return exit_code(info(error->kind).category);
  }
  if (!options.in_place) {
    console.verbatim(*text);
    return ExitCode::Success;
  }
  if (const auto why = write_file(options.spec, *text)) {
    console.error(fmt::format("cannot write {}: {}", options.spec, *why));
    return conclude_invalid(fmt::format("cannot write {}: {}", options.spec, *why), ExitCode::ConfigUnreadable, options,
                            console);
  }
  return ExitCode::Success;
}

}  // namespace tlaloc::cli
