// What `prove` finds is a text about the specification, which is read again before anything is called proved. It has to mean
// what was found whatever stands in the specification, in its configuration and on the command line, and so for who gets the
// files: each case is proved, and then what --certificate wrote is checked by a run that sees these files and the specification
// only.
#include <gtest/gtest.h>
#include <stdlib.h>

#include <filesystem>
#include <fstream>

#include "tests/support/run_program.h"

namespace tlaloc::test {
namespace {

namespace fs = std::filesystem;

/// Two that pass something on; no invariant says what the variables may be.
std::string passing(const std::string& more = "", const std::string& extends = "Naturals") {
  return "---- MODULE M ----\n" + (extends.empty() ? "" : "EXTENDS " + extends + "\n") +
         "CONSTANT Server\nVARIABLES holder, done\n"
         "Init == holder \\in Server /\\ done = {}\n"
         "Next == \\E s \\in Server : s # holder /\\ holder' = s /\\ done' = done \\cup {holder}\n"
         "Inv == done \\subseteq Server\n" +
         more + "====\n";
}

/// A variable that is one function or another, neither with the keys of a sequence or a record. The proof takes a lemma that
/// says which.
std::string turning(const std::string& more = "", const std::string& extends = "Naturals") {
  return "---- MODULE M ----\n" + (extends.empty() ? "" : "EXTENDS " + extends + "\n") +
         "CONSTANTS a, b\nVARIABLES f, t, u\n"
         "One == [x \\in {a, b} |-> IF x = a THEN {a} ELSE {b}]\nOther == [x \\in {a} |-> {b}]\n"
         "Init == f = One /\\ t = TRUE /\\ u = FALSE\n"
         "Next == f' = (IF t THEN Other ELSE One) /\\ t' = ~t /\\ u' = (t # (f = One))\n"
         "Inv == f \\in {One, Other} /\\ t \\in BOOLEAN /\\ u \\in BOOLEAN /\\ ~u\n" +
         more + "====\n";
}

const std::string kConfig = "INIT Init\nNEXT Next\nINVARIANT Inv\nCHECK_DEADLOCK FALSE\n";

struct Case {
  std::string name;
  std::string spec;
  std::string config;  ///< empty: none
  std::vector<std::string> arguments = {};
  std::vector<std::pair<std::string, std::string>> files = {};  ///< beside the specification

  friend void PrintTo(const Case& one, std::ostream* out) { *out << one.name; }
};

class Reread : public testing::TestWithParam<Case> {
 protected:
  void SetUp() override {
    std::string path = fs::temp_directory_path() / "tlaloc-reread-XXXXXX";
    ASSERT_NE(::mkdtemp(path.data()), nullptr);
    folder_ = path;
  }
  void TearDown() override { fs::remove_all(folder_); }

  void write(const std::string& name, const std::string& text) const { std::ofstream(folder_ / name) << text; }

