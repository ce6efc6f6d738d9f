// Writes traces to standard output or files, in the requested formats. A violation is shown as text as well, unless a trace on
// standard output replaces it; a file never does.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cli/options.h"
#include "cli/render/renderer.h"
#include "cli/render/trace/trace_text.h"
#include "solver/verdict.h"

namespace tlaloc::cli {

/// An error message if a file cannot be written; checked before the search. Creates the folders for output and certificate.
[[nodiscard]] std::optional<std::string> find_trace_obstacle(const Options& options);

/// Writes each violation once, when it is found.
class TraceOutput {
 public:
  TraceOutput(const Options& options, Renderer& renderer) : options_(options), renderer_(renderer) {}

  /// `context` needs no verdict; that of the violation is used.
  void write(const solver::Violated& violated, TraceContext context);
  /// False if a file could not be written; an error was reported then.
  [[nodiscard]] bool is_complete() const { return complete_; }

 private:
  struct Written {
    solver::ViolationKind kind;
    std::string name;
    std::uint32_t step;
    Span span;
    [[nodiscard]] bool operator==(const Written&) const = default;
  };

  const Options& options_;
  Renderer& renderer_;
  std::vector<Written> written_;
  bool complete_ = true;
};

/// `trace.itf.json`, for the second violation `trace-2.itf.json`.
[[nodiscard]] std::string numbered(const std::string& path, std::size_t index);

}  // namespace tlaloc::cli
