// Every kind of diagnostic in kinds.def is shown by some golden case: a message that no test prints is one nobody has read.
#include <gtest/gtest.h>

#include <filesystem>
#include <set>
#include <string>
#include <vector>

#include "frontend/diagnostic/diagnostic.h"
#include "tests/support/run_program.h"

namespace tlaloc::test {
namespace {

namespace fs = std::filesystem;

/// What golden cases are expected to write: the files that end like `extension`.
std::vector<fs::path> expectations(const std::string& extension) {
  std::vector<fs::path> found;
  for (const auto& entry : fs::recursive_directory_iterator(fs::path(TLALOC_SOURCE_DIR) / "tests" / "golden")) {
    if (entry.path().extension() == extension) found.push_back(entry.path());
  }
  return found;
}

/// The expected standard error of all golden cases, one after the other.
std::string all_expected_diagnostics() {
  std::string all;
  for (const fs::path& path : expectations(".stderr")) all += read_file(path);
  return all;
}

/// Does a line of the text begin with it? A message that quotes another does not count.
bool has_line_that_begins(const std::string& text, const std::string& with) {
  return text.starts_with(with) || text.find("\n" + with) != std::string::npos;
}

TEST(DiagnosticCoverage, EveryKindHasAGoldenCase) {
  const std::string seen = all_expected_diagnostics();
  for (const DiagnosticKind kind : all_diagnostic_kinds()) {
    const DiagnosticInfo& about = info(kind);
    const std::string tag =
        std::string(about.severity == Severity::Error ? "error[" : "warning[") + std::string(about.code) + "]:";
    EXPECT_TRUE(has_line_that_begins(seen, tag)) << about.name << " (" << about.code << "): no golden case shows it";
  }
}

// What is left of a case that was removed would otherwise count as one.
TEST(DiagnosticCoverage, EveryExpectationBelongsToACase) {
  for (const char* extension : {".stdout", ".stderr"}) {
    for (const fs::path& path : expectations(extension)) {
      const fs::path golden = fs::path(path).replace_extension(".tla");
      EXPECT_TRUE(fs::exists(golden) && read_file(golden).starts_with("\\* run: ")) << path << " belongs to no case";
    }
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
