#include "cli/command/explanations.h"

#include <gtest/gtest.h>

#include "cli/command/command.h"
#include "tests/cli/memory_console.h"

namespace tlaloc::cli {
namespace {

TEST(Explanations, ExistForEveryKind) {
  for (const DiagnosticKind kind : all_diagnostic_kinds()) {
    const Explanation* const explanation = find_explanation(kind);
    ASSERT_NE(explanation, nullptr) << info(kind).name;
    EXPECT_FALSE(explanation->meaning.empty() || explanation->example.empty() || explanation->remedy.empty())
        << info(kind).name;
  }
}

TEST(Explanations, AreFoundByCodeInAnyCase) {
  test::MemoryConsole memory;
  Options options;
  options.code = "e1001";
  EXPECT_EQ(run_explain(options, memory.console()), ExitCode::Success);
  EXPECT_TRUE(memory.out().starts_with("E1001: unexpected token (error, exit code 150)\n")) << memory.out();
}

TEST(Explanations, RefuseAnUnknownCode) {
  test::MemoryConsole memory;
  Options options;
  options.code = "E9999";
  EXPECT_EQ(run_explain(options, memory.console()), ExitCode::ConfigUnreadable);
  EXPECT_TRUE(memory.out().starts_with("Verdict: invalid (")) << memory.out();
}

}  // namespace
}  // namespace tlaloc::cli
