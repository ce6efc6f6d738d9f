#include "cli/console.h"

#include <fmt/core.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>

#include "frontend/diagnostic/shorten.h"

namespace tlaloc::cli {

namespace {
constexpr std::size_t kMostDiagnostics = 10;

bool is_terminal(std::FILE* stream) {
  const int descriptor = fileno(stream);  // -1 for a memory stream
  return descriptor >= 0 && isatty(descriptor) != 0;
}
}  // namespace

void Console::configure(const Options& options) {
  quiet_ = options.quiet;
  const char* const no_colour = std::getenv("NO_COLOR");  // NOLINT(concurrency-mt-unsafe): before any thread exists
  const bool refused = no_colour != nullptr && *no_colour != '\0';
  colour_ = options.color == When::Always || (options.color == When::Auto && !refused && is_terminal(err_));
}

void Console::result(std::string_view text) { verbatim(printable(text)); }

void Console::verbatim(std::string_view text) {
  if (text.empty()) return;
  errno = 0;
  if (std::fwrite(text.data(), 1, text.size(), out_) != text.size() && errno != EPIPE) lost_ = true;
}

void Console::message(std::string_view text) {
  if (!text.empty()) (void)std::fwrite(text.data(), 1, text.size(), err_);
}

void Console::labelled(std::string_view label, const char* escape, std::string_view text) {
  const std::string shown = printable(text);
  message(colour_ ? fmt::format("\x1b[{}m{}:\x1b[0m {}\n", escape, label, shown) : fmt::format("{}: {}\n", label, shown));
}

void Console::error(std::string_view text) { labelled("error", "1;31", text); }

void Console::warning(std::string_view text) {
  if (!quiet_) labelled("warning", "1;33", text);
}

void Console::note(std::string_view text) {
  if (!quiet_) labelled("note", "1;34", text);
}

void Console::diagnostics(const std::vector<Diagnostic>& all, const SourceManager& sources) {
  std::size_t shown = 0;
  std::size_t hidden = 0;
  for (const bool errors : {true, false}) {
    for (const Diagnostic& diagnostic : all) {
      if ((info(diagnostic.kind).severity == Severity::Error) != errors || (quiet_ && !errors)) continue;
      if (shown == kMostDiagnostics) {
        ++hidden;
        continue;
      }
      ++shown;
      message(render(diagnostic, sources, colour_));
    }
  }
  if (hidden > 0) message(fmt::format("... and {} more\n", hidden));
}

bool Console::flush() {
  errno = 0;
  if (std::fflush(out_) != 0 && errno != EPIPE) lost_ = true;
  (void)std::fflush(err_);
  return !lost_;
}

bool Console::error_is_terminal() const { return is_terminal(err_); }

bool Console::input_is_terminal() { return isatty(STDIN_FILENO) != 0; }

}  // namespace tlaloc::cli
