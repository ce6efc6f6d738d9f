// Where a command writes: results to one stream, diagnostics and logs to the other. Everything printed passes through here, so
// that colour, --quiet and a closed pipe are dealt with once. Tests hand in memory streams.
#pragma once

#include <cstdio>
#include <string_view>

#include "cli/options.h"
#include "frontend/diagnostic/diagnostic.h"

namespace tlaloc::cli {

class Console {
 public:
  Console(std::FILE* out, std::FILE* err) : out_(out), err_(err) {}

  /// How much is said; before it is called: no colour, not quiet.
  void configure(const Options& options);
  void result(std::string_view text);    ///< standard output, for people: no control characters
  void verbatim(std::string_view text);  ///< standard output, for programs
  void message(std::string_view text);   ///< standard error, as it stands
  void error(std::string_view text);     ///< standard error: "error: text"
  void warning(std::string_view text);   ///< standard error: "warning: text"; nothing when quiet
  void note(std::string_view text);      ///< standard error: "note: text"; nothing when quiet
  /// Each on about one screen at most; after the tenth only their number is told. Warnings only when not quiet.
  void diagnostics(const std::vector<Diagnostic>& all, const SourceManager& sources);
  /// Flushes both. False when results were lost for another reason than a reader that has gone.
  [[nodiscard]] bool flush();
  [[nodiscard]] bool error_is_terminal() const;
  [[nodiscard]] static bool input_is_terminal();
  [[nodiscard]] std::FILE* error_stream() const { return err_; }

 private:
  void labelled(std::string_view label, const char* escape, std::string_view text);

  std::FILE* out_;
  std::FILE* err_;
  bool quiet_ = false, colour_ = false, lost_ = false;
};

}  // namespace tlaloc::cli
