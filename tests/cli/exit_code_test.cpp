#include "cli/exit_code.h"

#include <gtest/gtest.h>

#include <set>

namespace tlaloc::cli {
namespace {

TEST(ExitCode, TableHasThePublishedNumbersInOrder) {
  std::vector<int> numbers;
  for (const ExitCodeInfo& entry : kExitCodes) numbers.push_back(number(entry.code));
  EXPECT_EQ(numbers, (std::vector<int>{0, 10, 11, 12, 13, 14, 20, 21, 22, 75, 76, 77, 120, 150, 151, 152, 255}));
}

TEST(ExitCode, MeaningsAreDistinct) {
  std::set<std::string_view> meanings;
  for (const ExitCodeInfo& entry : kExitCodes) EXPECT_TRUE(meanings.insert(entry.meaning).second) << entry.meaning;
}

TEST(ExitCode, FollowsTheKindOfViolation) {
  using solver::ViolationKind;
  const auto of = [](ViolationKind kind) {
    solver::Violated violated;
    violated.kind = kind;
    return number(exit_code(solver::Verdict(violated)));
  };
  EXPECT_EQ(of(ViolationKind::Assumption), 10);
  EXPECT_EQ(of(ViolationKind::Deadlock), 11);
  EXPECT_EQ(of(ViolationKind::Invariant), 12);
  EXPECT_EQ(of(ViolationKind::ActionProperty), 13);
  EXPECT_EQ(of(ViolationKind::InitialProperty), 13);
  EXPECT_EQ(of(ViolationKind::Assertion), 14);
  EXPECT_EQ(of(ViolationKind::Undefined), 75);
  EXPECT_EQ(of(ViolationKind::UndefinedInvariant), 76);
  EXPECT_EQ(of(ViolationKind::UndefinedProperty), 77);
}

TEST(ExitCode, TellsAnswersFromLimits) {
  EXPECT_EQ(number(exit_code(solver::Verdict(solver::Proved{}))), 0);
  EXPECT_EQ(number(exit_code(solver::Verdict(solver::NoViolationUpTo{3}))), 0);
  EXPECT_EQ(number(exit_code(solver::Verdict(solver::Unknown{{solver::UnknownReason::Timeout, "timeout"}, {}}))), 20);
}

TEST(ExitCode, FollowsTheCategoryOfADiagnostic) {
  EXPECT_EQ(number(exit_code(DiagnosticCategory::Syntax)), 150);
  EXPECT_EQ(number(exit_code(DiagnosticCategory::Config)), 151);
  EXPECT_EQ(number(exit_code(DiagnosticCategory::Unsupported)), 152);
  EXPECT_EQ(number(exit_code(DiagnosticCategory::Type)), 120);
  EXPECT_EQ(number(exit_code(DiagnosticCategory::Evaluation)), 75);
}

}  // namespace
}  // namespace tlaloc::cli
