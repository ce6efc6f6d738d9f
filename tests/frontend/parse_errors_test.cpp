#include <gtest/gtest.h>

#include <chrono>
#include <string_view>

#include "tests/support/parsing.h"

namespace tlaloc::parse {
namespace {

using test::dump_expression;
using test::dump_file;
using test::dump_units;
using test::Parsed;

std::string repeat(std::string_view text, int times) {
  std::string out;
  for (int i = 0; i < times; ++i) out += text;
  return out;
}

TEST(ParseErrors, SayWhatWasExpectedAtTheFurthestToken) {
  EXPECT_EQ(dump_expression("IF a THEN b"), "error E1001 2:1 found `====`, expected `ELSE`");
  EXPECT_EQ(dump_expression("a +"), "error E1001 2:1 found `====`, expected an expression");
  EXPECT_EQ(dump_expression("{a, }"), "error E1001 1:5 found `}`, expected an expression");
  EXPECT_EQ(dump_expression("\\A x \\in S p"), "error E1001 1:12 found `p`, expected `,` or `:`");
  EXPECT_EQ(dump_expression("[f EXCEPT [1] = 2]"), "error E1001 1:11 found `[`, expected `!`");
  EXPECT_EQ(dump_units("Foo = 1"), "error E1014 1:24 operator `=` is part of the language and cannot be defined");
  EXPECT_EQ(dump_file("---- MODULE A\nx == 1\n===="), "error E1001 2:1 found `x`, expected `----`");
  EXPECT_EQ(dump_units("x == 1 )"), "error E1001 1:27 found `)`, expected a declaration, a definition or `====`");
}

TEST(ParseErrors, PointAtTheBracketLeftOpen) {
  const Parsed parsed("---- MODULE M ----\nx == f[(a + b]\n====");
  const Diagnostic* error = parsed.sink.first_error();
  ASSERT_NE(error, nullptr);
  EXPECT_EQ(error->kind, DiagnosticKind::UnclosedBracket);
  EXPECT_EQ(parsed.sources.text(error->span), "]");
  ASSERT_EQ(error->others.size(), 1U);
  EXPECT_EQ(parsed.sources.locate(error->others.front().span), "M.tla:2:8");
}

/// Text in which `<>` stands where a page had a tuple.
class LostTuple : public ::testing::TestWithParam<const char*> {};

TEST_P(LostTuple, IsExplained) {
  const Parsed parsed("---- MODULE M ----\n" + std::string(GetParam()) + "\n====");
  const Diagnostic* error = parsed.sink.first_error();
  ASSERT_NE(error, nullptr);
  EXPECT_EQ(error->kind, DiagnosticKind::UnexpectedToken);
  EXPECT_EQ(parsed.sources.text(error->span), "<>");
  EXPECT_NE(error->message.find("eventually"), std::string::npos) << error->message;
  EXPECT_NE(error->remedy.find("`<<>>`"), std::string::npos) << error->remedy;
}

INSTANTIATE_TEST_SUITE_P(AllPlaces, LostTuple,
                         ::testing::Values("A == UNCHANGED <>", "A == /\\ UNCHANGED <>\n     /\\ x' = 1",
                                           "A == UNCHANGED <>\nB == 1", "A == UNCHANGED <>\nB(a, F(_)) == 1",
                                           "A == UNCHANGED <>\nf[a \\in {(1)}] == 1", "A == UNCHANGED <>\nVARIABLE x",
                                           "A == LET v == <> IN v", "A == LET v == <>\n     w == 1 IN v", "A == [][B]_<>",
                                           "A == <><<B>>_<>", "A == WF_<>(B) /\\ SF_v(B)", "A == {<>, <<1>>}",
                                           "A == {<<1>>, <>}", "A == <> \\o s", "A == f[<>]", "A == [a |-> <>]",
                                           "A == IF x = <> THEN 1 ELSE 2", "A == (x = <>)", "THEOREM x = <>\nOBVIOUS"));

TEST(ParseErrors, LeaveEventuallyAlone) {
  EXPECT_EQ(dump_expression("<>a /\\ "), "error E1001 2:1 found `====`, expected an expression");
  EXPECT_EQ(dump_expression("\u25c7"), "error E1001 2:1 found `====`, expected an expression");
  EXPECT_EQ(dump_expression("a <> b"),
            "error E1001 1:3 `<>` is the temporal operator \"eventually\" and takes no operand before it");
  EXPECT_FALSE(dump_expression("[]<>a /\\ <>(b) ~> <>\n c").starts_with("error"));
}

TEST(ParseErrors, PointAtTheModuleLeftOpen) {
  const Parsed parsed("---- MODULE M ----\nx == 1\n");
  const Diagnostic* error = parsed.sink.first_error();
  ASSERT_NE(error, nullptr);
  EXPECT_EQ(error->kind, DiagnosticKind::ModuleNotClosed);
  ASSERT_EQ(error->others.size(), 1U);
  EXPECT_EQ(parsed.sources.locate(error->others.front().span), "M.tla:1:6");
}

TEST(ParseErrors, AreReportedOncePerFile) {
  const Parsed parsed("---- MODULE M ----\nx == )\ny == (\nz == ]\n====");
  EXPECT_FALSE(parsed.tree);
  EXPECT_EQ(parsed.sink.error_count(), 1U);
}

/// However deep the text nests, the answer is one diagnostic.
class DeepNesting : public ::testing::TestWithParam<const char*> {};

TEST_P(DeepNesting, IsADiagnostic) {
  const std::string dump = dump_expression(repeat(GetParam(), 100'000) + " a");
  EXPECT_TRUE(dump.starts_with("error E1010")) << dump.substr(0, 200);
}

INSTANTIATE_TEST_SUITE_P(AllForms, DeepNesting,
                         ::testing::Values("(", "[", "{", "<<", "f[", "F(", "/\\ ", "\\/ /\\ ", "~", "- ", "a => (", "IF ",
                                           "IF a THEN b ELSE ", "LET y == ", "LET y == 1 IN ", "\\A x \\in S : ", "\\E x : ",
                                           "CHOOSE x \\in ", "CASE a -> ", "F(LAMBDA x : ", "a :: ", "WF_(", "[A]_[",
                                           "[f EXCEPT ![1] = ", "[a |-> ", "[a : ", "{x \\in ", "{x : y \\in "));

TEST(DeepChains, AreADiagnostic) {
  for (const char* link : {" + a", "'", "[1]", ".b"}) {
    EXPECT_TRUE(dump_expression("a" + repeat(link, 100'000)).starts_with("error E1010")) << link;
    EXPECT_FALSE(dump_expression("a" + repeat(link, 900)).starts_with("error")) << link;
  }
}

TEST(WideChains, AreNotDeep) {
  for (const std::string op : {"/\\", "\\/"}) {
    EXPECT_TRUE(dump_expression("a" + repeat(" " + op + " a", 100'000)).starts_with("(" + op + " (" + op)) << op;
    EXPECT_TRUE(dump_expression(repeat("(a " + op + " ", 10'001) + "a" + repeat(")", 10'001)).starts_with("error E1010")) << op;
  }
  EXPECT_EQ(dump_expression("a /\\ b /\\ (c \\/ d \\/ e)"), "(/\\ (/\\ a b) (paren (\\/ (\\/ c d) e)))");
}

TEST(DeepChains, OfModulesAndProofsAreADiagnostic) {
  EXPECT_TRUE(dump_units("THEOREM " + repeat("ASSUME ", 100'000)).starts_with("error E1010"));
  EXPECT_TRUE(dump_file(repeat("---- MODULE A ----\n", 100'000)).starts_with("error E1010"));
  std::string proof = "THEOREM a\n";
  for (int level = 1; level <= 100'000; ++level) proof += "<" + std::to_string(level) + "> b\n";
  EXPECT_TRUE(dump_units(proof).starts_with("error E1010"));
}

TEST(DeepNesting, IsAllowedUpToTheLimit) {
  EXPECT_FALSE(dump_expression(repeat("(", 900) + "a" + repeat(")", 900)).starts_with("error"));
  EXPECT_FALSE(dump_expression(repeat("IF a THEN b ELSE ", 900) + "c").starts_with("error"));
}

TEST(ParseSpeed, IsLinear) {
  std::string body;
  for (int i = 0; i < 5'000; ++i) {
    const std::string n = std::to_string(i);
    body += "Op" + n + "(a, b) ==\n  /\\ a = [x \\in 1.." + n +
            " |-> x + b * 2]\n  /\\ {{{{y}}}} \\in S\n  /\\ \\E y \\in S : y > " + n + "\n";
  }
  const auto start = std::chrono::steady_clock::now();
  EXPECT_FALSE(dump_units(body).starts_with("error"));
  EXPECT_FALSE(dump_expression(repeat("{[(<<", 200) + "a" + repeat(">>)]_v}", 200)).starts_with("error"));
  // 20,000 lines take a small part of this even unoptimised and sanitized on a busy machine; exponential backtracking would not
  // end
  EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(20));
}

}  // namespace
}  // namespace tlaloc::parse
