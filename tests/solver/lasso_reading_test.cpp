#include "solver/trace/replay/lasso_reading.h"

#include <gtest/gtest.h>

#include "encoder/system/behaviours.h"
#include "tests/support/load_spec.h"

namespace tlaloc::trace {
namespace {

/// A property of behaviours of the only variable `x`, read at each state; `?` when it has no value.
std::string read(const std::string& property, const std::vector<int>& values, std::size_t loop) {
  const frontend::Specification specification =
      test::load_spec("VARIABLE x\nInit == x = 0\nNext == x' \\in 0..9\nP == " + property + "\n", {{}, {"P"}, {}});
  frontend::Specification own = specification.draft();
  const encoder::Properties properties = encoder::list_properties(own.model);
  const encoder::Behaviours behaviours(own, properties, {});
  interpret::Interpreter interpreter(own.program, {});
  Trace trace;
  trace.variables = {Symbol("x")};
  for (const int value : values) trace.steps.push_back({{Value::integer(value)}, {}});
  trace.loop_start = loop;
  LassoReading reading(behaviours.formulas(), interpreter, trace);
  for (std::uint32_t i = 0; i < properties.size(); ++i) {
    if (properties[encoder::PropertyId(i)].kind != encoder::PropertyKind::Temporal) continue;
    const auto holds = reading.read(std::get<temporal::FormulaId>(behaviours.property(encoder::PropertyId(i))));
    if (!std::holds_alternative<std::vector<bool>>(holds)) return "?";
    std::string out;
    for (const bool here : std::get<std::vector<bool>>(holds)) out += here ? 'T' : 'F';
    return out;
  }
  return "no temporal property";
}

TEST(LassoReading, LooksAheadAndAroundTheLoop) {
  EXPECT_EQ(read("<>(x = 1)", {0, 1, 2, 3}, 2), "TTFF");
  EXPECT_EQ(read("<>(x = 2)", {0, 1, 2, 3}, 2), "TTTT") << "state 3 comes back";
  EXPECT_EQ(read("[]<>(x = 1)", {0, 1, 2, 3}, 2), "FFFF");
  EXPECT_EQ(read("<>[](x \\in {2, 3})", {0, 1, 2, 3}, 2), "TTTT");
  EXPECT_EQ(read("x = 1 ~> x = 0", {0, 1, 2, 3}, 2), "FFTT");
  EXPECT_EQ(read("x = 1 ~> x = 0", {0, 1, 2, 3}, 0), "TTTT");
  EXPECT_EQ(read("<>(x = 1 /\\ <>(x = 0))", {0, 1}, 1), "FF");
}

TEST(LassoReading, ReadsTheStepBackAndStuttering) {
  EXPECT_EQ(read("[]<><<x' < x>>_x", {0, 1, 2, 3}, 2), "TTTT") << "from state 4 back to state 3";
  EXPECT_EQ(read("[]<><<x' > x>>_x", {0, 1, 2, 3}, 3), "FFFF") << "it stutters";
  EXPECT_EQ(read("WF_x(x' = 5)", {0, 1}, 1), "FF");
  EXPECT_EQ(read("WF_x(x = 1 /\\ x' = 5)", {0, 1, 2}, 1), "TTT") << "not possible in state 3";
  EXPECT_EQ(read("SF_x(x = 1 /\\ x' = 5)", {0, 1, 2}, 1), "FFF");
  EXPECT_EQ(read("SF_x(x = 0 /\\ x' = 5)", {0, 1, 2}, 1), "TTT");
}

TEST(LassoReading, SaysWhyAnAtomHasNoValue) { EXPECT_EQ(read("<>(1 \\div x = 7)", {1, 0}, 1), "?"); }

}  // namespace
}  // namespace tlaloc::trace
