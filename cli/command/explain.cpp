#include <fmt/core.h>

#include <algorithm>
#include <cctype>

#include "cli/command/command.h"
#include "cli/command/conclude.h"
#include "cli/command/explanations.h"

namespace tlaloc::cli {

namespace {

/// Every line two columns in.
std::string indented(std::string_view text) {
  std::string out = "  ";
  for (const char c : text) {
    out += c;
    if (c == '\n') out += "  ";
  }
  return out;
}

std::string explanation(DiagnosticKind kind) {
  const DiagnosticInfo& about = info(kind);
  const std::string consequence = about.severity == Severity::Warning
                                      ? std::string("warning")
                                      : fmt::format("error, exit code {}", number(exit_code(about.category)));
  std::string out = fmt::format("{}: {} ({})\n", about.code, about.title, consequence);
  if (const Explanation* const more = find_explanation(kind)) {
    out += fmt::format("\n{}\n\nExample:\n{}\n\nRemedy:\n{}\n", more->meaning, indented(more->example), indented(more->remedy));
  }
  return out;
}

std::string upper(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(), [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
  return text;
}

}  // namespace

ExitCode run_explain(const Options& options, Console& console) {
  if (options.code.empty()) {
    for (const DiagnosticKind kind : all_diagnostic_kinds()) {
      console.result(fmt::format("{}  {}\n", info(kind).code, info(kind).title));
    }
    return ExitCode::Success;
  }
  for (const DiagnosticKind kind : all_diagnostic_kinds()) {
    if (info(kind).code != upper(options.code)) continue;
    console.result(explanation(kind));
    return ExitCode::Success;
  }
  const std::string why = fmt::format("there is no diagnostic {}; `tlaloc explain` lists them", options.code);
  const std::unique_ptr<Renderer> renderer = open_renderer(options, console);
  renderer->remark(Remark::Error, why);
  return conclude_invalid("command line: " + why, ExitCode::ConfigUnreadable, options, *renderer);
}

}  // namespace tlaloc::cli
