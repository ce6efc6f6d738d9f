// Each stage of the front end, and values, at a depth that no stack of a thread would take: there is no recursion over the
// input that does not ask for room.
#include <gtest/gtest.h>

#include "frontend/interpret/interpreter.h"
#include "frontend/shape/shapes.h"
#include "frontend/value/element_cursor.h"
#include "tests/frontend/load_fixture.h"
#include "tests/support/parse_spec.h"
#include "tests/support/parsing.h"
#include "tests/support/small_stack.h"

namespace tlaloc {
namespace {

using test::on_small_stack;

constexpr int kValues = 100'000;  // levels of a value
constexpr int kNested = 5'000;    // levels of an expression
constexpr int kChain = 10'000;    // definitions, each using the one before

std::string repeated(const std::string& text, int times) {
  std::string all;
  for (int i = 0; i < times; ++i) all += text;
  return all;
}

std::string nested(const std::string& open, const std::string& inside, const std::string& close, int levels = kNested) {
  return repeated(open, levels) + inside + repeated(close, levels);
}

template <class Wrap>
Value deep(Value innermost, const Wrap& wrap, int levels = kValues) {
  for (int i = 0; i < levels; ++i) innermost = wrap(std::move(innermost));
  return innermost;
}

Value in_tuple(Value v) { return Value::tuple({std::move(v)}); }
Value in_set(Value v) { return Value::set({std::move(v)}); }
Value in_record(Value v) { return Value::record({{Symbol("a"), std::move(v)}}); }
Value in_function(Value v) { return Value::function({{Value::integer(7), std::move(v)}}); }
Value as_key(Value v) { return Value::function({{std::move(v), Value::boolean(true)}}); }

TEST(Depth, OfValues) {
  for (const auto wrap : {in_tuple, in_set, in_record, in_function, as_key}) {
    on_small_stack([&] {
      const Value a = deep(Value::integer(1), wrap);
      const Value same = deep(Value::integer(1), wrap);
      const Value other = deep(Value::integer(2), wrap);
      EXPECT_TRUE(a == same);
      EXPECT_TRUE(Value::equal(a, same) == true);
      EXPECT_TRUE(Value::equal(a, other) == false);
      EXPECT_TRUE(a < other);
      EXPECT_EQ(a.hash(), same.hash());
      EXPECT_GT(a.to_string().size(), std::size_t{kValues});
      EXPECT_TRUE(Value::set({other, a}).contains(same) == true);
    });
  }
}

TEST(Depth, OfSetsGivenByARule) {
  const auto power = [](Value v) { return Value::power_set(std::move(v)); };
  const auto sequences = [](Value v) { return Value::seq_set(std::move(v)); };
  const auto records = [](Value v) { return Value::record_set({{Symbol("a"), std::move(v)}}); };
  const auto product = [](Value v) { return Value::product({std::move(v)}); };
  const auto functions = [](Value v) { return Value::function_set(Value::interval(1, 1), std::move(v)); };
  const auto joined = [](Value v) {
    return Value::set_operation(Value::SetOperator::Union, std::move(v), Value::set({Value::integer(3)}));
  };
  constexpr int kLevels = 200;  // sets are asked for their size and kind at each level
  on_small_stack([&] {
    const std::vector<std::pair<Value, Value>> pairs{
        {deep(Value::nat_set(), power, kLevels), deep(Value::int_set(), power, kLevels)},
        {deep(Value::nat_set(), sequences, kLevels), deep(Value::int_set(), sequences, kLevels)},
        {deep(Value::interval(1, 1), records, kLevels), deep(Value::interval(2, 2), records, kLevels)},
        {deep(Value::interval(1, 1), product, kLevels), deep(Value::interval(2, 2), product, kLevels)},
        {deep(Value::interval(1, 1), functions, kLevels), deep(Value::interval(2, 2), functions, kLevels)},
        {deep(Value::interval(1, 1), joined, kLevels), deep(Value::interval(2, 2), joined, kLevels)}};
    for (const auto& [a, b] : pairs) {
      EXPECT_FALSE(a == b);
      EXPECT_FALSE(Value::equal(a, b) == true);
      EXPECT_NE(a <=> b, std::strong_ordering::equal);
      (void)a.hash();
      EXPECT_FALSE(a.to_string().empty());
      (void)a.is_finite();
      (void)a.cardinality();
      (void)a.is_subset_of(b);
      if (ElementCursor::can_walk(a)) {
        ElementCursor cursor(a);
        Value element;
        EXPECT_TRUE(cursor.next(element));
        EXPECT_TRUE(a.contains(element) == true);
      }
    }
  });
}

TEST(Depth, OfTheParserAndThePrinterOfTrees) {
  const std::vector<std::string> texts{nested("(", "1", ")"),
                                       nested("{", "1", "}"),
                                       nested("<<", "1", ">>"),
                                       nested("[a |-> ", "1", "]"),
                                       nested("~", "TRUE", ""),
                                       nested("IF TRUE THEN 1 ELSE ", "2", ""),
                                       nested("LET y == 1 IN ", "2", ""),
                                       nested("1 + ", "1", ""),
                                       nested("\\E y \\in {1} : ", "TRUE", "")};
  for (const std::string& text : texts) {
    on_small_stack([&] { EXPECT_FALSE(testing::dump_expression(text).starts_with("error")) << text.substr(0, 20); });
  }
}

TEST(Depth, IsLimitedWhereNothingElseLimitsIt) {
  for (const auto& [open, close] : {std::pair{"(", ")"}, {"[x = x]_", ""}, {"<<x = x>>_", ""}, {"WF_(", ")(x)"}, {"- ", ""}}) {
    on_small_stack([&, from = open, to = close] {
      const std::string dump = testing::dump_expression(nested(from, "x", to, 100'000));
      EXPECT_TRUE(dump.starts_with("error E1010")) << from << dump.substr(0, 100);
    });
  }
}

class DepthOfChains : public test::LoadTest {
 protected:
  /// D0 == first, D1 == D0 then `step`, and so on, with `parameter` behind each name.
  static std::string chain(const std::string& first, const std::string& step, const std::string& parameter = "") {
    std::string text = "D0" + parameter + " == " + first + "\n";
    for (int i = 1; i <= kChain; ++i) {
      text += "D" + std::to_string(i) + parameter + " == D" + std::to_string(i - 1) + parameter + step + "\n";
    }
    return text;
  }
  static std::string last() { return "D" + std::to_string(kChain); }
};

TEST_F(DepthOfChains, IsNoObstacleToLoading) {
  file("M", "EXTENDS Integers\nVARIABLE x\n" + chain("x", " + 1") + "Init == x = 0\nNext == x' = " + last() + "\n");
  config("INIT Init\nNEXT Next\n");
  on_small_stack([&] { ASSERT_TRUE(load()) << messages(); });
  EXPECT_FALSE(kernel::print(program()).empty());
}

TEST_F(DepthOfChains, IsNoObstacleToAnalysis) {
  file("M", "EXTENDS Integers\nVARIABLE x\n" + chain("a + x", " + 1", "(a)") + "Top == " + last() + "(x)\n");
  on_small_stack([&] {
    ASSERT_TRUE(analyse()) << messages();
    EXPECT_FALSE(shape::Inference(program()).print().empty());
  });
}

TEST_F(DepthOfChains, IsNoObstacleToEvaluation) {
  for (const auto& [first, step, parameter] : {std::tuple{"0", " + 1", ""}, {"a", " + 1", "(a)"}, {"TRUE", " /\\ TRUE", ""}}) {
    const std::string argument = *parameter == '\0' ? "" : "(0)";
    const std::string definitions = chain(first, step, parameter);
    on_small_stack([&] {
      const std::string value = test::evaluate_text(last() + argument, definitions);
      EXPECT_TRUE(value == std::to_string(kChain) || value == "TRUE") << value.substr(0, 200);
    });
  }
}

TEST_F(DepthOfChains, OfInstancesIsFollowed) {
  std::string text = "---- MODULE N0 ----\nCONSTANT c\nV == c\n====\n";
  constexpr int kInstances = 300;
  for (int i = 1; i <= kInstances; ++i) {
    const std::string n = std::to_string(i);
    text += "---- MODULE N" + n + " ----\nCONSTANT c\nI == INSTANCE N" + std::to_string(i - 1) +
            " WITH c <- c + 1\nV == I!V\n====\n";
    text.insert(text.rfind("CONSTANT c\nI"), "EXTENDS Integers\n");
  }
  file("M", "EXTENDS Integers\n" + text + "T == INSTANCE N" + std::to_string(kInstances) + " WITH c <- 1\nTop == T!V\n");
  on_small_stack([&] { ASSERT_TRUE(analyse()) << messages(); });
}

TEST(Depth, OfEvaluation) {
  const std::vector<std::pair<std::string, std::string>> texts{
      {nested("IF 1 = 2 THEN 1 ELSE ", "2", ""), "2"},
      {nested("1 + ", "1", ""), std::to_string(kNested + 1)},
      {nested("<<", "1", ">>") + " = " + nested("<<", "1", ">>"), "TRUE"},
      {nested("[i \\in {1} |-> ", "1", "]") + " = " + nested("<<", "1", ">>"), "TRUE"},
      {nested("\\A y \\in {1} : ", "TRUE", ""), "TRUE"},
      {"1 \\in " + nested("{1} \\cup (", "{1}", ")"), "TRUE"},
      {"1 \\in " + nested("{y \\in ", "Nat", " : y = 1}"), "TRUE"},
      {"UNION " + nested("{", "1", "}") + " = " + nested("{", "1", "}", kNested - 1), "TRUE"}};
  for (const auto& [text, value] : texts) {
    on_small_stack([&, expression = text, wanted = value] {
      EXPECT_EQ(test::evaluate_text(expression), wanted) << expression.substr(0, 40);
    });
  }
}

TEST(Depth, OfRecursionIsWhatTheInterpreterAllows) {
  on_small_stack([] {
    EXPECT_EQ(test::evaluate_text("F(15000)", "RECURSIVE F(_)\nF(n) == IF n = 0 THEN 0 ELSE 1 + F(n - 1)"), "15000");
    EXPECT_TRUE(test::evaluate_text("F(0)", "RECURSIVE F(_)\nF(n) == 1 + F(n + 1)").starts_with("error: limit"));
  });
}

}  // namespace
}  // namespace tlaloc
