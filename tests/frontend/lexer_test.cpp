#include "frontend/lex/lexer.h"

#include <gtest/gtest.h>

#include <string>

namespace tlaloc::lex {
namespace {

struct Lexed {
  SourceManager sources;
  DiagnosticSink sink;
  std::optional<TokenBuffer> buffer;
};

Lexed lex_text(const std::string& text) {
  Lexed result;
  result.buffer = lex_expression(result.sources.add("e", text), result.sources, result.sink);
  return result;
}

/// The symbols of all tokens, space separated; or the code of the error.
std::string symbols(const std::string& text) {
  const Lexed lexed = lex_text(text);
  if (!lexed.buffer) return std::string(info(lexed.sink.first_error()->kind).code);
  std::string out;
  for (const Token& token : lexed.buffer->tokens) {
    if (token.kind == TokenKind::EndOfFile) break;
    if (!out.empty()) out += ' ';
    out += token.symbol.text();
  }
  return out;
}

std::string kinds(const std::string& text) {
  const Lexed lexed = lex_text(text);
  if (!lexed.buffer) return "error";
  std::string out;
  std::string dump = print(*lexed.buffer);
  for (std::size_t at = 0; at < dump.size();) {
    const std::size_t kind = dump.find(' ', at) + 1;
    const std::size_t end = dump.find_first_of(" \n", kind);
    if (!out.empty()) out += ' ';
    out += dump.substr(kind, end - kind);
    at = dump.find('\n', end) + 1;
  }
  return out;
}

std::string module_kinds(const std::string& text) {
  SourceManager sources;
  DiagnosticSink sink;
  const auto buffer = lex_modules(sources.add("M.tla", text), sources, sink);
  if (!buffer) return std::string(info(sink.first_error()->kind).code);
  std::string out;
  for (const Token& token : buffer->tokens) {
    if (!out.empty()) out += ' ';
    out += token.kind == TokenKind::Identifier ? token.symbol.text() : describe(token.kind);
  }
  return out;
}

TEST(Lexer, TakesTheLongestSymbol) {
  EXPECT_EQ(kinds("|-> |- || |= | -> -| -+-> -- - -."),
            "MapsTo RightTurnstile BarBar RightModels Bar Arrow LeftTurnstile PlusArrow MinusMinus Minus Negative EndOfFile");
  EXPECT_EQ(kinds("x<-1"), "Identifier LeftArrow Number EndOfFile");
  EXPECT_EQ(kinds("]_v ]v >>_v >> <<"),
            "RightBracketSub Identifier RightBracket Identifier RightAngleSub Identifier RightAngle LeftAngle EndOfFile");
  EXPECT_EQ(kinds("::= :: := :> <: :"), "BnfRule DoubleColon Assign ColonGreater LessColon Colon EndOfFile");
  EXPECT_EQ(kinds("a.b ... .. 1..2"), "Identifier Dot Identifier DotDotDot DotDot Number DotDot Number EndOfFile");
  EXPECT_EQ(kinds("\\E \\EE \\A \\AA \\in \\intersect \\ \\not"),
            "Exists TemporalExists ForAll TemporalForAll In Cap SetMinus SetMinus Identifier EndOfFile");
  EXPECT_EQ(kinds("(+) (\\X) (.) ^+ ^^ ^"), "OPlus OTimes ODot CaretPlus CaretCaret Caret EndOfFile");
  EXPECT_EQ(kinds("[]ASSUME [] []PROVE"), "BoxAssume Always BoxProve EndOfFile");
}

TEST(Lexer, ReadsIdentifiersThatStartWithDigitsOrUnderscores) {
  EXPECT_EQ(kinds("1a 12b _x x_ WF SFx S_WF_"),
            "Identifier Identifier Identifier Identifier Identifier Identifier Identifier EndOfFile");
  EXPECT_EQ(kinds("_"), "Underscore EndOfFile");
  EXPECT_EQ(kinds("_+_"), "Underscore Plus Underscore EndOfFile");
  EXPECT_EQ(kinds("-._"), "Negative Underscore EndOfFile");
}

TEST(Lexer, SplitsFairnessFromItsSubscript) {
  EXPECT_EQ(
      kinds("WF_vars SF_<<x>> WF_(x)"),
      "WeakFairness Identifier StrongFairness LeftAngle Identifier RightAngle WeakFairness LeftParen Identifier RightParen "
      "EndOfFile");
}

TEST(Lexer, ReadsNumbersInAllBases) {
  EXPECT_EQ(symbols("12 3.25 \\b101 \\O17 \\hFf 007"), "12 3.25 \\b101 \\O17 \\hFf 007");
  EXPECT_EQ(kinds("s \\o7"), "Identifier Number EndOfFile");
  EXPECT_EQ(kinds("s \\o 7"), "Identifier Circ Number EndOfFile");
  EXPECT_EQ(kinds("\\bullet \\bigcirc"), "Bullet BigCirc EndOfFile");
}

TEST(Lexer, ReadsStepNamesWithoutTheirDots) {
  EXPECT_EQ(symbols("<1>2. <*>a <+> <12>"), "<1>2 <*>a <+> <12>");
  EXPECT_EQ(kinds("x <1>2"), "Identifier StepName EndOfFile");
  EXPECT_EQ(kinds("a<1 /\\ b>2"), "Identifier Less Number And Identifier Greater Number EndOfFile");
  EXPECT_EQ(kinds("<<1>>"), "LeftAngle Number RightAngle EndOfFile");
}

TEST(Lexer, ResolvesStringEscapes) {
  EXPECT_EQ(symbols(R"("a\"b\\c\nd\te")"), "a\"b\\c\nd\te");
  EXPECT_EQ(symbols("\"(* no comment \\\\* *)\""), "(* no comment \\* *)");
  EXPECT_EQ(symbols("\"é ∧\""), "é ∧");
  EXPECT_EQ(symbols("\"a\\q\""), "E1007");
  EXPECT_EQ(symbols("\"abc\nd\""), "E1005");
  EXPECT_EQ(symbols("\"abc"), "E1005");
}

TEST(Lexer, SkipsCommentsThatNest) {
  EXPECT_EQ(symbols("a (* b (* c *) \" \\* d *) e \\* f (* g\nh"), "a e h");
  EXPECT_EQ(symbols("a (* (* *)"), "E1006");
  EXPECT_EQ(symbols("a (*) b *) c"), "a c");
}

TEST(Lexer, GivesSynonymsOneSymbol) {
  EXPECT_EQ(symbols("=< <= \\leq ≤"), "<= <= <= <=");
  EXPECT_EQ(symbols("# /= ≠"), "/= /= /=");
  EXPECT_EQ(symbols("\\land ∧ \\lor ∨ \\lnot \\neg ¬"), "/\\ /\\ \\/ \\/ ~ ~ ~");
  EXPECT_EQ(symbols("⟨x⟩ ⟩_v □ ◇ ≜ ∀ ∃ ∈ ∉ → ← ↦ × ⁺ ′"), "<< x >> >>_ v [] <> == \\A \\E \\in \\notin -> <- |-> \\X ^+ '");
  EXPECT_EQ(symbols("ℕ ℤ ℝ"), "Nat Int Real");
  EXPECT_EQ(symbols("\\union \\intersect \\circ \\oplus \\times \\equiv"), "\\cup \\cap \\o (+) \\X <=>");
}

TEST(Lexer, CountsColumnsInCodePointsAndTabStops) {
  const Lexed lexed = lex_text("∧ x\n\ty\n   \tz\r\n(* é *) w");
  ASSERT_TRUE(lexed.buffer);
  const auto& tokens = lexed.buffer->tokens;
  EXPECT_EQ(tokens[1].column, 3U);
  EXPECT_EQ(tokens[2].column, 9U);
  EXPECT_EQ(tokens[3].column, 9U);
  EXPECT_EQ(tokens[4].column, 9U);
  EXPECT_EQ(tokens[4].line, 4U);
  EXPECT_EQ(lexed.buffer->span(tokens[4]).begin, 25U);
}

TEST(Lexer, IgnoresTextAroundModules) {
  EXPECT_EQ(module_kinds("a \" ( ---- MODULE A ----\nx\n==== \" (* y"), "`----` `MODULE` A `----` x `====` end of file");
  EXPECT_EQ(module_kinds("\\* -----MODULE A---- ===="), "`----` `MODULE` A `----` `====` end of file");
  EXPECT_EQ(module_kinds("----MODULE A---- ---- MODULE B ---- ==== ==== x ---- MODULE X ---- ====\n"
                         "---- MODULE of prose\n  ---- MODULE C ---- ===="),
            "`----` `MODULE` A `----` `----` `MODULE` B `----` `====` `====` `----` `MODULE` C `----` `====` end of file");
}

TEST(Lexer, ReportsFilesWithoutModule) {
  EXPECT_EQ(module_kinds(""), "E1002");
  EXPECT_EQ(module_kinds("some text --- MODULE A ---- ===="), "E1002");
  EXPECT_EQ(module_kinds(std::string("\x7f"
                                     "ELF\0\x01\xff",
                                     7)),
            "E1002");
}

TEST(Lexer, ReportsCharactersThatAreNotTla) {
  EXPECT_EQ(symbols("a ? b"), "E1003");
  EXPECT_EQ(symbols("a é"), "E1003");
  EXPECT_EQ(symbols("a \xff"), "E1004");
  EXPECT_EQ(symbols(std::string("a \0", 3)), "E1004");
  EXPECT_EQ(symbols("\"\xc3(\""), "E1004");
  EXPECT_EQ(symbols("a (* \xff *) b"), "a b");
}

TEST(Lexer, KeepsReservedWordsAsWritten) {
  EXPECT_EQ(symbols("CONSTANTS CONSTANT"), "CONSTANTS CONSTANT");
  EXPECT_EQ(kinds("CONSTANTS VARIABLE TEMPORALS DEFS IN SUBSET"), "Constant Variable Temporal Def LetIn Subset EndOfFile");
}

TEST(Lexer, ReadsConfigurationsAsPlainTokens) {
  SourceManager sources;
  DiagnosticSink sink;
  const auto buffer = lex_config(sources.add("M.cfg", "INIT Init \\* c\nCONSTANTS N = 3 Op <- [M] Def\n"), sources, sink);
  ASSERT_TRUE(buffer);
  EXPECT_EQ(
      print(*buffer),
      "1:1 Identifier INIT\n1:6 Identifier Init\n2:1 Constant CONSTANTS\n2:11 Identifier N\n2:13 Equals =\n2:15 Number 3\n"
      "2:17 Identifier Op\n2:20 LeftArrow <-\n2:23 LeftBracket [\n2:24 Identifier M\n2:25 RightBracket ]\n2:27 Identifier Def\n"
      "3:1 EndOfFile\n");
}

}  // namespace
}  // namespace tlaloc::lex
