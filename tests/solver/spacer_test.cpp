// Invariants of Horn clauses, and lemmas made of them.
#include "solver/engine/spacer.h"

#include <gtest/gtest.h>

#include "solver/prove.h"
#include "tests/support/load_spec.h"

namespace tlaloc::engine {
namespace {

std::string tickets(const std::string& bound) {
  return "VARIABLES issued, used, lost, open\nInit == issued = 0 /\\ used = 0 /\\ lost = 0 /\\ open = TRUE\n"
         "Use == open /\\ issued < 10 /\\ issued' = issued + 1 /\\ used' = used + 1 /\\ UNCHANGED <<lost, open>>\n"
         "Lose == open /\\ issued < 10 /\\ issued' = issued + 1 /\\ lost' = lost + 1 /\\ UNCHANGED <<used, open>>\n"
         "Waste == open /\\ issued < 10 /\\ issued' = issued + 1 /\\ UNCHANGED <<used, lost, open>>\n"
         "Next == Use \\/ Lose \\/ Waste \\/ (open' = ~open /\\ UNCHANGED <<issued, used, lost>>)\n"
         "Inv == issued \\in Int /\\ used \\in Int /\\ lost \\in Int /\\ open \\in BOOLEAN /\\ used + lost <= " +
         bound;
}

TEST(Spacer, FindsInequalitiesBetweenSums) {
  frontend::Specification specification = test::load_spec(tickets("10"), {{"Inv"}, {}, {}});
  Watchdog watchdog({});
  ProofProblem problem(specification, {}, watchdog);
  ASSERT_TRUE(problem.ask({problem.bad()}));
  const auto lemmas = Spacer(problem, watchdog).find();
  ASSERT_FALSE(lemmas.empty());
  for (const Lemma& lemma : lemmas) problem.learn(lemma);
  EXPECT_FALSE(problem.ask({problem.known(), problem.bad()}));
  const auto attempt = solver::prove(test::load_spec(tickets("10"), {{"Inv"}, {}, {}}), {});
  ASSERT_TRUE(attempt.found);
  EXPECT_EQ(attempt.found->engine, "spacer");
}

TEST(Spacer, FindsNothingForWhatIsFalse) {
  frontend::Specification specification = test::load_spec(tickets("9"), {{"Inv"}, {}, {}});
  Watchdog watchdog({});
  ProofProblem problem(specification, {}, watchdog);
  EXPECT_TRUE(Spacer(problem, watchdog).find().empty());
}

// n' = n + 1 below 5: over one term, by hand.
struct Counter {
  term::Terms terms;
  TermId n = terms.int_variable("n");
  TermId steps = terms.bool_variable("steps");
  solver::HornProblem problem;
  explicit Counter(int bad) {
    problem.now = {n};
    problem.next = {terms.add(n, terms.integer(1))};
    problem.initial = terms.equal(n, terms.integer(0));
    problem.step = terms.conjunction({steps, terms.less(n, terms.integer(5))});
    problem.bad = terms.equal(n, terms.integer(bad));
  }
};
const solver::HornLimits kAmple{50'000'000, 30, 2000, {}};

TEST(Horn, GivesAnInvariantOrNothing) {
  const Counter safe(6), unsafe(5);
  EXPECT_TRUE(solver::solve_horn(safe.terms, safe.problem, kAmple).has_value());
  EXPECT_FALSE(solver::solve_horn(unsafe.terms, unsafe.problem, kAmple).has_value());
}

TEST(Horn, KeepsItsLimits) {
  const Counter counter(6);
  solver::HornLimits limits = kAmple;
  limits.units = 1;
  EXPECT_FALSE(solver::solve_horn(counter.terms, counter.problem, limits).has_value());
  limits = kAmple;
  limits.interrupted = [] { return true; };
  EXPECT_FALSE(solver::solve_horn(counter.terms, counter.problem, limits).has_value());
}

}  // namespace
}  // namespace tlaloc::engine
