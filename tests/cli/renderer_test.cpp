#include "cli/render/renderer.h"

#include <gtest/gtest.h>

#include <set>

#include "cli/command/conclude.h"
#include "tests/cli/memory_console.h"
#include "tests/cli/trace_samples.h"

namespace tlaloc::cli {
namespace {

/// A format that takes everything and writes nothing.
class Recorder final : public Renderer {
 public:
  using Renderer::Renderer;
  void diagnostics(const std::vector<Diagnostic>& found, const SourceManager& /*sources*/) override {
    for (const Diagnostic& diagnostic : found) said.push_back("diagnostic " + diagnostic.message);
  }
  void remark(Remark kind, std::string_view text) override {
    said.push_back(std::string(kind == Remark::Error ? "error " : "remark ") + std::string(text));
  }
  void violation(const solver::Violated& violated, const TraceContext& context) override {
    said.push_back("violation " + violated.name + " of " + context.spec);
  }
  void trace(std::string_view text) override { said.push_back("trace " + std::string(text.substr(0, 1))); }
  void report(const Outcome& outcome, ExitCode code) override {
    said.push_back("report " + outcome.verdict + " " + std::to_string(number(code)));
  }

  std::vector<std::string> said;
};

/// The least that a format must do.
class Silent final : public Renderer {
 public:
  using Renderer::Renderer;
  void report(const Outcome& /*outcome*/, ExitCode /*code*/) override {}
};

class RendererTest : public testing::Test {
 protected:
  Outcome undefined() {
    solver::Violated violated;
    violated.kind = solver::ViolationKind::Undefined;
    violated.name = "Next";
    violated.message = "no value";
    violated.span = {sample_.trace.steps[1].action.span.source, 0, 4};
    violated.trace = sample_.trace;
    solver::CheckResult result;
    result.verdict = violated;
    Outcome outcome = make_answer({std::move(result), {}, {}, {}}, sample_.sources);
    outcome.context.spec = "Clock";
    return outcome;
  }

  test::Sample sample_ = test::make_sample();
  test::MemoryConsole console_;
  Options options_;
};

TEST_F(RendererTest, IsToldEverythingAndTheReportLast) {
  options_.expect = "proved";
  Recorder recorder(options_, console_.console());
  EXPECT_EQ(conclude(undefined(), options_, recorder), ExitCode::ExpectationNotMet);
  EXPECT_EQ(recorder.said,
            (std::vector<std::string>{"diagnostic no value", "violation Next of Clock", "error expected the verdict `proved`",
                                      "report violated undefined expression at step 0 22"}));
  EXPECT_EQ(console_.out() + console_.err(), "");
}

TEST_F(RendererTest, ATraceOnStandardOutputTakesThePlaceOfTheViolation) {
  options_.traces = {{TraceFormat::Itf, std::nullopt}};
  Recorder recorder(options_, console_.console());
  EXPECT_EQ(conclude(undefined(), options_, recorder), ExitCode::SpecUndefined);
  EXPECT_EQ(recorder.said,
            (std::vector<std::string>{"diagnostic no value", "trace {", "report violated undefined expression at step 0 75"}));
}

TEST_F(RendererTest, WhatAFormatDoesNotTakeGoesToStandardError) {
  options_.expect = "proved";
  Silent silent(options_, console_.console());
  EXPECT_EQ(conclude(undefined(), options_, silent), ExitCode::ExpectationNotMet);
  EXPECT_EQ(console_.out(), "");
  EXPECT_NE(console_.err().find("no value"), std::string::npos);
  EXPECT_NE(console_.err().find("error: expected the verdict `proved`"), std::string::npos);
}

TEST(ResultFormats, HaveNamesOfTheirOwnAndOnlyTheFirstNeedsNoOption) {
  std::set<std::string_view> names;
  for (const ResultFormatInfo& about : kResultFormats) {
    EXPECT_TRUE(names.insert(about.name).second) << about.name;
    EXPECT_EQ(about.help.empty(), about.format == Options{}.format) << about.name;
    EXPECT_EQ(&info(about.format), &about);
  }
}

}  // namespace
}  // namespace tlaloc::cli
