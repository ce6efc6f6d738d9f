// What every backend's session does.
#include "solver/backend/session.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <thread>

#include "solver/backend/backend.h"
#include "tests/solver/pigeons.h"
#include "tests/solver/random_terms.h"

namespace tlaloc::solver {
namespace {

using term::TermId;
using term::Terms;
using test::assert_pigeons;

std::unique_ptr<Session> session(const Terms& terms, BackendId id) { return backend(id).open(terms, {0, 0}); }

Answer check(Session& s, std::initializer_list<TermId> assumptions = {}) {
  return s.check(std::span(assumptions.begin(), assumptions.size()));
}

TEST(Session, AnswersAndGivesAModel) {
  for (const BackendId id : kBackends) {
    Terms terms;
    const TermId x = terms.int_variable("x", Integer(0), Integer(10));
    const TermId p = terms.bool_variable("p");
    auto s = session(terms, id);
    s->assert_term(terms.iff(p, terms.less(terms.integer(7), x)));
    s->assert_term(p);
    ASSERT_EQ(check(*s), Answer::Sat);
    const term::Assignment model = s->model();
    EXPECT_TRUE(model.booleans.at(terms.variable_number(p)));
    EXPECT_GT(model.integers.at(terms.variable_number(x)), Integer(7));
    EXPECT_LE(model.integers.at(terms.variable_number(x)), Integer(10));
    EXPECT_EQ(check(*s, {terms.equal(x, terms.integer(3))}), Answer::Unsat);
    EXPECT_EQ(check(*s), Answer::Sat);
    EXPECT_EQ(s->statistics().checks, 3U);
    EXPECT_EQ(s->statistics().assertions, 2U);
    EXPECT_GT(s->statistics().translated_terms, 0U);
  }
}

TEST(Session, KeepsBoundsFirstSeenInAScope) {
  for (const BackendId id : kBackends) {
    Terms terms;
    const TermId x = terms.int_variable("x", Integer(0), Integer(3));
    const TermId y = terms.int_variable("y", Integer(0), Integer(100));
    auto s = session(terms, id);
    s->push();
    s->assert_term(terms.less(x, y));
    ASSERT_EQ(check(*s), Answer::Sat);
    s->pop();
    s->assert_term(terms.equal(x, y));
    ASSERT_EQ(check(*s, {terms.less_equal(terms.integer(3), y)}), Answer::Sat);
    EXPECT_EQ(s->model().integers.at(terms.variable_number(x)), Integer(3));
    EXPECT_EQ(check(*s, {terms.less_equal(terms.integer(4), y)}), Answer::Unsat);
  }
}

TEST(Session, ForgetsWhatAScopeAsserted) {
  for (const BackendId id : kBackends) {
    Terms terms;
    const TermId p = terms.bool_variable("p");
    const TermId q = terms.bool_variable("q");
    auto s = session(terms, id);
    s->assert_term(terms.disjunction({p, q}));
    s->push();
    s->assert_term(terms.negate(p));
    EXPECT_EQ(check(*s, {terms.negate(q)}), Answer::Unsat);
    s->pop();
    EXPECT_EQ(check(*s, {terms.negate(q)}), Answer::Sat);
  }
}

TEST(Session, NamesTheAssumptionsOfACore) {
  for (const BackendId id : kBackends) {
    Terms terms;
    const TermId p = terms.bool_variable("p");
    const TermId q = terms.bool_variable("q");
    const TermId r = terms.bool_variable("r");
    auto s = session(terms, id);
    s->assert_term(terms.implies(p, q));
    const TermId other = terms.disjunction({r, q});
    ASSERT_EQ(check(*s, {other, p, terms.negate(q)}), Answer::Unsat);
    auto named = s->unsat_core();
    EXPECT_TRUE(std::find(named.begin(), named.end(), p) != named.end());
    EXPECT_TRUE(std::find(named.begin(), named.end(), terms.negate(q)) != named.end());
    EXPECT_TRUE(std::find(named.begin(), named.end(), other) == named.end());
    ASSERT_EQ(check(*s, {terms.false_term(), p}), Answer::Unsat);
    EXPECT_EQ(s->unsat_core(), std::vector<TermId>{terms.false_term()});
    s->assert_term(terms.negate(q));
    s->assert_term(p);
    ASSERT_EQ(check(*s, {r}), Answer::Unsat);
    EXPECT_TRUE(s->unsat_core().empty());
  }
}

TEST(Session, CountsWithCardinalityConstraints) {
  for (const BackendId id : kBackends) {
    Terms terms;
    std::vector<TermId> ps;
    for (int i = 0; i < 9; ++i) ps.push_back(terms.bool_variable("p"));
    auto s = session(terms, id);
    s->assert_term(terms.at_most(ps, 5));
    s->assert_term(terms.at_least(ps, 5));
    ASSERT_EQ(check(*s), Answer::Sat);
    const auto model = s->model();
    EXPECT_EQ(std::count_if(model.booleans.begin(), model.booleans.end(), [](const auto& e) { return e.second; }), 5);
    EXPECT_EQ(check(*s, {terms.at_least(ps, 6)}), Answer::Unsat);
    EXPECT_EQ(check(*s, {terms.negate(terms.at_least(ps, 5))}), Answer::Unsat);
  }
}

// The models of random terms satisfy them, and a term is never found different from its own value at a model.
TEST(Session, AgreesWithTheEvaluatorOnRandomTerms) {
  for (std::uint32_t seed = 0; seed < 150; ++seed) {
    for (const BackendId id : kBackends) {
      Terms terms;
      test::RandomTerms random(terms, seed, backend(id).takes != Fragment::Everything);
      auto s = session(terms, id);
      std::vector<TermId> asserted;
      for (int i = 0; i < 4; ++i) {
        const TermId t = random.boolean(5);
        const TermId assumptions[] = {t};
        const Answer answer = s->check(assumptions);
        if (id == BackendId::Z3FiniteDomain && answer == Answer::Unknown) break;
        ASSERT_NE(answer, Answer::Unknown) << s->why().text;
        if (answer == Answer::Unsat) {
          // Then its negation follows from what was asserted.
          const TermId negation[] = {terms.negate(t)};
          EXPECT_EQ(s->check(negation), Answer::Sat);
          continue;
        }
        s->assert_term(t);
        asserted.push_back(t);
        ASSERT_EQ(check(*s), Answer::Sat);
        const term::Assignment model = s->model();
        term::TermEvaluator evaluator(terms, model);
        for (const TermId a : asserted) ASSERT_TRUE(evaluator.truth(a)) << term::print(terms, a) << " seed " << seed;
      }
    }
  }
}

// With every variable fixed, a term can only have the value that the evaluator gives it.
TEST(Session, GivesATermItsValueAndNoOther) {
  for (std::uint32_t seed = 0; seed < 60; ++seed) {
    for (const BackendId id : kBackends) {
      Terms terms;
      test::RandomTerms random(terms, seed, backend(id).takes != Fragment::Everything);
      const term::Assignment assignment = random.assignment();
      term::TermEvaluator evaluator(terms, assignment);
      auto s = session(terms, id);
      for (const TermId t : random.fix(assignment)) s->assert_term(t);
      for (int i = 0; i < 5; ++i) {
        const TermId p = random.boolean(5);
        const bool value = evaluator.truth(p);
        ASSERT_EQ(check(*s, {p}), value ? Answer::Sat : Answer::Unsat) << term::print(terms, p) << " seed " << seed;
        ASSERT_EQ(check(*s, {terms.negate(p)}), value ? Answer::Unsat : Answer::Sat) << term::print(terms, p);
        const TermId n = random.integer(4);
        const TermId same = terms.equal(n, terms.integer(evaluator.number(n)));
        ASSERT_EQ(check(*s, {same}), Answer::Sat) << term::print(terms, n) << " seed " << seed;
        ASSERT_EQ(check(*s, {terms.negate(same)}), Answer::Unsat) << term::print(terms, n) << " seed " << seed;
      }
    }
  }
}

TEST(Session, TakesDeepTermsWithoutRecursion) {
  for (const BackendId id : kBackends) {
    Terms terms;
    TermId t = terms.bool_variable("p");
    for (int i = 0; i < 20000; ++i) t = terms.iff(terms.bool_variable("p"), t);
    auto s = session(terms, id);
    s->assert_term(terms.bool_variable("q"));
    EXPECT_EQ(check(*s), Answer::Sat);
    EXPECT_LT(s->statistics().translated_terms, terms.size());
  }
}

TEST(Session, KeepsATimeout) {
  for (const BackendId id : kBackends) {
    Terms terms;
    auto s = session(terms, id);
    assert_pigeons(terms, *s, 12);
    s->set_timeout(100);
    const auto begin = std::chrono::steady_clock::now();
    EXPECT_EQ(check(*s), Answer::Unknown);
    EXPECT_EQ(s->why().text, "timeout");
    EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(5));
  }
}

TEST(Session, KeepsABudgetOfWork) {
  for (const BackendId id : kBackends) {
    Terms terms;
    const TermId easy = terms.bool_variable("easy");
    auto s = session(terms, id);
    s->assert_term(easy);
    s->push();
    assert_pigeons(terms, *s, 12);
    s->set_work(200'000);
    EXPECT_EQ(check(*s), Answer::Unknown);
    EXPECT_EQ(s->why().text, "budget");
    s->pop();
    EXPECT_EQ(check(*s, {terms.negate(easy)}), Answer::Unsat) << "each check has a budget of its own";
  }
}

TEST(Session, IsInterruptedBeforeAndDuringACheck) {
  for (const BackendId id : kBackends) {
    Terms terms;
    const TermId goal = terms.bool_variable("goal");
    auto s = session(terms, id);
    assert_pigeons(terms, *s, 12);
    // At once, and after the check has begun: neither is lost.
    for (const int delay : {0, 1, 30}) {
      std::thread other([&] {
        std::this_thread::sleep_for(std::chrono::milliseconds(delay));
        s->interrupt();
      });
      EXPECT_EQ(check(*s, {goal}), Answer::Unknown);
      EXPECT_EQ(s->why().text, "interrupted");
      other.join();
      EXPECT_EQ(check(*s, {terms.false_term()}), Answer::Unknown) << "an interruption holds until it is reset";
      s->reset_interrupt();
      EXPECT_EQ(check(*s, {terms.false_term()}), Answer::Unsat);
    }
  }
}

TEST(Session, SurvivesInterruptionsAtAnyMoment) {
  for (const BackendId id : kBackends) {
    Terms terms;
    auto s = session(terms, id);
    std::vector<TermId> ps;
    for (int i = 0; i < 30; ++i) ps.push_back(terms.bool_variable("p"));
    s->assert_term(terms.at_most(ps, 15));
    std::atomic<bool> done = false;
    std::thread other([&] {
      while (!done) {
        s->interrupt();
        std::this_thread::sleep_for(std::chrono::microseconds(50));
      }
    });
    int answered = 0;
    for (std::uint32_t i = 0; i < 300; ++i) {
      s->reset_interrupt();
      const TermId assumptions[] = {terms.at_least(ps, i % 2 == 0 ? 15 : 16)};
      const Answer answer = s->check(assumptions);
      if (answer == Answer::Unknown) {
        ASSERT_EQ(s->why().text, "interrupted");
        continue;
      }
      ++answered;
      ASSERT_EQ(answer, i % 2 == 0 ? Answer::Sat : Answer::Unsat);
    }
    done = true;
    other.join();
    s->reset_interrupt();
    EXPECT_EQ(check(*s), Answer::Sat) << answered;
  }
}

// Nothing here is a variable of bounded range, which is what Z3's own translation into bits looks for.
TEST(Session, AddsConstantsChosenByGuards) {
  for (const BackendId id : kBackends) {
    Terms terms;
    const auto chosen = [&](int low) {
      const TermId p = terms.bool_variable("p");
      const TermId q = terms.bool_variable("q");
      return terms.ite(p, terms.integer(low), terms.ite(q, terms.integer(0), terms.integer(7)));
    };
    const TermId sum = terms.add(terms.add(chosen(-3), chosen(-5)), chosen(2));
    auto s = session(terms, id);
    s->push();
    s->assert_term(terms.less_equal(sum, terms.integer(-6)));
    ASSERT_EQ(check(*s), Answer::Sat) << s->why().text;
    const term::Assignment model = s->model();
    EXPECT_LE(term::TermEvaluator(terms, model).number(sum), Integer(-6));
    EXPECT_EQ(check(*s, {terms.less_equal(sum, terms.integer(-9))}), Answer::Unsat) << s->why().text;
    s->pop();
    EXPECT_EQ(check(*s, {terms.equal(sum, terms.integer(21))}), Answer::Sat) << s->why().text;
  }
}

TEST(Session, TurnsWhatABackendRefusesIntoUnknown) {
  for (const BackendId id : kBackends) {
    if (backend(id).takes == Fragment::Everything) continue;
    Terms terms;
    const TermId x = terms.int_variable("x");
    const TermId p = terms.bool_variable("p");
    auto s = session(terms, id);
    s->assert_term(p);
    s->push();
    s->assert_term(terms.equal(terms.multiply(x, x), terms.integer(49)));
    EXPECT_EQ(check(*s), Answer::Unknown);
    EXPECT_EQ(s->why().kind, UnknownReason::Incomplete);
    EXPECT_TRUE(s->why().text.starts_with("solver gave up")) << s->why().text;
    s->pop();
    EXPECT_EQ(check(*s), Answer::Sat);
    EXPECT_EQ(check(*s, {terms.negate(p)}), Answer::Unsat);
  }
}

}  // namespace
}  // namespace tlaloc::solver
