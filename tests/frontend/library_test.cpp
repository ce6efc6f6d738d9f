// The operators of the bundled modules that are not plain text, and the shortcuts to those that are.
#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "frontend/frontend.h"
#include "frontend/interpret/interpreter.h"
#include "tests/support/parse_spec.h"

namespace tlaloc {
namespace {

using interpret::Interpreter;
using test::print_result;

constexpr const char* kModules =
    "Integers, Sequences, FiniteSets, TLC, TLCExt, Bags, BagsExt, SequencesExt, FiniteSetsExt, Functions, Folds, Bitwise, "
    "Json, "
    "IOUtils, CSV, SVG, Statistics, Randomization, Combinatorics, VectorClocks, GraphViz, Variants, Option";

struct Library {
  SourceManager sources;
  DiagnosticSink sink;
  frontend::Loaded loaded;

  explicit Library(const std::string& expression, bool allow_io = false) {
    MemoryFiles files;
    files.add("Test.tla", std::string("---- MODULE Test ----\nEXTENDS ") + kModules + "\nResult == " + expression + "\n====\n");
    frontend::LoadOptions options;
    options.spec_path = "Test.tla";
    options.use_config = false;
    options.allow_io = allow_io;
    options.expressions = {"Result"};
    loaded = frontend::load(options, files, sources, sink);
  }
  [[nodiscard]] std::string messages() const {
    std::string all;
    for (const Diagnostic& diagnostic : sink.all()) all += diagnostic.message + " (" + diagnostic.remedy + ")";
    return all;
  }
};

std::string evaluate(const std::string& expression, interpret::Options options = {}, bool allow_io = false) {
  Library library(expression, allow_io);
  if (!library.loaded.specification) return "refused: " + library.messages();
  Interpreter interpreter(library.loaded.specification->program, std::move(options));
  return print_result(interpreter.evaluate(library.loaded.specification->model.expressions.front().expr));
}

TEST(Library, WritesJson) {
  EXPECT_EQ(evaluate(R"(ToJson([a |-> <<1, -2>>, b |-> {"x", "y\n"}, c |-> TRUE]))"),
            R"("{\"a\":[1,-2],\"b\":[\"x\",\"y\\n\"],\"c\":true}")");
  EXPECT_EQ(evaluate("ToJson(0 :> {} @@ 5 :> <<>>)"), R"("{\"0\":[],\"5\":[]}")");
  EXPECT_EQ(evaluate("ToJsonObject(<<7, 8>>)"), R"("{\"0\":7,\"1\":8}")");
  EXPECT_EQ(evaluate("ToJsonArray(1..2)"), R"("[1,2]")");
  EXPECT_EQ(evaluate("ToJsonArray([a |-> 1])"),
            "error: type the argument of `ToJsonArray` is the record `[a |-> 1]`, but a sequence or a set is needed");
  EXPECT_EQ(evaluate("ToJson(Nat)"),
            "error: unsupported cannot enumerate the elements of `Nat`, which is not known to be finite");
}

TEST(Library, ReadsNumbersAndNames) {
  EXPECT_EQ(evaluate("atoi(\"-17\") + atoi(\"+3\")"), "-14");
  EXPECT_EQ(evaluate("atoi(\"1x\")"), "error: undefined `atoi` is applied to `\"1x\"`, which is no integer");
  EXPECT_EQ(evaluate("zeroPadN(42, 5) \\o zeroPadN(123, 2)"), "\"00042123\"");
  EXPECT_EQ(evaluate("{TLCModelValue(\"m\"), TLCModelValue(\"m\")}"), "{m}");
  EXPECT_EQ(evaluate("\"PATH\" \\in DOMAIN IOEnv /\\ IOEnv.PATH \\in STRING"), "TRUE");
}

TEST(Library, TakesTheOrderOfIsSortedAsItIs) {
  EXPECT_EQ(evaluate("<<IsSorted(<<1, 2, 2>>, <), IsSorted(<<1, 2, 2>>, \\leq), IsSorted(<<1>>, <)>>"),
            "<<FALSE, TRUE, TRUE>>");
}

TEST(Library, DrawsPictures) {
  EXPECT_EQ(
      evaluate("SVGElemToString(Group(<<Circle(1, 2, 3, [stroke_width |-> \"4\"]), Text(0, 0, \"<<1>>\", <<>>)>>, <<>>))"),
      "\"<g><circle cx='1' cy='2' r='3' stroke-width='4'></circle><text x='0' y='0'>&lt;&lt;1&gt;&gt;</text></g>\"");
  EXPECT_EQ(evaluate("NodeOfRingNetwork(100, 100, 50, 1, 4)"), "[x |-> 100, y |-> 150]");
  EXPECT_EQ(evaluate("PointOnLine([x |-> 0, y |-> 10], [x |-> 9, y |-> 0], 2)"), "[x |-> 4, y |-> 5]");
  EXPECT_EQ(evaluate("DotDiGraph([node |-> {1, 2}, edge |-> {<<1, 2>>}], LAMBDA n : n, LAMBDA e : \"e\")"),
            R"("digraph MyGraph {\"1\"[label=1];\"2\"[label=2];\"1\"->\"2\"[label=\"e\"];}")");
}

TEST(Library, TestsDistributions) {
  EXPECT_EQ(evaluate("ChiSquare(<<10, 10, 10>>, <<11, 9, 10>>, \"0.05\")"), "TRUE");
  EXPECT_EQ(evaluate("ChiSquare(<<10, 10, 10>>, <<20, 5, 5>>, \"0.05\")"), "FALSE");
  // the 95 % quantile for two degrees of freedom is 5.991: 5.88 lies below, 6.08 above
  EXPECT_EQ(evaluate("ChiSquare(<<100, 100, 100>>, <<114, 86, 100>>, \"0.05\") /\\ "
                     "ChiSquare(<<25, 25, 25>>, <<34, 17, 24>>, \"0.05\")"),
            "TRUE");
  EXPECT_EQ(evaluate("ChiSquare(<<25, 25, 25>>, <<35, 16, 24>>, \"0.05\")"), "FALSE");
  EXPECT_EQ(
      evaluate("ChiSquare(<<10>>, <<1, 2>>, \"0.05\")"),
      "error: undefined `ChiSquare` is applied to `<<10>>` and `<<1, 2>>`, but it needs two functions on one domain of at "
      "least two elements");
}

TEST(Library, KeepsRegisters) {
  EXPECT_EQ(evaluate("<<TLCGetOrDefault(3, 5), TLCSet(3, 7), TLCGetOrDefault(3, 5), TLCGet(3)>>"), "<<5, TRUE, 7, 7>>");
  EXPECT_EQ(evaluate("<<TLCGetAndSet(1, +, 2, 10), TLCGetAndSet(1, +, 2, 10), TLCGet(1)>>"), "<<10, 12, 14>>");
  EXPECT_EQ(evaluate("TLCSet(-1, 7)"), "error: type the first argument of `TLCSet` is the integer `-1`, not a natural number");
  EXPECT_EQ(evaluate("TLCGet(9)"), "error: undefined `TLCGet(9)` is read, but nothing was set there");
  interpret::Options options;
  options.run = {.mode = "bfs", .check_deadlock = true, .seed = 3};
  EXPECT_EQ(evaluate("<<TLCGet(\"config\").mode, TLCGet(\"config\").deadlock, TLCGet(\"duration\")>>", options),
            "<<\"bfs\", TRUE, 0>>");
  EXPECT_EQ(evaluate("TLCGet(\"distinct\")"),
            "error: unsupported `TLCGet(\"distinct\")` cannot be evaluated, no states are counted here");
}

TEST(Library, LooksAtErrorsAndDefinitions) {
  EXPECT_EQ(evaluate("AssertError(\"never\", 1 + 1)"), "FALSE");
  EXPECT_EQ(evaluate("AssertError(\"`Head` is applied to the empty sequence\", Head(<<>>))"), "TRUE");
  EXPECT_EQ(evaluate("AssertError(\"other words\", Head(<<>>))"),
            "error: unsupported the expression fails (`Head` is applied to the empty sequence), but whether TLC would say "
            "`\"other words\"` is not known");
  EXPECT_EQ(evaluate("TLCEvalDefinition(\"EmptyBag\") = EmptyBag"), "TRUE");
  EXPECT_EQ(evaluate("Trace"), "error: unsupported `Trace` has a value in `tlaloc simulate` only");
}

TEST(Library, DrawsFromTheSeed) {
  EXPECT_EQ(evaluate("LET T == RandomSubset(4, 1..9) IN Cardinality(T) = 4 /\\ T \\subseteq 1..9"), "TRUE");
  EXPECT_EQ(evaluate("RandomSubset(3, {1})"),
            "error: undefined `RandomSubset` is asked for 3 elements of `{1}`, which has only 1");
  EXPECT_EQ(evaluate("Cardinality(RandomSubset(3, SUBSET (1..70)))"), "3");
  EXPECT_EQ(evaluate("LET U == RandomSetOfSubsets(20, 3, 1..9) IN Cardinality(U) \\in 1..20 /\\ UNION U \\subseteq 1..9"),
            "TRUE");
  EXPECT_EQ(evaluate("RandomElement([1..90 -> 5..(10^30)]) \\in [1..90 -> Nat]"), "TRUE");
  EXPECT_EQ(evaluate("RandomElement({})"), "error: undefined `RandomElement` is applied to the empty set");
  const std::string drawn = "[i \\in 1..20 |-> RandomElement(1..1000)]";
  interpret::Options other;
  other.run.seed = 1;
  EXPECT_EQ(evaluate(drawn), evaluate(drawn));
  EXPECT_NE(evaluate(drawn), evaluate(drawn, other));
  const Library library("RandomElement(1..1000000)");
  Interpreter interpreter(library.loaded.specification->program);
  const auto draw = [&] {
    return print_result(interpreter.evaluate(library.loaded.specification->model.expressions.front().expr));
  };
  const std::string first = draw();
  EXPECT_EQ(draw(), first);
  interpreter.draw_anew();
  EXPECT_EQ(draw(), first) << "a constant definition is evaluated once";
}

TEST(Library, OrdersLogsByTheirClocks) {
  const std::string log = "<<[n |-> 1, c |-> (1 :> 2 @@ 2 :> 1)], [n |-> 2, c |-> (2 :> 1)], [n |-> 1, c |-> (1 :> 1)]>>";
  EXPECT_EQ(evaluate("CausalOrder(" + log +
                     ", LAMBDA l : l.c, LAMBDA l : l.n, LAMBDA c : DOMAIN c) = "
                     "LET L == " +
                     log + " IN <<L[2], L[3], L[1]>>"),
            "TRUE");
  EXPECT_EQ(evaluate("IsCausalOrder(" + log + ", LAMBDA l : l.c)"), "FALSE");
}

TEST(Library, HasPublishedShapes) {
  EXPECT_EQ(evaluate("Snoc(3, <<1, 2>>)"), "<<1, 2, 3>>");
  EXPECT_EQ(evaluate("Interleave(<<1, 2>>, <<3, 4>>)"), "<<<<1>>, <<3>>, <<2>>, <<4>>>>");
  EXPECT_EQ(evaluate("Interleave(<<1, 2>>, <<3>>)"), "error: undefined no arm of the `CASE` applies");
  EXPECT_EQ(evaluate("ReplaceAllSubSeqs(<<9>>, <<>>, <<1, 2>>)"), "<<9, 1, 9, 2>>");
  EXPECT_EQ(evaluate("ReplaceAllSubSeqs(\"x\", \"ab\", \"abcab\")"), "\"xcx\"");
  EXPECT_EQ(evaluate("choose(60, 30)"), "118264581564861424");
  EXPECT_EQ(evaluate("choose(-1, 2)"), "error: undefined no arm of the `CASE` applies");
  EXPECT_EQ(evaluate("OptionCase(Some(4), LAMBDA x : x + 1, LAMBDA u : 0) + OptionCase(None, LAMBDA x : x, LAMBDA u : 7)"),
            "12");
}

TEST(Library, RefusesExceptAtAnArgumentOfAnotherKind) {
  EXPECT_EQ(evaluate("[<<1, 2>> EXCEPT ![\"a\"] = 5]"),
            "error: type cannot decide whether the string `\"a\"` is an element of `1..2`");
}

TEST(Library, SortsLongSequences) {
  EXPECT_EQ(evaluate("LET s == SortSeq([i \\in 1..1000 |-> (i * 7919) % 1009], LAMBDA x, y : x > y) "
                     "IN \\A i \\in 1..999 : s[i] >= s[i + 1]"),
            "TRUE");
  // neither a strict order nor a total one keeps equal elements as they were or turns them around, as insertion does
  EXPECT_EQ(evaluate("SortSeq([i \\in 1..200 |-> <<i % 2, i>>], LAMBDA x, y : x[1] < y[1]) = "
                     "[i \\in 1..200 |-> IF i <= 100 THEN <<0, 2 * i>> ELSE <<1, 2 * (i - 100) - 1>>]"),
            "TRUE");
  EXPECT_EQ(evaluate("SortSeq([i \\in 1..200 |-> <<0, i>>], LAMBDA x, y : x[1] <= y[1]) = [i \\in 1..200 |-> <<0, 201 - i>>]"),
            "TRUE");
}

// The texts hold the meaning: without the shortcuts the same values come out, and the same errors arise.
TEST(Library, ShortcutsAgreeWithTheirTexts) {
  for (const char* const expression : {
           "FoldSet(LAMBDA x, y : <<x, y>>, 0, {3, 1, 2})",
           "FoldSet(LAMBDA x, y : x, 0, {})",
           "FoldSet(LAMBDA x, y : x, 0, 5)",
           "FoldFunction(LAMBDA x, y : <<x, y>>, 0, [a |-> 3, b |-> 4])",
           "FoldFunctionOnSet(LAMBDA x, y : <<x, y>>, 0, [n \\in Nat |-> n * n], 3..5)",
           "FoldFunctionOnSet(LAMBDA x, y : x, 0, <<1>>, {2})",
           "FoldLeft(LAMBDA x, y : <<x, y>>, 0, <<7, 8, 9>>)",
           "FoldRight(LAMBDA x, y : <<x, y>>, <<7, 8, 9>>, 0)",
           "FoldLeftDomain(LAMBDA x, y : <<x, y>>, 0, <<7, 8, 9>>)",
           "FoldRightDomain(LAMBDA x, y : <<x, y>>, <<7, 8, 9>>, 0)",
           "FoldLeft(LAMBDA x, y : x, 0, {1})",
           "SetToSeq({3, 1, 2})",
           "SetToSeqs({3, 1, 2})",
           "SetToSeqs({})",
           "kSubset(2, {1, 3, 5, 7})",
           "kSubset(0, {1, 3})",
           "kSubset(3, {1, 3})",
           "kSubset(-1, {1, 3})",
           "<<Max({3, 9, 4}), Min({3, 9, 4}), Max(2..7), Min(2..7)>>",
           "Max({})",
           "Max({\"a\", \"b\"})",
           "<<IsInjective(<<1, 2, 3>>), IsInjective([a |-> 1, b |-> 1]), IsInjective(<<>>)>>",
           "IsInjective(<<1, 1, \"a\">>)",
           "AntiFunction([a |-> 3, b |-> 1, c |-> 3])",
           "<<12 & 10, 12 | 10, 12 ^^ 10, Not(5), Not(0), Not(8)>>",
           "BagUnion({1 :> 2 @@ 2 :> 1, 2 :> 3}) (+) SetToBag({1})",
       }) {
    Library library(expression);
    ASSERT_TRUE(library.loaded.specification) << library.messages();
    kernel::Program& program = library.loaded.specification->program;
    const kernel::ExprId expr = library.loaded.specification->model.expressions.front().expr;
    const std::string quick = print_result(Interpreter(program).evaluate(expr));
    for (std::uint32_t i = 0; i < program.definitions.size(); ++i)
      program.definitions.edit(kernel::DefinitionId(i)).shortcut.reset();
    EXPECT_EQ(print_result(Interpreter(program).evaluate(expr)), quick) << expression;
  }
}

TEST(Library, FoldsLongSequencesWithoutRecursion) {
  EXPECT_EQ(evaluate("FoldLeft(LAMBDA x, y : x + y, 0, [i \\in 1..100000 |-> i])"), "5000050000");
  EXPECT_EQ(evaluate("Len(SetToSeq(1..100000)) + BagCardinality(SetToBag(1..100000))"), "200000");
}

// ---- files and processes

class LibraryIo : public ::testing::Test {
 protected:
  void SetUp() override {
    folder = std::filesystem::temp_directory_path() / ("tlaloc-io-" + std::to_string(::getpid()));
    std::filesystem::create_directories(folder);
  }
  void TearDown() override { std::filesystem::remove_all(folder); }
  [[nodiscard]] std::string quoted(const char* name) const { return "\"" + (folder / name).string() + "\""; }
  [[nodiscard]] std::string text(const char* name) const {
    std::ifstream file(folder / name);
    std::ostringstream all;
    all << file.rdbuf();
    return all.str();
  }
  [[nodiscard]] static std::string run(const std::string& expression) { return evaluate(expression, {}, true); }

  std::filesystem::path folder;
};

TEST_F(LibraryIo, IsRefusedUnlessAllowed) {
  EXPECT_EQ(
      evaluate("JsonSerialize(" + quoted("a.json") + ", <<1>>)"),
      "refused: `JsonSerialize` of module Json touches files or processes, which a spec may not do unasked (allow it with "
      "--allow-io)");
  EXPECT_FALSE(std::filesystem::exists(folder / "a.json"));
}

TEST_F(LibraryIo, WritesAndReadsJson) {
  EXPECT_EQ(run("JsonSerialize(" + quoted("sub/a.json") + ", [k |-> <<1, \"x\">>])"), "TRUE");
  EXPECT_EQ(text("sub/a.json"), R"({"k":[1,"x"]})");
  EXPECT_EQ(run("JsonDeserialize(" + quoted("sub/a.json") + ")"), "[k |-> <<1, \"x\">>]");
  EXPECT_EQ(run("ndJsonSerialize(" + quoted("b") + ", <<1, {2}, TRUE>>)"), "TRUE");
  EXPECT_EQ(run("ndJsonDeserialize(" + quoted("b") + ")"), "<<1, <<2>>, TRUE>>");
  std::ofstream(folder / "c") << R"( {"a" : "A\u00e9\ud83d\ude00\n", "b":[] , "a": 2} )";
  EXPECT_EQ(run("JsonDeserialize(" + quoted("c") + ")"), "[a |-> 2, b |-> <<>>]");
  std::ofstream(folder / "d") << R"(["A\u00e9\ud83d\ude00"])";
  EXPECT_EQ(run("JsonDeserialize(" + quoted("d") + ")"), "<<\"A\u00e9\U0001F600\">>");
}

TEST_F(LibraryIo, RefusesJsonWithoutAValue) {
  for (const char* const wrong : {"null", "1.5", "[1,", "{\"a\" 1}", "\"abc", "[1] 2", "\"\\x\"", ""}) {
    std::ofstream(folder / "w") << wrong;
    const std::string result = run("JsonDeserialize(" + quoted("w") + ")");
    EXPECT_NE(result.find("is no JSON that has a value"), std::string::npos) << wrong << ": " << result;
  }
  EXPECT_NE(run("JsonDeserialize(" + quoted("missing") + ")").find("cannot be read"), std::string::npos);
}

TEST_F(LibraryIo, KeepsTables) {
  const std::string file = quoted("t.csv");
  EXPECT_EQ(run("CSVRecords(" + file + ")"), "0");
  EXPECT_EQ(run("CSVWriteRecord([a |-> 1, b |-> \"x\"], \";\", TRUE, " + file + ")"), "TRUE");
  EXPECT_EQ(run("CSVWrite(\"%2$s;%s%%\", <<2, {3}>>, " + file + ")"), "TRUE");
  EXPECT_EQ(text("t.csv"), "a;b\n1;\"x\"\n{3};2%\n");
  EXPECT_EQ(run("CSVRecords(" + file + ")"), "3");
  EXPECT_EQ(run("CSVRead(<<\"p\", \"q\">>, \";\", " + file + ")[3]"), "[p |-> \"{3}\", q |-> \"2%\"]");
  EXPECT_NE(run("CSVWrite(\"%3$s\", <<1>>, " + file + ")").find("asks for what is not there"), std::string::npos);
}

TEST_F(LibraryIo, WritesAndReadsTexts) {
  const std::string options = "[format |-> \"TXT\", charset |-> \"UTF-8\", openOptions |-> <<\"CREATE\", \"APPEND\">>]";
  EXPECT_EQ(run("Serialize(\"one\", " + quoted("t") + ", " + options + ").exitValue"), "0");
  EXPECT_EQ(run("Serialize(\"two\", " + quoted("t") + ", " + options + ").exitValue"), "0");
  EXPECT_EQ(run("Deserialize(" + quoted("t") + ", " + options + ").stdout"), "\"onetwo\"");
}

TEST_F(LibraryIo, RunsPrograms) {
  EXPECT_EQ(run("IOExec(<<\"sh\", \"-c\", \"echo out; echo err >&2; exit 3\">>)"),
            "[exitValue |-> 3, stderr |-> \"err\\n\", stdout |-> \"out\\n\"]");
  EXPECT_EQ(run("IOEnvExec([GREETING |-> \"hello\"], <<\"sh\", \"-c\", \"printf $GREETING\">>).stdout"), "\"hello\"");
  EXPECT_EQ(run("IOExecTemplate(<<\"printf\", \"%2$s-%1$s\">>, <<\"a\", \"b\">>).stdout"), "\"b-a\"");
  EXPECT_EQ(run("Len(IOExec(<<\"sh\", \"-c\", \"yes | head -c 300000\">>).stdout)"), "300000");
  EXPECT_NE(run("IOExec(<<\"/no/such/program\">>)").find("cannot start a program"), std::string::npos);
}

}  // namespace
}  // namespace tlaloc
