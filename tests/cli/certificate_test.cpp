// --certificate from outside: what is written, that it can be checked again, and what cvc5's answers make of the verdict. Here
// cvc5 is a script that always says the same, so that it need not be installed.
#include <gtest/gtest.h>
#include <stdlib.h>
#include <sys/stat.h>

#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>

#include "tests/support/run_program.h"

namespace tlaloc::test {
namespace {

namespace fs = std::filesystem;
using Arguments = std::vector<std::string>;

constexpr const char* kLock = R"(---- MODULE Lock ----
EXTENDS Naturals
CONSTANT Threads
VARIABLES locked, at
Init == locked = FALSE /\ at = [t \in Threads |-> "outside"]
Try(t) == at[t] = "outside" /\ ~locked /\ locked' = TRUE /\ at' = [at EXCEPT ![t] = "inside"]
Leave(t) == at[t] = "inside" /\ locked' = FALSE /\ at' = [at EXCEPT ![t] = "outside"]
Next == \E t \in Threads : Try(t) \/ Leave(t)
TypeOK == locked \in BOOLEAN /\ at \in [Threads -> {"outside", "inside"}]
Exclusion == \A s, t \in Threads : at[s] = "inside" /\ at[t] = "inside" => s = t
Locked == locked = \E t \in Threads : at[t] = "inside"
Inv == TypeOK /\ Exclusion /\ Locked
Turns == [][\A t \in Threads : at[t] = "inside" => at'[t] = "outside"]_at
====
)";

class CertificateFiles : public testing::Test {
 protected:
  void SetUp() override {
    std::string path = fs::temp_directory_path() / "tlaloc-certificate-XXXXXX";
    ASSERT_NE(::mkdtemp(path.data()), nullptr);
    folder_ = path;
    std::ofstream(folder_ / "Lock.tla") << kLock;
    std::ofstream(folder_ / "Lock.cfg") << "INIT Init\nNEXT Next\nCONSTANT Threads = {1, 2}\nINVARIANTS TypeOK Exclusion\n";
    fs::create_directory(folder_ / "bin");
  }
  void TearDown() override { fs::remove_all(folder_); }

  /// From now on cvc5 answers with this; empty: it is not installed.
  void install(const std::string& answer) {
    const fs::path script = folder_ / "bin" / "cvc5";
    fs::remove(script);
    if (answer.empty()) return;
    std::ofstream(script) << "#!/bin/sh\necho " << answer << "\n";
    ::chmod(script.c_str(), 0755);
  }
  [[nodiscard]] ProgramRun run(const Arguments& arguments) const {
    RunOptions how;
    how.environment.emplace_back("PATH", (folder_ / "bin").string());
    return run_program(TLALOC_BINARY, arguments, folder_, how);
  }
  [[nodiscard]] ProgramRun induct(Arguments more = {}) const {
    more.insert(more.begin(), {"induct", "Lock.tla", "--inv", "Inv", "--certificate", "proof"});
    return run(more);
  }
  static std::string line_with(const std::string& text, const std::string& start) {
    for (const std::string& line : lines_of(text)) {
      if (line.starts_with(start)) return line;
    }
    return "";
  }

