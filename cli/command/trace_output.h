// Where traces go: standard output or files, in the formats asked for. A violation is shown as results are, unless a trace
// takes its place on standard output; a file never does.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cli/options.h"
#include "cli/render/renderer.h"
#include "cli/render/trace/trace_text.h"
#include "solver/verdict.h"

namespace tlaloc::cli {

/// Why a file could not be written, told before the search. Makes the folders for output and certificate.
[[nodiscard]] std::optional<std::string> find_trace_obstacle(const Options& options);

/// Violations as they are found: each is written once.
class TraceOutput {
 public:
  TraceOutput(const Options& options, Renderer& renderer) : options_(options), renderer_(renderer) {}

  /// The context needs no verdict: it is that of the violation.
  void write(const solver::Violated& violated, TraceContext context);
  /// False when a file could not be written; which has been said.
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
