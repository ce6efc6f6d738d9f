// Diagnostics as data: a kind from kinds.def, a message, labelled source ranges, an optional remedy.
// Stages report into a sink and return nothing when they failed; nothing here prints.
// Messages: lower case, no full stop, code in backticks, what was seen before what was wanted.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "frontend/source/source_file.h"
#include "frontend/source/span.h"

namespace tlaloc {

enum class DiagnosticKind {
#define TLALOC_DIAGNOSTIC(name, code, severity, category, title) name,
#include "frontend/diagnostic/kinds.def"
#undef TLALOC_DIAGNOSTIC
};

enum class Severity { Error, Warning };
/// The input that the user must correct; determines the exit code.
enum class DiagnosticCategory { Syntax, Config, Unsupported, Type, Evaluation };

struct DiagnosticInfo {
  std::string_view name;
  std::string_view code;
  Severity severity;
  DiagnosticCategory category;
  std::string_view title;
};
[[nodiscard]] const DiagnosticInfo& info(DiagnosticKind kind);
[[nodiscard]] std::vector<DiagnosticKind> all_diagnostic_kinds();

struct Label {
  Span span;
  std::string text;
};

struct Diagnostic {
  DiagnosticKind kind;
  std::string message;
  Span span;                  ///< the primary place; invalid if there is no source
  std::vector<Label> others;  ///< the other half of a conflict, the definition meant, ...
  std::string remedy;         ///< a suggestion, if there is one
};

class DiagnosticSink {
 public:
  void report(Diagnostic diagnostic);
  void report(DiagnosticKind kind, Span span, std::string message, std::string remedy = {}) {
    report(Diagnostic{kind, std::move(message), span, {}, std::move(remedy)});
  }
  [[nodiscard]] bool has_errors() const { return error_count_ > 0; }
  [[nodiscard]] std::size_t error_count() const { return error_count_; }
  [[nodiscard]] const std::vector<Diagnostic>& all() const { return diagnostics_; }
  /// The first error, which determines the exit code; null if there is none.
  [[nodiscard]] const Diagnostic* first_error() const;

 private:
  std::vector<Diagnostic> diagnostics_;
  std::size_t error_count_ = 0;
};

/// Plain text with the source line and carets, as printed on stderr. `colour` adds ANSI escapes.
[[nodiscard]] std::string render(const Diagnostic& diagnostic, const SourceManager& sources, bool colour);

}  // namespace tlaloc
