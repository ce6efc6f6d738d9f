#include <gtest/gtest.h>

#include <array>
#include <random>

#include "encoder/term/smtlib.h"

namespace tlaloc::term {
namespace {

class TermTest : public ::testing::Test {
 protected:
  TermId b(const char* name) { return t.bool_variable(name); }
  TermId i(std::int64_t value) { return t.integer(value); }
  Terms t;
};
using Term = TermTest;

TEST_F(Term, SharesEqualStructure) {
  const TermId x = b("x"), y = b("y");
  EXPECT_EQ(t.conjunction({x, y}), t.conjunction({y, x}));
  EXPECT_NE(t.conjunction({x, y}), t.disjunction({x, y}));
  EXPECT_NE(b("x"), x) << "each call makes a new variable";
  EXPECT_EQ(i(7), i(7));
}

TEST_F(Term, KeepsArgumentListsInPlace) {
  const TermId x = b("x"), y = b("y");
  const TermId both = t.conjunction({x, y});
  const std::span<const TermId> args = t.args(both);
  std::vector<TermId> many;
  for (int n = 0; n < 100000; ++n) many.push_back(t.conjunction({x, b("z")}));
  (void)t.conjunction(many);
  EXPECT_EQ(args.data(), t.args(both).data());
  EXPECT_EQ(args[0], x);
}

TEST_F(Term, FoldsConstantsAndComplements) {
  const TermId x = b("x"), y = b("y"), z = b("z");
  EXPECT_EQ(t.conjunction({x, t.true_term()}), x);
  EXPECT_EQ(t.conjunction({x, t.negate(x), y}), t.false_term());
  EXPECT_EQ(t.disjunction({x, y, t.negate(x)}), t.true_term());
  EXPECT_EQ(t.conjunction({}), t.true_term());
  EXPECT_EQ(t.conjunction({x, t.disjunction({x, y})}), x);
  EXPECT_EQ(t.conjunction({x, t.disjunction({t.negate(x), y})}), t.conjunction({x, y}));
  EXPECT_EQ(t.disjunction({x, t.conjunction({t.negate(x), y})}), t.disjunction({x, y}));
  EXPECT_EQ(t.disjunction({t.conjunction({x, y}), t.conjunction({t.negate(x), y})}), y);
  EXPECT_EQ(t.conjunction({t.negate(t.disjunction({x, y})), x}), t.false_term());
  EXPECT_EQ(t.conjunction({x, t.conjunction({y, z})}), t.conjunction({x, y, z}));
}

TEST_F(Term, LeavesNearMissesAlone) {
  const TermId x = b("x"), y = b("y"), z = b("z");
  EXPECT_EQ(t.op(t.conjunction({x, t.disjunction({y, z})})), Op::And);
  EXPECT_EQ(t.args(t.conjunction({x, t.disjunction({y, z})})).size(), 2U);
  EXPECT_EQ(t.op(t.disjunction({t.conjunction({x, y}), t.conjunction({t.negate(x), z})})), Op::Or);
  EXPECT_EQ(t.op(t.ite(x, y, z)), Op::Ite);
}

TEST_F(Term, KeepsWideJunctionsAsOneArgument) {
  std::vector<TermId> wide;
  for (int n = 0; n < 20; ++n) wide.push_back(b("w"));
  const TermId inner = t.conjunction(wide);
  EXPECT_EQ(t.args(t.conjunction({inner, b("x")})).size(), 2U);
}

TEST_F(Term, FoldsConditionals) {
  const TermId c = b("c"), x = b("x"), y = b("y");
  EXPECT_EQ(t.ite(t.true_term(), x, y), x);
  EXPECT_EQ(t.ite(c, x, x), x);
  EXPECT_EQ(t.ite(t.negate(c), x, y), t.ite(c, y, x));
  EXPECT_EQ(t.ite(c, t.true_term(), y), t.disjunction({c, y}));
  EXPECT_EQ(t.ite(c, x, t.negate(x)), t.iff(c, x));
  EXPECT_EQ(t.ite(c, t.ite(c, i(1), i(2)), i(3)), t.ite(c, i(1), i(3)));
  EXPECT_EQ(t.iff(t.negate(x), y), t.negate(t.iff(x, y)));
}

TEST_F(Term, NormalisesLinearArithmetic) {
  const TermId m = t.int_variable("m"), n = t.int_variable("n");
  EXPECT_EQ(t.subtract(m, m), i(0));
  EXPECT_EQ(t.add(t.add(m, i(2)), i(-2)), m);
  EXPECT_EQ(t.add(m, m), t.multiply(i(2), m));
  EXPECT_EQ(t.less(m, n), t.negate(t.less_equal(n, m)));
  EXPECT_EQ(t.less_equal(t.add(m, i(1)), n), t.less(m, n));
  EXPECT_EQ(t.less(m, i(5)), t.less_equal(m, i(4)));
  EXPECT_EQ(t.equal(t.add(m, i(1)), t.add(n, i(1))), t.equal(m, n));
  EXPECT_EQ(t.equal(t.multiply(i(2), m), i(7)), t.false_term());
  EXPECT_EQ(t.equal(t.multiply(i(2), m), i(6)), t.equal(m, i(3)));
}

TEST_F(Term, DecidesComparisonsByRange) {
  const TermId m = t.int_variable("m", 0, 5), n = t.int_variable("n", 6, 9);
  EXPECT_EQ(t.less(m, n), t.true_term());
  EXPECT_EQ(t.equal(m, n), t.false_term());
  EXPECT_EQ(t.less_equal(m, i(5)), t.true_term());
  EXPECT_EQ(t.less_equal(m, i(-1)), t.false_term());
  EXPECT_EQ(t.op(t.less_equal(m, i(4))), Op::Le);
  EXPECT_EQ(t.modulo(m, i(6)), m);
  EXPECT_EQ(t.divide(n, i(10)), i(0));
  EXPECT_EQ(t.op(t.divide(n, i(7))), Op::Div);
}

TEST_F(Term, PushesComparisonsIntoConstantChains) {
  const TermId c = b("c"), d = b("d");
  const TermId chain = t.ite(c, i(1), t.ite(d, i(2), i(3)));
  EXPECT_EQ(t.equal(chain, i(1)), c);
  EXPECT_EQ(t.equal(chain, i(2)), t.conjunction({t.negate(c), d}));
  EXPECT_EQ(t.equal(chain, i(4)), t.false_term());
  EXPECT_EQ(t.less_equal(chain, i(2)), t.disjunction({c, d}));
  EXPECT_EQ(t.equal(t.ite(c, i(1), i(2)), t.ite(d, i(1), i(2))), t.iff(c, d));
}

TEST_F(Term, FoldsCardinalities) {
  const TermId x = b("x"), y = b("y"), z = b("z");
  const std::array xyz{x, y, z};
  EXPECT_EQ(t.at_most(xyz, 3), t.true_term());
  EXPECT_EQ(t.at_most(xyz, 0), t.negate(t.disjunction(xyz)));
  EXPECT_EQ(t.at_least(xyz, 1), t.disjunction(xyz));
  EXPECT_EQ(t.at_least(xyz, 3), t.conjunction(xyz));
  EXPECT_EQ(t.negate(t.at_most(xyz, 1)), t.at_least(xyz, 2));
  EXPECT_EQ(t.at_most(std::array{x, t.true_term(), y, z}, 2), t.at_most(xyz, 1));
  const TermId w = b("w");
  EXPECT_EQ(t.at_most(std::array{x, t.negate(x), y, z, w}, 2), t.at_most(std::array{y, z, w}, 1));
}

TEST_F(Term, ReliesOnDeclaredExclusiveness) {
  const TermId x = b("x"), y = b("y"), z = b("z"), p = b("p");
  const TermId before = t.disjunction({x, y, z});
  const TermId constraint = t.declare_exclusive(std::array{x, y, z});
  EXPECT_EQ(t.op(constraint), Op::AtMost);
  EXPECT_EQ(t.conjunction({x, y}), t.false_term());
  EXPECT_EQ(t.conjunction({x, t.negate(y), p}), t.conjunction({x, p}));
  EXPECT_EQ(t.conjunction({t.disjunction({x, y}), t.disjunction({y, z})}), y);
  EXPECT_EQ(t.conjunction({x, t.disjunction({y, p})}), t.conjunction({x, p}));
  EXPECT_EQ(t.disjunction({t.negate(x), t.negate(y)}), t.true_term());
  EXPECT_EQ(t.disjunction({t.negate(x), y}), t.negate(x));
  EXPECT_EQ(t.disjunction({x, y, z}), before);
  EXPECT_EQ(t.op(t.conjunction({x, p})), Op::And);
  const std::array pair{b("u"), b("v")};
  EXPECT_NE(t.declare_exclusive(pair), t.true_term()) << "the constraint must outlive the fold that relies on it";
}

TEST_F(Term, EvaluatesDeepTermsWithoutRecursion) {
  const TermId x = b("x");
  TermId deep = x;
  for (int k = 0; k < 40000; ++k) deep = t.iff(b("y"), t.disjunction({deep, b("z")}));
  EXPECT_FALSE(print(t, deep).empty());
  EXPECT_FALSE(to_smtlib(t, std::array{deep}).empty());
  Assignment all_false;
  EXPECT_TRUE(TermEvaluator(t, all_false).truth(deep) != TermEvaluator(t, all_false).truth(t.negate(deep)));
}

/// The assertion in a script, without its head.
std::string assertion(const Terms& terms, TermId formula) {
  const std::string script = to_smtlib(terms, std::array{formula});
  const std::size_t at = script.find("(assert", script.rfind("declare-const"));
  return script.substr(at, script.rfind("(check-sat)") - at - 1);
}

TEST_F(Term, PrintsEveryKindOfTermInScripts) {
  const TermId x = b("x"), y = b("y"), z = b("z");
  const TermId m = t.int_variable("m"), n = t.int_variable("n");
  EXPECT_EQ(assertion(t, t.conjunction({x, t.negate(y)})), "(assert (and x!0 (not y!1)))");
  EXPECT_EQ(assertion(t, t.disjunction({x, y})), "(assert (or x!0 y!1))");
  EXPECT_EQ(assertion(t, t.iff(x, y)), "(assert (= x!0 y!1))");
  EXPECT_EQ(assertion(t, t.ite(x, y, t.iff(y, z))), "(assert (ite x!0 y!1 (= y!1 z!2)))");
  EXPECT_EQ(assertion(t, t.at_most(std::array{x, y, z}, 1)), "(assert (<= (+ (ite x!0 1 0) (ite y!1 1 0) (ite z!2 1 0)) 1))");
  EXPECT_EQ(assertion(t, t.at_least(std::array{x, y, z}, 2)), "(assert (>= (+ (ite x!0 1 0) (ite y!1 1 0) (ite z!2 1 0)) 2))");
  EXPECT_EQ(assertion(t, t.equal(m, t.multiply(m, n))), "(assert (= m!3 (* m!3 n!4)))");
  EXPECT_EQ(assertion(t, t.less_equal(t.add(t.multiply(i(2), m), n), i(-3))), "(assert (<= (+ (* 2 m!3) n!4) (- 3)))");
  // SMT-LIB rounds a quotient by the sign of the divisor, TLA+ downwards: the same where the divisor is positive.
  EXPECT_EQ(assertion(t, t.equal(n, t.divide(m, i(3)))), "(assert (= n!4 (div m!3 3)))");
  EXPECT_EQ(assertion(t, t.equal(n, t.modulo(m, i(3)))), "(assert (= n!4 (mod m!3 3)))");
  EXPECT_EQ(assertion(t, t.equal(m, t.divide(m, n))), "(assert (= m!3 (tla.div m!3 n!4)))");
  EXPECT_EQ(assertion(t, t.equal(m, t.modulo(m, n))), "(assert (= m!3 (tla.mod m!3 n!4)))");
  EXPECT_EQ(to_smtlib(t, std::array{t.true_term(), t.false_term()}, "what it says\non two lines")
                .find("; what it says\n; on two lines\n(set-logic ALL)\n"),
            0U);
}

TEST_F(Term, CountsWithoutNumbersInScripts) {
  const TermId x = b("x"), y = b("y"), z = b("z");
  const TermId one = t.at_most(std::array{x, y, z}, 1);
  SmtlibWriter writer(t, std::array{one}, SmtlibWriter::Counting::Cases);
  EXPECT_EQ(writer.variables(), (std::vector{x, y, z}));
  const std::string definitions = writer.definitions();
  const std::string name = writer.text(one);
  std::string expected;
  const auto define = [&](const std::string& suffix, const std::string& formula) {
    expected += "(define-fun " + name + suffix + " () Bool " + formula + ")\n";
  };
  define(".0", "(or z!2 y!1)");
  define(".1", "(and y!1 z!2)");
  define(".2", "(or " + name + ".0 x!0)");
  define(".3", "(and x!0 " + name + ".0)");
  define(".4", "(or " + name + ".1 " + name + ".3)");
  define("", "(not " + name + ".4)");
  EXPECT_TRUE(definitions.ends_with(expected)) << definitions;
}

TEST_F(Term, PrintsSmtLib) {
  const TermId x = b("x'"), n = t.int_variable("n", 0);
  EXPECT_EQ(print(t, t.conjunction({x, t.less_equal(n, i(-2))})), "false");
  EXPECT_EQ(print(t, t.disjunction({x, t.less_equal(n, i(2))})), "(or |x'| (<= n 2))");
  const std::string script = to_smtlib(t, std::array{t.disjunction({x, t.less_equal(n, i(2))})});
  EXPECT_NE(script.find("(declare-const |x'!0| Bool)"), std::string::npos) << script;
  EXPECT_NE(script.find("(assert (<= 0 n!1))"), std::string::npos) << script;
}

/// Random terms built together with their value under one assignment: the builder may fold as it likes, the value must stay.
class RandomTerms {
 public:
  explicit RandomTerms(unsigned seed) : random_(seed) {
    for (int k = 0; k < 6; ++k) {
      const bool value = pick(2) == 1;
      const TermId v = terms.bool_variable("b");
      assignment.booleans[terms.variable_number(v)] = value;
      booleans_.emplace_back(v, value);
    }
    const int winner = pick(5);  // of an exclusive group of four; 4: none
    std::vector<TermId> group;
    for (int k = 0; k < 4; ++k) {
      group.push_back(terms.bool_variable("x"));
      assignment.booleans[terms.variable_number(group.back())] = k == winner;
      booleans_.emplace_back(group.back(), k == winner);
    }
    (void)terms.declare_exclusive(group);
    for (int k = 0; k < 4; ++k) {
      const int value = pick(9) - 4;
      const TermId v = k < 2 ? terms.int_variable("n", -4, 4) : terms.int_variable("n");
      assignment.integers[terms.variable_number(v)] = value;
      integers_.emplace_back(v, value);
    }
    booleans_.emplace_back(terms.true_term(), true);
    booleans_.emplace_back(terms.false_term(), false);
    for (int k = -2; k <= 3; ++k) integers_.emplace_back(terms.integer(k), k);
  }

