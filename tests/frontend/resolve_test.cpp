#include "frontend/resolve/suggest.h"
#include "tests/frontend/load_fixture.h"

namespace tlaloc::test {
namespace {

class Resolve : public LoadTest {
 protected:
  /// The root module alone, refused with exactly this kind.
  void refuses(const std::string& module_body, DiagnosticKind kind) {
    files = MemoryFiles();
    options = {};
    sink = {};
    file("M", module_body);
    EXPECT_FALSE(analyse()) << module_body;
    EXPECT_EQ(count(kind), 1) << module_body << "\n" << messages();
  }
  void accepts(const std::string& module_body) {
    files = MemoryFiles();
    options = {};
    sink = {};
    file("M", module_body);
    EXPECT_TRUE(analyse()) << module_body << "\n" << messages();
    EXPECT_TRUE(sink.all().empty()) << messages();
  }
};

TEST_F(Resolve, RefusesUndefinedNamesAndSuggestsNearOnes) {
  refuses("Counter == 1\nA == Countr", DiagnosticKind::UndefinedName);
  EXPECT_EQ(sink.all()[0].remedy, "did you mean `Counter`?");
  refuses("A == 1 + 2", DiagnosticKind::UndefinedName);
  EXPECT_EQ(sink.all()[0].remedy, "module Naturals defines it: add Naturals to EXTENDS");
  refuses("A == B\nB == 1", DiagnosticKind::UndefinedName);
  refuses("A == LET x == 1 IN x\nB == x", DiagnosticKind::UndefinedName);
  refuses("A == \\E x \\in {1}, y \\in x : TRUE", DiagnosticKind::UndefinedName);
}

TEST_F(Resolve, RefusesShadowing) {
  refuses("x == 1\nA == \\E x \\in {1} : x = 1", DiagnosticKind::NameRedefined);
  refuses("A(x) == LET x == 1 IN x", DiagnosticKind::NameRedefined);
  refuses("EXTENDS Sequences\nHead(s) == s", DiagnosticKind::NameRedefined);
  refuses("A == 1\nA == 2", DiagnosticKind::NameRedefined);
  refuses("TRUE == 1", DiagnosticKind::BuiltinRedefined);
}

TEST_F(Resolve, LetsDisjointScopesShareNames) {
  accepts("A(x) == \\E y \\in {x} : y = x\nB(y) == LET x == y IN x\nx == 1");
  accepts("EXTENDS Naturals, Integers\nLOCAL INSTANCE Sequences\nA == Len(<<1>>)");
}

TEST_F(Resolve, ChecksArguments) {
  refuses("F(a) == a\nA == F(1, 2)", DiagnosticKind::ArityMismatch);
  refuses("F(a) == a\nA == F", DiagnosticKind::ArityMismatch);
  refuses("F(Op(_)) == Op(1)\nG(a, b) == a\nA == F(G)", DiagnosticKind::OperatorArgumentArity);
  refuses("F(Op(_)) == Op(1)\nA == F({1})", DiagnosticKind::OperatorWanted);
  refuses("F(a) == a\nA == F(LAMBDA x : x)", DiagnosticKind::MisplacedOperator);
  refuses("F(Op(_)) == Op(1)\nA == F(LAMBDA x, y : x)", DiagnosticKind::LambdaArity);
  refuses("F(Op(_)) == Op(1)\nA == F(F)", DiagnosticKind::OperatorArgumentArity);
  refuses("f[a, b \\in {1}] == a\nA == f[1, 1, 1]", DiagnosticKind::FunctionArity);
  accepts("f[a, b \\in {1}] == a\nA == f[<<1, 1>>] = f[1, 1]");
}

TEST_F(Resolve, ChecksRecursiveDeclarations) {
  refuses("RECURSIVE F(_)\nA == 1", DiagnosticKind::RecursiveUndefined);
  refuses("RECURSIVE F(_)\nF(a, b) == a", DiagnosticKind::RecursiveArity);
  accepts("RECURSIVE F(_), G(_)\nF(a) == G(a)\nG(a) == F(a)");
}

TEST_F(Resolve, ChecksFieldsAndAtSigns) {
  refuses("A == [a |-> 1, a |-> 2]", DiagnosticKind::RepeatedField);
  refuses("A == @", DiagnosticKind::MisplacedAt);
}

TEST_F(Resolve, ChecksLevels) {
  refuses("VARIABLE x\nA == (x')'", DiagnosticKind::LevelTooHigh);
  refuses("VARIABLE x\nP == x'\nA == P' = 1", DiagnosticKind::LevelTooHigh);
  refuses("VARIABLE x\nA == [](x' = x)", DiagnosticKind::BoxOfAction);
  refuses("VARIABLE x\nA == <>(x' = x)", DiagnosticKind::DiamondOfAction);
  refuses("VARIABLE x\nA == (x' = x) ~> TRUE", DiagnosticKind::TemporalOperandAction);
  refuses("VARIABLE x\nA == (x' = x) /\\ [](x = 1)", DiagnosticKind::ActionInTemporal);
  refuses("VARIABLE x\nASSUME x = 1", DiagnosticKind::AssumptionNotConstant);
  accepts("VARIABLE x\nA == [][x' = x]_x /\\ []<><<x' = x>>_x /\\ []ENABLED (x' = 1)");
}

TEST_F(Resolve, FindsModules) {
  refuses("EXTENDS Sequencs", DiagnosticKind::ModuleNotFound);
  EXPECT_EQ(sink.all()[0].remedy, "did you mean `Sequences`?");
  refuses("EXTENDS M", DiagnosticKind::ModuleCycle);
}

TEST_F(Resolve, ReportsCyclesThroughOtherFiles) {
  file("A", "EXTENDS B");
  file("B", "I == INSTANCE A");
  EXPECT_FALSE(analyse());
  EXPECT_EQ(count(DiagnosticKind::ModuleCycle), 1) << messages();
  EXPECT_EQ(sink.all()[0].message, "modules depend on each other: A -> B -> A");
}

TEST_F(Resolve, WantsFileAndModuleToShareAName) {
  options.spec_path = "dir/Other.tla";
  files.add("dir/Other.tla", "---- MODULE M ----\n====\n");
  EXPECT_FALSE(analyse());
  EXPECT_EQ(count(DiagnosticKind::ModuleNameMismatch), 1);
}

TEST_F(Resolve, SearchesTheFolderOfTheSpecThenLibrariesThenBundledModules) {
  options.spec_path = "dir/M.tla";
  options.library_dirs = {"lib"};
  files.add("dir/M.tla", "---- MODULE M ----\nEXTENDS Functions, Other\nA == Mine\nB == Theirs\n====\n");
  files.add("dir/Functions.tla", "---- MODULE Functions ----\nMine == 1\n====\n");
  files.add("lib/Functions.tla", "---- MODULE Functions ----\n====\n");
  files.add("lib/Other.tla", "---- MODULE Other ----\nTheirs == 2\n====\n");
  ASSERT_TRUE(analyse()) << messages();
  EXPECT_EQ(body("Mine"), "1");
  EXPECT_EQ(body("Theirs"), "2");
}

TEST_F(Resolve, TellsOfEachFolderOnceThatItHasSearched) {
  options.spec_path = "dir/M.tla";
  files.add("dir/M.tla", "---- MODULE M ----\nEXTENDS Nowhere\n====\n");
  const auto searched = [&](std::vector<std::string> folders) {
    options.library_dirs = std::move(folders);
    EXPECT_FALSE(analyse());
    return sink.all().empty() ? "" : sink.all().back().remedy;
  };
  EXPECT_EQ(searched({"aa", "bb"}), "searched dir/, aa, bb and the bundled modules; `-I DIR` adds a folder");
  EXPECT_EQ(searched({"aa", "bb", "aa"}), "searched dir/, aa, bb and the bundled modules; `-I DIR` adds a folder");
  EXPECT_EQ(searched({"aa/", "aa", "dir"}), "searched dir/, aa/ and the bundled modules; `-I DIR` adds a folder");
}

TEST_F(Resolve, FindsLaterModulesOfTheSameFile) {
  options.spec_path = "M.tla";
  files.add("M.tla", "---- MODULE M ----\nEXTENDS Later\nA == B\n====\n---- MODULE Later ----\nB == 1\n====\n");
  ASSERT_TRUE(analyse()) << messages();
  EXPECT_EQ(body("A"), "B");
}

TEST_F(Resolve, PassesOverProseThatLooksLikeALaterModule) {
  options.spec_path = "M.tla";
  files.add("M.tla",
            "---- MODULE M ----\nA == 1\n====\n---- MODULE Later ----\nthis is not \" TLA+\n====\n"
            "---- MODULE Other ----\n  1 == 2\n====\n---- MODULE Last ----\nB == 1\n====\n");
  ASSERT_TRUE(analyse()) << messages();
  files.add("M.tla",
            "---- MODULE M ----\nEXTENDS Last, Other\nA == B\n====\n---- MODULE Later ----\nit's \" prose\n====\n"
            "---- MODULE Other ----\n  1 == 2\n====\n---- MODULE Last ----\nB == 1\n====\n");
  EXPECT_FALSE(analyse());
  EXPECT_EQ(count(DiagnosticKind::UnexpectedToken), 1) << messages();
  EXPECT_EQ(count(DiagnosticKind::UndefinedName), 0) << messages();
}

TEST_F(Resolve, PassesOverALaterModuleThatIsCommentedOut) {
  options.spec_path = "M.tla";
  files.add("M.tla",
            "---- MODULE M ----\nEXTENDS Later\nA == B\n====\n\\*---- MODULE Later ----\n\\*B == 2\n\\*====\n"
            "  ---- MODULE Later ----\nB == 1\n====\n---- CONFIG M ----\nINVARIANT A\n====\n");
  ASSERT_TRUE(analyse()) << messages();
  EXPECT_EQ(body("B"), "1");
}

TEST_F(Resolve, EndsAModuleThatIsCommentedOutWithItsComment) {
  options.spec_path = "M.tla";
  const std::string root = "---- MODULE M ----\nEXTENDS Later\nA == B\n====\n";
  const std::string later = "---- MODULE Later ----\nB == 1\n====\n";
  for (const char* const comment : {
           "(*\n---- MODULE Old ----\nB == 2\n*)\n",
           "(* prose (* nested *)\n---- MODULE Later ----\nB == (* two *) 2 (\n*)\n",
           "(*\n---- MODULE Old ----\n====\n---- MODULE Older ----\n*)\n",
           "\\* (* no comment begins here\n",
           "it's (* and does not end\n",
       }) {
    files.add("M.tla", root + comment + later);
    sink = {};
    ASSERT_TRUE(analyse()) << comment << messages();
    EXPECT_EQ(body("B"), "1") << comment;
  }
  // As in TLC, one that is complete is read wherever it stands.
  files.add("M.tla", root + "(*\n---- MODULE Later ----\nB == 2\n====\n*)\n" + later);
  ASSERT_TRUE(analyse()) << messages();
  EXPECT_EQ(body("B"), "2");
}

TEST_F(Resolve, TakesWhatTlcComputesFromTheBundledModuleInACopy) {
  file("M",
       "EXTENDS Naturals, FiniteSets, Sequences\nI == INSTANCE FiniteSets\n"
       "A == Cardinality({1}) + I!Cardinality({2})\nB == Halves({})\nC == Len(<<>>) + Last2(<<1>>)");
  file("FiniteSets",
       "LOCAL INSTANCE Naturals\nIsFiniteSet(S) == S\nCardinality(S) == S\n"
       "Halves(S) == {T \\in SUBSET S : 2 * Cardinality(T) = Cardinality(S)}");
  file("Sequences", "LOCAL INSTANCE Naturals\nLen(s) == s\nHead(s, t) == s\nLast2(s) == s[Len(s)]");
  ASSERT_TRUE(analyse()) << messages();
  EXPECT_EQ(body("A"), "Cardinality({1}) + Cardinality({2})");
  EXPECT_EQ(body("Halves"), "{T \\in (SUBSET S) : 2 * Cardinality(T) = Cardinality(S)}");
  EXPECT_EQ(body("Last2"), "s[Len(s)]");
  EXPECT_EQ(program().find(Symbol("Cardinality")), std::nullopt) << "its text is not used";
  EXPECT_EQ(body("Head"), "s") << "it takes other arguments than the standard one";
  EXPECT_EQ(count(DiagnosticKind::StandardModuleCopied), 2) << messages();
}

TEST_F(Resolve, LetsBundledModulesFindTheirOwn) {
  file("M", "EXTENDS FiniteSetsExt, Folds\nA == FoldSet(LAMBDA x, y : x + y, 0, {1}) + Mine\nB == Max({1})");
  file("Folds", "EXTENDS SequencesExt\nMine == Len(<<>>)\nMapThenFoldSet(a) == a");
  file("Naturals", "Nat == {}\na + b == {a, b}\nMine2 == 1");
  ASSERT_TRUE(analyse()) << messages();
  EXPECT_EQ(body("Mine"), "Len(<<>>)");
  EXPECT_EQ(body("A"), "FoldSet(LAMBDA x, y : x + y, 0, {1}) + Mine");
  EXPECT_EQ(count(DiagnosticKind::ExtendsClash), 0) << messages();
  EXPECT_EQ(count(DiagnosticKind::InstanceClash), 0) << messages();
}

TEST_F(Resolve, KeepsDefinitionsOfACopyThatTlcDoesNotCompute) {
  file("M",
       "EXTENDS SequencesExt, Functions, Apalache\nA == Range(<<1>>)\nB == Reverse(<<1>>)\nC == Guess({1})\n"
       "D == IsInjective(<<1>>)");
  file("Functions", "Range(f) == {f}\nIsInjective(f) == f");
  file("SequencesExt", "Reverse(s) == s\nContains(s, e) == s");
  file("Apalache", "Guess(S) == CHOOSE x \\in S : TRUE");
  ASSERT_TRUE(analyse()) << messages();
  EXPECT_EQ(body("Range"), "{f}");
  EXPECT_EQ(body("Reverse"), "s");
  EXPECT_EQ(body("Guess"), "CHOOSE x \\in S : TRUE");
  EXPECT_NE(body("IsInjective"), "f");
  EXPECT_EQ(count(DiagnosticKind::StandardModuleCopied), 2) << messages();
}

TEST_F(Resolve, DoesNotExportLocalDefinitions) {
  file("M", "EXTENDS N\nA == Public\nB == Private");
  file("N", "LOCAL Private == 1\nPublic == Private");
  EXPECT_FALSE(analyse());
  EXPECT_EQ(count(DiagnosticKind::UndefinedName), 1) << messages();
}

TEST_F(Resolve, WarnsWhenExtendedModulesClash) {
  file("M", "EXTENDS N, O\nA == Same");
  file("N", "Same == 1");
  file("O", "Same == 2");
  ASSERT_TRUE(analyse()) << messages();
  EXPECT_EQ(count(DiagnosticKind::ExtendsClash), 1);
  EXPECT_EQ(body("Same"), "1");
  sink = {};
  files.add("N.tla", "---- MODULE N ----\nCONSTANT Same\n====\n");
  EXPECT_FALSE(analyse());
  EXPECT_EQ(count(DiagnosticKind::KindClash), 1) << messages();
}

TEST_F(Resolve, LetsUserDefinitionsReplaceWhatBundledModulesBringAlong) {
  accepts("EXTENDS SequencesExt\nMax(S) == CHOOSE x \\in S : \\A y \\in S : x >= y\nA == Max({1}) + Cardinality({2})");
  EXPECT_EQ(body("A"), "Max({1}) + Cardinality({2})");
  refuses("EXTENDS FiniteSetsExt\nMax(S) == S", DiagnosticKind::NameRedefined);
}

TEST_F(Resolve, FindsNumbersBehindTheModulesThatExtendThem) {
  accepts("EXTENDS Combinatorics\nA == choose(4, 2) * 2");
  accepts("EXTENDS Statistics\nA == ChiSquare(<<1, 2>>, <<2, 1>>, \"0.05\") /\\ 1 \\in 1..2");
}

TEST_F(Resolve, LetsAnotherReleaseOfAModuleServeTheBundledOnes) {
  file("M", "EXTENDS Bags");
  file("Functions", "FoldFunctionOnSet(op(_, _), base, fun, indices) == base");
  EXPECT_TRUE(analyse()) << messages();
}

TEST_F(Resolve, ReportsUnreadableFiles) {
  options.spec_path = "Missing.tla";
  EXPECT_FALSE(analyse());
  EXPECT_EQ(count(DiagnosticKind::FileUnreadable), 1);
}

TEST(Suggest, MeasuresHalfSteps) {
  using resolve::edit_distance;
  EXPECT_EQ(edit_distance("abc", "abc"), 0U);
  EXPECT_EQ(edit_distance("abc", "aBc"), 1U);
  EXPECT_EQ(edit_distance("abc", "acb"), 2U);
  EXPECT_EQ(edit_distance("abc", "abcd"), 2U);
  EXPECT_EQ(edit_distance("abc", "xyz"), 6U);
}

}  // namespace
}  // namespace tlaloc::test
