// A model back into a behaviour, where the solver was not asked about all of it: what only repeats the bounds of a variable is
// no question, and such a variable is in no formula.
#include "solver/trace/decode.h"

#include <gtest/gtest.h>

#include "solver/solver.h"
#include "solver/strategy/check_induction.h"
#include "tests/support/load_spec.h"

namespace tlaloc::solver {
namespace {

constexpr std::uint32_t kJobs[] = {1, 2};

/// The trace to a violation of `Inv`, which the interpreter has confirmed; empty when there is none.
trace::Trace violation(const std::string& body, std::uint32_t jobs) {
  CheckOptions options;
  options.length = 3;
  options.jobs = jobs;
  const CheckResult result = check(test::load_spec(body, {{"Inv"}, {}, {}}), options);
  const auto* violated = std::get_if<Violated>(&result.verdict);
  return violated == nullptr || violated->kind != ViolationKind::Invariant ? trace::Trace() : violated->trace;
}

/// That values of `v`, which the invariant does not read, are chosen so that the traces are confirmed.
void expect_violation(const std::string& definitions, std::size_t steps) {
  for (const std::uint32_t jobs : kJobs) {
    EXPECT_EQ(violation("VARIABLES v, n\n" + definitions, jobs).steps.size(), steps + 1) << definitions;
  }
}

TEST(Decode, GivesUnreadVariablesValuesWithinTheirBounds) {
  const std::string counts = " /\\ n = 0\nNext == UNCHANGED v /\\ n' = n + 1\nInv == n < 2";
  expect_violation("Init == v \\in 1..100" + counts, 2);
  expect_violation("Init == v \\in -100..-7" + counts, 2);
  expect_violation("Init == v \\in 5..10^30" + counts, 2);
  expect_violation("Init == v \\in [1..3 -> 20..60]" + counts, 2);
  expect_violation("Init == v \\in [a : -60..-20, b : {TRUE, FALSE}] \\X (30..90)" + counts, 2);
  expect_violation("Init == v \\in {x \\in 10..90 : x % 2 = 1} \\cup 200..300" + counts, 2);
  expect_violation("Init == (v \\in 20..60 \\/ v \\in {\"a\", \"b\"} \\/ v \\in [f : 70..90])" + counts, 2);
  // An integer without bounds beside it: not a question for bit vectors.
  expect_violation("Init == v \\in 40..80 /\\ n \\in Int\nNext == UNCHANGED <<v, n>>\nInv == n < 7", 0);
}

TEST(Decode, GivesUnreadChoicesOfAStepValuesWithinTheirBounds) {
  const auto with = [](const std::string& step) {
    return "Init == v = 1 /\\ n = 0\nNext == " + step + " /\\ n' = n + 1\nInv == n < 2";
  };
  expect_violation(with("v' \\in 20..60"), 2);
  expect_violation(with("(v' \\in 20..60 \\/ v' = \"none\" \\/ v' \\in -60..-20)"), 2);
  expect_violation(with("(\\E x \\in 20..60 : v' = {x})"), 2);
  expect_violation(with("(\\E x \\in 20..60, y \\in -60..-20 : v' = <<x, y>>)"), 2);
  expect_violation(with("(\\E x \\in 20..60 : \\E y \\in x..100 : v' = [first |-> x, second |-> x + y])"), 2);
  // What was chosen goes on through the steps.
  expect_violation("Init == v = <<>> /\\ n = 0\nNext == (\\E x \\in 20..60 : v' = Append(v, x)) /\\ n' = n + 1\nInv == n < 3",
                   3);
  expect_violation("Init == v \\in 20..60 /\\ n = 0\nNext == v' \\in v..100 /\\ n' = n + 1\nInv == n < 3", 3);
}

TEST(Decode, NamesParametersThatAnActionDoesNotRead) {
  for (const std::uint32_t jobs : kJobs) {
    const trace::Trace found = violation(
        "VARIABLE n\nInit == n = 0\nCount(x) == n' = n + 1\nNext == \\E x \\in 20..60 : Count(x)\nInv == n < 1", jobs);
    ASSERT_EQ(found.steps.size(), 2U);
    ASSERT_EQ(found.steps[1].action.parameters.size(), 1U);
    EXPECT_EQ(found.steps[1].action.parameters[0].second, Value::integer(20));
  }
}

TEST(Decode, GivesUnreadVariablesOfACounterexampleToInductionValues) {
  const auto expect_counterexample = [](const std::string& init, const std::string& set, std::uint32_t jobs) {
    InductOptions options;
    options.length = 1;
    options.jobs = jobs;
    const Induction result = induct(test::load_spec("VARIABLES v, n\nInit == " + init + " /\\ n = 0\nInv == v \\in " + set +
                                                        " /\\ n \\in 0..4\nNext == UNCHANGED v /\\ n' = n + 1",
                                                    {{"Inv"}, {}, {}}),
                                    options);
    EXPECT_TRUE(std::holds_alternative<NotInductive>(result.verdict)) << set;
    EXPECT_EQ(result.counterexamples.size(), 1U) << set;
  };
  for (const std::uint32_t jobs : kJobs) {
    expect_counterexample("v = 20", "20..60", jobs);
    expect_counterexample("v = -20", "-60..-20", jobs);
    expect_counterexample("v \\in [1..2 -> 20..60]", "[1..2 -> 20..60]", jobs);
    expect_counterexample("v = <<>>", "Seq(20..60)", jobs);
  }
}

}  // namespace
}  // namespace tlaloc::solver
