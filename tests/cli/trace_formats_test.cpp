#include "cli/render/trace/trace_formats.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "tests/cli/trace_samples.h"

namespace tlaloc::cli {
namespace {

using Json = nlohmann::ordered_json;

TEST(TraceFormats, TlaIsAModuleWithTheStatesAsRecords) {
  const test::Sample sample = test::make_sample();
  EXPECT_EQ(info(TraceFormat::Tla).render(sample.trace, sample.context),
            "---- MODULE ClockTrace ----\n"
            "\\* Verdict: violated Low at step 2\n"
            "EXTENDS Integers, Sequences, TLC\n"
            "\n"
            "Trace == <<\n"
            "  \\* State 1\n"
            "  [ x |-> 0,\n"
            "   on |-> FALSE ],\n"
            "  \\* State 2: Tick(2)\n"
            "  [ x |-> 2,\n"
            "   on |-> TRUE ],\n"
            "  \\* State 3: Next\n"
            "  [ x |-> 2,\n"
            "   on |-> FALSE ]\n"
            ">>\n"
            "====\n");
}

TEST(TraceFormats, TlaDeclaresModelValuesAndFollowsTheFileName) {
  test::Sample sample = test::make_sample();
  const Value owner = Value::set({Value::model_value(Symbol("node_b"), {}), Value::model_value(Symbol("node_a"), {})});
  sample.trace.variables = {Symbol("owner")};
  sample.trace.steps = {{{Value::function({{Value::integer(0), owner}})}, {}}};
  sample.context.trace_module = "Other";
  const std::string text = render_tla(sample.trace, sample.context);
  EXPECT_TRUE(text.starts_with("---- MODULE Other ----\n")) << text;
  EXPECT_NE(text.find("CONSTANTS node_a, node_b\n"), std::string::npos) << text;
}

TEST(TraceFormats, HtmlIsOnePageThatMarksChanges) {
  test::Sample sample = test::make_sample();
  sample.trace.steps[2].state[0] = Value::string("<b>");
  const std::string page = info(TraceFormat::Html).render(sample.trace, sample.context);
  EXPECT_TRUE(page.starts_with("<!DOCTYPE html>"));
  EXPECT_NE(page.find("<td class=\"changed\">&quot;&lt;b&gt;&quot;</td><td class=\"changed\">FALSE</td>"), std::string::npos)
      << page;
  EXPECT_NE(page.find("<td>0</td><td>FALSE</td>"), std::string::npos) << page;
  EXPECT_EQ(page.find("src="), std::string::npos) << "nothing may be loaded";
}

TEST(TraceFormats, TlcJsonNumbersStatesAndNamesActions) {
  test::Sample sample = test::make_sample();
  sample.context.sources = &sample.sources;
  const Json json = Json::parse(info(TraceFormat::TlcJson).render(sample.trace, sample.context));
  const Json& trace = json["counterexample"];
  EXPECT_EQ(trace["state"].dump(), R"([[1,{"x":0,"on":false}],[2,{"x":2,"on":true}],[3,{"x":2,"on":false}]])");
  ASSERT_EQ(trace["action"].size(), 2U);
  EXPECT_EQ(trace["action"][0][0], trace["state"][0]);
  EXPECT_EQ(trace["action"][0][1].dump(),
            R"({"name":"Tick","location":{"beginLine":3,"beginColumn":3,"endLine":4,"endColumn":14,"module":"Clock"},)"
            R"("context":{"n":2},"parameters":["n"]})");
  EXPECT_EQ(trace["action"][1][1]["name"], "Next");
}

TEST(TraceFormats, AreFoundByTheirNamesAndListed) {
  EXPECT_EQ(find_trace_format("json"), TraceFormat::TlcJson);
  EXPECT_EQ(find_trace_format("jso"), std::nullopt);
  EXPECT_EQ(find_trace_format(""), std::nullopt);
  EXPECT_EQ(list_trace_formats("or"), "text, itf, json, tla or html");
  EXPECT_EQ(list_trace_formats("and", FormatKinds::Told), "text, itf, json (TLC's), tla and html");
}

}  // namespace
}  // namespace tlaloc::cli
