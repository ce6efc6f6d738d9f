// Each stage of the front end, and values, at a depth that no stack of a thread would take: there is no recursion over the
// input that does not ask for room.
#include <gtest/gtest.h>

#include "frontend/infer/inference.h"
#include "frontend/interpret/interpreter.h"
#include "frontend/value/element_cursor.h"
#include "tests/frontend/load_fixture.h"
#include "tests/support/parse_spec.h"
#include "tests/support/parsing.h"
#include "tests/support/small_stack.h"

namespace tlaloc {
namespace {

using test::on_small_stack;

constexpr int kNested = 5'000;  // levels of an expression
constexpr int kChain = 10'000;  // definitions, each using the one before

std::string repeated(const std::string& text, int times) {
  std::string all;
  for (int i = 0; i < times; ++i) all += text;
  return all;
}

std::string nested(const std::string& open, const std::string& inside, const std::string& close, int levels = kNested) {
  return repeated(open, levels) + inside + repeated(close, levels);
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
    on_small_stack([&] { EXPECT_FALSE(test::dump_expression(text).starts_with("error")) << text.substr(0, 20); });
  }
}

TEST(Depth, IsLimitedWhereNothingElseLimitsIt) {
  for (const auto& [open, close] : {std::pair{"(", ")"}, {"[x = x]_", ""}, {"<<x = x>>_", ""}, {"WF_(", ")(x)"}, {"- ", ""}}) {
    on_small_stack([&, from = open, to = close] {
      const std::string dump = test::dump_expression(nested(from, "x", to, 100'000));
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
    EXPECT_FALSE(infer::Inference(program()).print().empty());
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

TEST(Depth, OfRecursionIsWhatTheInterpreterAllows) {
  on_small_stack([] {
    EXPECT_EQ(test::evaluate_text("F(15000)", "RECURSIVE F(_)\nF(n) == IF n = 0 THEN 0 ELSE 1 + F(n - 1)"), "15000");
    EXPECT_TRUE(test::evaluate_text("F(0)", "RECURSIVE F(_)\nF(n) == 1 + F(n + 1)").starts_with("error: limit"));
  });
}

}  // namespace
}  // namespace tlaloc
