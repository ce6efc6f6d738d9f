#include <gtest/gtest.h>

#include "tests/support/parsing.h"

namespace tlaloc::parse {
namespace {

using test::dump_expression;
using test::dump_units;

TEST(Junction, OpensWhereAnOperandIsExpected) {
  EXPECT_EQ(dump_expression("/\\ a\n/\\ b"), "(and a b)");
  EXPECT_EQ(dump_expression("x = /\\ a\n    /\\ b"), "(= x (and a b))");
  EXPECT_EQ(dump_expression("~ \\/ a\n  \\/ b"), "(~ (or a b))");
  EXPECT_EQ(dump_expression("/\\ a"), "(and a)");
}

TEST(Junction, IsNotOpenedByAnInfixOperator) {
  EXPECT_EQ(dump_expression("a /\\ b\n  /\\ c"), "(/\\ (/\\ a b) c)");
  EXPECT_EQ(dump_expression("a /\\ b\n/\\ c"), "(/\\ (/\\ a b) c)");
}

TEST(Junction, TakesABulletRightOfItsColumnAsInfix) { EXPECT_EQ(dump_expression("/\\ a\n /\\ b"), "(and (/\\ a b))"); }

TEST(Junction, EndsAtABulletLeftOfItsColumn) { EXPECT_EQ(dump_expression("  /\\ a\n /\\ b"), "(/\\ (and a) b)"); }

TEST(Junction, EndsAtABulletOfTheOtherKind) { EXPECT_EQ(dump_expression("/\\ a\n\\/ b"), "(\\/ (and a) b)"); }

TEST(Junction, EndsAtATokenAtItsColumn) {
  EXPECT_EQ(dump_expression(" /\\ a\n /\\ b\n => c"), "(=> (and a b) c)");
  EXPECT_EQ(dump_expression(" /\\ a\n /\\ b\n  => c"), "(and a (=> b c))");
}

TEST(Junction, Nests) {
  EXPECT_EQ(dump_expression("/\\ \\/ a\n   \\/ b\n/\\ c"), "(and (or a b) c)");
  EXPECT_EQ(dump_expression("/\\ /\\ a\n   /\\ b\n/\\ \\/ c"), "(and (and a b) (or c))");
  EXPECT_EQ(dump_expression("\\/ /\\ a\n   /\\ b\n   \\/ c\n\\/ d"), "(or (\\/ (and a b) c) d)");
}

TEST(Junction, HidesTokensLeftOfTheBulletInsideBrackets) {
  EXPECT_EQ(dump_expression("  /\\ (1\n  )"),
            "error E1011 2:3 `)` belongs to a list item but does not stand to the right of the item's bullet");
  EXPECT_EQ(dump_expression("  /\\ (1\n   )"), "(and (paren 1))");
  EXPECT_TRUE(dump_expression("  /\\ f[\n 1]").starts_with("error E1001 2:2"));
  EXPECT_TRUE(dump_expression("  /\\ IF a\n  THEN b ELSE c").starts_with("error E1011 2:3"));
  EXPECT_TRUE(dump_expression("  /\\ (/\\ a\n /\\ b)").starts_with("error E10"));
  EXPECT_EQ(dump_expression("  /\\ (/\\ a\n      /\\ b)"), "(and (paren (and a b)))");
}

TEST(Junction, MayCloseABracketThatStandsBeforeIt) {
  EXPECT_EQ(dump_expression("(  /\\ a\n   /\\ b\n)"), "(paren (and a b))");
  EXPECT_EQ(dump_expression("IF /\\ a\n   /\\ b\nTHEN /\\ c\nELSE \\/ d"), "(if (and a b) (and c) (or d))");
}

TEST(Junction, EndsAtDefinitions) {
  EXPECT_EQ(dump_units("\nx == /\\ a\n     /\\ b\ny == c"), "(== (x) (and a b))\n(== (y) c)");
  EXPECT_EQ(dump_units("\nx == /\\ a\n     /\\ b\n           y == c"), "(== (x) (and a b))\n(== (y) c)");
  EXPECT_EQ(dump_expression("LET y == /\\ a\n         /\\ b\n    z == c\nIN y"), "(let (== (y) (and a b)) (== (z) c) y)");
  EXPECT_EQ(dump_units("\nx == /\\ a\n----\ny == b"), "(== (x) (and a))\n(separator)\n(== (y) b)");
}

TEST(Junction, CountsCodePointsAndTabs) {
  EXPECT_EQ(dump_expression("é == 1"), "error E1003 1:1 `é` (U+00E9) starts no symbol of TLA+");
  EXPECT_EQ(dump_expression("∧ ∧ a\n  ∧ b\n∧ c"), "(and (and a b) c)");
  EXPECT_EQ(dump_expression("(* é *) /\\ a\n        /\\ b"), "(and a b)");
  EXPECT_EQ(dump_expression("\t/\\ a\n        /\\ b\n    \t/\\ c"), "(and a b c)");
}

TEST(Junction, GivesCaseArmsToTheInnermostCase) {
  EXPECT_EQ(dump_expression("/\\ CASE a -> b\n     [] c -> d\n/\\ e"), "(and (case (-> a b) (-> c d)) e)");
  EXPECT_EQ(dump_expression("CASE a -> /\\ b\n          /\\ CASE c -> d\n            [] e -> f\n     [] g -> h"),
            "(case (-> a (and b (case (-> c d) (-> e f)))) (-> g h))");
  EXPECT_EQ(dump_expression("CASE a -> CASE b -> c [] d -> e"), "(case (-> a (case (-> b c) (-> d e))))");
}

}  // namespace
}  // namespace tlaloc::parse
