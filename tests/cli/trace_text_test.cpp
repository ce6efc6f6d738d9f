#include "cli/render/trace/trace_text.h"

#include <gtest/gtest.h>

#include "cli/render/trace/trace_formats.h"
#include "cli/render/violation_text.h"
#include "tests/cli/trace_samples.h"

namespace tlaloc::cli {
namespace {

constexpr const char* kStates =
    "State 1: <Initial predicate>\n"
    "/\\ x = 0\n"
    "/\\ on = FALSE\n"
    "\n"
    "State 2: <Tick(2) line 3, col 3 to line 4, col 14 of module Clock>\n"
    "/\\ x = 2\n"
    "/\\ on = TRUE\n"
    "\n"
    "State 3: <Next>\n"
    "/\\ x = 2\n"
    "/\\ on = FALSE\n"
    "\n";

TEST(TraceText, HasTheLayoutOfTlc) {
  test::Sample sample = test::make_sample();
  sample.context.sources = &sample.sources;
  EXPECT_EQ(render_text(sample.trace, sample.context), kStates);
}

TEST(TraceText, LeavesPlacesOutWithoutSources) {
  const test::Sample sample = test::make_sample();
  EXPECT_NE(render_text(sample.trace, sample.context).find("State 2: <Tick(2)>\n"), std::string::npos);
}

TEST(TraceText, ShowsALoopAndStuttering) {
  test::Sample sample = test::make_sample();
  sample.trace.loop_start = 1;
  sample.trace.loop_action = sample.trace.steps[1].action;
  EXPECT_TRUE(render_text(sample.trace, sample.context).ends_with("\nBack to state 2: <Tick(2)>\n"));
  sample.trace.loop_start = 2;
  EXPECT_TRUE(render_text(sample.trace, sample.context).ends_with("\nState 4: Stuttering\n"));
}

TEST(ViolationText, ExplainsAnInvariantBelowTheTrace) {
  test::Sample sample = test::make_sample();
  sample.context.sources = &sample.sources;
  solver::Violated violated;
  violated.name = "Low";
  violated.step = 2;
  violated.trace = sample.trace;
  violated.explanation =
      trace::Explanation{sample.trace.steps[1].action.span, "x < limit", {{Symbol("limit"), Value::integer(1)}}};
  EXPECT_EQ(render_violation(violated, sample.context),
            std::string("Error: Invariant Low is violated.\nThe behavior up to this point is:\n") + kStates +
                "False: x < limit\n  at line 3, col 3 to line 4, col 14 of module Clock\n  with limit = 1\n\n");
}

TEST(ViolationText, PlacesAnUndefinedExpression) {
  test::Sample sample = test::make_sample();
  sample.context.sources = &sample.sources;
  solver::Violated violated;
  violated.kind = solver::ViolationKind::Undefined;
  violated.message = "division by zero";
  violated.span = sample.trace.steps[1].action.span;
  violated.trace = sample.trace;
  violated.trace.steps.resize(1);
  EXPECT_EQ(render_violation(violated, sample.context),
            "Error: Undefined expression: division by zero\n"
            "At line 3, col 3 to line 4, col 14 of module Clock.\n"
            "State 1: <Initial predicate>\n/\\ x = 0\n/\\ on = FALSE\n\n");
}

TEST(ViolationText, HasAHeadlineForEveryKind) {
  using solver::ViolationKind;
  const auto headline = [](ViolationKind kind, const char* name, std::uint32_t step) {
    solver::Violated violated;
    violated.kind = kind;
    violated.name = name;
    violated.step = step;
    violated.message = "m";
    return render_violation(violated, {});
  };
  EXPECT_EQ(headline(ViolationKind::Invariant, "I", 0), "Error: Invariant I is violated by the initial state:\n");
  EXPECT_EQ(headline(ViolationKind::Invariant, "I", 1), "Error: Invariant I is violated.\n");
  EXPECT_EQ(headline(ViolationKind::ActionProperty, "P", 1), "Error: Action property P is violated.\n");
  EXPECT_EQ(headline(ViolationKind::InitialProperty, "P", 0), "Error: Property P is violated by the initial state:\n");
  EXPECT_EQ(headline(ViolationKind::Deadlock, "deadlock", 1), "Error: Deadlock reached.\n");
  EXPECT_EQ(headline(ViolationKind::Assumption, "A", 0), "Error: Assumption A is false.\n");
  EXPECT_EQ(headline(ViolationKind::Assertion, "", 1), "Error: Assertion failed: m\n");
}

}  // namespace
}  // namespace tlaloc::cli