  void grow() {
    if (pick(3) > 0) {
      booleans_.push_back(make_boolean());
    } else {
      integers_.push_back(make_integer());
      if (integers_.back().second > 1000 || integers_.back().second < -1000) integers_.pop_back();
    }
  }
  void check() {
    TermEvaluator evaluator(terms, assignment);
    for (const auto& [t, value] : booleans_) ASSERT_EQ(evaluator.truth(t), value) << print(terms, t);
    for (const auto& [t, value] : integers_) {
      ASSERT_EQ(evaluator.number(t), Integer(value)) << print(terms, t);
      const Range& range = terms.range(t);
      ASSERT_TRUE(!range.low || *range.low <= Integer(value)) << print(terms, t);
      ASSERT_TRUE(!range.high || Integer(value) <= *range.high) << print(terms, t);
    }
  }

  Terms terms;
  Assignment assignment;

 private:
  int pick(int n) { return static_cast<int>(random_() % static_cast<unsigned>(n)); }
  template <class T>
  T any(const std::vector<T>& pool) {  // mostly recent ones, so that terms grow deep
    const int n = static_cast<int>(pool.size());
    return pool[static_cast<std::size_t>(pick(2) == 0 ? pick(n) : n - 1 - pick(std::min(n, 12)))];
  }
  static std::int64_t floor_div(std::int64_t a, std::int64_t b) { return a / b - ((a % b != 0 && (a < 0) != (b < 0)) ? 1 : 0); }

