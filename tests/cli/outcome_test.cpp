#include "cli/outcome.h"

#include <gtest/gtest.h>
#include <stdlib.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>

#include "cli/command/conclude.h"
#include "cli/render/json_parts.h"
#include "tests/cli/memory_console.h"
#include "tests/cli/trace_samples.h"

namespace tlaloc::cli {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

std::string last_line(const std::string& text) {
  EXPECT_TRUE(text.ends_with("\n")) << text;
  const std::size_t end = text.size() - 1;
  return text.substr(text.rfind('\n', end - 1) + 1, end - (text.rfind('\n', end - 1) + 1));
}

class OutcomeTest : public testing::Test {
 protected:
  void SetUp() override {
    std::string path = fs::temp_directory_path() / "tlaloc-cli-XXXXXX";
    ASSERT_NE(::mkdtemp(path.data()), nullptr);
    folder_ = path;
    options_.spec = "Clock.tla";
    options_.command_name = "check";
  }
  void TearDown() override { fs::remove_all(folder_); }

  Outcome violation() {
    solver::Violated low;
    low.name = "Low";
    low.step = 2;
    low.trace = sample_.trace;
    solver::CheckResult result;
    result.verdict = low;
    result.properties = {{"Low", low}, {"TypeOK", solver::NoViolationUpTo{2}}};
    Outcome outcome = make_answer({std::move(result), {}, {}, {}}, sample_.sources);
    outcome.context.spec = "Clock";
    outcome.report->engine = "bmc";
    return outcome;
  }
  ExitCode end(const Outcome& outcome) {
    console_.console().configure(options_);
    return conclude(outcome, options_, *open_renderer(options_, console_.console()));
  }
  std::string read(const std::string& name) const {
    std::ifstream stream(folder_ / name);
    return {std::istreambuf_iterator<char>(stream), {}};
  }

