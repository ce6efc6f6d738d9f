// Every kind of diagnostic in kinds.def is shown by some golden case: a message that no test prints is one nobody has read.
#include <gtest/gtest.h>

#include <filesystem>
#include <set>
#include <string>

#include "frontend/diagnostic/diagnostic.h"
#include "tests/support/run_program.h"

namespace tlaloc::test {
namespace {

namespace fs = std::filesystem;

/// The expected standard error of all golden cases, one after the other.
std::string all_expected_diagnostics() {
  std::string all;
  for (const auto& entry : fs::recursive_directory_iterator(fs::path(TLALOC_SOURCE_DIR) / "tests" / "golden")) {
    if (entry.path().extension() == ".stderr") all += read_file(entry.path());
  }
  return all;
}

TEST(DiagnosticCoverage, EveryKindHasAGoldenCase) {
  const std::string seen = all_expected_diagnostics();
  for (const DiagnosticKind kind : all_diagnostic_kinds()) {
    const DiagnosticInfo& about = info(kind);
    const std::string tag =
        std::string(about.severity == Severity::Error ? "error[" : "warning[") + std::string(about.code) + "]:";
    EXPECT_NE(seen.find(tag), std::string::npos) << about.name << " (" << about.code << "): no golden case shows it";
  }
}

TEST(DiagnosticCoverage, CodesAreDistinct) {
  std::set<std::string_view> codes;
  for (const DiagnosticKind kind : all_diagnostic_kinds()) {
    EXPECT_TRUE(codes.insert(info(kind).code).second) << info(kind).code << " is used twice";
  }
}

}  // namespace
}  // namespace tlaloc::test
