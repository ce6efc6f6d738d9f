// Every form in which values are shown or read, at a depth that no stack of a thread would take.
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "cli/render/trace/itf.h"
#include "cli/render/trace/state_diff.h"
#include "cli/render/trace/trace_formats.h"
#include "cli/render/trace/value_type.h"
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

TEST(Depth, IsNoCauseOfMoreWorkThanThereAreLevels) {
  const Value mixed = deep(in_mixed_tuple, 1, 200);  // telling the type of each item twice would take 2^200 steps
  const auto type = infer_type(mixed);
  ASSERT_TRUE(type.has_value());
  EXPECT_TRUE(to_text(*type)->starts_with("<<Str, <<Str, <<Str"));
}

}  // namespace
}  // namespace tlaloc::cli
