// The output of a command: results to one stream, diagnostics and logs to the other. Everything printed passes through here, so
// that colour, --quiet and a closed pipe are handled once. Tests pass memory streams.
#pragma once

#include <cstdio>
#include <string_view>

#include "cli/options.h"
#include "frontend/diagnostic/diagnostic.h"

namespace tlaloc::cli {

class Console {
 public:
  Console(std::FILE* out, std::FILE* err) : out_(out), err_(err) {}

  /// Sets colour and verbosity from the options. Until then: no colour, not quiet.
  void configure(const Options& options);
  void result(std::string_view text);    ///< standard output, for people: no control characters
  void verbatim(std::string_view text);  ///< standard output, for programs
  void message(std::string_view text);   ///< standard error, unchanged
  void error(std::string_view text);     ///< standard error: "error: text"
  void warning(std::string_view text);   ///< standard error: "warning: text"; suppressed when quiet
  void note(std::string_view text);      ///< standard error: "note: text"; suppressed when quiet
  /// Prints each diagnostic on about one screen at most; of more than ten, prints the number of the rest. Warnings are
  /// suppressed when quiet.
  void diagnostics(const std::vector<Diagnostic>& all, const SourceManager& sources);
  /// Flushes both streams. False if results were lost for a reason other than a closed pipe.
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
