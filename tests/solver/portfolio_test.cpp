#include "solver/backend/portfolio.h"

#include <gtest/gtest.h>

#include <chrono>
#include <thread>

#include "tests/solver/random_terms.h"

namespace tlaloc::engine {
namespace {

using solver::Answer;
using solver::Fragment;
using solver::Session;
using term::Terms;

Answer check(Session& s, std::initializer_list<TermId> assumptions = {}) {
  return s.check(std::span(assumptions.begin(), assumptions.size()));
}

TEST(Fragment, IsTheLeastThatATermBelongsTo) {
  Terms terms;
  solver::FragmentFinder finder(terms);
  EXPECT_EQ(finder.fragment_of(
                terms.at_most(std::vector{terms.bool_variable("p"), terms.bool_variable("q"), terms.bool_variable("r")}, 2)),
            Fragment::Propositional);
  const TermId x = terms.int_variable("x", Integer(0), Integer(9));
  const TermId y = terms.int_variable("y", Integer(0), Integer(9));
  const TermId sum = terms.add(x, y);
  EXPECT_EQ(finder.fragment_of(terms.less_equal(sum, terms.integer(7))), Fragment::BoundedIntegers);
  EXPECT_EQ(finder.fragment_of(terms.equal(terms.multiply(x, y), terms.modulo(sum, terms.integer(3)))),
            Fragment::BoundedIntegers);
  EXPECT_EQ(finder.fragment_of(terms.equal(x, terms.modulo(x, y))), Fragment::BoundedIntegers);
  const TermId open = terms.int_variable("z");
  EXPECT_EQ(finder.fragment_of(terms.equal(open, x)), Fragment::Everything);
  EXPECT_EQ(finder.fragment_of(terms.equal(x, terms.divide(x, open))), Fragment::Everything);
  EXPECT_EQ(finder.fragment_of(terms.disjunction({terms.bool_variable("p"), terms.equal(open, x)})), Fragment::Everything);
  const TermId wide = terms.int_variable("w", Integer(0), Integer(1000000000000));
  EXPECT_EQ(finder.fragment_of(terms.equal(wide, x)), Fragment::Everything);
}

TEST(Portfolio, AnswersAlikeWithOneJobAndWithTwo) {
  for (std::uint32_t seed = 0; seed < 60; ++seed) {
    Terms terms;
    test::RandomTerms random(terms, seed, seed % 2 == 0);
    const auto one = make_portfolio(terms, {1, 0, {}});
    const auto two = make_portfolio(terms, {2, 0, {}, std::chrono::milliseconds(0)});
    const auto reference = make_portfolio(terms, {1, 0, solver::universal_backend()});
    for (int i = 0; i < 6; ++i) {
      const TermId t = random.boolean(4);
      const Answer expected = check(*reference, {t});
      ASSERT_NE(expected, Answer::Unknown);
      ASSERT_EQ(check(*one, {t}), expected) << one->why().text;
      ASSERT_EQ(check(*two, {t}), expected) << two->why().text;
      if (expected == Answer::Unsat) continue;
      for (Session* s : {one.get(), two.get(), reference.get()}) {
        const term::Assignment model = s->model();
        EXPECT_TRUE(term::TermEvaluator(terms, model).truth(t)) << term::print(terms, t);
        s->assert_term(t);
      }
    }
  }
}

TEST(Portfolio, GoesOnWithTheDefaultCoreWhenIntegersTurnUp) {
  for (const std::uint32_t jobs : {1U, 2U}) {
    Terms terms;
    const auto s = make_portfolio(terms, {jobs, 0, {}});
    const TermId p = terms.bool_variable("p");
    const TermId x = terms.int_variable("x");
    s->assert_term(p);
    s->push();
    s->assert_term(terms.bool_variable("q"));
    EXPECT_EQ(check(*s), Answer::Sat);
    s->assert_term(terms.implies(p, terms.less(x, terms.integer(0))));
    ASSERT_EQ(check(*s), Answer::Sat);
    EXPECT_LT(s->model().integers.at(terms.variable_number(x)), Integer(0));
    EXPECT_EQ(check(*s, {terms.equal(x, terms.integer(0))}), Answer::Unsat);
    s->pop();
    EXPECT_EQ(check(*s, {terms.equal(x, terms.integer(0))}), Answer::Sat);
    EXPECT_EQ(check(*s, {terms.negate(p)}), Answer::Unsat) << "what was asserted before the change is still known";
  }
}

// Sums of many numbers, each at most its partner: one step for arithmetic, hopeless for a SAT solver.
TEST(Portfolio, GoesOnWithTheCoreThatAnswers) {
  Terms terms;
  const auto s = make_portfolio(terms, {2, 0, {}, std::chrono::milliseconds(20)});
  std::vector<TermId> left;
  std::vector<TermId> right;
  for (int i = 0; i < 24; ++i) {
    const TermId x = terms.int_variable("x", Integer(0), Integer(1000));
    const TermId y = terms.int_variable("y", Integer(0), Integer(1000));
    s->assert_term(terms.less_equal(x, y));
    left.push_back(x);
    right.push_back(y);
  }
  TermId sums[2] = {terms.integer(0), terms.integer(0)};
  for (std::size_t i = 0; i < left.size(); ++i) {
    sums[0] = terms.add(sums[0], left[i]);
    sums[1] = terms.add(sums[1], right[(i * 7 + 3) % right.size()]);
  }
  const TermId impossible = terms.less(sums[1], sums[0]);
  for (int i = 0; i < 3; ++i) {
    EXPECT_EQ(check(*s, {impossible}), Answer::Unsat);
    EXPECT_EQ(check(*s), Answer::Sat);
  }
}

TEST(Portfolio, CountsTheAnswersOfEachBackend) {
  Terms terms;
  const auto s = make_portfolio(terms, {});
  const TermId p = terms.bool_variable("p");
  const TermId x = terms.int_variable("x");
  s->assert_term(terms.disjunction({p, terms.bool_variable("q")}));
  EXPECT_EQ(check(*s), Answer::Sat);
  EXPECT_EQ(check(*s, {terms.false_term()}), Answer::Unsat);
  EXPECT_EQ(s->statistics().answers, (std::map<std::string, std::uint64_t>{{"cadical", 2}}));
  ASSERT_TRUE(s->statistics().clauses.has_value());
  EXPECT_EQ(s->statistics().clauses->variables, 3U) << "one stands for TRUE";
  EXPECT_EQ(s->statistics().clauses->clauses, 1U);
  s->assert_term(terms.implies(p, terms.less(x, terms.integer(0))));
  EXPECT_EQ(check(*s), Answer::Sat);
  EXPECT_EQ(s->statistics().answers, (std::map<std::string, std::uint64_t>{{"cadical", 2}, {"z3-smt", 1}}));
  EXPECT_FALSE(s->statistics().clauses.has_value()) << "CaDiCaL is no longer at work";
}

TEST(Portfolio, DoesNotCountWhatIsNotAnswered) {
  Terms terms;
  const auto s = make_portfolio(terms, {});
  s->interrupt();
  EXPECT_EQ(check(*s), Answer::Unknown);
  EXPECT_EQ(s->statistics().checks, 1U);
  EXPECT_TRUE(s->statistics().answers.empty());
}

TEST(Portfolio, IsInterruptedInARace) {
  Terms terms;
  const auto s = make_portfolio(terms, {2, 0, {}, std::chrono::milliseconds(10)});
  constexpr std::size_t kHoles = 12;
  std::vector<std::vector<TermId>> in(kHoles + 1);
  for (auto& pigeon : in) {
    for (std::size_t h = 0; h < kHoles; ++h) pigeon.push_back(terms.bool_variable("p"));
    s->assert_term(terms.disjunction(pigeon));
  }
  for (std::size_t h = 0; h < kHoles; ++h) {
    std::vector<TermId> hole;
    for (const auto& pigeon : in) hole.push_back(pigeon[h]);
    for (std::size_t a = 0; a < hole.size(); ++a) {
      for (std::size_t b = 0; b < a; ++b) s->assert_term(terms.disjunction({terms.negate(hole[a]), terms.negate(hole[b])}));
    }
  }
  std::thread other([&] {
    std::this_thread::sleep_for(std::chrono::milliseconds(50));
    s->interrupt();
  });
  const auto begin = std::chrono::steady_clock::now();
  EXPECT_EQ(check(*s), Answer::Unknown);
  EXPECT_EQ(s->why().text, "interrupted");
  EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(5));
  other.join();
  EXPECT_EQ(check(*s), Answer::Unknown) << "an interruption holds until it is reset";
}

}  // namespace
}  // namespace tlaloc::engine
