// The unrolling: it grows, is rolled back, and outlives questions.
#include "solver/engine/bounded/unrolling.h"

#include <gtest/gtest.h>

#include "encoder/system/system.h"
#include "solver/engine/bounded/bmc.h"
#include "solver/engine/encoded.h"
#include "tests/support/load_spec.h"

namespace tlaloc::engine {
namespace {

const char* const kCounter =
    "VARIABLES x, y\nInit == x = 0 /\\ y \\in {0, 1}\nNext == \\/ x < 5 /\\ x' = x + 1 /\\ y' \\in {y, 1 - y}\n"
    "        \\/ x = 5 /\\ UNCHANGED <<x, y>>\nZero == x = 0\nOne == x = 1\nTwo == x = 2\nLow == x <= 3";

class UnrollingTest : public ::testing::Test {
 protected:
  UnrollingTest() { grow(take(system.transitions.initial())); }

  void grow(encoder::Transition transition) {
    unrolling.define(transition.definitions);
    unrolling.extend(std::move(transition));
  }
  void step() { grow(take(system.transitions.step(unrolling.last().state, unrolling.depth() + 1))); }
  TermId is(std::size_t value, std::uint32_t depth) {
    const auto condition = take(system.transitions.holds(specification.model.invariants[value].expr, unrolling.at(depth)));
    unrolling.define(condition.definitions);
    return condition.satisfied(system.terms);
  }
  bool may_be(std::size_t value) { return unrolling.ask(is(value, unrolling.depth())); }

  const frontend::Specification specification = test::load_spec(kCounter, {{"Zero", "One", "Two"}, {}, {}});
  encoder::System system{specification, {}};
  Unrolling unrolling{system.transitions, 1, 0};
  const solver::Budget budget;
  const Unrolling::Shift shift{unrolling, budget};
};

TEST_F(UnrollingTest, GrowsByOneStep) {
  EXPECT_EQ(unrolling.depth(), 0U);
  EXPECT_TRUE(may_be(0));
  EXPECT_FALSE(may_be(1));
  step();
  step();
  EXPECT_EQ(unrolling.depth(), 2U);
  EXPECT_TRUE(may_be(2));
  EXPECT_FALSE(may_be(1));
  EXPECT_TRUE(unrolling.ask(is(1, 1))) << "earlier states are still there";
}

TEST_F(UnrollingTest, ForgetsFactsWhenItIsRolledBack) {
  step();
  step();
  unrolling.assert_fact(system.terms.negate(is(2, 2)));
  EXPECT_FALSE(unrolling.ask(system.terms.true_term()));
  EXPECT_TRUE(unrolling.is_contradiction());
  unrolling.rollback(1);
  EXPECT_EQ(unrolling.depth(), 1U);
  EXPECT_FALSE(unrolling.is_contradiction());
  EXPECT_TRUE(may_be(1));
  step();
  EXPECT_TRUE(may_be(2));
  EXPECT_FALSE(may_be(0));
}

TEST_F(UnrollingTest, BeginsAgainWhenItIsRolledBackWhole) {
  step();
  unrolling.rollback_all();
  grow(take(system.transitions.initial()));
  EXPECT_TRUE(may_be(0));
  EXPECT_FALSE(may_be(1));
}

TEST_F(UnrollingTest, SeesThatNoStateIsNew) {
  for (int i = 0; i < 5; ++i) step();
  EXPECT_EQ(unrolling.recurrence_diameter(), std::nullopt);
  for (int i = 0; i < 4; ++i) step();
  const auto most = unrolling.recurrence_diameter();
  ASSERT_TRUE(most);
  EXPECT_GE(*most, 5U) << "x and y can differ in all states of so many steps";
}

TEST_F(UnrollingTest, StopsWhenTheBudgetIsOver) {
  solver::Budget part(budget, {});
  const Unrolling::Shift other(unrolling, part);
  part.end();
  EXPECT_THROW((void)unrolling.ask(system.terms.true_term()), Stopped);
}

std::string text(const solver::Verdict& verdict) {
  if (const auto* violated = std::get_if<solver::Violated>(&verdict)) return "violated at " + std::to_string(violated->step);
  if (const auto* none = std::get_if<solver::NoViolationUpTo>(&verdict)) return "none up to " + std::to_string(none->steps);
  return std::holds_alternative<solver::Proved>(verdict) ? "proved" : "unknown";
}

TEST(BoundedSearch, GoesOnToAGreaterLength) {
  const frontend::Specification specification = test::load_spec(kCounter, {{"Low"}, {}, {}});
  encoder::System system(specification, {});
  BoundedSearch search(system.transitions, 1, 0);
  interpret::Interpreter interpreter(specification.program, {});
  solver::CheckOptions options;
  const auto run = [&](std::uint32_t length) {
    options.length = length;
    return search.run(options, {}, interpreter);
  };
  EXPECT_EQ(text(run(1).verdict), "none up to 1");
  const std::size_t terms = system.terms.size();
  EXPECT_EQ(text(run(2).verdict), "none up to 2");
  const std::size_t one_step = system.terms.size() - terms;
  EXPECT_LT(one_step, terms) << "nothing is encoded anew";
  const solver::CheckResult far = run(6);
  EXPECT_EQ(text(far.verdict), "violated at 4");
  EXPECT_EQ(far.statistics.by_depth.size(), 5U);
  EXPECT_EQ(text(run(6).verdict), "violated at 4") << "from the beginning";
  EXPECT_EQ(text(run(3).verdict), "none up to 3");
  options.length.reset();
  EXPECT_EQ(text(search.run(options, {}, interpreter).verdict), "violated at 4");
}

}  // namespace
}  // namespace tlaloc::engine
