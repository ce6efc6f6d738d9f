// The rules of TLA+ that depend on levels, through operators, recursion, instances and proofs.
#include "tests/frontend/load_fixture.h"

namespace tlaloc::test {
namespace {

class Levels : public LoadTest {
 protected:
  void check(const std::string& body, std::initializer_list<DiagnosticKind> wanted) {
    files = MemoryFiles();
    options = {};
    sink = {};
    file("M", body);
    EXPECT_EQ(analyse(), wanted.size() == 0) << body << "\n" << messages();
    EXPECT_EQ(sink.all().size(), wanted.size()) << body << "\n" << messages();
    for (const DiagnosticKind kind : wanted) EXPECT_EQ(count(kind), 1) << body << "\n" << messages();
  }
  void accepts(const std::string& body) { check(body, {}); }
  void refuses(const std::string& body, DiagnosticKind kind) { check(body, {kind}); }
};

TEST_F(Levels, GoThroughParameters) {
  refuses("VARIABLE x\nLater(a) == a' = 1\nA == Later(x')", DiagnosticKind::LevelTooHigh);
  refuses("VARIABLE x\nLater(a) == a' = 1\nTwice(b) == Later(b)\nA == Twice(x')", DiagnosticKind::LevelTooHigh);
  refuses("VARIABLE x\nKeep(a) == UNCHANGED a\nA == Keep(x')", DiagnosticKind::LevelTooHigh);
  refuses("VARIABLE x\nOp(a) == a \\in {1}\nA == Op([](x = 1))", DiagnosticKind::LevelTooHigh);
  accepts("VARIABLE x\nLater(a) == a' = 1\nA == Later(x) /\\ Later(3)");
  accepts("VARIABLE x\nSame(a) == a\nA == Same(x') = 1 /\\ Same(Same(x))' = 2");
}

TEST_F(Levels, GoThroughOperatorArguments) {
  refuses("VARIABLE x\nApply(Op(_)) == Op(x')\nA == Apply(LAMBDA a : a')", DiagnosticKind::OperatorTakesTooLittle);
  refuses("VARIABLE x\nApply(Op(_), a) == Op(a)\nOuter(F(_), b) == Apply(F, b)\nLater(a) == a'\nA == Outer(Later, x')",
          DiagnosticKind::ArgumentsTogether);
  accepts("VARIABLE x\nApply(Op(_), a) == Op(a)\nLater(a) == a'\nA == Apply(Later, x) = Apply(LAMBDA a : a, x')");
}

TEST_F(Levels, OfRecursiveOperatorsReachAFixedPoint) {
  accepts(
      "VARIABLE x\nRECURSIVE F(_), G(_)\nF(n) == IF n = {} THEN x ELSE G(n)\nG(n) == F(n)\n"
      "A == F({}) = 1 /\\ UNCHANGED G({})");
  refuses("VARIABLE x\nRECURSIVE F(_), G(_)\nF(n) == IF n = {} THEN x' ELSE G(n)\nG(n) == F(n)\nA == UNCHANGED G({})",
          DiagnosticKind::LevelTooHigh);
  refuses("RECURSIVE F(_)\nF(n) == n' = 1 /\\ F(n)", DiagnosticKind::RecursivePrimesParameter);
}

TEST_F(Levels, GoThroughInstances) {
  const std::string inner = "---- MODULE In ----\nVARIABLE y\nCONSTANT c\nNext == y' = c\nInv == y = c\n====\nVARIABLE x\n";
  accepts(inner + "I(z) == INSTANCE In WITH y <- z, c <- 1\nA == I(x)!Next /\\ I(2)!Inv");
  refuses(inner + "I(z) == INSTANCE In WITH y <- z, c <- 1\nA == I(x')!Next", DiagnosticKind::LevelTooHigh);
  refuses(inner + "I(z) == INSTANCE In WITH y <- x, c <- z\nA == I(x)!Inv", DiagnosticKind::LevelTooHigh);
  refuses(inner + "I == INSTANCE In WITH y <- x, c <- 1\nA == UNCHANGED I!Next", DiagnosticKind::LevelTooHigh);
  refuses(inner + "I == INSTANCE In WITH y <- x, c <- x", DiagnosticKind::SubstitutionLevel);
  accepts("---- MODULE In ----\nCONSTANT c\nD == c\n====\nVARIABLE x\nI == INSTANCE In WITH c <- x'\nA == I!D = 1");
}

TEST_F(Levels, SurviveRecursionInsideOfAnArgument) {
  accepts(
      "---- MODULE In ----\nVARIABLE y\nOp(a) == y = a\n====\nVARIABLE x\nI(z) == INSTANCE In WITH y <- z\n"
      "A == I(x)!Op(LET RECURSIVE F(_) F(n) == IF n = {} THEN x ELSE F(n) IN F({}))\n"
      "B == I(x)!Op(LET RECURSIVE G(_) G(n) == IF n = {} THEN I(x)!Op(2) ELSE G(n) IN G({}))");
}

TEST_F(Levels, OfALongChainOfDefinitionsTakeOneRound) {
  std::string chain = "VARIABLE x\nD0 == x\n";
  for (int i = 1; i < 20'000; ++i) chain += "D" + std::to_string(i) + " == {D" + std::to_string(i - 1) + "}\n";
  accepts(chain);
  refuses(chain + "A == (UNCHANGED D19999)'", DiagnosticKind::LevelTooHigh);
}

TEST_F(Levels, OfNewSymbolsAndTemporalQuantifiers) {
  accepts("THEOREM ASSUME VARIABLE v, STATE s, NEW c PROVE v' = s' /\\ c = c'");
  refuses("THEOREM ASSUME ACTION a PROVE a' = 1", DiagnosticKind::LevelTooHigh);
  refuses("VARIABLE x\nA == \\EE y : y'' = x", DiagnosticKind::LevelTooHigh);
  accepts("VARIABLE x\nA == \\EE y : [][y' = x]_y");
}

TEST_F(Levels, OfTemporalFormulas) {
  accepts("VARIABLE x\nA == x' = 1\nB == [][A]_x\nC == B => <>(x = 1)");
  refuses("VARIABLE x\nA == [x' = 1]_x\nB == []A", DiagnosticKind::BoxOfAction);  // as SANY: the bracket has to be there
  refuses("VARIABLE x\nA == \\A s \\in {x'} : []s", DiagnosticKind::ActionBound);
  refuses("VARIABLE x\nA == <<[]x>>", DiagnosticKind::LevelTooHigh);
}

TEST_F(Levels, OfProofsAreThoseOfTheirGoals) {
  accepts("VARIABLE x\nTHEOREM x = x\n<1> HAVE x = 1\n<1> CASE x = 2\n<1> QED");
  refuses("VARIABLE x\nTHEOREM [](x = x)\n<1> CASE x = 2\n<1> QED", DiagnosticKind::CaseOfTemporalGoal);
  refuses("VARIABLE x\nTHEOREM [](x = x)\n<1> QED\n  <2> TAKE a \\in x\n  <2> QED", DiagnosticKind::StepOfTemporalGoal);
  accepts("VARIABLE x\nTHEOREM [](x = x)\n<1> x = x\n  <2> TAKE a \\in x\n  <2> QED\n<1> QED");
  refuses("VARIABLE x\nTHEOREM TRUE\n<1> x'' = 1\n<1> QED", DiagnosticKind::LevelTooHigh);
}

}  // namespace
}  // namespace tlaloc::test
