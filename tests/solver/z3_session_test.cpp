#include <gtest/gtest.h>

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
using Core = BackendId;

std::unique_ptr<Session> session(const Terms& terms, Core core = Core::Z3Smt) { return backend(core).open(terms, {0, 0}); }

Answer check(Session& s, std::initializer_list<TermId> assumptions = {}) {
  return s.check(std::span(assumptions.begin(), assumptions.size()));
}

TEST(Z3Session, KnowsTheBoundsOfVariables) {
  Terms terms;
  const TermId x = terms.int_variable("x", Integer(2), Integer(5));
  const TermId y = terms.int_variable("y");
  auto s = session(terms);
  // Not of x alone: the store would decide that itself.
  s->assert_term(terms.equal(x, terms.multiply(y, y)));
  ASSERT_EQ(check(*s), Answer::Sat);
  EXPECT_EQ(s->model().integers.at(terms.variable_number(x)), Integer(4));
}

TEST(Z3Session, DividesTowardsMinusInfinity) {
  Terms terms;
  const TermId a = terms.int_variable("a");
  const TermId b = terms.int_variable("b");
  const TermId quotient = terms.divide(a, b);
  const TermId rest = terms.modulo(a, b);
  auto s = session(terms);
  for (int x = -7; x <= 7; ++x) {
    for (const int y : {-3, -2, -1, 1, 2, 3}) {
      const TermId here = terms.conjunction({terms.equal(a, terms.integer(x)), terms.equal(b, terms.integer(y))});
      const TermId right = terms.conjunction({terms.equal(quotient, terms.integer(Integer::floor_div(x, y))),
                                              terms.equal(rest, terms.integer(Integer::floor_mod(x, y)))});
      EXPECT_EQ(check(*s, {here, right}), Answer::Sat) << x << " by " << y;
      EXPECT_EQ(check(*s, {here, terms.negate(right)}), Answer::Unsat) << x << " by " << y;
    }
  }
  // By zero the evaluator says 0, and so must a model.
  EXPECT_EQ(check(*s, {terms.equal(b, terms.integer(0)), terms.negate(terms.equal(quotient, terms.integer(0)))}),
            Answer::Unsat);
  EXPECT_EQ(check(*s, {terms.equal(b, terms.integer(0)), terms.negate(terms.equal(rest, terms.integer(0)))}), Answer::Unsat);
}

TEST(Z3Session, ReadsIntegersPast64Bits) {
  Terms terms;
  const Integer large = *Integer::parse("123456789012345678901234567890");
  const TermId x = terms.int_variable("x");
  const TermId y = terms.int_variable("y");
  auto s = session(terms);
  s->assert_term(terms.equal(x, terms.add(y, y)));
  s->assert_term(terms.equal(y, terms.integer(-large)));
  ASSERT_EQ(check(*s), Answer::Sat);
  EXPECT_EQ(s->model().integers.at(terms.variable_number(x)), Integer(-2) * large);
}

// With every variable fixed, a term can only have the value that the evaluator gives it.
TEST(Z3Session, GivesATermItsValueAndNoOther) {
  for (std::uint32_t seed = 0; seed < 200; ++seed) {
    Terms terms;
    test::RandomTerms random(terms, seed, false);
    const term::Assignment assignment = random.assignment();
    term::TermEvaluator evaluator(terms, assignment);
    auto s = session(terms);
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

// Z3 4.8.12 forgets assertions when it is stopped while it takes them in, and then finds models where there are none.
TEST(Z3Session, DoesNotTrustACoreThatWasBrokenOff) {
  for (int round = 0; round < 25; ++round) {
    Terms terms;
    const TermId goal = terms.bool_variable("goal");
    auto s = session(terms, round % 5 == 0 ? Core::Z3FiniteDomain : Core::Z3Smt);
    assert_pigeons(terms, *s, 12);
    for (const int delay : {0, 1, 3}) {
      std::thread other([&] {
        std::this_thread::sleep_for(std::chrono::milliseconds(delay));
        s->interrupt();
      });
      EXPECT_EQ(check(*s, {goal}), Answer::Unknown) << "round " << round << ", after " << delay << " ms";
      other.join();
      s->reset_interrupt();
    }
  }
}

TEST(Z3Session, IsTheReleaseThatWasMeasured) { EXPECT_TRUE(z3_version().starts_with("4.")); }

}  // namespace
}  // namespace tlaloc::solver