  fs::path folder_;
};

TEST_P(Reread, IsCheckedByAnotherRun) {
  const Case& one = GetParam();
  write("M.tla", one.spec);
  if (!one.config.empty()) write("M.cfg", one.config);
  for (const auto& [name, text] : one.files) write(name, text);
  std::vector<std::string> arguments{"prove", "M.tla", "--certificate", "proof", "--timeout", "60"};
  arguments.insert(arguments.end(), one.arguments.begin(), one.arguments.end());
  const ProgramRun first = run_program(TLALOC_BINARY, arguments, folder_);
  ASSERT_EQ(first.exit_code, 0) << first.out << first.err;
  if (first.err.find("no configuration") == std::string::npos) {
    EXPECT_EQ(first.err, "");
  }
  std::string module;
  for (const auto& entry : fs::directory_iterator(folder_ / "proof")) {
    if (entry.path().extension() == ".tla") module = entry.path().filename();
  }
  ASSERT_NE(module, "");
  const std::string text = read_file(folder_ / "proof" / module);
  const std::string config = read_file(folder_ / "proof" / (module.substr(0, module.size() - 4) + ".cfg"));

  // The heading says how; here the folder of the specification is named as well.
  const std::string command =
      text.substr(text.find("tlaloc induct "), text.find('\n', text.find("tlaloc induct ")) - text.find("tlaloc induct "));
  const std::string shell = "exec " TLALOC_BINARY + command.substr(std::string("tlaloc").size()) + " -I ..";
  const ProgramRun second = run_program("/bin/sh", {"-c", shell}, folder_ / "proof");
  EXPECT_EQ(second.exit_code, 0) << command << "\n" << text << config << second.out << second.err;
}

const std::vector<Case>& cases() {
  static const std::string kServers = kConfig + "CONSTANT Server = {n1, n2}\n";
  static const std::string kDeclared = kConfig + "CONSTANTS a = a  b = b\n";
  static const std::vector<Case> kCases = {
      // model values
      {"ValuesThatOnlyASetNames", passing(), kServers},
      {"ValuesAssignedToThemselves", passing(), kServers + "CONSTANTS n1 = n1  n2 = n2\n"},
      {"OneOfThemAssignedToItself", passing(), kServers + "CONSTANT n2 = n2\n"},
      {"ValuesOfTheCommandLine", passing(), kConfig, {"-c", "Server={n1, n2}"}},
      {"ValuesAssignedAndGivenAnew", passing(), kServers + "CONSTANT n1 = n1\n", {"-c", "Server={n1, n3}"}},
      {"ADefinitionNamedLikeAValue", passing("n1 == 7\n"), kServers},
      {"AnOperatorNamedLikeAValue", passing("n1(x) == x\nn2 == n1(2)\n"), kServers},
      {"AConstantNamedLikeAValue", passing("CONSTANT n1\n"), kServers + "CONSTANT n1 = 5\n"},
      {"AConstantThatIsAnotherValue", passing("CONSTANTS n1, n2\n"), kServers + "CONSTANTS n1 = n2  n2 = n1\n"},
      {"AConstantThatTheCommandLineGives",
       passing("CONSTANTS n1, n2\n"),
       kServers + "CONSTANTS n1 = n1  n2 = n2\n",
       {"-c", "n1=3"}},
      {"ABoundVariableNamedLikeAValue", passing("All == \\A n1 \\in Server : n1 \\in Server\n"), kServers + "INVARIANT All\n"},
      {"AModuleNamedLikeAValue", passing(), kConfig + "CONSTANT Server = {M, MProof}\n"},
      {"ValuesNamedLikeStandardOperators", passing("", ""), kConfig + "CONSTANT Server = {Nat, Len}\n"},
      {"ValuesNamedLikeAProof", passing(), kConfig + "CONSTANT Server = {Lemma1, ProvedInvariant}\n"},
      {"ValuesOfAType", passing(), kConfig + "CONSTANT Server = {A_1, A_2}\n"},
      {"ValuesOfTheCommandLineNamedLikeAProof", passing(), kConfig, {"-c", "Server={Lemma1, ProvedInvariant, Integers}"}},
      {"AVariableNamedLikeAValue",
       "---- MODULE M ----\nCONSTANT Server\nVARIABLE n1\nInit == n1 \\in Server\nNext == n1' \\in Server\nInv == n1 \\in "
       "Server\n====\n",
       kServers},
      {"ADefinitionThatIsAValue", passing("None == CHOOSE x : x \\notin Server\n"), kServers + "CONSTANT None = n1\n"},
      // names that a certificate would take
      {"AnInvariantNamedLikeThatOfAProof", passing("ProvedInvariant == Inv\n"), kServers + "INVARIANT ProvedInvariant\n"},
      {"DefinitionsNamedLikeLemmas", passing("Lemma1 == 1\nLemma2 == 2\nLemma1_1 == 3\n"), kServers},
      {"AVariableNamedLikeALemma",
       "---- MODULE M ----\nVARIABLES Lemma1, ProvedInvariant\nInit == Lemma1 = {} /\\ ProvedInvariant = TRUE\n"
       "Next == UNCHANGED <<Lemma1, ProvedInvariant>>\nInv == Lemma1 = {}\n====\n",
       kConfig},
      {"AModuleNamedLikeThatOfAProof",
       passing("", "MProof"),
       kServers,
       {},
       {{"MProof.tla", "---- MODULE MProof ----\nEXTENDS Naturals\nTwo == 2\n====\n"}}},
      {"AFileNamedLikeThatOfAProof",
       passing(),
       kServers,
       {},
       {{"MProof.tla", "no module"}, {"MProof.cfg", "no configuration"}}},
      // no configuration, or one that stands elsewhere
      {"ANeighbouringConfiguration",
       "---- MODULE M ----\nVARIABLE x\nInit == x = TRUE\nNext == x' = x\nInv == x\n====\n",
       "",
       {"--inv", "Inv", "--init", "Init", "--next", "Next"},
       {{"MProof.cfg", "INIT Nothing\nNEXT Nothing\n"}}},
      {"NoConfiguration",
       "---- MODULE M ----\nEXTENDS Naturals\nVARIABLE x\nInit == x = 1\nNext == x' = 3 - x\nInv == x # 3\n====\n",
       "",
       {"--inv", "x \\in {1, 2}"}},
      {"AnInitOfTheCommandLine",
       "---- MODULE M ----\nEXTENDS Naturals\nVARIABLE x\nFirst == x = 1\nThen == x' = 3 - x\nInv == x # 3\n====\n",
       "",
       {"--inv", "x \\in {1, 2}", "--init", "First", "--next", "Then"}},
      {"AConfigurationWithin", passing() + "---- CONFIG M ----\n" + kServers + "====\n", "", {"--config", "M.tla"}},
      {"AConfigurationWithinThatAssigns",
       passing() + "---- CONFIG M ----\n" + kServers + "CONSTANT n1 = n1\n\\* the end\n====\n",
       "",
       {"--config", "M.tla"}},
      {"AConfigurationWithinAnotherModule",
       passing(),
       "",
       {"--config", "MC.tla"},
       {{"MC.tla", "---- MODULE MC ----\n====\n---- CONFIG MC ----\n" + kServers + "CONSTANT n2 = n2\n====\n"}}},
      {"AConfigurationThatEndsInAComment", passing(), kServers + "\\* and no more"},
      // functions that are no sequences and no records
      {"FunctionsWithoutTLC", turning(), kDeclared},
      {"FunctionsWithoutAnything", turning("", ""), kDeclared},
      {"FunctionsWithTLC", turning("", "TLC"), kDeclared},
      {"FunctionsWithAnotherMerge", turning("g @@ h == g\n"), kDeclared},
      {"FunctionsWithAnotherArrow", turning("g :> h == g\nAny == 1\n"), kDeclared},
      {"FunctionsWithTLCOfItsOwn", turning("LOCAL INSTANCE TLC\n"), kDeclared},
      {"FunctionsWithAnotherTLC", turning("StdTLC == 1\nPrint(x) == x\n"), kDeclared},
      // arithmetic where the specification has none, or its own
      {"NumbersWithoutNaturals",
       "---- MODULE M ----\nVARIABLE x\nInit == x = 1\nNext == x' = IF x = 1 THEN 2 ELSE IF x = 2 THEN 3 ELSE 1\nInv == x # "
       "4\n====\n",
       kConfig},
      {"NumbersWithAnotherPlus",
       "---- MODULE M ----\na + b == {a, b}\nNat == {}\nVARIABLE x\nInit == x = 1\nNext == x' = IF x = 1 THEN 2 ELSE IF x = 2 "
       "THEN 3 ELSE 1\nInv == x # 4\n====\n",
       kConfig},
      {"NumbersWithAnotherRange",
       "---- MODULE M ----\na .. b == {a, b}\na <= b == a = b\nVARIABLE x\nInit == x = 1\nNext == x' = IF x = 1 THEN 2 ELSE IF "
       "x = 2 THEN 3 ELSE 1\nInv == x # 4\n====\n",
       kConfig},
      {"NegativeNumbersWithAnotherMinus",
       "---- MODULE M ----\nI == INSTANCE Integers\na - b == {a, b}\nVARIABLE x\nInit == x = 1\nNext == x' = I!*(x, "
       "I!-.(1))\nInv == x # 4\n====\n",
       kConfig},
      // properties that are invariants
      {"APropertyThatIsAnInvariant", passing("P == []Inv\n"), kServers + "PROPERTY P\n"},
      {"APropertyOfSeveral", passing("P == []Inv /\\ [](holder \\in Server) /\\ [][holder' # holder]_holder\n"),
       kServers + "PROPERTY P\n"},
      {"APropertyForAll", passing("P == \\A s \\in Server : [](s \\in done => s \\in Server)\n"), kServers + "PROPERTY P\n"},
      {"APropertyWithLet", passing("P == LET Q == done \\subseteq Server IN []Q\n"), kServers + "PROPERTY P\n"},
      {"APropertyInsteadOfAnInvariant", passing("P == [](done \\subseteq Server)\n"),
       "INIT Init\nNEXT Next\nCHECK_DEADLOCK FALSE\nPROPERTY P\nCONSTANT Server = {n1, n2}\n"},
      // names that extending the module does not bring
      {"ALocalInit", passing("LOCAL Start == Init\n"), "INIT Start\nNEXT Next\nINVARIANT Inv\nCONSTANT Server = {n1, n2}\n"},
      {"ALocalInvariant", passing("LOCAL Kept == holder \\in Server\n"), kServers + "INVARIANT Kept\n"},
      {"ALocalSpecification", passing("LOCAL Spec == Init /\\ [][Next]_<<holder, done>>\n"),
       "SPECIFICATION Spec\nINVARIANT Inv\nCONSTANT Server = {n1, n2}\n"},
      {"ALocalOperatorInAnExpression", passing("LOCAL Among(x) == x \\in Server\n"), kServers, {"--inv", "Among(holder)"}},
      {"ALocalReplacement", passing("LOCAL Some == {1, 2}\n"), kConfig + "CONSTANT Server <- [M] Some\n"},
      {"ALocalValueOfTheCommandLine", passing("LOCAL Some == {1, 2}\n"), kConfig, {"-c", "Server=Some"}},
      {"ALocalOperatorOfAModule",
       "---- MODULE M ----\nEXTENDS Base, Naturals\nInit == x = 0\nNext == Step\nInv == x \\in 0..3 /\\ Fine\n====\n",
       kConfig,
       {},
       {{"Base.tla",
         "---- MODULE Base ----\nLOCAL INSTANCE Naturals\nVARIABLE x\nLOCAL Double == x + x\nLOCAL Up(y) == (y + 1) % 3\n"
         "Step == (Double = 2 \\/ Double # 2) /\\ x' = Up(x)\nFine == Double <= 4\n====\n"}}},
      {"LocalOperatorsOfTwoModules",
       "---- MODULE M ----\nEXTENDS Base, Naturals\nLOCAL F == x = 1\nInit == x = 0\nNext == IF F THEN x' = 2 ELSE Step\nInv "
       "== x \\in 0..3 /\\ Fine\n====\n",
       kConfig,
       {},
       {{"Base.tla",
         "---- MODULE Base ----\nLOCAL INSTANCE Naturals\nVARIABLE x\nLOCAL F == x = 2\nStep == IF F THEN x' = 0 ELSE x' = "
         "1\nFine == F => x > 1\n====\n"}}},
      {"AnInstanceWithAParameter",
       "---- MODULE M ----\nEXTENDS Naturals\nVARIABLE x\nI(k) == INSTANCE Base WITH y <- x\nInit == x = 0\nNext == "
       "I(3)!Step\nInv == I(3)!Fine /\\ x \\in 0..2\n====\n",
       kConfig,
       {},
       {{"Base.tla",
         "---- MODULE Base ----\nEXTENDS Naturals\nCONSTANT k\nVARIABLE y\nUp(x) == (x + 1) % k\nStep == y' = Up(y)\nFine == y "
         "< k\n====\n"}}},
      {"AnInfixOperator",
       "---- MODULE M ----\nEXTENDS Naturals\nVARIABLE x\na ++ b == (a + b) % 3\nInit == x = 0\nNext == x' = x ++ 1\nInv == (x "
       "++ 0) = x /\\ x \\in 0..2\n====\n",
       kConfig},
      {"FieldsThatAreReservedWords",
       "---- MODULE M ----\nEXTENDS Naturals\nVARIABLE r\nInit == r = [x \\in {\"IN\", \"1\"} |-> 1]\nNext == r' = [r EXCEPT "
       "![\"IN\"] = 3 - 1]\nInv == r[\"1\"] = 1\n====\n",
       kConfig},
  };
  return kCases;
}

INSTANTIATE_TEST_SUITE_P(Proofs, Reread, testing::ValuesIn(cases()),
                         [](const testing::TestParamInfo<Case>& one) { return one.param.name; });

}  // namespace
}  // namespace tlaloc::test
