// Input that no one should write but everyone does: each ends with a diagnostic of at most one screen that points at the
// spot, the documented exit code and a last line `Verdict: invalid (...)`; never with a crash.
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "tests/support/run_program.h"

namespace tlaloc::test {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kScreen = 24;
constexpr std::size_t kWidth = 400;  // a line may wrap, but a snippet never shows a line of a hundred thousand columns

class HostileInput : public testing::Test {
 protected:
  void SetUp() override {
    std::string path = fs::temp_directory_path() / "tlaloc-hostile-XXXXXX";
    ASSERT_NE(::mkdtemp(path.data()), nullptr);
    folder_ = path;
  }
  void TearDown() override { fs::remove_all(folder_); }

  void write(const std::string& name, const std::string& text) const {
    std::ofstream(folder_ / name, std::ios::binary) << text;
  }

  /// Writes M.tla with this body and, when given, M.cfg.
  void write_module(const std::string& body, const std::string& config = "INIT Init\nNEXT Next\n") const {
    write("M.tla", "---- MODULE M ----\n" + body + "\n====\n");
    if (!config.empty()) write("M.cfg", config);
  }

  /// Runs `tlaloc check FILE`; `spot` must appear in what it says.
  void expect_rejected(const std::string& file, int exit_code, const std::string& spot) const {
    const ProgramRun run = run_program(TLALOC_BINARY, {"check", file}, folder_);
    EXPECT_EQ(run.exit_code, exit_code) << run.out << run.err;
    const auto out = lines_of(run.out);
    ASSERT_FALSE(out.empty()) << run.err;
    EXPECT_TRUE(out.back().starts_with("Verdict: invalid (")) << out.back();
    const auto err = lines_of(run.err);
    EXPECT_FALSE(err.empty());
    EXPECT_LE(out.size() + err.size(), kScreen) << run.err;
    for (const std::string& line : err) EXPECT_LE(line.size(), kWidth);
    for (const std::string& line : out) EXPECT_LE(line.size(), kWidth);
    EXPECT_NE(run.err.find(spot), std::string::npos) << "no `" << spot << "` in\n" << run.err;
  }
  /// The last line of `tlaloc check M.tla --length 2`, where Next has this body.
  [[nodiscard]] std::string verdict(const std::string& next) const {
    write_module("EXTENDS Integers, Sequences, FiniteSets\nVARIABLE x\nInit == x = 0\nNext == " + next);
    const ProgramRun run = run_program(TLALOC_BINARY, {"check", "M.tla", "--length", "2"}, folder_);
    const auto out = lines_of(run.out);
    return out.empty() ? run.err : out.back();
  }

