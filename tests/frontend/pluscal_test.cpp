#include <string>
#include <vector>

#include "frontend/lex/lexer.h"
#include "frontend/pluscal/checksum.h"
#include "frontend/pluscal/expression.h"
#include "frontend/pluscal/site.h"
#include "frontend/pluscal/translate.h"
#include "tests/frontend/load_fixture.h"

namespace tlaloc::pluscal {
namespace {

class Translation : public ::testing::Test {
 protected:
  /// The file with its translation; else the first message.
  std::string translate(const std::string& text) {
    const auto result = translate_file(sources.add("M.tla", text), sources, sink);
    return result ? *result : sink.first_error()->message;
  }
  /// The lines of the translation that begin with `head`, up to the next empty line.
  std::string part(const std::string& algorithm, const std::string& head) {
    const std::string text = translate("---- MODULE M ----\n(*" + algorithm + "*)\n====\n");
    const std::size_t begin = text.find("\n" + head);
    return begin == std::string::npos ? text : text.substr(begin + 1, text.find("\n\n", begin) - begin);
  }

  SourceManager sources;
  DiagnosticSink sink;
};

std::string joined(const Expr& expr) {
  std::string text;
  for (const Expr::Line& line : expr.lines) {
    if (!text.empty()) text += '\n';
    if (!line.empty()) text += std::string(line.front().column, ' ') + line_text(line);
  }
  return text;
}

class Expressions : public ::testing::Test {
 protected:
  Expr expr(const std::string& text) {
    const SourceId source = sources.add("e", text);
    const auto tokens = lex::lex_expression(source, sources, sink);
    return make_expr(*tokens, 0, tokens->tokens.size() - 1, sources);
  }
  std::string replaced(const std::string& text, const std::string& name, const std::string& by) {
    return joined(substitute(expr(text), {{name, expr(by)}}, Parentheses::Add));
  }

