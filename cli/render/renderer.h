// The interface of result formats: one class per format, one row each in result_formats.def. All output of a question to the
// solver passes through it. Standard output belongs to the format. Standard error is for people whatever the format; a format
// with a place of its own for diagnostics, remarks or progress redirects them there.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cli/console.h"
#include "cli/exit_code.h"
#include "cli/options.h"
#include "cli/outcome.h"
#include "cli/progress.h"
#include "frontend/diagnostic/diagnostic.h"

namespace tlaloc::cli {

enum class Remark { Error, Warning, Note };

class Renderer {
 public:
  /// Both must outlive it.
  Renderer(const Options& options, Console& console) : options_(options), console_(console) {}
  virtual ~Renderer() = default;
  Renderer(const Renderer&) = delete;
  Renderer& operator=(const Renderer&) = delete;

  /// Begins and ends a run, during which progress is shown.
  void begin_run();
  void end_run();
  /// Prints during a run, from any thread: the progress line is cleared, and the output is flushed at once.
  void aside(const std::function<void()>& print);

  // While the run goes on or after it.

  /// Diagnostics about the input.
  virtual void diagnostics(const std::vector<Diagnostic>& found, const SourceManager& sources);
  virtual void remark(Remark kind, std::string_view text);
  /// Output of the specification, and statistics: unchanged lines.
  virtual void log(std::string_view text);
  /// May be called from any thread.
  virtual void progress(std::uint32_t depth, const std::string& activity);
  /// A violation, once, when it is found. Not called if a trace replaces it.
  virtual void violation(const solver::Violated& violated, const TraceContext& context);
  /// A trace requested on standard output, already in its trace format.
  virtual void trace(std::string_view text);

  // In the end, once.

  /// The final report, once. `code`: exit code of the process.
  virtual void report(const Outcome& outcome, ExitCode code) = 0;

 protected:
  const Options& options_;
  Console& console_;

 private:
  std::optional<Progress> progress_;
};

/// Opens the renderer of the format selected by the options.
[[nodiscard]] std::unique_ptr<Renderer> open_renderer(const Options& options, Console& console);

}  // namespace tlaloc::cli
