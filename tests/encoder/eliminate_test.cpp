// Quantifier elimination, against trying all values of bounded variables.
#include "encoder/term/eliminate/eliminate.h"

#include <gtest/gtest.h>

#include "encoder/term/eliminate/least.h"
#include "tests/solver/random_terms.h"

namespace tlaloc::test {
namespace {

using term::Assignment;
using term::TermEvaluator;
using term::TermId;
using term::Terms;

class Elimination : public ::testing::Test {
 protected:
  TermId number(std::int64_t value) { return terms.integer(Integer(value)); }
  TermId without(std::vector<TermId> variables, TermId formula) {
    const auto result = term::eliminate(terms, variables, formula);
    EXPECT_TRUE(result) << term::print(terms, formula);
    return result ? *result : TermId(0);
  }
  std::string text(TermId t) { return term::print(terms, t); }

  Terms terms;
  TermId x = terms.int_variable("x");
  TermId n = terms.int_variable("n", Integer(0));
  TermId a = terms.int_variable("a");
  TermId p = terms.bool_variable("p");
};

TEST_F(Elimination, FindsAValueBeyondABound) {
  EXPECT_TRUE(terms.is_true(without({x}, terms.less(a, x))));
  EXPECT_TRUE(terms.is_true(without({n}, terms.conjunction({terms.less(a, n), terms.negate(terms.equal(n, number(7)))}))));
}

TEST_F(Elimination, KeepsTheBoundsOfVariables) {
  EXPECT_EQ(without({n}, terms.less(n, a)), terms.less_equal(number(1), a));
  EXPECT_EQ(without({n}, terms.equal(terms.add(n, a), number(3))), terms.less_equal(a, number(3)));
}

TEST_F(Elimination, SubstitutesEquationsEvenInProducts) {
  const TermId b = terms.int_variable("b");
  const TermId formula = terms.conjunction({terms.equal(x, number(3)), terms.equal(terms.multiply(x, a), b)});
  EXPECT_EQ(without({x}, formula), terms.equal(terms.multiply(number(3), a), b));
}

TEST_F(Elimination, SaysThatAFactorDivides) {
  const TermId twice = terms.multiply(number(2), x);
  EXPECT_EQ(without({x}, terms.equal(twice, a)), terms.equal(terms.modulo(a, number(2)), number(0)));
  // An interval of length two contains an even number.
  const TermId within = terms.conjunction({terms.less(a, twice), terms.less_equal(twice, terms.add(a, number(2)))});
  const TermId always = without({x}, within);
  for (const int value : {-3, -2, 0, 1}) {
    term::Assignment assignment;
    assignment.integers[terms.variable_number(a)] = Integer(value);
    EXPECT_TRUE(TermEvaluator(terms, assignment).truth(always)) << value;
  }
}

TEST_F(Elimination, GivesUpOnProductsOfVariables) {
  EXPECT_FALSE(term::eliminate(terms, std::vector{x}, terms.less(terms.multiply(x, x), a)));
  EXPECT_FALSE(term::eliminate(terms, std::vector{x}, terms.equal(terms.multiply(x, a), number(5))));
}

TEST_F(Elimination, TakesAtMostOneOfExclusiveBooleans) {
  std::vector<TermId> of_group;
  for (int i = 0; i < 4; ++i) of_group.push_back(terms.bool_variable("g"));
  (void)terms.declare_exclusive(of_group);
  const TermId any = terms.disjunction({of_group[0], of_group[1]});
  const TermId formula = terms.conjunction({any, terms.iff(of_group[0], p)});
  // g0 with p, or g1 without it; either way g3 must be FALSE.
  EXPECT_EQ(without({of_group[0], of_group[1], of_group[2]}, formula), terms.negate(of_group[3]));
}

TEST_F(Elimination, DecidesPolynomialsOfOneVariable) {
  const TermId square = terms.multiply(n, n);
  EXPECT_TRUE(terms.is_false(without({n}, terms.less(square, n))));
  EXPECT_TRUE(terms.is_true(without({n}, terms.equal(square, number(49)))));
  EXPECT_TRUE(terms.is_false(without({n}, terms.equal(square, number(50)))));
  const TermId cube = terms.multiply(terms.multiply(x, x), x);
  EXPECT_TRUE(terms.is_true(without({x}, terms.less(cube, number(-1000)))));
  EXPECT_TRUE(terms.is_false(without({x}, terms.conjunction({terms.less(number(27), cube), terms.less(cube, number(64))}))));
}

TEST_F(Elimination, FindsTheLeast) {
  const auto above = term::least(terms, n, terms.less(a, n));
  ASSERT_TRUE(above);
  for (const int value : {-3, -1, 0, 5}) {
    term::Assignment assignment;
    assignment.integers[terms.variable_number(a)] = Integer(value);
    TermEvaluator evaluator(terms, assignment);
    EXPECT_TRUE(evaluator.truth(above->exists));
    EXPECT_EQ(evaluator.number(above->value), Integer(value < 0 ? 0 : value + 1));
  }
  EXPECT_FALSE(term::least(terms, x, terms.less(x, a))) << "there is none that is the least";
}

TEST_F(Elimination, FindsSquareRoots) {
  const TermId root = terms.int_variable("root", Integer(0), Integer(4294967295));
  const TermId next = terms.add(root, number(1));
  const auto is_root_of = [&](TermId of) {
    return terms.conjunction({terms.less_equal(terms.multiply(root, root), of), terms.less(of, terms.multiply(next, next))});
  };
  const auto large = term::least(terms, root, is_root_of(number(1000000000000000000)));
  ASSERT_TRUE(large);
  EXPECT_EQ(large->value, number(1000000000));
  const TermId small = terms.int_variable("small", Integer(0), Integer(99));
  const auto table = term::least(terms, root, is_root_of(small));
  ASSERT_TRUE(table);
  term::Assignment assignment;
  assignment.integers[terms.variable_number(small)] = Integer(80);
  EXPECT_EQ(TermEvaluator(terms, assignment).number(table->value), Integer(8));
}

/// Compares with all values of bounded variables, for formulas of every kind of term.
TEST(RandomElimination, AgreesWithTryingAllValues) {
  constexpr int kLow = -5;
  constexpr int kHigh = 6;
  int eliminated = 0;
  for (std::uint32_t seed = 0; seed < 1500; ++seed) {
    Terms terms;
    const auto first = static_cast<std::uint32_t>(terms.size());
    RandomTerms random(terms, seed, true);
    std::vector<TermId> booleans;
    std::vector<TermId> integers;
    for (auto i = first; i < terms.size(); ++i) {
      if (terms.op(TermId(i)) != term::Op::Variable) continue;
      (terms.sort(TermId(i)) == term::Sort::Bool ? booleans : integers).push_back(TermId(i));
    }
    const TermId formula = random.boolean(3 + static_cast<int>(seed % 2));
    const std::vector<TermId> gone{booleans[0], integers[0], integers[1]};
    const auto result = term::eliminate(terms, gone, formula);
    if (!result) continue;
    ++eliminated;
    for (int round = 0; round < 4; ++round) {
      Assignment assignment = random.assignment();
      const bool claimed = TermEvaluator(terms, assignment).truth(*result);
      for (const TermId variable : gone) {  // nothing of what was eliminated is left
        assignment.booleans.erase(terms.variable_number(variable));
        assignment.integers.erase(terms.variable_number(variable));
      }
      EXPECT_EQ(TermEvaluator(terms, assignment).truth(*result), claimed) << seed;
      bool found = false;
      for (int b = 0; b < 2 && !found; ++b) {
        for (int i = kLow; i <= kHigh && !found; ++i) {
          for (int j = kLow; j <= kHigh && !found; ++j) {
            assignment.booleans[terms.variable_number(gone[0])] = b == 1;
            assignment.integers[terms.variable_number(gone[1])] = Integer(i);
            assignment.integers[terms.variable_number(gone[2])] = Integer(j);
            found = TermEvaluator(terms, assignment).truth(formula);
          }
        }
      }
      ASSERT_EQ(found, claimed) << "seed " << seed << ": " << term::print(terms, formula) << "\n"
                                << term::print(terms, *result);
    }
  }
  EXPECT_GT(eliminated, 1200);
}

}  // namespace
}  // namespace tlaloc::test