  SourceManager sources;
  DiagnosticSink sink;
};

TEST_F(Expressions, ReplaceNamesButNotFields) {
  EXPECT_EQ(replaced("x + r.x + [x |-> x, y |-> 1]", "x", "z"), "z + r.x + [x |-> z, y |-> 1]");
  EXPECT_EQ(replaced("x = \"x\"", "x", "z"), "z = \"x\"");
}

TEST_F(Expressions, ParenthesiseWhatIsLongerThanAToken) {
  EXPECT_EQ(replaced("2 * n", "n", "a + b"), "2 * (a + b)");
  EXPECT_EQ(replaced("n", "n", "a + b"), "a + b");
}

TEST_F(Expressions, KeepListsAlignedWhenNamesGrow) {
  EXPECT_EQ(replaced("IF n THEN /\\ a\n          /\\ b\n     ELSE c", "n", "longer(name)"),
            "IF (longer(name)) THEN /\\ a\n                       /\\ b\n                  ELSE c");
}

TEST_F(Translation, ReadsAssignedVariablesPrimed) {
  EXPECT_EQ(part("--algorithm A variables x = 0; y = 0; begin a: x := y; y := x; end algorithm", "a =="),
            "a == /\\ pc = \"a\"\n"
            "     /\\ x' = y\n"
            "     /\\ y' = x'\n"
            "     /\\ pc' = \"Done\"\n");
}

TEST_F(Translation, SaysInEachBranchWhatStaysUnchanged) {
  EXPECT_EQ(part("--algorithm A { variables longest = 0; y = 0; { a: if (y = 0) longest := 1; else y := 1; } }", "a =="),
            "a == /\\ pc = \"a\"\n"
            "     /\\ IF y = 0\n"
            "           THEN /\\ longest' = 1\n"
            "                /\\ y' = y\n"
            "           ELSE /\\ y' = 1\n"
            "                /\\ UNCHANGED longest\n"
            "     /\\ pc' = \"Done\"\n");
}

TEST_F(Translation, MakesOneExceptOfSeveralParts) {
  EXPECT_EQ(
      part("--algorithm A variables f = [i \\in 1..2 |-> 0]; begin a: f[1] := f[2] || f[2] := f[1]; end algorithm", "a =="),
      "a == /\\ pc = \"a\"\n"
      "     /\\ f' = [f EXCEPT ![1] = f[2],\n"
      "                       ![2] = f[1]]\n"
      "     /\\ pc' = \"Done\"\n");
}

TEST_F(Translation, SubstitutesMacroArgumentsAlsoWhereTheyAreAssigned) {
  EXPECT_EQ(part("--algorithm A variables f = [i \\in 1..2 |-> <<0>>]; macro set(v, e) begin v[1] := e * 2 end macro;"
                 "begin a: set(f[1], 1 + 2); end algorithm",
                 "a =="),
            "a == /\\ pc = \"a\"\n"
            "     /\\ f' = [f EXCEPT ![1][1] = (1 + 2) * 2]\n"
            "     /\\ pc' = \"Done\"\n");
}

TEST_F(Translation, NumbersMissingLabelsPastThoseThatExist) {
  const std::string text = translate(
      "---- MODULE M ----\n\\* PlusCal options (label)\n(*--algorithm A variables x = 0; begin Lbl_1: x := 1; x := 2; end "
      "algorithm*)\n====\n");
  EXPECT_NE(text.find("Lbl_2 =="), std::string::npos) << text;
}

TEST_F(Translation, LeavesEverythingElseAsItIs) {
  const std::string before =
      "prose\r\n---- MODULE M ----\r\n(* --algorithm A variables x = 0; begin x := 1; end algorithm *)  \r\n";
  const std::string after = "\\* END TRANSLATION  as it was\r\nF ==\t1\r\n====\r\nmore\xFF";
  const std::string text = translate(before + "\\* BEGIN TRANSLATION  old\r\nVARIABLE y\r\n" + after);
  EXPECT_TRUE(text.starts_with(before + "\\* BEGIN TRANSLATION  old\r\nVARIABLES pc, x\r\n\r\nvars")) << text;
  EXPECT_TRUE(text.ends_with("Termination == <>(pc = \"Done\")\r\n\r\n" + after)) << text;
  EXPECT_EQ(text.find("VARIABLE y"), std::string::npos);
}

TEST_F(Translation, OfATranslatedFileIsTheSameFile) {
  const std::string once = translate("---- MODULE M ----\n(* --algorithm A { variable x = 0; { x := 1 } } *)\n====\n");
  EXPECT_EQ(translate(once), once);
}

TEST_F(Translation, DoesNotListenToAnEarlierOne) {
  const std::string algorithm = "---- MODULE M ----\n(* --algorithm A { variable x = 0; { x := 1 } } *)\n";
  const std::string block = "\\* BEGIN TRANSLATION\n\\* PlusCal options (wf)\n\\* END TRANSLATION\n====\n";
  EXPECT_EQ(translate(algorithm + block).find("WF_vars"), std::string::npos);
  const std::string open = "---- MODULE M ----\n(* --algorithm A { variable x = 0; { x := 1 } }\n";
  const std::string closing = "\\* BEGIN TRANSLATION\n*)\n\\* END TRANSLATION\n====\n";
  const std::string once = translate(open + closing);
  EXPECT_EQ(translate(once), once);
}

TEST_F(Translation, IsOfTheModulesOwnAlgorithm) {
  const std::string old = "(* --algorithm Old { variable x = 0; { x := 9 } } *)\n";
  const std::string own = "(* --algorithm Own { variable x = 0; { x := 1 } } *)\n";
  const std::string header = "---- MODULE M ----\n";
  const std::string block = "\\* BEGIN TRANSLATION\n\\* END TRANSLATION\n";
  const auto is_of = [&](const std::string& text, const std::string& assignment) {
    const std::string result = translate(text);
    EXPECT_NE(result.find("x' = " + assignment), std::string::npos) << text << "gives\n" << result;
  };
  is_of(old + header + own + "====\n", "1");
  is_of(old + header + own + block + "====\n", "1");
  is_of("--algorithm Old { variable x = 0; { x := 9 } }\n" + header + "---- MODULE Inner ----\n====\n" + own + block + "====\n",
        "1");
  // An algorithm before the module is its own where it has no other, before the place of the translation.
  is_of(old + header + block + "====\n", "9");
  is_of(old + header + block + own + "====\n", "9");
  is_of(old + header + block + "====\n" + own, "9");
  is_of(old + header + "S == \"(* --algorithm No { { skip } } *)\" \\* --algorithm No { { skip } }\n" + block + "====\n", "9");
}

TEST_F(Translation, StandsOnLinesOfItsOwn) {
  const std::string once = translate("---- MODULE M ----\n(* --algorithm A { variable x = 0; { x := 1 } } *)");
  EXPECT_NE(once.find("*)\n\\* BEGIN TRANSLATION"), std::string::npos);
  EXPECT_EQ(translate(once), once);
}

TEST_F(Translation, DoesNotTakeThePlaceOfItsAlgorithm) {
  for (const std::string text : {"(* \\* BEGIN TRANSLATION --algorithm A {\n{ skip } } *)\n",
                                 "(* --algorithm A {\n{ \\* BEGIN TRANSLATION\nskip } } *)\n"}) {
    const SourceId file = sources.add("M.tla", "---- MODULE M ----\n" + text + "\\* END TRANSLATION\n====\n");
    DiagnosticSink heard;
    EXPECT_FALSE(pluscal::translate_file(file, sources, heard).has_value()) << text;
    EXPECT_TRUE(heard.has_errors());
  }
  const std::string one_line =
      "---- MODULE M ----\n(* --algorithm A { { skip } } *) \\* BEGIN TRANSLATION\n\\* END TRANSLATION\n====\n";
  EXPECT_EQ(translate(translate(one_line)), translate(one_line));
}

TEST_F(Translation, KnowsProseFromAlgorithms) {
  const std::string prose = "---- MODULE M ----\n(* We write --algorithm Name for an algorithm. *)\n====\n";
  EXPECT_FALSE(find_site(sources.add("M.tla", prose), sources).has_value());
  const std::string typo = "---- MODULE M ----\n(* --algorithm Name\n variabels x; begin skip end algorithm *)\n====\n";
  EXPECT_TRUE(find_site(sources.add("M.tla", typo), sources).has_value());
  const std::string string = "---- MODULE M ----\nx == \"(* --algorithm A { variable x;\"\n====\n";
  EXPECT_FALSE(find_site(sources.add("M.tla", string), sources).has_value());
}

TEST_F(Translation, RefusesStatementsNestedWithoutEnd) {
  std::string nested;
  for (int i = 0; i < 100'000; ++i) nested += "if TRUE then ";
  EXPECT_EQ(translate("---- MODULE M ----\n(* --algorithm A variable x; begin " + nested + "*)\n===="),
            "statements nested more than 200 levels deep");
}

TEST(Checksum, IsThatOfTheStandard) {
  EXPECT_EQ(crc32("123456789"), "cbf43926");
  EXPECT_EQ(crc32("fair"), "7c28162a");
  EXPECT_EQ(crc32(""), "0");
}

class AlgorithmsInModules : public test::LoadTest {};

TEST_F(AlgorithmsInModules, BecomeDefinitionsThatPointIntoThem) {
  file("M", "EXTENDS Integers\n(* --algorithm A\nvariables x = 0;\nbegin\nstep:\n  x := x + 1;\nend algorithm *)\nAfter == x");
  ASSERT_TRUE(analyse()) << messages();
  const auto id = program().find(Symbol("step"));
  ASSERT_TRUE(id.has_value());
  EXPECT_EQ(sources.text(program().definitions[*id].body_span), "step:\n  x := x + 1");
  EXPECT_EQ(body("After"), "x");
}

TEST_F(AlgorithmsInModules, AreReportedWhereTheyAreWrong) {
  file("M", "(* --algorithm A\nvariables x = 0;\nbegin\n  x := <<x, oops>>;\nend algorithm *)");
  EXPECT_FALSE(analyse());
  ASSERT_NE(sink.first_error(), nullptr);
  EXPECT_EQ(sources.text(sink.first_error()->span), "oops");
}

TEST_F(AlgorithmsInModules, AreTranslatedInModulesThatAreExtended) {
  file("M", "EXTENDS Inner\nTwice == 2 * x");
  file("Inner", "EXTENDS Integers\n(* --algorithm A { variable x = 0; { x := 1 } } *)");
  EXPECT_TRUE(analyse()) << messages();
}

}  // namespace
}  // namespace tlaloc::pluscal
