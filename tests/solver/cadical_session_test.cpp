#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "solver/backend/backend.h"
#include "tests/solver/bounded_terms.h"
#include "tests/solver/pigeons.h"
#include "tests/solver/random_terms.h"
#include "tests/support/environment.h"

namespace tlaloc::solver {
namespace {

using term::TermId;
using term::Terms;

std::unique_ptr<Session> cadical(const Terms& terms, std::uint32_t seed = 0) { return open_cadical(terms, {seed, 0}); }

Answer check(Session& s, std::initializer_list<TermId> assumptions = {}) {
  return s.check(std::span(assumptions.begin(), assumptions.size()));
}

bool satisfies(const Terms& terms, const term::Assignment& model, std::span<const TermId> formulas) {
  term::TermEvaluator evaluator(terms, model);
  return std::all_of(formulas.begin(), formulas.end(), [&](TermId t) { return evaluator.truth(t); });
}

// With every variable fixed, a term can only have the value that the evaluator gives it: counting and calculating included.
TEST(CadicalSession, GivesATermItsValueAndNoOther) {
  const unsigned pairs = test::from_environment("TLALOC_RANDOM_PAIRS", 2000);
  const unsigned first = test::from_environment("TLALOC_RANDOM_FIRST_SEED", 0);
  constexpr unsigned kTerms = 5;
  constexpr unsigned kValuations = 4;
  for (unsigned seed = first; seed < first + pairs / (kTerms * kValuations); ++seed) {
    Terms terms;
    test::BoundedTerms random(terms, seed);
    const auto s = cadical(terms);
    std::vector<TermId> roots;
    for (unsigned i = 0; i < kTerms; ++i) roots.push_back(random.boolean(4));
    for (unsigned v = 0; v < kValuations; ++v) {
      const term::Assignment assignment = random.assignment();
      term::TermEvaluator evaluator(terms, assignment);
      std::vector<TermId> fixed = random.fix(assignment);
      for (const TermId t : roots) {
        for (const bool sign : {true, false}) {
          fixed.push_back(sign ? t : terms.negate(t));
          ASSERT_EQ(s->check(fixed), evaluator.truth(t) == sign ? Answer::Sat : Answer::Unsat)
              << term::print(terms, t) << " seed " << seed;
          fixed.pop_back();
        }
      }
    }
  }
}

/// Steps of a session that Z3 goes along with: answers agree, models satisfy what holds, cores contradict it.
void go_along(unsigned seed, unsigned steps) {
  Terms terms;
  test::RandomTerms small(terms, seed, true);
  test::BoundedTerms large(terms, seed);
  // Terms of both kinds; without products of large numbers, which Z3 takes long for.
  const auto formula = [&] { return large.below(3) == 0 ? large.boolean(2) : small.boolean(4); };
  const auto s = cadical(terms, seed);
  const auto reference = open_z3_finite_domain(terms, {0, 0});
  reference->set_timeout(2000);
  std::vector<std::vector<TermId>> frames(1);
  const auto assert_both = [&](TermId t) {
    s->assert_term(t);
    reference->assert_term(t);
    frames.back().push_back(t);
  };
  for (unsigned step = 0; step < steps; ++step) {
    switch (large.below(6)) {
      case 0:
        s->push();
        reference->push();
        frames.emplace_back();
        continue;
      case 1:
        if (frames.size() == 1) continue;
        s->pop();
        reference->pop();
        frames.pop_back();
        continue;
      case 2:
        if (frames.size() > 1 || large.below(4) == 0) assert_both(formula());
        continue;
      default:
        break;
    }
    std::vector<TermId> assumptions;
    for (unsigned i = large.below(4); i > 0; --i) assumptions.push_back(formula());
    const Answer expected = reference->check(assumptions);
    if (expected == Answer::Unknown) continue;  // it was too hard for Z3
    const Answer answer = s->check(assumptions);
    ASSERT_EQ(answer, expected) << s->why().text;
    if (answer == Answer::Sat) {
      const term::Assignment model = s->model();
      for (const auto& frame : frames) ASSERT_TRUE(satisfies(terms, model, frame));
      ASSERT_TRUE(satisfies(terms, model, assumptions));
      continue;
    }
    const std::vector<TermId> core = s->unsat_core();
    for (const TermId t : core) ASSERT_NE(std::find(assumptions.begin(), assumptions.end(), t), assumptions.end());
    ASSERT_NE(reference->check(core), Answer::Sat);
    if (core.empty() && frames.size() == 1) return;  // nothing is possible any more
  }
}

TEST(CadicalSession, AgreesWithZ3InRandomSessions) {
  const unsigned pairs = test::from_environment("TLALOC_RANDOM_PAIRS", 3000);
  const unsigned first = test::from_environment("TLALOC_RANDOM_FIRST_SEED", 0);
  constexpr unsigned kSteps = 40;
  for (unsigned seed = first; seed < first + pairs / kSteps; ++seed) {
    go_along(seed, kSteps);
    if (HasFatalFailure()) FAIL() << "seed " << seed;
  }
}

// Searches are long enough here for clauses to be learnt and variables to be eliminated between the questions.
TEST(CadicalSession, StaysRightAfterLongSearches) {
  Terms terms;
  const auto s = cadical(terms);
  const auto reference = open_z3_finite_domain(terms, {0, 0});
  std::vector<TermId> xs;
  for (int i = 0; i < 6; ++i) xs.push_back(terms.int_variable("x", Integer(2), Integer(40)));
  const auto assert_both = [&](TermId t) {
    s->assert_term(t);
    reference->assert_term(t);
  };
  for (std::size_t i = 0; i + 1 < xs.size(); ++i) assert_both(terms.less(xs[i], xs[i + 1]));
  for (const int total : {61, 97, 100, 101, 120, 180, 210, 225, 226}) {
    s->push();
    reference->push();
    assert_both(terms.equal(terms.add(xs), terms.integer(total)));
    for (const int product : {77, 221, 323, 437, 899, 1147}) {
      const TermId asked[] = {terms.equal(terms.multiply(xs[1], xs[3]), terms.integer(product)),
                              terms.equal(terms.modulo(xs[4], xs[0]), terms.integer(1))};
      ASSERT_EQ(s->check(asked), reference->check(asked)) << total << ", " << product;
    }
    s->pop();
    reference->pop();
  }
}

TEST(CadicalSession, KeepsWhatItKnowsWhenItIsInterrupted) {
  Terms terms;
  const TermId goal = terms.bool_variable("goal");
  const TermId open = terms.bool_variable("open");
  const auto s = cadical(terms);
  s->assert_term(terms.implies(goal, open));
  s->push();
  test::assert_pigeons(terms, *s, 12);
  s->set_timeout(30);
  EXPECT_EQ(check(*s), Answer::Unknown);
  EXPECT_EQ(s->why().kind, UnknownReason::Timeout);
  s->set_timeout(0);
  s->set_work(100'000);
  EXPECT_EQ(check(*s), Answer::Unknown);
  EXPECT_EQ(s->why().kind, UnknownReason::WorkLimit);
  s->set_work(0);
  s->pop();
  EXPECT_EQ(check(*s), Answer::Sat);
  EXPECT_EQ(check(*s, {goal, terms.negate(open)}), Answer::Unsat);
}

TEST(CadicalSession, GivesTheSameModelEachTime) {
  std::vector<std::string> seen;
  for (int round = 0; round < 2; ++round) {
    Terms terms;
    test::BoundedTerms random(terms, 7);
    const auto s = cadical(terms);
    std::string models;
    for (int i = 0; i < 10; ++i) {
      const TermId t = random.boolean(4);
      if (check(*s, {t}) != Answer::Sat) continue;
      const term::Assignment model = s->model();
      for (std::uint32_t v = 0; v < terms.variable_count(); ++v) {
        if (model.booleans.contains(v)) models += model.booleans.at(v) ? '1' : '0';
        if (model.integers.contains(v)) models += model.integers.at(v).to_string() + ",";
      }
      s->assert_term(t);
    }
    seen.push_back(models);
  }
  EXPECT_FALSE(seen[0].empty());
  EXPECT_EQ(seen[0], seen[1]);
}

TEST(CadicalSession, PrefersModelsInWhichLittleHolds) {
  Terms terms;
  std::vector<TermId> ps;
  for (int i = 0; i < 20; ++i) ps.push_back(terms.bool_variable("p"));
  const TermId x = terms.int_variable("x", Integer(0), Integer(1000));
  const auto s = cadical(terms);
  s->assert_term(terms.at_least(ps, 3));
  s->assert_term(terms.implies(ps[0], terms.equal(x, terms.integer(700))));
  ASSERT_EQ(check(*s), Answer::Sat);
  const term::Assignment model = s->model();
  EXPECT_EQ(std::count_if(model.booleans.begin(), model.booleans.end(), [](const auto& e) { return e.second; }), 3);
  EXPECT_EQ(model.integers.at(terms.variable_number(x)), Integer(0));
}

TEST(CadicalSession, PrefersWhatItIsAskedToPrefer) {
  Terms terms;
  std::vector<TermId> ps;
  for (int i = 0; i < 20; ++i) ps.push_back(terms.bool_variable("p"));
  std::vector<TermId> wanted(ps.begin(), ps.begin() + 10);
  wanted.push_back(terms.conjunction({ps[17], ps[18]}));
  wanted.push_back(terms.true_term());
  const auto s = cadical(terms);
  s->assert_term(terms.at_least(ps, 3));
  s->assert_term(terms.negate(terms.conjunction({ps[0], ps[1]})));
  const auto number_of_true = [&] {
    EXPECT_EQ(check(*s, {terms.disjunction(wanted)}), Answer::Sat);
    const term::Assignment model = s->model();
    return std::count_if(model.booleans.begin(), model.booleans.end(), [](const auto& e) { return e.second; });
  };
  s->prefer(wanted);
  EXPECT_GE(number_of_true(), 10) << "all that may be true together";
  s->prefer({});
  EXPECT_EQ(check(*s, {ps[0], ps[1]}), Answer::Unsat) << "a preference is no assertion";
}

TEST(CadicalSession, ValuesVariablesThatNoClauseMentions) {
  Terms terms;
  const TermId p = terms.bool_variable("p");
  const TermId q = terms.bool_variable("q");
  const TermId x = terms.int_variable("x", Integer(-3), Integer(4));
  const auto s = cadical(terms);
  s->assert_term(terms.disjunction({p, terms.negate(q), terms.equal(x, terms.integer(2))}));
  ASSERT_EQ(check(*s, {q}), Answer::Sat);
  const term::Assignment model = s->model();
  EXPECT_EQ(model.booleans.size(), 2U);
  EXPECT_EQ(model.integers.size(), 1U);
}

TEST(CadicalSession, NamesTheReleaseOfTheLibrary) { EXPECT_FALSE(cadical_version().empty()); }

}  // namespace
}  // namespace tlaloc::solver
