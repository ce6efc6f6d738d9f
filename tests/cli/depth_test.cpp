// Every form in which values are shown or read, at a depth that no stack of a thread would take.
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "cli/render/itf.h"
#include "cli/render/state_diff.h"
#include "cli/render/trace_formats.h"
#include "cli/render/value_type.h"
#include "tests/cli/trace_samples.h"
#include "tests/support/small_stack.h"

namespace tlaloc::cli {
namespace {

using tlaloc::test::on_small_stack;

constexpr int kLevels = 20'000;

Value in_tuple(Value v) { return Value::tuple({std::move(v)}); }
Value in_mixed_tuple(Value v) { return Value::tuple({Value::string("a"), std::move(v)}); }
Value in_set(Value v) { return Value::set({std::move(v)}); }
Value in_record(Value v) { return Value::record({{Symbol("a"), std::move(v)}}); }
Value in_function(Value v) { return Value::function({{Value::integer(7), std::move(v)}}); }

Value deep(Value (*wrap)(Value), std::int64_t innermost, int levels = kLevels) {
  Value v = Value::integer(innermost);
  for (int i = 0; i < levels; ++i) v = wrap(std::move(v));
  return v;
}

TEST(Depth, OfValuesInAnyFormat) {
  for (const auto wrap : {in_tuple, in_mixed_tuple, in_set, in_record, in_function}) {
    on_small_stack([wrap] {
      test::Sample sample = test::make_sample();
      sample.trace.variables = {Symbol("x")};
      sample.trace.steps.clear();
      for (const int i : {1, 2}) sample.trace.steps.push_back({{deep(wrap, i)}, {}});
      for (const TraceFormat format :
           {TraceFormat::Text, TraceFormat::Itf, TraceFormat::Json, TraceFormat::Tla, TraceFormat::Html}) {
        EXPECT_GT(render_trace(format, sample.trace, sample.context).size(), std::size_t{kLevels});
      }
      EXPECT_FALSE(render_diff(sample.trace, sample.trace.steps[0].state, sample.trace.steps[1].state).empty());
      EXPECT_FALSE(infer_type(sample.trace.steps[0].state[0]).has_value());
    });
  }
}

TEST(Depth, OfValuesThatAreReadBackIsThatOfValuesWritten) {
  test::Sample sample = test::make_sample();
  sample.trace.variables = {Symbol("x")};
  for (const auto wrap : {in_tuple, in_mixed_tuple, in_set, in_record, in_function}) {
    const Value value = deep(wrap, 1, kMostItfNesting - 1);
    sample.trace.steps.assign(1, {{value}, {}});
    const auto read = read_itf(render_itf(sample.trace, sample.context));
    ASSERT_TRUE(std::holds_alternative<trace::Trace>(read)) << std::get<std::string>(read);
    EXPECT_EQ(std::get<trace::Trace>(read).steps[0].state[0], value);
    sample.trace.steps.assign(1, {{in_tuple(value)}, {}});
    const auto refused = read_itf(render_itf(sample.trace, sample.context));
    ASSERT_TRUE(std::holds_alternative<std::string>(refused));
    EXPECT_TRUE(std::get<std::string>(refused).starts_with("states[0].x")) << std::get<std::string>(refused);
  }
}

std::string refusal(const std::string& text) {
  std::string out;
  on_small_stack([&] {
    const auto read = read_itf(text);
    out = std::holds_alternative<std::string>(read) ? std::get<std::string>(read) : "read";
  });
  return out;
}

std::string nested(const std::string& open, const std::string& inside, const std::string& close) {
  std::string text;
  for (int i = 0; i < 200'000; ++i) text += open;
  text += inside;
  for (int i = 0; i < 200'000; ++i) text += close;
  return text;
}

TEST(Depth, OfWhatATraceFileHoldsIsRefusedInItsPlace) {
  const std::string list = nested("[", "", "]");
  EXPECT_EQ(refusal(R"({"vars":["x"],"states":[{"x":1},{"x":)" + list + "}]}"),
            "states[1].x[0][0][0][0][0][0][0][0][0]...: values are nested more than 500 levels deep");
  EXPECT_EQ(refusal(R"({"vars":["x"],"states":[{"x":)" + nested(R"({"#set":[)", "", "]}") + "}]}"),
            "states[0].x.#set[0].#set[0].#set[0].#set[0].#set...: values are nested more than 500 levels deep");
  EXPECT_EQ(refusal(R"({"vars":["x"],"states":[{"x":)" + nested(R"({"a":)", "1", "}") + "}]}"),
            "states[0].x.a.a.a.a.a.a.a.a.a...: values are nested more than 500 levels deep");
  EXPECT_NE(refusal(R"({"vars":["x"],"states":[{"x":)" + nested("[", "", "")), "read");
  EXPECT_NE(refusal(nested("[", "", "")), "read");
  EXPECT_NE(refusal(list), "read");
  EXPECT_EQ(refusal(R"({"vars":["x"],"states":[{"#meta":{"action":)" + list + R"(},"x":1}],"other":)" + list + "}"), "read");
}

TEST(Depth, IsNoCauseOfMoreWorkThanThereAreLevels) {
  const Value mixed = deep(in_mixed_tuple, 1, 200);  // telling the type of each item twice would take 2^200 steps
  const auto type = infer_type(mixed);
  ASSERT_TRUE(type.has_value());
  EXPECT_TRUE(to_text(*type)->starts_with("<<Str, <<Str, <<Str"));
}

}  // namespace
}  // namespace tlaloc::cli
