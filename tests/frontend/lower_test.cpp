#include "frontend/stdlib/stdlib.h"
#include "tests/frontend/load_fixture.h"

namespace tlaloc::test {
namespace {

class Lower : public LoadTest {};

TEST_F(Lower, FlattensConjunctionsInfixAndBulleted) {
  file("M", "VARIABLES x, y\nA == /\\ x = 1\n     /\\ (y = 2 /\\ x = 3)\n     /\\ x = 4 \\/ y = 5");
  ASSERT_TRUE(analyse()) << messages();
  EXPECT_EQ(body("A"), "(x = 1) /\\ (y = 2) /\\ (x = 3) /\\ ((x = 4) \\/ (y = 5))");
}

TEST_F(Lower, TurnsFieldsIntoApplicationsAndNestsExceptUpdates) {
  file("M", "VARIABLE r\nA == r' = [r EXCEPT !.a[1] = @ , !.b = r.a[1, 2]]");
  ASSERT_TRUE(analyse()) << messages();
  EXPECT_EQ(body("A"), "r' = [[r EXCEPT ![\"a\"][1] = @] EXCEPT ![\"b\"] = r.a[1, 2]]");
}

TEST_F(Lower, KnowsNativeOperatorsByDefiningModule) {
  file("M", "EXTENDS Naturals\nLen(s) == s\nA == Len(3) + 2 \\in Nat");
  ASSERT_TRUE(analyse()) << messages();
  EXPECT_EQ(body("A"), "(Len(3) + 2) \\in Nat");
  const auto& e = std::get<kernel::OpApply>(program().exprs[program().definitions[*program().find(Symbol("A"))].body]);
  const auto& sum = std::get<kernel::OpApply>(program().exprs[e.args[0]]);
  EXPECT_EQ(sum.op, kernel::Op::Add);
  EXPECT_TRUE(std::holds_alternative<kernel::Call>(program().exprs[sum.args[0]]));
  EXPECT_EQ(std::get<kernel::Literal>(program().exprs[e.args[1]]).value, Value::nat_set());
}

TEST_F(Lower, EtaExpandsOperatorArguments) {
  file("M",
       "EXTENDS Naturals\nF(Op(_, _), x) == Op(x, x)\nG(a, b) == a\nA == F(+, 1)\nB == F(G, 1)\nC == F(LAMBDA p, q : p = q, "
       "1)\nD == F(\\cup, {})");
  ASSERT_TRUE(analyse()) << messages();
  EXPECT_EQ(body("A"), "F(LAMBDA x, x_1 : x + x_1, 1)");
  EXPECT_EQ(body("B"), "F(LAMBDA x, x_1 : G(x, x_1), 1)");
  EXPECT_EQ(body("C"), "F(LAMBDA p, q : p = q, 1)");
  EXPECT_EQ(body("D"), "F(LAMBDA x, x_1 : x \\cup x_1, {})");
  EXPECT_EQ(body("F"), "Op(x, x)");
}

TEST_F(Lower, GivesRecursiveFunctionsTheirOwnName) {
  file("M",
       "EXTENDS Naturals\nf[n \\in Nat] == IF n = 0 THEN 1 ELSE n * f[n-1]\ng[n \\in Nat] == n\nA == LET h[i \\in {1}, j \\in "
       "{2}] == h[j, i] IN h[1, 2]");
  ASSERT_TRUE(analyse()) << messages();
  const auto self = [&](const char* name) {
    return std::get<kernel::FunctionConstructor>(program().exprs[program().definitions[*program().find(Symbol(name))].body])
        .self.is_valid();
  };
  EXPECT_TRUE(self("f"));
  EXPECT_FALSE(self("g"));
  EXPECT_EQ(body("A"), "LET h[i \\in {1}, j \\in {2}] == h[j, i] IN h[1, 2]");
}

TEST_F(Lower, MarksRecursiveDefinitionsAndSettlesTheirLevels) {
  file("M",
       "EXTENDS Naturals\nVARIABLE v\nRECURSIVE Even(_), Odd(_)\nEven(n) == IF n = 0 THEN TRUE ELSE Odd(n - 1)\n"
       "Odd(n) == IF n = 0 THEN v = 1 ELSE Even(n - 1)\nPlain(n) == Even(n)");
  ASSERT_TRUE(analyse()) << messages();
  const auto definition = [&](const char* name) { return program().definitions[*program().find(Symbol(name))]; };
  EXPECT_TRUE(definition("Even").recursive);
  EXPECT_TRUE(definition("Odd").recursive);
  EXPECT_FALSE(definition("Plain").recursive);
  EXPECT_EQ(definition("Even").level, kernel::Level::State);
  EXPECT_EQ(definition("Plain").level, kernel::Level::State);
}

TEST_F(Lower, ComputesLevels) {
  file("M",
       "EXTENDS Naturals\nVARIABLE x\nC == 1 + 2\nS == x + 1\nA == x' = x\nT == []S\nE == ENABLED A\nL == LET y == x IN y = 1");
  ASSERT_TRUE(analyse()) << messages();
  const auto level = [&](const char* name) { return program().definitions[*program().find(Symbol(name))].level; };
  EXPECT_EQ(level("C"), kernel::Level::Constant);
  EXPECT_EQ(level("S"), kernel::Level::State);
  EXPECT_EQ(level("A"), kernel::Level::Action);
  EXPECT_EQ(level("T"), kernel::Level::Temporal);
  EXPECT_EQ(level("E"), kernel::Level::State);
  EXPECT_EQ(level("L"), kernel::Level::State);
}

TEST_F(Lower, KeepsSpansOfTheText) {
  file("M", "VARIABLE x\nA == x = 42");
  ASSERT_TRUE(analyse()) << messages();
  const auto& definition = program().definitions[*program().find(Symbol("A"))];
  EXPECT_EQ(sources.text(definition.body_span), "x = 42");
  EXPECT_EQ(sources.text(definition.span), "A == x = 42");
  const auto& e = std::get<kernel::OpApply>(program().exprs[definition.body]);
  EXPECT_EQ(sources.text(program().spans[e.args[1]]), "42");
}

TEST_F(Lower, ReportsUnsupportedOnlyWhereReached) {
  file("M",
       "EXTENDS TLCExt, Naturals\nVARIABLE x\nUnused == TLCFP(x)\nInit == x = 1\nNext == x' = x\nBad == x = 1 => TLCFP(x) = 1");
  config("INIT Init NEXT Next");
  EXPECT_TRUE(load()) << messages();
  options.invariants = {"Bad"};
  EXPECT_FALSE(load());
  EXPECT_EQ(count(DiagnosticKind::Unsupported), 1) << messages();
}

TEST_F(Lower, PrintsWhatItCanReadAgain) {
  file("M", "EXTENDS Integers, Sequences, FiniteSets, TLC\nVARIABLES x, f\nF(Op(_), a) == Op(a)\na ++ b == a + b");
  config("");
  const std::vector<std::string> written{
      "x + 1 > 2 * (3 - x) /\\ ~(x = 1 \\/ x \\in {1, 2})",
      "2 * x + x + (x + 1) = x - 1 - (x - 2) /\\ x * 2 * (x + 1) # (IF x = 1 THEN x ELSE 2) + -1",
      "[f EXCEPT ![1].a[2, 3] = @ + 1, !.b = -1]",
      "{<<a, b>> \\in Int \\X Nat : a < b} \\cup {a + b : a \\in 1..2, b \\in {x}}",
      "[i \\in 1..2, <<p, q>> \\in {<<1, 2>>} |-> [u |-> i, v |-> <<p, q>>]]",
      "\\A S \\in SUBSET {1}, t \\in DOMAIN f : \\E u \\in S : (CHOOSE y \\in S : y = u) # t",
      "LET g[n \\in Nat] == IF n = 0 THEN 1 ELSE n * g[n - 1] h(m) == g[m] IN h(3) + F(LAMBDA z : z + 1, 2)",
      "LET RECURSIVE R(_) R(n) == IF n = 0 THEN <<>> ELSE Append(R(n - 1), \"s\\\"\") IN R(2)",
      "CASE x = 1 -> {} [] x = 2 -> {{}} [] OTHER -> [{1} -> BOOLEAN]",
      "(x' = x /\\ UNCHANGED f) \\/ [x' = 1]_<<x, f>> \\/ <<x' = 2>>_x \\/ ENABLED (f' = f)",
      "[](x = 1) /\\ <>(x = 2) /\\ (x = 1 ~> x = 2) /\\ WF_x(x' = 1) /\\ SF_<<x, f>>(f' = f)",
      "Len(f) ++ 2 = Cardinality([a : {1}, b : STRING]) /\\ 1 :> 2 @@ f = f /\\ f.a[1][2] = f[1, 2]",
      "\\E y : y = x /\\ (CHOOSE z : z = y) = x",
  };
  options.expressions = written;
  ASSERT_TRUE(load()) << messages();
  std::vector<std::string> first;
  for (const auto& expression : model().expressions) first.push_back(text(expression.expr));
  ASSERT_EQ(first.size(), written.size());
  options.expressions = first;
  ASSERT_TRUE(load()) << messages();
  for (std::size_t i = 0; i < first.size(); ++i) EXPECT_EQ(text(model().expressions[i].expr), first[i]) << written[i];
}

TEST_F(Lower, SelectsPartsOfDefinitions) {
  file("M",
       "VARIABLE x\nInv(a) == /\\ x = a\n          /\\ x = 2 \\/ x = 3\nA == Inv(7)!1\nB == Inv(7)!2!1\nC == Inv(1)!:\nTHEOREM "
       "T == x = 4\nD == T!:\nBad == LET y == 1 IN y\nE == Bad!1");
  ASSERT_TRUE(analyse()) << messages();
  EXPECT_EQ(body("A"), "Inv!1(7)");
  EXPECT_EQ(body("B"), "Inv!2!1(7)");
  EXPECT_EQ(body("D"), "T!:");
  std::string dump = print(program());
  EXPECT_NE(dump.find("Inv!1(a) == x = a\n"), std::string::npos) << dump;
  EXPECT_NE(dump.find("Inv!2!1(a) == x = 2\n"), std::string::npos) << dump;
  EXPECT_NE(dump.find("T!: == x = 4\n"), std::string::npos) << dump;
  EXPECT_NE(body("E").find("Assert(FALSE, \"the subexpression name `Bad!...` is not supported\")"), std::string::npos)
      << body("E");
}

TEST_F(Lower, SelectsLabelledParts) {
  file("M",
       "VARIABLE x\nInv(a) == \\A i, j \\in {1, 2} : lab(j, i) :: /\\ inner :: x = i\n                                         "
       "   /\\ a = j\n"
       "A == Inv(7)!lab(3, 4)\nB == Inv(7)!lab(3, 4)!inner\nC == Inv(7)!(5, 6)!2\nD == Inv(7)!1\n"
       "Apply(P(_, _)) == P(1, 2)\nF == \\E p, q \\in {x} : p = q\nE == Apply(F!@)");
  ASSERT_TRUE(analyse()) << messages();
  EXPECT_EQ(body("A"), "Inv!lab(7, 3, 4)");
  EXPECT_EQ(body("B"), "Inv!lab!inner(7, 3, 4)");
  EXPECT_EQ(body("C"), "Inv!()!2(7, 5, 6)");
  const std::string dump = print(program());
  EXPECT_NE(dump.find("Inv!lab(a, j, i) == (x = i) /\\ (a = j)\n"), std::string::npos) << dump;
  EXPECT_NE(dump.find("Inv!lab!inner(a, j, i) == x = i\n"), std::string::npos) << dump;
  EXPECT_NE(dump.find("Inv!()!2(a, i, j) == a = j\n"), std::string::npos) << dump;
  EXPECT_NE(dump.find("Inv!1(a) == {1, 2}\n"), std::string::npos) << dump;
  EXPECT_NE(dump.find("F!@(p, q) == p = q\n"), std::string::npos) << dump;
}

TEST_F(Lower, SelectsPartsOfAChainTwoByTwo) {
  file("M", "VARIABLE x\nInv == x = 1 \\/ x = 2 \\/ x = 3\nA == Inv!1\nB == Inv!2\nC == Inv!1!2");
  ASSERT_TRUE(analyse()) << messages();
  const std::string dump = print(program());
  EXPECT_NE(dump.find("Inv!1 == (x = 1) \\/ (x = 2)\n"), std::string::npos) << dump;
  EXPECT_NE(dump.find("Inv!2 == x = 3\n"), std::string::npos) << dump;
  EXPECT_NE(dump.find("Inv!1!2 == x = 2\n"), std::string::npos) << dump;
}

TEST_F(Lower, PrintsBindersAndBrackets) {
  file("M",
       "EXTENDS Integers, Sequences\nVARIABLE x\nA == CASE x = 1 -> 2 [] OTHER -> -3\n"
       "B == {<<a, b>> \\in {1} \\X {2} : a < b}\nC == [i \\in 1..2, <<p, q>> \\in {<<1, 2>>} |-> [f |-> i, g |-> p]]\n"
       "D == \\E S \\in SUBSET {1}, t \\in {2} : CHOOSE y \\in S : ~(y = t)\nE == [][x' = x]_<<x>> /\\ WF_x(x' = 1)\n"
       "F == \\A a, b \\in {1}, <<c, d>>, e \\in {<<1, 2>>}, g \\in {1} : a = g\n"
       "G == 2 * x + x + 1 = x - 1 /\\ x * 2 * (x + 1) < x + (x + -1) /\\ x - 1 + x \\in {1}");
  ASSERT_TRUE(analyse()) << messages();
  EXPECT_EQ(body("A"), "CASE x = 1 -> 2 [] OTHER -> (-3)");
  EXPECT_EQ(body("B"), "{<<a, b>> \\in ({1} \\X {2}) : a < b}");
  EXPECT_EQ(body("C"), "[i \\in (1 .. 2), <<p, q>> \\in {<<1, 2>>} |-> [f |-> i, g |-> p]]");
  EXPECT_EQ(body("D"), "\\E S \\in (SUBSET {1}), t \\in {2} : CHOOSE y \\in S : ~(y = t)");
  EXPECT_EQ(body("E"), "([][x' = x]_<<x>>) /\\ WF_x(x' = 1)");
  EXPECT_EQ(body("F"), "\\A a, b \\in {1}, <<c, d>>, e \\in {<<1, 2>>}, g \\in {1} : a = g");
  EXPECT_EQ(body("G"), "(2 * x + x + 1 = x - 1) /\\ ((x * 2) * (x + 1) < x + (x + (-1))) /\\ (((x - 1) + x) \\in {1})");
}

TEST_F(Lower, GivesEveryBundledModuleAMeaning) {
  for (const stdlib::BundledModule& module : stdlib::bundled_modules()) {
    LoadTest::files = MemoryFiles();
    options.spec_path.clear();
    file("Root", "EXTENDS " + std::string(module.name));
    DiagnosticSink fresh;
    SourceManager texts;
    const auto result = frontend::analyse(options, files, texts, fresh);
    EXPECT_TRUE(result.specification.has_value()) << module.name << "\n"
                                                  << (fresh.all().empty() ? "" : render(fresh.all()[0], texts, false));
    EXPECT_TRUE(fresh.all().empty()) << module.name << "\n"
                                     << (fresh.all().empty() ? "" : render(fresh.all()[0], texts, false));
  }
}

}  // namespace
}  // namespace tlaloc::test
