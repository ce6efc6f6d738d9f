#include <gtest/gtest.h>

#include "tests/support/parsing.h"

namespace tlaloc::parse {
namespace {

using test::dump_expression;

TEST(ExpressionParse, ReadsNamesAndPaths) {
  EXPECT_EQ(dump_expression("F(a, b)"), "(F a b)");
  EXPECT_EQ(dump_expression("M!N(a)!op(b)"), "(! M (N a) (op b))");
  EXPECT_EQ(dump_expression("Op!lab!1!<<!>>!:!@!(a, b)"), "(! Op lab 1 << >> : @ (args a b))");
  EXPECT_EQ(dump_expression("F(LAMBDA x, y : x + y)"), "(F (lambda (params x y) (+ x y)))");
  EXPECT_EQ(dump_expression("<1>2 => a"), "(=> <1>2 a)");
  EXPECT_EQ(dump_expression("TRUE"), "TRUE");
}

TEST(ExpressionParse, ReadsLiterals) {
  EXPECT_EQ(dump_expression("<<1, 2.50, \\b101, \\HfF, \"a\\\"b\">>"), "(tuple 1 2.50 \\b101 \\hfF \"a\\\"b\")");
}

TEST(ExpressionParse, TellsSetFormsApart) {
  EXPECT_EQ(dump_expression("{}"), "(set)");
  EXPECT_EQ(dump_expression("{a, b}"), "(set a b)");
  EXPECT_EQ(dump_expression("{x \\in S : p}"), "(filter (in x S) p)");
  EXPECT_EQ(dump_expression("{<<x, y>> \\in S : p}"), "(filter (in (tuple x y) S) p)");
  EXPECT_EQ(dump_expression("{e : x, y \\in S, <<u, v>> \\in T}"), "(map e (in x y S) (in (tuple u v) T))");
  EXPECT_EQ(dump_expression("{x \\in S}"), "(set (\\in x S))");
  EXPECT_EQ(dump_expression("{(x \\in S) : x \\in T}"), "(map (paren (\\in x S)) (in x T))");
  EXPECT_EQ(dump_expression("{x \\in S : x \\in T}"), "(filter (in x S) (\\in x T))");
  EXPECT_EQ(dump_expression("{<<x, 1>> : x \\in T}"), "(map (tuple x 1) (in x T))");
}

TEST(ExpressionParse, TellsSquareBracketFormsApart) {
  EXPECT_EQ(dump_expression("[x \\in S |-> e]"), "(function (in x S) e)");
  EXPECT_EQ(dump_expression("[x, y \\in S, <<u, v>> \\in T |-> e]"), "(function (in x y S) (in (tuple u v) T) e)");
  EXPECT_EQ(dump_expression("[<<u, v>> \\in T, x \\in S |-> e]"), "(function (in (tuple u v) T) (in x S) e)");
  EXPECT_EQ(dump_expression("[S -> T]"), "(-> S T)");
  EXPECT_EQ(dump_expression("[a |-> 1, IF |-> 2]"), "(record (a 1) (IF 2))");
  EXPECT_EQ(dump_expression("[a : S, IN : T]"), "(record-set (a S) (IN T))");
  EXPECT_EQ(dump_expression("[A]_v"), "(box A v)");
  EXPECT_EQ(dump_expression("[x \\in S]_<<x, y>>"), "(box (\\in x S) (tuple x y))");
  EXPECT_EQ(dump_expression("[f EXCEPT ![i].a[j, k] = e, !.m = @ + 1]"), "(except f (= (at i) .a (at j k) e) (= .m (+ @ 1)))");
  EXPECT_EQ(dump_expression("[[x \\in S |-> 1] EXCEPT ![a] = [@ EXCEPT !.b = @]]"),
            "(except (function (in x S) 1) (= (at a) (except @ (= .b @))))");
}

TEST(ExpressionParse, ReadsTuplesAndAngleActions) {
  EXPECT_EQ(dump_expression("<<>>"), "(tuple)");
  EXPECT_EQ(dump_expression("<<A>>_v"), "(angle A v)");
  EXPECT_EQ(dump_expression("<<<<A>>_v, b>>"), "(tuple (angle A v) b)");
  EXPECT_TRUE(dump_expression("<<A, B>>_v").starts_with("error E1008 1:7"));
}

TEST(ExpressionParse, RestrictsSubscripts) {
  EXPECT_EQ(dump_expression("[A]_x.y"), "(. (box A x) y)");
  EXPECT_EQ(dump_expression("[A]_M!f(x)"), "(box A (! M (f x)))");
  EXPECT_EQ(dump_expression("[A]_v /\\ B"), "(/\\ (box A v) B)");
  EXPECT_EQ(dump_expression("WF_v(A)"), "(WF v A)");
  EXPECT_EQ(dump_expression("WF_f(x)(A)"), "(WF (f x) A)");
  EXPECT_EQ(dump_expression("SF_<<a, b>>(A \\/ B)"), "(SF (tuple a b) (\\/ A B))");
  EXPECT_EQ(dump_expression("WF_(v)(A)"), "(WF (paren v) A)");
  EXPECT_EQ(dump_expression("WF_M!v(A)"), "(WF (! M v) A)");
  EXPECT_EQ(dump_expression("Init /\\ [][Next]_vars /\\ WF_vars(Next)"),
            "(/\\ (/\\ Init ([] (box Next vars))) (WF vars Next))");
  EXPECT_TRUE(dump_expression("WF_v").starts_with("error E1001"));
  EXPECT_TRUE(dump_expression("[A]_-x").starts_with("error E1001 1:5 found `-`, expected a subscript"));
}

TEST(ExpressionParse, ReadsQuantifiersAndChoose) {
  EXPECT_EQ(dump_expression("\\A x, y \\in S, <<a, b>> \\in T : p /\\ q"), "(\\A (in x y S) (in (tuple a b) T) (/\\ p q))");
  EXPECT_EQ(dump_expression("\\exists x, y : p"), "(\\E x y p)");
  EXPECT_EQ(dump_expression("\\EE x, y : F"), "(\\EE x y F)");
  EXPECT_EQ(dump_expression("\\AA x : F"), "(\\AA x F)");
  EXPECT_EQ(dump_expression("CHOOSE x \\in S : p"), "(choose x (in S) p)");
  EXPECT_EQ(dump_expression("CHOOSE <<x, y>> \\in S : p"), "(choose (tuple x y) (in S) p)");
  EXPECT_EQ(dump_expression("CHOOSE x : p"), "(choose x p)");
  EXPECT_EQ(dump_expression("a /\\ \\E x \\in S : p => q"), "(/\\ a (\\E (in x S) (=> p q)))");
  EXPECT_TRUE(dump_expression("\\A x \\in S, y : p").starts_with("error E1001 1:15"));
}

TEST(ExpressionParse, ReadsControlForms) {
  EXPECT_EQ(dump_expression("IF a THEN b ELSE c + d"), "(if a b (+ c d))");
  EXPECT_EQ(dump_expression("CASE a -> b [] c -> [] d [] OTHER -> e"), "(case (-> a b) (-> c ([] d)) (other e))");
  EXPECT_EQ(dump_expression("LET a == 1\n b(x) == 2 f[i \\in S] == 3 RECURSIVE g(_) c ++ d == 4 I == INSTANCE M IN a"),
            "(let (== (a) 1) (== (b x) 2) (function f (in i S) 3) (recursive (g 1)) (== (++ c d) 4) (== (I) (instance M)) a)");
  EXPECT_TRUE(dump_expression("CASE a -> b [] OTHER -> c [] d -> e").starts_with("error E1001"));
  EXPECT_TRUE(dump_expression("LET INSTANCE M IN a").starts_with("error E1001"));
  EXPECT_TRUE(dump_expression("LET IN a").starts_with("error E1001"));
}

TEST(ExpressionParse, ReadsLabels) {
  EXPECT_EQ(dump_expression("lab :: a + b"), "(label (lab) (+ a b))");
  EXPECT_EQ(dump_expression("\\A x \\in S : lab(x) :: /\\ a\n                       /\\ b"),
            "(\\A (in x S) (label (lab x) (and a b)))");
  EXPECT_EQ(dump_expression("a /\\ lab :: (b => c)"), "(/\\ a (label (lab) (paren (=> b c))))");
  EXPECT_TRUE(dump_expression("a /\\ lab :: b => c").starts_with("error E1009"));
  EXPECT_TRUE(dump_expression("lab(1) :: a").starts_with("error E1001 1:1"));
}

TEST(ExpressionParse, GivesNodesTheSpanOfTheirText) {
  const std::string text = "x + [f EXCEPT ![1] = (2)] * g[y].a'";
  SourceManager sources;
  DiagnosticSink sink;
  syntax::Tree tree;
  const auto root = parse_expression(sources.add("e", text), sources, tree, sink);
  ASSERT_TRUE(root);
  EXPECT_EQ(sources.text(tree.span(*root)), text);
  const auto& plus = std::get<syntax::Infix>(tree.exprs[*root]);
  EXPECT_EQ(sources.text(tree.span(plus.rhs)), "[f EXCEPT ![1] = (2)] * g[y].a'");
  const auto& times = std::get<syntax::Infix>(tree.exprs[plus.rhs]);
  EXPECT_EQ(sources.text(tree.span(times.lhs)), "[f EXCEPT ![1] = (2)]");
  EXPECT_EQ(sources.text(times.op.span), "*");
  const auto& update = std::get<syntax::Except>(tree.exprs[times.lhs]).updates.front();
  EXPECT_EQ(sources.text(update.span), "![1] = (2)");
  EXPECT_EQ(sources.text(tree.span(update.value)), "(2)");
  EXPECT_EQ(sources.text(tree.span(times.rhs)), "g[y].a'");
}

TEST(ExpressionParse, TakesTheWholeText) {
  SourceManager sources;
  DiagnosticSink sink;
  syntax::Tree tree;
  EXPECT_FALSE(parse_expression(sources.add("e", "x + 1 y"), sources, tree, sink));
  EXPECT_EQ(sink.error_count(), 1U);
  EXPECT_FALSE(parse_expression(sources.add("e", ""), sources, tree, sink));
  EXPECT_EQ(sink.error_count(), 2U);
  EXPECT_TRUE(parse_expression(sources.add("e", "\\* c\nx + 1"), sources, tree, sink));
  EXPECT_EQ(sink.error_count(), 2U);
}

}  // namespace
}  // namespace tlaloc::parse