  fs::path folder_;
};

TEST_F(CertificateFiles, StateEveryObligation) {
  const ProgramRun result = induct({"--implies", "Exclusion", "--property", "Turns"});
  EXPECT_EQ(result.exit_code, 0) << result.out << result.err;
  EXPECT_EQ(line_with(result.out, "Certificate"),
            "Certificate in proof: 17 obligations, 8 of them files; cvc5 is not installed, so none were checked by it");
  EXPECT_EQ(read_file(folder_ / "proof" / "OBLIGATIONS.txt"),
            R"(Each file states the negation of a claim: a solver must find it unsatisfiable. Claims without a file hold by what
the formulas were simplified to.

-         evaluating Init has a value
-         Init => TypeOK!1
-         Init => TypeOK!2
-         Init => Exclusion
-         Init => Locked
-         Inv => Exclusion
-         Inv => evaluating Next has a value
-         Inv /\ Try => TypeOK!1'
0001.smt2 Inv /\ Try => TypeOK!2'
0002.smt2 Inv /\ Try => Exclusion'
0003.smt2 Inv /\ Try => Locked'
0004.smt2 Inv /\ Try /\ Inv' => Turns
-         Inv /\ Leave => TypeOK!1'
0005.smt2 Inv /\ Leave => TypeOK!2'
0006.smt2 Inv /\ Leave => Exclusion'
0007.smt2 Inv /\ Leave => Locked'
0008.smt2 Inv /\ Leave /\ Inv' => Turns
)");
  for (const char* const file : {"0001.smt2", "0002.smt2"}) {
    const std::string script = read_file(folder_ / "proof" / file);
    EXPECT_EQ(script.find("; Inv"), 0U) << script.substr(0, 100);
    EXPECT_NE(script.find("(set-logic ALL)"), std::string::npos);
    EXPECT_NE(script.find("(check-sat)"), std::string::npos);
  }
}

TEST_F(CertificateFiles, ContainAModuleThatAFreshRunAccepts) {
  const ProgramRun first = run({"prove", "Lock.tla", "--certificate", "proof", "-c", "Threads={1, 2, 3}"});
  ASSERT_EQ(first.exit_code, 0) << first.out << first.err;
  EXPECT_NE(read_file(folder_ / "proof" / "LockProof.tla").find("--inv ProvedInvariant -c 'Threads={1, 2, 3}'"),
            std::string::npos)
      << "the proof is of that instance";
  const ProgramRun second =
      run({"induct", "proof/LockProof.tla", "--inv", "ProvedInvariant", "-I", ".", "-c", "Threads={1, 2, 3}"});
  EXPECT_EQ(second.exit_code, 0) << second.out << second.err;
}

TEST_F(CertificateFiles, AreWrittenAlsoWhenTheSearchHasSeenAllBehaviours) {
  std::ofstream(folder_ / "Count.tla") << "---- MODULE Count ----\nEXTENDS Naturals\nVARIABLE x\nInit == x = 0\n"
                                          "Next == x < 3 /\\ x' = x + 1\nSmall == x <= 3\n====\n";
  std::ofstream(folder_ / "Count.cfg") << "INIT Init\nNEXT Next\nINVARIANT Small\nCHECK_DEADLOCK FALSE\n";
  EXPECT_EQ(run({"check", "Count.tla"}).out.find("Certificate"), std::string::npos);
  const ProgramRun first = run({"check", "Count.tla", "--certificate", "proof"});
  ASSERT_EQ(first.exit_code, 0) << first.out << first.err;
  EXPECT_EQ(first.err, "");
  const ProgramRun second = run({"induct", "proof/CountProof.tla", "--inv", "ProvedInvariant", "-I", "."});
  EXPECT_EQ(second.exit_code, 0) << second.out << second.err;
}

TEST_F(CertificateFiles, OfTemporalPropertiesAreAcceptedByAFreshRun) {
  std::ofstream(folder_ / "Lamp.tla") << "---- MODULE Lamp ----\nEXTENDS Naturals\nVARIABLE x\nNext == x' = (x + 1) % 4\n"
                                         "Spec == x = 0 /\\ [][Next]_x /\\ WF_x(Next)\nLit == []<>(x = 3)\n"
                                         "Dark == x = 3 ~> x = 0\n====\n";
  std::ofstream(folder_ / "Lamp.cfg") << "SPECIFICATION Spec\nPROPERTIES Lit Dark\nCHECK_DEADLOCK FALSE\n";
  const ProgramRun first = run({"prove", "Lamp.tla", "--certificate", "proof"});
  ASSERT_EQ(first.exit_code, 0) << first.out << first.err;
  for (const char* const module : {"LampLiveness1Proof.tla", "LampLiveness2Proof.tla"}) {
    const ProgramRun second = run({"induct", "proof/" + std::string(module), "--init", "LivenessInit", "--next", "LivenessNext",
                                   "--inv", "ProvedInvariant", "-I", "."});
    EXPECT_EQ(second.exit_code, 0) << module << "\n" << second.out << second.err;
  }
}

TEST_F(CertificateFiles, AreConfirmedByASecondSolver) {
  install("unsat");
  const ProgramRun result = induct();
  EXPECT_EQ(result.exit_code, 0) << result.err;
  EXPECT_NE(line_with(result.out, "Certificate").find("; cvc5 confirms "), std::string::npos) << result.out;
  const auto json = nlohmann::json::parse(induct({"--json"}).out);
  EXPECT_EQ(json["certificate_files"]["solver"], "cvc5");
  EXPECT_EQ(json["certificate_files"]["confirmed"], json["certificate_files"]["files"]);
}

TEST_F(CertificateFiles, AreADefectWhenASecondSolverDisagrees) {
  install("sat");
  for (const char* const command : {"induct", "prove"}) {
    const ProgramRun result =
        command == std::string("induct") ? induct() : run({"prove", "Lock.tla", "--certificate", "proof"});
    EXPECT_EQ(result.exit_code, 255) << result.out;
    EXPECT_NE(result.err.find("cvc5 has a model of 0001.smt2: "), std::string::npos) << result.err;
  }
}

TEST_F(CertificateFiles, NameWhatASecondSolverLeavesOpen) {
  install("unknown");
  const ProgramRun result = induct();
  EXPECT_EQ(result.exit_code, 0) << result.err;
  EXPECT_NE(line_with(result.out, "Certificate").find("; cvc5 confirms 0, and gave no answer on 0001.smt2, 0002.smt2"),
            std::string::npos)
      << result.out;
}

TEST_F(CertificateFiles, SayWhatWasAddedToTheInvariant) {
  std::ofstream(folder_ / "Lamp.tla") << "---- MODULE Lamp ----\nEXTENDS Naturals\nCONSTANT Rooms\nVARIABLES on, room\n"
                                         "Init == on = 0 /\\ room \\in Rooms\nNext == on' = 1 - on /\\ room' = room\n"
                                         "Inv == on \\in 0..1\n====\n";
  std::ofstream(folder_ / "Lamp.cfg") << "INIT Init\nNEXT Next\nCONSTANT Rooms = {kitchen, hall}\n";
  const ProgramRun result = run({"induct", "Lamp.tla", "--inv", "Inv", "--certificate", "proof"});
  EXPECT_EQ(result.exit_code, 0) << result.err;
  const std::string module = read_file(folder_ / "proof" / "LampProof.tla");
  EXPECT_NE(module.find("CONSTANTS hall, kitchen\n"), std::string::npos) << module;
  EXPECT_NE(module.find("  /\\ room \\in {kitchen, hall}\n  /\\ Inv\n"), std::string::npos) << module;
  const ProgramRun again = run({"induct", "proof/LampProof.tla", "--inv", "ProvedInvariant", "-I", "."});
  EXPECT_EQ(again.exit_code, 0) << again.out << again.err;
}

TEST_F(CertificateFiles, AreNotWrittenWithoutAProof) {
  const ProgramRun result = run({"induct", "Lock.tla", "--inv", "TypeOK,Exclusion", "--certificate", "proof"});
  EXPECT_EQ(result.exit_code, 21);
  EXPECT_TRUE(fs::is_empty(folder_ / "proof"));
}

TEST_F(CertificateFiles, NeedAFolder) {
  std::ofstream(folder_ / "proof") << "in the way";
  const ProgramRun result = induct();
  EXPECT_EQ(result.exit_code, 151);
  EXPECT_NE(result.err.find("--certificate proof: "), std::string::npos) << result.err;
}

}  // namespace
}  // namespace tlaloc::test
