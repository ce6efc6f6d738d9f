// Names in proofs: what a step introduces, and for which other steps.
#include "tests/frontend/load_fixture.h"

namespace tlaloc::test {
namespace {

class Proofs : public LoadTest {
 protected:
  void accepts(const std::string& body) {
    start(body);
    EXPECT_TRUE(analyse()) << body << "\n" << messages();
  }
  void refuses(const std::string& body, DiagnosticKind kind) {
    start(body);
    EXPECT_FALSE(analyse()) << body;
    EXPECT_EQ(count(kind), 1) << body << "\n" << messages();
  }

 private:
  void start(const std::string& body) {
    files = MemoryFiles();
    options = {};
    sink = {};
    file("M", body);
  }
};

TEST_F(Proofs, SeeTheirStatement) {
  accepts("D == 1\nTHEOREM T == ASSUME NEW a, a = 1 PROVE a = D\nPROOF BY T, a = 1 DEF D");
  refuses("THEOREM TRUE\nPROOF BY a = 1", DiagnosticKind::UndefinedName);
  refuses("THEOREM TRUE\nPROOF BY DEF D", DiagnosticKind::UndefinedName);
  refuses("THEOREM ASSUME NEW a PROVE a = 1\nB == a", DiagnosticKind::UndefinedName);
}

TEST_F(Proofs, NameTheirSteps) {
  accepts("THEOREM TRUE\n<1>1 TRUE\n<1>2 TRUE BY <1>1\n  \n<1> QED BY <1>1, <1>2");
  accepts("THEOREM TRUE\n<1>1 TRUE\n  <2>1 TRUE BY <1>1\n  <2> QED BY <2>1\n<1>2 TRUE\n  <2>1 TRUE\n  <2> QED\n<1> QED");
  refuses("THEOREM TRUE\n<1>1 TRUE\n  <2>1 TRUE\n  <2> QED\n<1> QED BY <2>1", DiagnosticKind::UndefinedName);
  refuses("THEOREM TRUE\n<1>1 TRUE\n<1>1 TRUE\n<1> QED", DiagnosticKind::NameRedefined);
  accepts("THEOREM TRUE\nPROOF\n<*> TRUE\n<0>a TRUE\n  PROOF\n  <*> TRUE\n  <1> QED\n<0> QED BY <0>a");
}

TEST_F(Proofs, IntroduceNamesForTheStepsAfter) {
  accepts("THEOREM TRUE\n<1> TAKE a \\in {1}\n<1> PICK b \\in {a} : b = a\n<1> DEFINE c == b\n<1> c = 1 BY DEF c\n<1> QED");
  refuses("THEOREM TRUE\n<1> PICK a \\in {1} : a = 1\n  <2> a = 1\n  <2> QED\n<1> QED", DiagnosticKind::UndefinedName);
  accepts("THEOREM TRUE\n<1> SUFFICES ASSUME NEW a PROVE a = a\n  OBVIOUS\n<1> a = a\n<1> QED");
  refuses("THEOREM TRUE\n<1> ASSUME NEW a PROVE a = a\n  OBVIOUS\n<1> a = a\n<1> QED", DiagnosticKind::UndefinedName);
  accepts("THEOREM TRUE\n<1> ASSUME NEW a PROVE a = a\n  <2> a = a\n  <2> QED\n<1> QED");
  accepts("---- MODULE In ----\nD == 1\n====\nTHEOREM TRUE\n<1> INSTANCE In\n<1> D = 1\n<1> QED");
}

TEST_F(Proofs, GoOnFromTheRightSideOfTheStepBefore) {
  accepts("THEOREM TRUE\n<1>1 1 = 2\n<1>2 @ = 3\n<1> QED");
  refuses("THEOREM TRUE\n<1>1 TRUE\n<1>2 @ = 3\n<1> QED", DiagnosticKind::MisplacedAt);
}

TEST_F(Proofs, UseFactsAndHideThem) {
  accepts("THEOREM T == TRUE\nUSE T, 1 = 1\nHIDE T");
  refuses("THEOREM T == TRUE\nHIDE 1 = 1", DiagnosticKind::HideOfExpression);
  refuses("THEOREM T == TRUE\nHIDE TRUE", DiagnosticKind::HideOfExpression);
  accepts("EXTENDS Naturals\nUSE MODULE Naturals DEF +");
  refuses("USE MODULE Naturals", DiagnosticKind::UndefinedName);
}

}  // namespace
}  // namespace tlaloc::test
