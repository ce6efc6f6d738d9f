#include "cli/render/trace/itf.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "cli/render/trace/trace_formats.h"
#include "cli/render/trace/value_type.h"
#include "tests/cli/trace_samples.h"

namespace tlaloc::cli {
namespace {

using Json = nlohmann::ordered_json;

Value number(std::int64_t i) { return Value::integer(i); }
Value text(const char* s) { return Value::string(s); }
std::string itf(const Value& value) { return to_itf(value).dump(); }

TEST(Itf, WritesEveryKindOfValue) {
  EXPECT_EQ(itf(Value::boolean(true)), "true");
  EXPECT_EQ(itf(number(-5)), R"({"#bigint":"-5"})");
  EXPECT_EQ(itf(Value::integer(*Integer::parse("123456789012345678901234567890"))),
            R"({"#bigint":"123456789012345678901234567890"})");
  EXPECT_EQ(itf(text("a\"b")), R"("a\"b")");
  EXPECT_EQ(itf(Value::model_value(Symbol("m1"), {})), R"("m1")");
  EXPECT_EQ(itf(Value::tuple({number(1), number(2)})), R"([{"#bigint":"1"},{"#bigint":"2"}])");
  EXPECT_EQ(itf(Value::tuple({})), "[]");
  EXPECT_EQ(itf(Value::tuple({number(1), text("x")})), R"({"#tup":[{"#bigint":"1"},"x"]})");
  EXPECT_EQ(itf(Value::record({{Symbol("a"), number(1)}, {Symbol("b"), Value::boolean(false)}})),
            R"({"a":{"#bigint":"1"},"b":false})");
  EXPECT_EQ(itf(Value::record({{Symbol("#set"), number(1)}})), R"({"#map":[["#set",{"#bigint":"1"}]]})");
  EXPECT_EQ(itf(Value::function({{number(0), text("a")}, {number(2), text("b")}})),
            R"({"#map":[[{"#bigint":"0"},"a"],[{"#bigint":"2"},"b"]]})");
  EXPECT_EQ(itf(Value::set({text("q")})), R"({"#set":["q"]})");
  EXPECT_EQ(itf(Value::set({})), R"({"#set":[]})");
  EXPECT_EQ(itf(Value::interval(1, 2)), R"({"#set":[{"#bigint":"1"},{"#bigint":"2"}]})");
  EXPECT_EQ(itf(Value::power_set(Value::set({number(1)}))), R"({"#set":[{"#set":[]},{"#set":[{"#bigint":"1"}]}]})");
  EXPECT_EQ(to_itf(Value::function_set(Value::interval(1, 2), Value::boolean_set()))["#set"].size(), 4U);
  EXPECT_EQ(itf(Value::record_set({{Symbol("a"), Value::set({number(1)})}})), R"({"#set":[{"a":{"#bigint":"1"}}]})");
  EXPECT_EQ(to_itf(Value::product({Value::interval(1, 2), Value::boolean_set()}))["#set"].size(), 4U);
  EXPECT_EQ(itf(Value::int_set()), R"({"#unserializable":"Int"})");
  EXPECT_EQ(itf(Value::nat_set()), R"({"#unserializable":"Nat"})");
  EXPECT_EQ(itf(Value::string_set()), R"({"#unserializable":"STRING"})");
  EXPECT_TRUE(to_itf(Value::seq_set(Value::int_set())).contains("#unserializable"));
  EXPECT_TRUE(to_itf(Value::interval(1, Integer(1'000'000'000))).contains("#unserializable"));
}

TEST(Itf, WritesATrace) {
  test::Sample sample = test::make_sample();
  sample.trace.loop_start = 1;
  const Json json = Json::parse(render_itf(sample.trace, sample.context));
  EXPECT_EQ(json["#meta"]["format"], "ITF");
  EXPECT_EQ(json["#meta"]["varTypes"], (Json{{"x", "Int"}, {"on", "Bool"}}));
  EXPECT_EQ(json["vars"], (Json{"x", "on"}));
  ASSERT_EQ(json["states"].size(), 3U);
  EXPECT_EQ(json["states"][0].dump(), R"({"#meta":{"index":0},"x":{"#bigint":"0"},"on":false})");
  EXPECT_EQ(json["states"][1].dump(), R"j({"#meta":{"index":1,"action":"Tick(2)"},"x":{"#bigint":"2"},"on":true})j");
  EXPECT_EQ(json["loop"], 1);
}

TEST(Itf, KeepsTheActionThatClosesALoop) {
  test::Sample sample = test::make_sample();
  sample.trace.loop_start = 1;
  sample.trace.loop_action = sample.trace.steps[1].action;
  const std::string text = render_itf(sample.trace, sample.context);
  EXPECT_EQ(Json::parse(text)["#meta"]["loopAction"], "Tick(2)");
  const auto read = std::get<trace::Trace>(read_itf(text));
  EXPECT_EQ(read.loop_start, 1U);
  EXPECT_EQ(render_itf(read, sample.context), text);
  sample.trace.loop_start = 2;
  EXPECT_FALSE(Json::parse(render_itf(sample.trace, sample.context))["#meta"].contains("loopAction")) << "it stutters";
}

TEST(Itf, ReadsBackWhatItWrote) {
  test::Sample sample = test::make_sample();
  const std::vector<Value> values{
      number(7),
      text("s"),
      Value::tuple({number(1), text("x")}),
      Value::record({{Symbol("f"), Value::set({number(1), number(2)})}}),
      Value::function({{Value::tuple({number(1), number(2)}), Value::boolean(true)},
                       {Value::tuple({number(2), number(1)}), Value::boolean(false)}}),
      Value::int_set(),
  };
  sample.trace.variables = {Symbol("v")};
  sample.trace.steps.clear();
  for (const Value& value : values) sample.trace.steps.push_back({{value}, {}});
  sample.trace.loop_start = 2;
  const auto read = read_itf(render_itf(sample.trace, sample.context));
  ASSERT_TRUE(std::holds_alternative<trace::Trace>(read)) << std::get<std::string>(read);
  const auto& trace = std::get<trace::Trace>(read);
  ASSERT_EQ(trace.steps.size(), values.size());
  for (std::size_t i = 0; i < values.size(); ++i) EXPECT_EQ(trace.steps[i].state[0], values[i]) << values[i].to_string();
  EXPECT_EQ(trace.loop_start, 2U);
  EXPECT_EQ(trace.variables, sample.trace.variables);
}

TEST(Itf, ReadsPlainNumbersAndActions) {
  const auto read = read_itf(R"({"vars":["x"],"states":[{"x":1},{"#meta":{"action":"Tick"},"x":2}]})");
  ASSERT_TRUE(std::holds_alternative<trace::Trace>(read)) << std::get<std::string>(read);
  EXPECT_EQ(std::get<trace::Trace>(read).steps[1].state[0], number(2));
  EXPECT_EQ(std::get<trace::Trace>(read).steps[1].action.name.text(), "Tick");
}

TEST(Itf, RefusesWhatIsNoTrace) {
  for (const char* const bad :
       {"", "nonsense", "[]", "{}", R"({"vars":["x"],"states":[]})", R"({"vars":["x"],"states":[{}]})",
        R"({"vars":["x"],"states":[1]})", R"({"vars":["x"],"states":[{"x":null}]})", R"({"vars":["x"],"states":[{"x":1.5}]})",
        R"({"vars":["x"],"states":[{"x":{"#bigint":"1a"}}]})", R"({"vars":["x"],"states":[{"x":{"#map":[[1]]}}]})",
        R"({"vars":["x"],"states":[{"x":{"#map":[[1,2],[1,3]]}}]})", R"({"vars":["x"],"states":[{"x":{"#what":1}}]})",
        R"({"vars":["x"],"states":[{"x":1}],"loop":1})", R"({"vars":["x"],"states":[{"x":1}],"loop":-1})",
        R"({"vars":[1],"states":[{"x":1}]})", R"({"vars":"x","states":[{"x":1}]})"}) {
    EXPECT_TRUE(std::holds_alternative<std::string>(read_itf(bad))) << bad;
  }
  std::string deep;
  for (int i = 0; i < 100'000; ++i) deep += '[';
  EXPECT_TRUE(std::holds_alternative<std::string>(read_itf(R"({"vars":["x"],"states":[{"x":)" + deep)));
}

std::optional<std::string> type_of(const Value& value) {
  const auto type = infer_type(value);
  return type ? to_text(*type) : std::nullopt;
}

TEST(ValueType, IsWrittenAsInApalache) {
  EXPECT_EQ(type_of(Value::set({number(1)})), "Set(Int)");
  EXPECT_EQ(type_of(Value::tuple({text("a"), text("b")})), "Seq(Str)");
  EXPECT_EQ(type_of(Value::tuple({text("a"), number(1)})), "<<Str, Int>>");
  EXPECT_EQ(type_of(Value::record({{Symbol("a"), number(1)}})), "{ a: Int }");
  EXPECT_EQ(type_of(Value::function({{number(0), text("a")}})), "(Int -> Str)");
}

TEST(ValueType, IsOpenWhereNothingWasSeenOrKindsAreMixed) {
  EXPECT_EQ(type_of(Value::set({})), std::nullopt);
  EXPECT_EQ(type_of(Value::set({Value::tuple({number(1)}), Value::tuple({text("a")})})), std::nullopt);
  const auto empty = infer_type(Value::set({}));
  const auto full = infer_type(Value::set({number(1)}));
  ASSERT_TRUE(empty && full);
  const auto both = unify(*empty, *full);
  ASSERT_TRUE(both);
  EXPECT_EQ(to_text(*both), "Set(Int)");
  EXPECT_FALSE(unify(*infer_type(number(1)), *infer_type(text("a"))));
}

}  // namespace
}  // namespace tlaloc::cli
