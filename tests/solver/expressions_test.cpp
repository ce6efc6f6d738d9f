// Expressions made beside those of a specification: how they are printed, and what they mean.
#include "solver/proof/expressions.h"

#include <gtest/gtest.h>

#include "frontend/interpret/interpreter.h"
#include "tests/support/load_spec.h"

namespace tlaloc::engine {
namespace {

class ExpressionsOfLemmas : public ::testing::Test {
 protected:
  [[nodiscard]] std::string text(kernel::ExprId expr) const { return kernel::print(program_, expr); }
  [[nodiscard]] Value value(kernel::ExprId expr) const {
    const auto found = interpret::Interpreter(program_).evaluate(expr);
    EXPECT_TRUE(std::holds_alternative<Value>(found)) << text(expr);
    return std::holds_alternative<Value>(found) ? std::get<Value>(found) : Value();
  }
  [[nodiscard]] Value model_value(const char* name) const { return Value::model_value(Symbol(name), program_.model_values); }

  frontend::Specification specification_ =
      test::load_spec("CONSTANT Node\nVARIABLE x\nInit == x \\in Node\nNext == UNCHANGED x",
                      {{}, {}, "INIT Init\nNEXT Next\nCONSTANT Node = {a, b}"})
          .draft();
  kernel::Program& program_ = specification_.program;
  Expressions make_{program_};
};

TEST_F(ExpressionsOfLemmas, SayNothingOfNoOperands) {
  EXPECT_EQ(text(make_.conjunction({})), "TRUE");
  EXPECT_EQ(text(make_.disjunction({})), "FALSE");
  EXPECT_EQ(text(make_.sum({})), "0");
  EXPECT_EQ(text(make_.product({})), "1");
  const kernel::ExprId seven = make_.literal(Value::integer(7));
  EXPECT_EQ(make_.conjunction({seven}), seven);
  EXPECT_EQ(make_.sum({seven}), seven);
}

TEST_F(ExpressionsOfLemmas, ComparePositiveMultiples) {
  const kernel::ExprId p = make_.literal(Value::integer(5)), q = make_.literal(Value::integer(7));
  EXPECT_EQ(text(make_.comparison(kernel::Op::Le, {{1, p}, {-2, q}, {0, q}, {3, q}}, -4)), "5 + 3 * 7 <= 2 * 7 + 4");
  EXPECT_EQ(text(make_.comparison(kernel::Op::Eq, {{-1, p}}, 0)), "0 = 5");
}

TEST_F(ExpressionsOfLemmas, BindVariablesOfASetByName) {
  const kernel::LocalId a = make_.bound_variable("x1"), b = make_.bound_variable("x");
  const kernel::ExprId differ = make_.apply(kernel::Op::Ne, {make_.reference(a), make_.reference(b)});
  const kernel::ExprId all =
      make_.for_all({a, b}, make_.named(Symbol("Node"), Value::set({model_value("a"), model_value("b")})), differ);
  EXPECT_EQ(text(all), "\\A x1, x_1 \\in Node : x1 /= x_1");  // x is the variable
  EXPECT_EQ(value(all), Value::boolean(false));
}

TEST_F(ExpressionsOfLemmas, ReplaceValuesWhereverTheyOccur) {
  const Value a = model_value("a"), b = model_value("b"), one = Value::integer(1);
  const Value values = Value::set({a, b});
  const Expressions::Replacements by_itself{{a, make_.literal(a)}};
  const kernel::LocalId local = make_.bound_variable("y");
  const Expressions::Replacements by_local{{a, make_.reference(local)}};
  const std::vector<std::pair<Value, const char*>> all{
      {a, "y"},
      {values, "{y, b}"},
      {Value::tuple({b, a}), "<<b, y>>"},
      {Value::record({{Symbol("to"), a}, {Symbol("n"), one}}), "[n |-> 1, to |-> y]"},
      {Value::record({{Symbol("a b"), a}, {Symbol("a c"), one}}), "(\"a b\" :> y) @@ (\"a c\" :> 1)"},
      {Value::function({{a, one}, {b, a}}), "(y :> 1) @@ (b :> y)"},
      {Value::power_set(values), "SUBSET {y, b}"},
      {Value::seq_set(values), "Seq({y, b})"},
      {Value::function_set(values, Value::int_set()), "[{y, b} -> Int]"},
      {Value::record_set({{Symbol("to"), values}}), "[to : {y, b}]"},
      {Value::product({values, Value::boolean_set()}), "{y, b} \\X {FALSE, TRUE}"},
      {Value::set_operation(Value::SetOperator::Union, Value::set({Value::tuple({a})}), Value::seq_set(values)),
       "{<<y>>} \\cup Seq({y, b})"},
      {Value::seq_set(Value::set({b})), nullptr},
      {Value::set({b}), nullptr},
  };
  for (const auto& [whole, written] : all) {
    const kernel::ExprId literal = make_.literal(whole);
    const kernel::ExprId opened = make_.replace(literal, by_local);
    EXPECT_EQ(opened == literal, written == nullptr) << text(literal);
    EXPECT_EQ(text(opened), written == nullptr ? text(literal) : written);
    EXPECT_EQ(value(make_.replace(literal, by_itself)), whole) << text(literal);
  }
}

TEST_F(ExpressionsOfLemmas, ReplaceValuesAsDeepAsTheyNest) {
  constexpr int kDepth = 100'000;
  const Value a = model_value("a");
  Value nested = a;
  kernel::ExprId expr = make_.literal(a);
  for (int i = 0; i < kDepth; ++i) {
    if (i % 100 == 0) nested = Value::tuple({nested});
    expr = make_.negation(expr);
  }
  const Expressions::Replacements by_one{{a, make_.literal(Value::integer(1))}};
  EXPECT_NE(make_.replace(expr, by_one), expr);
  EXPECT_EQ(text(make_.replace(make_.literal(nested), by_one)).size(), std::size_t{4} * (kDepth / 100) + 1);
}

}  // namespace
}  // namespace tlaloc::engine