  std::pair<TermId, bool> make_boolean() {
    const auto x = any(booleans_), y = any(booleans_), z = any(booleans_);
    const auto m = any(integers_), n = any(integers_);
    switch (pick(10)) {
      case 0:
        return {terms.negate(x.first), !x.second};
      case 1:
        return {terms.conjunction({x.first, y.first, z.first}), x.second && y.second && z.second};
      case 2:
        return {terms.disjunction({x.first, y.first, z.first}), x.second || y.second || z.second};
      case 3:
        return {terms.iff(x.first, y.first), x.second == y.second};
      case 4:
        return {terms.ite(x.first, y.first, z.first), x.second ? y.second : z.second};
      case 5:
        return {terms.equal(m.first, n.first), m.second == n.second};
      case 6:
        return {terms.less_equal(m.first, n.first), m.second <= n.second};
      case 7:
        return {terms.less(m.first, n.first), m.second < n.second};
      default: {
        std::vector<TermId> args;
        std::uint32_t count = 0;
        for (int k = pick(6); k >= 0; --k) {
          const auto a = any(booleans_);
          args.push_back(a.first);
          count += a.second ? 1 : 0;
        }
        const auto bound = static_cast<std::uint32_t>(pick(5));
        if (pick(2) == 0) return {terms.at_most(args, bound), count <= bound};
        return {terms.at_least(args, bound), count >= bound};
      }
    }
  }
  std::pair<TermId, std::int64_t> make_integer() {
    const auto x = any(booleans_);
    const auto m = any(integers_), n = any(integers_), k = any(integers_);
    const std::int64_t divisor = pick(7) - 3;
    const TermId literal = terms.integer(divisor);
    switch (pick(7)) {
      case 0:
        return {terms.ite(x.first, m.first, n.first), x.second ? m.second : n.second};
      case 1:
        return {terms.add(std::array{m.first, n.first, k.first}), m.second + n.second + k.second};
      case 2:
        return {terms.subtract(m.first, n.first), m.second - n.second};
      case 3:
        return {terms.multiply(m.first, n.first), m.second * n.second};
      case 4:
        return {terms.divide(m.first, literal), divisor == 0 ? 0 : floor_div(m.second, divisor)};
      case 5:
        return {terms.modulo(m.first, literal), divisor == 0 ? 0 : m.second - divisor * floor_div(m.second, divisor)};
      default:
        return {terms.ite(x.first, terms.integer(1), n.first), x.second ? 1 : n.second};
    }
  }

  std::mt19937 random_;
  std::vector<std::pair<TermId, bool>> booleans_;
  std::vector<std::pair<TermId, std::int64_t>> integers_;
};

TEST(TermEvaluation, CompletesAnAssignmentByWhatIsDeclared) {
  Terms terms;
  const Assignment nothing;
  TermEvaluator evaluator(terms, nothing);
  EXPECT_EQ(evaluator.number(terms.int_variable("any")), Integer(0));
  EXPECT_EQ(evaluator.number(terms.int_variable("around", -3, 3)), Integer(0));
  EXPECT_EQ(evaluator.number(terms.int_variable("above", 3, 9)), Integer(3));
  EXPECT_EQ(evaluator.number(terms.int_variable("below", {}, -3)), Integer(-3));
  EXPECT_FALSE(evaluator.truth(terms.bool_variable("b")));
}

TEST(TermFolds, KeepTheValueUnderRandomAssignments) {
  for (unsigned seed = 0; seed < 4000; ++seed) {
    RandomTerms random(seed);
    for (int k = 0; k < 60; ++k) random.grow();
    random.check();
    if (::testing::Test::HasFatalFailure()) FAIL() << "seed " << seed;
  }
}

}  // namespace
}  // namespace tlaloc::term