  fs::path folder_;
};

const std::string kVariable = "VARIABLE x\nInit == x = 0\n";

TEST_F(HostileInput, MissingFile) { expect_rejected("M.tla", 150, "M.tla"); }

TEST_F(HostileInput, EmptyFile) {
  write("M.tla", "");
  expect_rejected("M.tla", 150, "M.tla");
}

TEST_F(HostileInput, Directory) {
  fs::create_directories(folder_ / "M.tla");
  expect_rejected("M.tla", 150, "M.tla");
}

TEST_F(HostileInput, BinaryJunk) {
  std::string junk;
  unsigned state = 12345;
  for (int i = 0; i < 4096; ++i) junk += static_cast<char>((state = state * 1103515245U + 12345U) >> 16U);
  write("M.tla", junk);
  expect_rejected("M.tla", 150, "M.tla");
}

TEST_F(HostileInput, BinaryJunkInsideAModule) {
  write_module(std::string("Init == \x01\xff\0\xfe 1", 15));
  expect_rejected("M.tla", 150, "M.tla:2:9");
}

TEST_F(HostileInput, ModuleWithoutEnd) {
  write("M.tla", "---- MODULE M ----\nVARIABLE x\nInit == x = ");
  expect_rejected("M.tla", 150, "M.tla:3");
}

TEST_F(HostileInput, UnbalancedBrackets) {
  write_module(kVariable + "Next == x' = (1 + [2)\n");
  expect_rejected("M.tla", 150, "M.tla:4:");
}

TEST_F(HostileInput, UnclosedComment) {
  write_module(kVariable + "(* no end\nNext == x' = x\n");
  expect_rejected("M.tla", 150, "M.tla:4:1");
}

TEST_F(HostileInput, UnclosedString) {
  write_module(kVariable + "Next == x' = \"abc\n");
  expect_rejected("M.tla", 150, "M.tla:4:14");
}

TEST_F(HostileInput, DeeplyNestedParentheses) {
  constexpr std::size_t kDepth = 100'000;
  write_module(kVariable + "Next == x' = " + std::string(kDepth, '(') + "1" + std::string(kDepth, ')'));
  expect_rejected("M.tla", 150, "M.tla:4:");
}

TEST_F(HostileInput, DeeplyNestedParenthesesThatNeverClose) {
  write_module(kVariable + "Next == x' = " + std::string(100'000, '('));
  expect_rejected("M.tla", 150, "M.tla:");
}

TEST_F(HostileInput, LongChainOfPrefixOperators) {
  std::string chain;
  for (int i = 0; i < 100'000; ++i) chain += "~ ";
  write_module(kVariable + "Next == x' = x /\\ " + chain + "TRUE");
  expect_rejected("M.tla", 150, "M.tla:4:");
}

// Wide is not deep: a translated algorithm has a disjunct for every label.
TEST_F(HostileInput, LongChainOfDisjuncts) {
  std::string chain = "x' = 0";
  for (int i = 1; i < 3'000; ++i) chain += " \\/ x' = " + std::to_string(i);
  EXPECT_EQ(verdict(chain), "Verdict: no violation up to 2 steps");
}

TEST_F(HostileInput, AlgorithmOfManyLabels) {
  std::string steps;
  for (int i = 0; i < 1'500; ++i) steps += "l" + std::to_string(i) + ": x := 1 - x;\n";
  write_module("EXTENDS Integers\n(* --algorithm A variable x = 0; begin\n" + steps + "end algorithm *)");
  const ProgramRun run = run_program(TLALOC_BINARY, {"check", "M.tla", "--length", "2"}, folder_);
  EXPECT_EQ(run.exit_code, 0) << run.err;
}

TEST_F(HostileInput, LongChainOfSums) {
  std::string chain = "0";
  for (int i = 0; i < 20'000; ++i) chain += " + 1";
  write_module(kVariable + "Next == x' = " + chain);
  expect_rejected("M.tla", 150, "M.tla:4:");
}

/// What begins each level, what stands inside, what ends each level.
struct Nesting {
  std::string open, inside, close;
};

TEST_F(HostileInput, DeepNestingOfAnyKind) {
  constexpr int kDepth = 20'000;
  const std::vector<Nesting> nestings{{"{", "1", "}"},
                                      {"<<", "1", ">>"},
                                      {"[a |-> ", "1", "]"},
                                      {"[x EXCEPT ![1] = ", "1", "]"},
                                      {"x[", "1", "]"},
                                      {"[y \\in {1} |-> ", "1", "]"},
                                      {"{y \\in {1} : ", "TRUE", "}"},
                                      {"IF x = 0 THEN 1 ELSE ", "2", ""},
                                      {"IF ", "TRUE", " THEN 1 ELSE 2"},
                                      {"LET y == 1 IN ", "2", ""},
                                      {"LET y == ", "1", " IN 2"},
                                      {"CASE x = 0 -> ", "1", ""},
                                      {"\\E y \\in {1} : ", "TRUE", ""},
                                      {"CHOOSE y \\in {1} : ", "TRUE", ""},
                                      {"Init(LAMBDA y : ", "1", ")"},
                                      {"DOMAIN ", "x", ""},
                                      {"", "x", "'"},
                                      {"/\\ ", "TRUE", ""},
                                      {"[]", "TRUE", ""}};
  for (const Nesting& nesting : nestings) {
    std::string text = kVariable + "Next == x' = ";
    for (int i = 0; i < kDepth; ++i) text += nesting.open;
    text += nesting.inside;
    for (int i = 0; i < kDepth; ++i) text += nesting.close;
    write_module(text);
    expect_rejected("M.tla", 150, "M.tla:4:");
    if (HasFailure()) FAIL() << nesting.open;
  }
}

TEST_F(HostileInput, NamesOfAMillionLetters) {
  write_module(kVariable + "Next == x' = " + std::string(1'000'000, 'a'));
  expect_rejected("M.tla", 150, "M.tla:4:14");
}

TEST_F(HostileInput, ALineOfMillionsOfColumns) {
  write_module(kVariable + "Next == x' = (* " + std::string(3'000'000, 'a') + " *) }");
  expect_rejected("M.tla", 150, "M.tla:4:");
}

TEST_F(HostileInput, BytesThatAreNoText) {
  write_module(kVariable + std::string("Next == x' = \0 x", 16));
  expect_rejected("M.tla", 150, "M.tla:4:14");
  write_module(kVariable + "Next == x' = \xc3\x28 x");
  expect_rejected("M.tla", 150, "M.tla:4:14");
}

TEST_F(HostileInput, ModulesThatExtendOneAnother) {
  write_module("EXTENDS N\n" + kVariable + "Next == x' = x\n");
  write("N.tla", "---- MODULE N ----\nEXTENDS M\n====\n");
  expect_rejected("M.tla", 150, "N.tla:2:9");
}

TEST_F(HostileInput, ConfigOfBinaryJunk) {
  write_module(kVariable + "Next == x' = x\n", std::string("\0\xff\xfe CONSTANT ((((", 17));
  expect_rejected("M.tla", 151, "M.cfg:1:1");
}

TEST_F(HostileInput, ConfigThatNestsDeeply) {
  write_module("CONSTANT C\n" + kVariable + "Next == x' = x\n",
               "INIT Init NEXT Next CONSTANT C = " + std::string(100'000, '{'));
  expect_rejected("M.tla", 151, "M.cfg:1:");
}

TEST_F(HostileInput, ConfigThatSaysNothing) {
  write_module(kVariable + "Next == x' = x\n", " ");
  expect_rejected("M.tla", 151, "INIT");
}

TEST_F(HostileInput, NumbersAndSetsOfAnySize) {
  EXPECT_EQ(verdict("x' = x + 10^100000"), "Verdict: no violation up to 2 steps");
  EXPECT_EQ(verdict("x' = " + std::string(100'000, '9')), "Verdict: no violation up to 2 steps");
  EXPECT_EQ(verdict("x' \\in 1..10^30"), "Verdict: no violation up to 2 steps");
  EXPECT_EQ(verdict("x' = Cardinality(SUBSET (1..100))"), "Verdict: no violation up to 2 steps");
  EXPECT_EQ(verdict("x' \\in SUBSET (1..100)"), "Verdict: no violation up to 2 steps");
  EXPECT_TRUE(verdict("x' = 2^(10^30)").starts_with("Verdict: invalid (unsupported: "));
}

TEST_F(HostileInput, SetsTooLargeToList) {
  for (const std::string set : {"1..10^30", "SUBSET (1..100)"}) {
    write_module("EXTENDS Integers\n" + kVariable + "Next == \\A y \\in " + set + " : y # x /\\ x' = x");
    expect_rejected("M.tla", 152, "M.tla:5:");
  }
}

TEST_F(HostileInput, RecursionWithoutEnd) {
  write_module("EXTENDS Integers\nRECURSIVE F(_)\nF(n) == F(n)\n" + kVariable + "Next == x' = F(1)");
  expect_rejected("M.tla", 152, "M.tla:");
  write_module("EXTENDS Integers\nRECURSIVE F(_)\nF(n) == F(n + 1)\n" + kVariable + "Next == x' = F(x)");
  expect_rejected("M.tla", 152, "M.tla:");
}

TEST_F(HostileInput, UnknownOperator) {
  write_module(kVariable + "Next == x' = Increment(x)\n");
  expect_rejected("M.tla", 150, "M.tla:4:14");
}

TEST_F(HostileInput, UnassignedVariable) {
  write_module("VARIABLES x, y\nInit == x = 0 /\\ y = 0\nStep == x' = 1\nNext == Step\n");
  const ProgramRun run = run_program(TLALOC_BINARY, {"check", "M.tla"}, folder_);
  EXPECT_NE(run.exit_code, 0);
  EXPECT_NE(run.err.find("`y`"), std::string::npos) << run.err;
  EXPECT_NE(run.err.find("M.tla:4:"), std::string::npos) << run.err;
}

TEST_F(HostileInput, ConstantWithoutValue) {
  write_module("CONSTANT Limit\n" + kVariable + "Next == x' = Limit\n");
  expect_rejected("M.tla", 151, "`Limit`");
}

TEST_F(HostileInput, ConfigLineThatIsNone) {
  write_module(kVariable + "Next == x' = x\n", "INIT Init\nNEXT Next\nINVARIANT = 3\n");
  expect_rejected("M.tla", 151, "M.cfg:3:");
}

TEST_F(HostileInput, ConfigNamesWhatIsNotDefined) {
  write_module(kVariable + "Next == x' = x\n", "INIT Init\nNEXT Next\nINVARIANT Safe\n");
  expect_rejected("M.tla", 151, "M.cfg:3:11");
}

TEST_F(HostileInput, ConfigThatIsADirectory) {
  write_module(kVariable + "Next == x' = x\n", "");
  fs::create_directories(folder_ / "M.cfg");
  expect_rejected("M.tla", 151, "M.cfg");
}

TEST_F(HostileInput, ModuleExtendedByItself) {
  write_module("EXTENDS M\n" + kVariable + "Next == x' = x\n");
  expect_rejected("M.tla", 150, "M.tla:2:9");
}

TEST_F(HostileInput, ModuleThatIsNowhere) {
  write_module("EXTENDS Nowhere\n" + kVariable + "Next == x' = x\n");
  expect_rejected("M.tla", 150, "M.tla:2:9");
}

}  // namespace
}  // namespace tlaloc::test
