#include "tests/frontend/load_fixture.h"

namespace tlaloc::test {
namespace {

class Instance : public LoadTest {};

TEST_F(Instance, SubstitutesExplicitlyAndByName) {
  file("M", "VARIABLES x, y\nI == INSTANCE N WITH v <- <<x, y>>\nA == I!Init\nB == I!Next");
  file("N", "EXTENDS Naturals\nVARIABLES v, x\nInit == v = 1 /\\ x = 2\nNext == v' = x + 1");
  ASSERT_TRUE(analyse()) << messages();
  EXPECT_EQ(body("A"), "I!Init");
  EXPECT_EQ(body("I!Init"), "(<<x, y>> = 1) /\\ (x = 2)");
  EXPECT_EQ(body("I!Next"), "<<x, y>>' = x + 1");
}

TEST_F(Instance, GivesParametersToTheDefinitions) {
  file("M", "VARIABLE x\nI(p) == INSTANCE N WITH v <- x, c <- p\nA == \\A i \\in {1, 2} : I(i)!Op(3)");
  file("N", "CONSTANT c\nVARIABLE v\nInner == v = c\nOp(a) == Inner /\\ a = c");
  ASSERT_TRUE(analyse()) << messages();
  EXPECT_EQ(body("A"), "\\A i \\in {1, 2} : I!Op(i, 3)");
  std::string op;
  for (const auto& definition : program().definitions) {
    if (definition.name.text() == "I!Op") op = text(definition.body);
  }
  EXPECT_EQ(op, "I!Inner(p) /\\ (a = p)");
}

TEST_F(Instance, GoesThroughSeveralInstances) {
  file("M", "VARIABLE x\nI == INSTANCE N WITH v <- x\nA == I!J!Op");
  file("N", "VARIABLE v\nJ == INSTANCE O WITH w <- {v}");
  file("O", "VARIABLE w\nOp == w = {}");
  ASSERT_TRUE(analyse()) << messages();
  EXPECT_EQ(body("A"), "I!J!Op");
  EXPECT_EQ(body("I!J!Op"), "{x} = {}");
}

TEST_F(Instance, ImportsUnnamed) {
  file("M", "VARIABLE x\nINSTANCE N WITH v <- x\nA == Op");
  file("N", "EXTENDS Naturals\nVARIABLE v\nOp == v + 1");
  ASSERT_TRUE(analyse()) << messages();
  EXPECT_EQ(body("A"), "Op");
}

TEST_F(Instance, SubstitutesOperators) {
  file("M",
       "EXTENDS Naturals\nTwice(a) == 2 * a\nI == INSTANCE N WITH F <- LAMBDA p, q : p * q, G <- +, H <- Twice\nA == I!Op");
  file("N", "CONSTANTS F(_, _), G(_, _), H(_)\nApply(Op2(_), b) == Op2(b)\nOp == <<F(1, 2), G(3, 4), H(5), Apply(H, 6)>>");
  ASSERT_TRUE(analyse()) << messages();
  EXPECT_EQ(body("I!Op"), "<<LET p == 1 q == 2 IN p * q, 3 + 4, Twice(5), I!Apply(LAMBDA x : Twice(x), 6)>>");
}

TEST_F(Instance, CapturesLocalsOfItsLet) {
  file("M", "VARIABLE x\nA == \\E k \\in {1} : LET I == INSTANCE N WITH c <- k IN I!Op(2)");
  file("N", "CONSTANT c\nOp(a) == a = c");
  ASSERT_TRUE(analyse()) << messages();
  EXPECT_EQ(body("A"), "\\E k \\in {1} : I!Op(k, 2)");
}

TEST_F(Instance, SeesTheOuterModuleFromAnInnerOne) {
  file("M",
       "VARIABLE x\nOuter == x = 1\n---- MODULE Inner ----\nVARIABLE w\nOp == Outer /\\ w = x\n====\nI == INSTANCE Inner WITH "
       "w <- {x}\nA == I!Op");
  ASSERT_TRUE(analyse()) << messages();
  EXPECT_EQ(body("I!Op"), "Outer /\\ ({x} = x)");
}

TEST_F(Instance, ReportsWhatDoesNotFit) {
  file("M", "VARIABLE x\nI == INSTANCE N");
  file("N", "VARIABLE v\nCONSTANT F(_)\nOp == v");
  EXPECT_FALSE(analyse());
  EXPECT_EQ(count(DiagnosticKind::MissingSubstitution), 2) << messages();
  sink = {};
  files.add("M.tla", "---- MODULE M ----\nVARIABLE x\nI == INSTANCE N WITH v <- x, v <- x, F <- LAMBDA p : p, u <- x\n====\n");
  EXPECT_FALSE(analyse());
  EXPECT_EQ(count(DiagnosticKind::RepeatedSubstitution), 1) << messages();
  EXPECT_EQ(count(DiagnosticKind::UnknownSubstitution), 1) << messages();
  sink = {};
  files.add("M.tla",
            "---- MODULE M ----\nVARIABLE x\nI == INSTANCE N WITH v <- x, F <- LAMBDA p : p\nA == I\nB == I!Oq\n====\n");
  EXPECT_FALSE(analyse());
  EXPECT_EQ(count(DiagnosticKind::IncompleteName), 1) << messages();
  EXPECT_EQ(count(DiagnosticKind::UndefinedName), 1) << messages();
}

TEST_F(Instance, ReadsActionsBelowEnabledOverTheVariablesOfTheModule) {
  file("M",
       "VARIABLES x, y\nI == INSTANCE N WITH v <- x, w <- y\nJ == INSTANCE N WITH v <- x, w <- 0\nK == INSTANCE N WITH v <- x, "
       "w <- x\nInit == x = 1 /\\ y = 1\nNext == UNCHANGED <<x, y>>");
  file("N", "VARIABLES v, w\nE == ENABLED (v' = w')");
  config("INIT Init NEXT Next");
  options.expressions = {"I!E", "J!E", "K!E"};
  ASSERT_TRUE(load()) << messages();
  const std::string dump = print(program());
  EXPECT_NE(dump.find("I!E == ENABLED (x' = y')\n"), std::string::npos) << dump;
  EXPECT_NE(dump.find("J!E == ENABLED (J!v' = J!w')\n"), std::string::npos) << dump;
  EXPECT_NE(dump.find("K!E == ENABLED (K!v' = K!w')\n"), std::string::npos) << dump;
}

TEST_F(Instance, RefusesEnabledWhereAnInnerModuleReadsVariablesAroundIt) {
  file("M",
       "VARIABLE x\n---- MODULE N ----\nVARIABLE v\nE == ENABLED (v' = x')\n====\nJ == INSTANCE N WITH v <- 0\n"
       "Init == x = 1\nNext == UNCHANGED x");
  config("INIT Init NEXT Next");
  options.expressions = {"J!E"};
  EXPECT_FALSE(load());
  EXPECT_EQ(count(DiagnosticKind::Unsupported), 1) << messages();
}

TEST_F(Instance, ExpandsFairnessThatIsNoRenaming) {
  file("M",
       "EXTENDS Integers\nVARIABLE x\nJ == INSTANCE N WITH v <- x + 1\nInit == x = 1\nNext == UNCHANGED x\nLive == J!Fair");
  file("N", "VARIABLE v\nFair == WF_v(v' = 1)");
  config("INIT Init NEXT Next");
  options.expressions = {"Live"};
  ASSERT_TRUE(load()) << messages();
  EXPECT_EQ(body("J!Fair"), "([](<>(~(ENABLED <<J!v' = 1>>_(J!v))))) \\/ ([](<><<(x + 1)' = 1>>_(x + 1)))");
}

TEST_F(Instance, RefusesParametersInActionsOverOtherVariables) {
  file("M", "VARIABLE x\nJ == INSTANCE N WITH v <- 0\nInit == x = 1\nNext == UNCHANGED x");
  file("N", "VARIABLE v\nCan(a) == ENABLED (v' = a)\nE == Can(v)\nF == \\E a \\in {1} : ENABLED (v' = a)");
  config("INIT Init NEXT Next");
  options.expressions = {"J!F"};
  EXPECT_TRUE(load()) << messages();
  options.expressions = {"J!E"};
  EXPECT_FALSE(load());
  EXPECT_EQ(count(DiagnosticKind::Unsupported), 1) << messages();
}

TEST_F(Instance, KeepsOneDefinitionThatSeveralInstancesBring) {
  file("M", "VARIABLE x\nINSTANCE N\nI == INSTANCE N\nA == Shared(1) = I!Shared(1)");
  file("N", "EXTENDS Functions\nVARIABLE x\nShared(a) == Range(<<a>>)");
  ASSERT_TRUE(analyse()) << messages();
  EXPECT_TRUE(sink.all().empty()) << messages();
  EXPECT_EQ(body("A"), "Shared(1) = I!Shared(1)");
  EXPECT_EQ(body("I!Shared"), "Range(<<a>>)");
}

}  // namespace
}  // namespace tlaloc::test
