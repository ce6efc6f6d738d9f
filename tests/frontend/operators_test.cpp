#include "frontend/parse/operators.h"

#include <gtest/gtest.h>

#include "tests/support/parsing.h"

namespace tlaloc::parse {
namespace {

using lex::TokenKind;
using test::dump_expression;

TEST(Operators, BindByPrecedence) {
  EXPECT_EQ(dump_expression("a + b - c"), "(+ a (- b c))");
  EXPECT_EQ(dump_expression("a - b + c"), "(+ (- a b) c)");
  EXPECT_EQ(dump_expression("SUBSET A \\cup B"), "(\\cup (SUBSET A) B)");
  EXPECT_EQ(dump_expression("-7 \\div 2"), "(-. (\\div 7 2))");
  EXPECT_EQ(dump_expression("-7 % 3"), "(% (-. 7) 3)");
  EXPECT_EQ(dump_expression("a .. b + 1"), "(.. a (+ b 1))");
  EXPECT_EQ(dump_expression("[]P => Q"), "(=> ([] P) Q)");
  EXPECT_EQ(dump_expression("~a = b /\\ c"), "(/\\ (~ (= a b)) c)");
  EXPECT_EQ(dump_expression("a /\\ b => c \\/ d"), "(=> (/\\ a b) (\\/ c d))");
  EXPECT_EQ(dump_expression("x' = x + 1"), "(= (' x) (+ x 1))");
  EXPECT_EQ(dump_expression("-x'"), "(-. (' x))");
  EXPECT_EQ(dump_expression("x \\in S \\X T => y"), "(=> (\\in x (\\X S T)) y)");
  EXPECT_EQ(dump_expression("UNCHANGED x /\\ y"), "(/\\ (UNCHANGED x) y)");
  EXPECT_EQ(dump_expression("1 :> 2 @@ 3 :> 4"), "(@@ (:> 1 2) (:> 3 4))");
}

TEST(Operators, AssociateToTheLeftWhereTheyMay) {
  EXPECT_EQ(dump_expression("a + b + c"), "(+ (+ a b) c)");
  EXPECT_EQ(dump_expression("a \\cup b \\union c"), "(\\cup (\\cup a b) c)");
  EXPECT_EQ(dump_expression("a /\\ b /\\ c"), "(/\\ (/\\ a b) c)");
  EXPECT_EQ(dump_expression("A \\X B \\times C"), "(\\X A B C)");
  EXPECT_EQ(dump_expression("(A \\X B) \\X C"), "(\\X (paren (\\X A B)) C)");
}

TEST(Operators, RejectUndeterminedOrder) {
  for (const char* text :
       {"A \\cup B \\cap C", "A \\cup B \\ C", "a = b = c", "a => b => c", "a * b / c", "a ^ b ^ c", "P ~> Q ~> R",
        "a /\\ b \\/ c", "a \\in b \\in c", "a <=> b <=> c", "a < b <= c", "S \\X T \\ U \\X V \\ W"}) {
    EXPECT_TRUE(dump_expression(text).starts_with("error E1009")) << text << ": " << dump_expression(text);
  }
  EXPECT_EQ(dump_expression("a /\\ b \\/ c"), "error E1009 1:8 the order of operators `/\\` and `\\/` is undetermined");
  EXPECT_EQ(dump_expression("a = b = c"), "error E1009 1:7 operator `=` is not associative");
}

TEST(Operators, NameBothPlacesOfAConflict) {
  const test::Parsed parsed("---- MODULE M ----\nx == a \\cup b \\cap c\n====");
  ASSERT_FALSE(parsed.tree);
  const Diagnostic* error = parsed.sink.first_error();
  ASSERT_NE(error, nullptr);
  EXPECT_EQ(parsed.sources.text(error->span), "\\cap");
  ASSERT_EQ(error->others.size(), 1U);
  EXPECT_EQ(parsed.sources.text(error->others.front().span), "\\cup");
}

TEST(Operators, LetPrefixOperatorsStandOnTheRight) {
  EXPECT_EQ(dump_expression("A = ~ B"), "(= A (~ B))");
  EXPECT_EQ(dump_expression("2 * -1"), "(* 2 (-. 1))");
  EXPECT_EQ(dump_expression("a + -b + c"), "(+ (+ a (-. b)) c)");
  EXPECT_EQ(dump_expression("- - a"), "(-. (-. a))");
  EXPECT_EQ(dump_expression("a => []<>b"), "(=> a ([] (<> b)))");
}

TEST(Operators, BindApplicationAndFieldsTightest) {
  EXPECT_EQ(dump_expression("-f[x].a'"), "(-. (' (. (apply f x) a)))");
  EXPECT_EQ(dump_expression("f'[x]"), "(apply (' f) x)");
  EXPECT_EQ(dump_expression("DOMAIN f[1, 2]"), "(DOMAIN (apply f 1 2))");
  EXPECT_EQ(dump_expression("r.IN.x"), "(. (. r IN) x)");
  EXPECT_EQ(dump_expression("a^b'"), "(^ a (' b))");
}

TEST(Operators, MayBeArgumentsAndBeAppliedLikeNames) {
  EXPECT_EQ(dump_expression("F(+, \\cup, ', ENABLED, -., -, /\\, [])"), "(F + \\cup ' ENABLED -. - /\\ [])");
  EXPECT_EQ(dump_expression("+(1, 2)"), "(+ 1 2)");
  EXPECT_EQ(dump_expression("\\cup(a, b)"), "(\\cup a b)");
  EXPECT_EQ(dump_expression("-.(1)"), "(-. (paren 1))");
  EXPECT_EQ(dump_expression("'(x)"), "(' x)");
  EXPECT_EQ(dump_expression("M!+(1, 2)"), "(! M (+ 1 2))");
}

TEST(Operators, AreFoundBySymbol) {
  ASSERT_NE(find_operator(Symbol("\\cup")), nullptr);
  EXPECT_TRUE(find_operator(Symbol("\\cup"))->is_infix());
  EXPECT_FALSE(find_operator(Symbol("\\cup"))->is_definable());
  EXPECT_EQ(find_operator(Symbol("\\union")), nullptr);
  EXPECT_TRUE(find_operator(Symbol("-."))->is_prefix());
}

TEST(Operators, DecideSymmetrically) {
  EXPECT_EQ(decide_binding(TokenKind::Plus, TokenKind::Star), Binding::Right);
  EXPECT_EQ(decide_binding(TokenKind::Star, TokenKind::Plus), Binding::Left);
  EXPECT_EQ(decide_binding(TokenKind::Plus, TokenKind::Plus), Binding::Left);
  EXPECT_EQ(decide_binding(TokenKind::Slash, TokenKind::Slash), Binding::Conflict);
  EXPECT_EQ(decide_binding(TokenKind::Plus, TokenKind::PlusPlus), Binding::Conflict);
}

}  // namespace
}  // namespace tlaloc::parse
