#include "cli/render/renderer.h"

namespace tlaloc::cli {

namespace {

Progress::Style progress_style(const Options& options, const Console& console) {
  const bool terminal = console.error_is_terminal();
  if (options.progress == When::Never || (options.progress == When::Auto && (!terminal || options.quiet)))
    return Progress::Style::Off;
  return terminal ? Progress::Style::Line : Progress::Style::Log;
}

}  // namespace

void Renderer::begin_run() { progress_.emplace(console_.error_stream(), progress_style(options_, console_)); }

void Renderer::end_run() {
  if (progress_) progress_->finish();
}

void Renderer::aside(const std::function<void()>& print) {
  const auto print_and_flush = [&] {
    print();
    (void)console_.flush();  // what is lost is told in the end
  };
  progress_ ? progress_->aside(print_and_flush) : print_and_flush();
}

void Renderer::diagnostics(const std::vector<Diagnostic>& found, const SourceManager& sources) {
  console_.diagnostics(found, sources);
}

void Renderer::remark(Remark kind, std::string_view text) {
  switch (kind) {
    case Remark::Error:
      return console_.error(text);
    case Remark::Warning:
      return console_.warning(text);
    case Remark::Note:
      return console_.note(text);
  }
}

void Renderer::log(std::string_view text) { console_.message(text); }

void Renderer::progress(std::uint32_t depth, const std::string& activity) {
  if (progress_) progress_->update(depth, activity);
}

void Renderer::violation(const solver::Violated& /*violated*/, const TraceContext& /*context*/) {}

void Renderer::trace(std::string_view text) { console_.verbatim(text); }

std::unique_ptr<Renderer> open_renderer(const Options& options, Console& console) {
  return info(options.format).open(options, console);
}

}  // namespace tlaloc::cli
