// The solver as a library: a specification is loaded, two questions are asked of it, and the answers are read.
#include <gtest/gtest.h>

#include "frontend/frontend.h"
#include "solver/checker.h"
#include "solver/strategy/strategy.h"

namespace tlaloc {
namespace {

constexpr const char* kClock =
    "---- MODULE Clock ----\nEXTENDS Naturals\nVARIABLE hour\nInit == hour = 1\nNext == hour' = (hour % 12) + 1\n"
    "Early == hour < 5\nValid == hour \\in 1..12\n====\n";

/// What is loaded, and what that needs to live.
struct Clock {
  explicit Clock(const std::string& invariant) {
    files.add("Clock.tla", kClock);
    load.spec_path = "Clock.tla";
    load.invariants = {invariant};
    loaded = frontend::load(load, files, sources, sink);
  }

  MemoryFiles files;
  SourceManager sources;
  DiagnosticSink sink;
  frontend::LoadOptions load;
  frontend::Loaded loaded;
};

TEST(SolverAsALibrary, AnswersTwoQuestionsOfOneLoadedSpecification) {
  const Clock clock("Early");
  ASSERT_TRUE(clock.loaded.specification);
  solver::Checker checker(*clock.loaded.specification);
  solver::CheckOptions options;
  options.length = 3;
  const auto near = checker.check(options);
  EXPECT_EQ(std::get<solver::NoViolationUpTo>(near.verdict).steps, 3U);
  options.length = 6;
  const auto far = checker.check(options);
  const auto& violated = std::get<solver::Violated>(far.verdict);
  EXPECT_EQ(violated.step, 4U);
  EXPECT_EQ(violated.trace.steps.size(), 5U);
}

TEST(SolverAsALibrary, ReportsAProofWithItsCertificate) {
  const Clock clock("Valid");
  ASSERT_TRUE(clock.loaded.specification);
  const solver::Report report = solver::prove_properties({*clock.loaded.specification, clock.load, clock.files}, {}, {});
  EXPECT_TRUE(std::holds_alternative<solver::Proved>(report.result.verdict));
  ASSERT_TRUE(report.certificate);
  EXPECT_NE(report.certificate->module.find("EXTENDS Clock"), std::string::npos);
  EXPECT_EQ(report.engine, "induction");
}

}  // namespace
}  // namespace tlaloc