  test::Sample sample_ = test::make_sample();
  test::MemoryConsole console_;
  Options options_;
  fs::path folder_;
};

TEST_F(OutcomeTest, EndsWithTheVerdictBelowTraceAndProperties) {
  EXPECT_EQ(end(violation()), ExitCode::InvariantViolated);
  const std::string out = console_.out();
  EXPECT_TRUE(out.starts_with("Error: Invariant Low is violated.\n")) << out;
  EXPECT_TRUE(out.ends_with("\nLow: violated at step 2\nTypeOK: no violation up to 2 steps\nVerdict: violated Low at step 2\n"))
      << out;
  EXPECT_EQ(console_.err(), "");
}

TEST_F(OutcomeTest, QuietLeavesOnlyTheVerdict) {
  options_.quiet = true;
  EXPECT_EQ(end(violation()), ExitCode::InvariantViolated);
  EXPECT_EQ(console_.out(), "Verdict: violated Low at step 2\n");
  EXPECT_EQ(console_.err(), "");
}

TEST_F(OutcomeTest, ExpectationDecidesTheExitCode) {
  options_.expect = "violated Low";
  EXPECT_EQ(end(violation()), ExitCode::Success);
  options_.expect = "no violation";
  EXPECT_EQ(end(violation()), ExitCode::ExpectationNotMet);
  EXPECT_EQ(last_line(console_.out()), "Verdict: violated Low at step 2");
}

TEST_F(OutcomeTest, ExpectationNeverHidesADefect) {
  options_.expect = "unknown";
  Outcome outcome;
  outcome.verdict = "unknown (internal error: x)";
  outcome.code = ExitCode::InternalError;
  EXPECT_EQ(end(outcome), ExitCode::InternalError);
}

TEST_F(OutcomeTest, ExpectationNeverHidesALostCertificate) {
  options_.expect = "violated Low";
  Outcome outcome = violation();
  outcome.unwritten = "cannot write proof/ClockProof.tla";
  EXPECT_EQ(end(outcome), ExitCode::ConfigUnreadable);
  EXPECT_EQ(console_.err(), "error: cannot write proof/ClockProof.tla\n");
}

TEST_F(OutcomeTest, JsonIsOneObjectAndNothingElse) {
  options_.format = ResultFormat::Json;
  options_.length = 5;
  EXPECT_EQ(end(violation()), ExitCode::InvariantViolated);
  const Json json = Json::parse(console_.out());
  EXPECT_EQ(json["schema_version"], 1);
  EXPECT_EQ(json["verdict"]["kind"], "violated");
  EXPECT_EQ(json["verdict"]["name"], "Low");
  EXPECT_EQ(json["verdict"]["step"], 2);
  EXPECT_EQ(json["verdict"]["text"], "violated Low at step 2");
  EXPECT_EQ(json["exit_code"], 12);
  ASSERT_EQ(json["properties"].size(), 2U);
  EXPECT_EQ(json["properties"][0]["engine"], "bmc");
  EXPECT_EQ(json["properties"][0]["trace"]["states"].size(), 3U);
  EXPECT_EQ(json["properties"][1]["verdict"]["kind"], "no violation");
  EXPECT_EQ(json["properties"][1]["trace"], nullptr);
  EXPECT_EQ(json["trace"]["vars"], (Json{"x", "on"}));
  EXPECT_EQ(json["limits"]["length"], 5);
  EXPECT_EQ(json["limits"]["timeout_seconds"], nullptr);
  EXPECT_TRUE(json["statistics"].contains("solver_calls"));
}

TEST_F(OutcomeTest, JsonCarriesTheDiagnosticsOfARefusedInput) {
  options_.format = ResultFormat::Json;
  DiagnosticSink sink;
  const SourceId source = sample_.sources.add("Bad.tla", "one\ntwo \xff three\n");
  sink.report(DiagnosticKind::UnexpectedToken, {source, 4, 7}, "found `\xff`", "remove it");
  EXPECT_EQ(end(make_invalid(sink, sample_.sources)), ExitCode::SpecUnreadable);
  const Json json = Json::parse(console_.out());
  EXPECT_EQ(json["verdict"]["kind"], "invalid");
  EXPECT_EQ(json["exit_code"], 150);
  ASSERT_EQ(json["diagnostics"].size(), 1U);
  EXPECT_EQ(json["diagnostics"][0]["code"], "E1001");
  EXPECT_EQ(json["diagnostics"][0]["location"]["line"], 2);
  EXPECT_EQ(json["properties"], Json::array());
}

TEST_F(OutcomeTest, FilesLeaveTheTextOnStandardOutput) {
  options_.traces = {{TraceFormat::Itf, (folder_ / "t.itf.json").string()}, {TraceFormat::Text, (folder_ / "t.txt").string()}};
  EXPECT_EQ(find_trace_obstacle(options_), std::nullopt);
  EXPECT_EQ(end(violation()), ExitCode::InvariantViolated);
  EXPECT_TRUE(console_.out().starts_with("Error: Invariant Low"));
  EXPECT_EQ(Json::parse(read("t.itf.json"))["states"].size(), 3U);
  EXPECT_TRUE(read("t.txt").starts_with("Error: Invariant Low"));
  EXPECT_EQ(std::distance(fs::directory_iterator(folder_), fs::directory_iterator{}), 2) << "a temporary file was left";
}

TEST_F(OutcomeTest, AFormatOnStandardOutputTakesTheTextsPlace) {
  options_.traces = {{TraceFormat::Itf, std::nullopt}};
  (void)end(violation());
  const std::string out = console_.out();
  EXPECT_TRUE(out.starts_with("{")) << out;
  EXPECT_EQ(out.find("State 1"), std::string::npos);
  EXPECT_EQ(last_line(out), "Verdict: violated Low at step 2");
}

TEST_F(OutcomeTest, OutputFolderNamesTheFile) {
  options_.output_dir = (folder_ / "new" / "deeper").string();
  options_.traces = {{TraceFormat::Itf, std::nullopt}};
  EXPECT_EQ(find_trace_obstacle(options_), std::nullopt);
  (void)end(violation());
  EXPECT_TRUE(fs::exists(folder_ / "new" / "deeper" / "Clock.itf.json"));
}

TEST_F(OutcomeTest, AnUnwritableFileIsAnErrorAndTheVerdictStands) {
  options_.traces = {{TraceFormat::Itf, (folder_ / "missing" / "t.json").string()}};
  EXPECT_NE(find_trace_obstacle(options_), std::nullopt);
  EXPECT_EQ(end(violation()), ExitCode::ConfigUnreadable);
  EXPECT_EQ(last_line(console_.out()), "Verdict: violated Low at step 2");
  EXPECT_NE(console_.err().find("cannot write the trace"), std::string::npos);
}

TEST_F(OutcomeTest, SeveralViolationsGoToNumberedFiles) {
  Outcome outcome = violation();
  auto second = std::get<solver::Violated>(outcome.report->result.verdict);
  second.name = "TypeOK";
  outcome.report->result.properties[1].verdict = second;
  options_.traces = {{TraceFormat::Itf, (folder_ / "t.itf.json").string()}};
  (void)end(outcome);
  EXPECT_TRUE(fs::exists(folder_ / "t.itf.json") && fs::exists(folder_ / "t-2.itf.json"));
  EXPECT_EQ(numbered("dir.d/.hidden.json", 2), "dir.d/.hidden-3.json");
  EXPECT_EQ(numbered("plain", 1), "plain-2");
}

TEST_F(OutcomeTest, WhatHasBeenShownIsNotShownAgain) {
  const Outcome outcome = violation();
  options_.traces = {{TraceFormat::Text, (folder_ / "t.txt").string()}};
  const auto renderer = open_renderer(options_, console_.console());
  TraceOutput traces(options_, *renderer);
  traces.write(std::get<solver::Violated>(outcome.report->result.verdict),
               {&sample_.sources, "Next", "Clock", {}, {}, nullptr, {}});
  const std::string shown = console_.out();
  EXPECT_TRUE(shown.starts_with("Error: Invariant Low is violated.\n")) << shown;
  EXPECT_TRUE(fs::exists(folder_ / "t.txt"));
  EXPECT_EQ(conclude(outcome, options_, *renderer, &traces), ExitCode::InvariantViolated);
  EXPECT_EQ(console_.out(),
            shown + "Low: violated at step 2\nTypeOK: no violation up to 2 steps\nVerdict: violated Low at step 2\n");
  EXPECT_FALSE(fs::exists(folder_ / "t-2.txt"));
}

TEST_F(OutcomeTest, VacuityIsReported) {
  solver::CheckResult result;
  result.verdict = solver::NoViolationUpTo{4};
  result.statistics.depth = 4;
  result.statistics.never_enabled = {"Stop"};
  EXPECT_EQ(end(make_answer({std::move(result), {}, {}, {}}, sample_.sources)), ExitCode::Success);
  EXPECT_EQ(console_.out(), "Verdict: no violation up to 4 steps\n");
  EXPECT_EQ(console_.err(), "warning: action Stop is never enabled within 4 steps\n");
}

TEST_F(OutcomeTest, StatisticsGoToStandardError) {
  options_.stats = true;
  (void)end(violation());
  EXPECT_NE(console_.err().find("solver calls"), std::string::npos);
  EXPECT_EQ(console_.out().find("solver calls"), std::string::npos);
}

TEST_F(OutcomeTest, StatisticsNameTheSolversAndTheirSizes) {
  options_.stats = true;
  Outcome outcome = violation();
  solver::Statistics& statistics = outcome.report->result.statistics;
  statistics.solvers = {"cadical", "z3-smt"};
  statistics.by_depth = {{0.5, 0.25, 14, 3, 2, {"cadical"}, solver::ClauseCounts{12, 345, 6}, 20.5},
                         {0.5, 1.25, 7, 3, 0, {}, solver::ClauseCounts{12, 400, 10}, 21},
                         {0.5, 12.25, 1234567, 3, 5, {"cadical", "z3-smt"}, {}, 1021.25}};
  (void)end(outcome);
  const std::string err = console_.err();
  EXPECT_NE(err.find("  SAT variables            -\n  clauses                  -\n  learned                  -\n"
                     "  solver        cadical+z3-smt\n"),
            std::string::npos)
      << err;
  const std::string table =
      "  depth      encode       solve       terms  assertions  solver calls  SAT variables     clauses     learned"
      "   peak memory  solver\n"
      "      0     0.500 s     0.250 s          14           3             2             12         345           6"
      "       20.5 MB  cadical\n"
      "      1     0.500 s     1.250 s           7           3             0             12         400          10"
      "       21.0 MB  -\n"
      "      2     0.500 s    12.250 s     1234567           3             5              -           -           -"
      "     1021.2 MB  cadical+z3-smt\n";
  EXPECT_TRUE(err.ends_with(table)) << err;
}

TEST_F(OutcomeTest, StatisticsInJsonNameTheSolversAndTheirSizes) {
  Outcome outcome = violation();
  solver::Statistics& statistics = outcome.report->result.statistics;
  statistics.solvers = {"cadical", "z3-smt"};
  statistics.by_depth = {{0.5, 0.25, 14, 3, 2, {"cadical"}, solver::ClauseCounts{12, 345, 6}, 20.5}, {}};
  const nlohmann::ordered_json json = statistics_object(outcome);
  EXPECT_EQ(json["solvers"], (std::vector<std::string>{"cadical", "z3-smt"}));
  EXPECT_TRUE(json["sat_variables"].is_null());
  const auto& first = json["by_depth"][0];
  EXPECT_EQ(first["solvers"], std::vector<std::string>{"cadical"});
  EXPECT_EQ(first["sat_variables"], 12);
  EXPECT_EQ(first["clauses"], 345);
  EXPECT_EQ(first["learned_clauses"], 6);
  EXPECT_EQ(first["peak_megabytes"], 20.5);
  const auto& second = json["by_depth"][1];
  EXPECT_TRUE(second["solvers"].empty());
  EXPECT_TRUE(second["clauses"].is_null());
  EXPECT_TRUE(second["learned_clauses"].is_null());
}

TEST(ConsoleTest, ShowsTenDiagnosticsAndCountsTheRest) {
  SourceManager sources;
  DiagnosticSink sink;
  for (int i = 0; i < 13; ++i) sink.report(DiagnosticKind::UndefinedName, {}, "name " + std::to_string(i));
  test::MemoryConsole memory;
  memory.console().diagnostics(sink.all(), sources);
  const std::string err = memory.err();
  EXPECT_NE(err.find("name 9"), std::string::npos);
  EXPECT_EQ(err.find("name 10"), std::string::npos);
  EXPECT_TRUE(err.ends_with("... and 3 more\n")) << err;
}

}  // namespace
}  // namespace tlaloc::cli
