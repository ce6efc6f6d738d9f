// How what a command has to say looks: a class for each format of results, a row each in result_formats.def. Everything that a
// question to the solver says passes through one. Standard output belongs to the format. Standard error is for people whatever
// the format; one that has a place of its own for diagnostics, remarks or progress takes them instead.
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

  /// A run begins, of which progress is shown; and it is over.
  void begin_run();
  void end_run();
  /// Prints while the run goes on, from any thread: nothing is in the way, and what is printed is seen at once.
  void aside(const std::function<void()>& print);

  // While the run goes on or after it.

  /// What was said of the input, or of a place in it.
  virtual void diagnostics(const std::vector<Diagnostic>& found, const SourceManager& sources);
  virtual void remark(Remark kind, std::string_view text);
  /// What the specification prints, and statistics: lines as they stand.
  virtual void log(std::string_view text);
  /// From any thread.
  virtual void progress(std::uint32_t depth, const std::string& activity);
  /// A violation, once, when it is found. None where a trace takes its place.
  virtual void violation(const solver::Violated& violated, const TraceContext& context);
  /// A trace that was asked for on standard output, in a format of traces.
  virtual void trace(std::string_view text);

  // In the end, once.

  /// `code`: that of the process.
  virtual void report(const Outcome& outcome, ExitCode code) = 0;

 protected:
  const Options& options_;
  Console& console_;

 private:
  std::optional<Progress> progress_;
};

/// That of the format which the options ask for.
[[nodiscard]] std::unique_ptr<Renderer> open_renderer(const Options& options, Console& console);

}  // namespace tlaloc::cli
