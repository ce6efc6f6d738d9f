// The program from outside: options, exit codes, the last line of standard output, files written, signals.
#include <gtest/gtest.h>
#include <stdlib.h>

#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>

#include "tests/support/run_program.h"

namespace tlaloc::test {
namespace {

namespace fs = std::filesystem;
using Arguments = std::vector<std::string>;

constexpr const char* kCounter = R"(---- MODULE Counter ----
EXTENDS Integers, TLC
CONSTANT Limit
VARIABLE x
Init == x = 0
Next == x' = x + 1
Bounded == x < Limit /\ x' = x + 1
Reciprocal == x' = x + 1 /\ 1 \div (2 - x) >= 0
Small == x < Limit
Defined == 1 \div (Limit - x) >= 0
Asserted == Assert(x < Limit, "too large")
Endless == \A y : y > x
Grows == [][x' > x]_x
Jumps == [][x' < Limit]_x
====
)";

class Driver : public testing::Test {
 protected:
  void SetUp() override {
    std::string path = fs::temp_directory_path() / "tlaloc-driver-XXXXXX";
    ASSERT_NE(::mkdtemp(path.data()), nullptr);
    folder_ = path;
    write("Counter.tla", kCounter);
    write("Counter.cfg", "INIT Init\nNEXT Next\nCONSTANT Limit = 2\n");
  }
  void TearDown() override { fs::remove_all(folder_); }

  void write(const std::string& name, const std::string& text) const { std::ofstream(folder_ / name) << text; }
  [[nodiscard]] std::string read(const std::string& name) const { return read_file(folder_ / name); }

  [[nodiscard]] ProgramRun run(const Arguments& arguments, const RunOptions& how = {}) const {
    return run_program(TLALOC_BINARY, arguments, folder_, how);
  }
  /// Runs `tlaloc check Counter.tla ARGUMENTS`.
  [[nodiscard]] ProgramRun check(Arguments arguments, const RunOptions& how = {}) const {
    arguments.insert(arguments.begin(), {"check", "Counter.tla"});
    return run(arguments, how);
  }
  void expect(const Arguments& arguments, int exit_code, const std::string& last_line) const {
    const ProgramRun result = check(arguments);
    EXPECT_EQ(result.exit_code, exit_code) << result.out << result.err;
    EXPECT_EQ(last(result), last_line) << result.err;
  }
  static std::string last(const ProgramRun& run) {
    const auto lines = lines_of(run.out);
    return lines.empty() ? "" : lines.back();
  }

  fs::path folder_;
};

TEST_F(Driver, EndsWithAVerdictAndItsExitCode) {
  expect({"--length", "3"}, 0, "Verdict: no violation up to 3 steps");
  expect({"--inv", "Small"}, 12, "Verdict: violated Small at step 2");
  expect({"--inv", "x < 1"}, 12, "Verdict: violated x < 1 at step 1");
  expect({"--next", "Bounded"}, 11, "Verdict: violated deadlock at step 2");
  expect({"--next", "Bounded", "--no-deadlock"}, 0, "Verdict: proved (all behaviours end within 2 steps)");
  expect({"--next", "Reciprocal"}, 75, "Verdict: violated undefined expression at step 2");
}

TEST_F(Driver, EvaluatesEachLineAsIfItWereAlone) {
  const std::vector<std::string> lines = {R"(CHOOSE v \in {"zz", "yy"} : TRUE)",
                                          R"(CHOOSE v \in {"yy", "zz"} : TRUE)",
                                          "[zfield |-> 1, afield |-> 2]",
                                          "[afield |-> 2, zfield |-> 1]",
                                          R"({"qq", "q", "", "Q"})",
                                          R"(ToString([b |-> 1, a |-> "zz"]))",
                                          R"(ToString([a |-> "zz", b |-> 1]))"};
  std::string input;
  std::string alone;
  for (const std::string& line : lines) {
    input += line + "\n";
    alone += run({"eval", "-e", line}).out;
  }
  RunOptions how;
  how.input = input;
  const ProgramRun together = run({"eval"}, how);
  EXPECT_EQ(together.exit_code, 0) << together.err;
  EXPECT_EQ(together.out, alone);
  EXPECT_EQ(lines_of(alone).at(1), "\"yy\"");
  EXPECT_EQ(lines_of(alone).at(2), "[zfield |-> 1, afield |-> 2]");
  EXPECT_EQ(lines_of(alone).at(3), "[afield |-> 2, zfield |-> 1]");
}

TEST_F(Driver, KeepsApartWhatIsUndefined) {
  expect({"--inv", "Defined"}, 76, "Verdict: violated undefined expression at step 2");
  expect({"--inv", "Asserted"}, 14, "Verdict: violated assertion at step 2");
  expect(
      {"--inv", "Endless"}, 152,
      "Verdict: invalid (unsupported: a quantifier without a set to range over cannot be evaluated; bound it: `\\A x \\in S`)");
}

TEST_F(Driver, ChecksActionProperties) {
  expect({"--temporal", "Grows", "--length", "3"}, 0, "Verdict: no violation up to 3 steps");
  expect({"--property", "Jumps"}, 13, "Verdict: violated Jumps at step 2");
}

TEST_F(Driver, ReadsConstantsFromTheCommandLineFirst) {
  expect({"--inv", "Small", "-c", "Limit=4"}, 12, "Verdict: violated Small at step 4");
}

TEST_F(Driver, RefusesWhatItCannotRead) {
  EXPECT_EQ(run({"check", "Nothing.tla"}).exit_code, 150);
  EXPECT_EQ(check({"--config", "Nothing.cfg"}).exit_code, 151);
  EXPECT_EQ(check({"--inv", "Undefined"}).exit_code, 151);
  EXPECT_EQ(check({"--const", "Limit"}).exit_code, 151);
}

TEST_F(Driver, RefusesOptionsThatMakeNoSense) {
  const std::vector<Arguments> senseless{{"parse", "Counter.tla", "--length", "3"},
                                         {"parse", "Counter.tla", "--inv", "Small"},
                                         {"check", "Counter.tla", "--runs", "3"},
                                         {"check", "Counter.tla", "--dump=tree"},
                                         {"eval", "-e", "1", "--length", "3"},
                                         {"trace", "show", "t.itf.json", "--inv", "Small"},
                                         {"explain", "E1001", "--json"},
                                         {"check", "Counter.tla", "--deadlock", "--no-deadlock"},
                                         {"check", "Counter.tla", "--length", "few"},
                                         {"check"}};
  for (const Arguments& arguments : senseless) {
    const ProgramRun result = run(arguments);
    EXPECT_EQ(result.exit_code, 151) << arguments.front() << " " << arguments.back() << "\n" << result.out;
    EXPECT_FALSE(result.err.empty());
    EXPECT_TRUE(last(result).starts_with("Verdict: invalid (")) << result.out;
  }
}

TEST_F(Driver, ComparesTheVerdictWithWhatIsExpected) {
  expect({"--inv", "Small", "--expect", "violated Small at step 2"}, 0, "Verdict: violated Small at step 2");
  const ProgramRun other = check({"--inv", "Small", "--expect", "proved"});
  EXPECT_EQ(other.exit_code, 22);
  EXPECT_EQ(last(other), "Verdict: violated Small at step 2");
  EXPECT_NE(other.err.find("proved"), std::string::npos) << other.err;
}

TEST_F(Driver, QuietPrintsTheVerdictAlone) {
  const ProgramRun result = check({"--inv", "Small", "--quiet"});
  EXPECT_EQ(result.out, "Verdict: violated Small at step 2\n");
  EXPECT_EQ(result.err, "");
}

TEST_F(Driver, PrintsOneJsonObject) {
  const ProgramRun result = check({"--inv", "Small", "--json", "--timeout", "500"});
  EXPECT_EQ(result.exit_code, 12);
  const auto json = nlohmann::json::parse(result.out);
  for (const char* key : {"schema_version", "tool", "command", "spec", "verdict", "exit_code", "properties", "trace", "limits",
                          "statistics", "diagnostics"}) {
    EXPECT_TRUE(json.contains(key)) << key;
  }
  EXPECT_EQ(json["exit_code"], 12);
  EXPECT_EQ(json["verdict"]["kind"], "violated");
  EXPECT_EQ(json["verdict"]["name"], "Small");
  EXPECT_EQ(json["verdict"]["step"], 2);
  EXPECT_EQ(json["limits"]["timeout_seconds"], 500.0);
  EXPECT_EQ(json["trace"]["vars"], nlohmann::json::parse(R"(["x"])"));
  EXPECT_EQ(json["trace"]["states"].size(), 3U);
  EXPECT_EQ(json["properties"].front()["property"], "Small");
}

TEST_F(Driver, JsonSaysWhyTheInputIsInvalid) {
  const ProgramRun result = check({"--inv", "Endless", "--json"});
  const auto json = nlohmann::json::parse(result.out);
  EXPECT_EQ(json["verdict"]["kind"], "invalid");
  EXPECT_EQ(json["exit_code"], result.exit_code);
}

TEST_F(Driver, WritesTracesWhereItIsTold) {
  EXPECT_EQ(check({"--inv", "Small", "--trace", "itf:found.itf.json"}).exit_code, 12);
  const auto itf = nlohmann::json::parse(read("found.itf.json"));
  EXPECT_EQ(itf["states"].size(), 3U);
  EXPECT_EQ(itf["states"][2]["x"], nlohmann::json::parse(R"({"#bigint": "2"})"));
  EXPECT_EQ(check({"--inv", "Small", "--trace", "itf", "--output-dir", "out/deep"}).exit_code, 12);
  std::size_t written = 0;
  for (const auto& entry : fs::recursive_directory_iterator(folder_ / "out")) {
    written += entry.path().string().ends_with(".itf.json") ? 1U : 0U;
  }
  EXPECT_EQ(written, 1U);
}

TEST_F(Driver, SaysWhenAFileCannotBeWritten) {
  write("file", "");
  const ProgramRun result = check({"--inv", "Small", "--trace", "itf:file/below.itf.json"});
  EXPECT_EQ(result.exit_code, 151) << result.out;
  EXPECT_NE(result.err.find("file/below.itf.json"), std::string::npos) << result.err;
}

TEST_F(Driver, ColoursOnlyWhenAsked) {
  const auto coloured = [](const ProgramRun& run) { return run.err.find('\x1b') != std::string::npos; };
  EXPECT_FALSE(coloured(check({"--inv", "Undefined"}))) << "standard error is no terminal";
  EXPECT_TRUE(coloured(check({"--inv", "Undefined", "--color", "always"})));
  EXPECT_FALSE(coloured(check({"--inv", "Undefined", "--color", "never"})));
  RunOptions without;
  without.environment = {{"NO_COLOR", "1"}};
  EXPECT_FALSE(coloured(check({"--inv", "Undefined"}, without)));
}

TEST_F(Driver, StopsAtTheTimeout) {
  const ProgramRun result = check({"--inv", "x < 1000000", "--timeout", "0.5"});
  EXPECT_EQ(result.exit_code, 20) << result.err;
  EXPECT_TRUE(last(result).starts_with("Verdict: unknown (timeout after 0.5 s")) << last(result);
}

TEST_F(Driver, StopsAtTheMemoryLimit) {
  const ProgramRun result = check({"--inv", "x < 1000000", "--memory", "1"});
  EXPECT_EQ(result.exit_code, 20) << result.err;
  EXPECT_TRUE(last(result).starts_with("Verdict: unknown (memory limit of 1 MB")) << last(result);
}

TEST_F(Driver, AnInterruptEndsTheSearchWithWhatIsKnown) {
  RunOptions interrupted;
  interrupted.interrupt_at = "depth";  // progress: the search has begun
  const ProgramRun result = check({"--inv", "x < 1000000", "--progress", "always"}, interrupted);
  EXPECT_EQ(result.exit_code, 20) << result.out << result.err;
  EXPECT_TRUE(last(result).starts_with("Verdict: unknown (interrupted")) << last(result);
  EXPECT_NE(result.out.find("x < 1000000: unknown (interrupted"), std::string::npos) << result.out;
}

}  // namespace
}  // namespace tlaloc::test
