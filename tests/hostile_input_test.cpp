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
    EXPECT_NE(run.err.find(spot), std::string::npos) << "no `" << spot << "` in\n" << run.err;
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
