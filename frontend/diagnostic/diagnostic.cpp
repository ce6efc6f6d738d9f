#include "frontend/diagnostic/diagnostic.h"

#include <array>

namespace tlaloc {

namespace {
constexpr auto kInfos = std::to_array<DiagnosticInfo>({
#define TLALOC_DIAGNOSTIC(name, code, severity, category, title) \
  {#name, code, Severity::severity, DiagnosticCategory::category, title},
#include "frontend/diagnostic/kinds.def"
#undef TLALOC_DIAGNOSTIC
});
}  // namespace

const DiagnosticInfo& info(DiagnosticKind kind) { return kInfos[static_cast<std::size_t>(kind)]; }

std::vector<DiagnosticKind> all_diagnostic_kinds() {
  std::vector<DiagnosticKind> kinds;
  for (std::size_t i = 0; i < kInfos.size(); ++i) kinds.push_back(static_cast<DiagnosticKind>(i));
  return kinds;
}

void DiagnosticSink::report(Diagnostic diagnostic) {
  if (info(diagnostic.kind).severity == Severity::Error) ++error_count_;
  diagnostics_.push_back(std::move(diagnostic));
}

const Diagnostic* DiagnosticSink::first_error() const {
  for (const Diagnostic& d : diagnostics_) {
    if (info(d.kind).severity == Severity::Error) return &d;
  }
  return nullptr;
}

}  // namespace tlaloc
