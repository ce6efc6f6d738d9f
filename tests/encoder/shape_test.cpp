#include "encoder/layout/shape.h"

#include <gtest/gtest.h>

#include "tests/encoder/sample_shapes.h"

namespace tlaloc::layout {
namespace {

std::string set_of(const Shape& shape) {
  kernel::Program program;
  const kernel::ExprId set = to_set(program, shape);
  return kernel::print(program, set);
}

TEST(Shape, JoinsWhatItAbsorbs) {
  EXPECT_EQ(set_of(shape_of({Value::string("a"), Value::string("b"), Value::string("a")})), "{\"a\", \"b\"}");
  EXPECT_EQ(set_of(shape_of({Value::integer(3), Value::integer(-1)})), "-1..3");
  EXPECT_EQ(set_of(shape_of({Value::set({Value::integer(1)}), Value::set({Value::integer(2)})})), "SUBSET {1, 2}");
}

TEST(Shape, KeepsKindsApart) {
  const Value none = Value::model_value(Symbol("none"), {});
  const Shape mixed = shape_of({none, Value::integer(3), Value::string("a"), Value::tuple({}),
                                Value::tuple({Value::integer(1)}), Value::record({{Symbol("k"), Value::integer(2)}})});
  std::vector<std::string> sets;
  for (const Shape& kind : kinds(mixed)) sets.push_back(set_of(kind));
  EXPECT_EQ(sets, (std::vector<std::string>{"{none, \"a\"}", "3..3", "{<<>>} \\cup [{1} -> 1..1]", "[{\"k\"} -> 2..2]"}));
  EXPECT_THROW((void)set_of(mixed), NoShape);
  EXPECT_THROW((void)set_of(shape_of(
                   {Value::function({{none, Value::integer(0)}, {Value::model_value(Symbol("m"), {}), Value::string("a")}})})),
               NoShape);
  // The places of a tuple are told apart.
  EXPECT_EQ(set_of(shape_of({Value::tuple({Value::integer(0), Value::string("a")})})), "(0..0) \\X {\"a\"}");
}

TEST(Shape, LosesTheBoundThatGrows) {
  const Shape before = shape_of({Value::integer(0), Value::integer(1)});
  Shape after = shape_of({Value::integer(0), Value::integer(2)});
  after.widen(before);
  EXPECT_EQ(set_of(after), "Nat");
  Shape both = shape_of({Value::integer(-1), Value::integer(2)});
  both.widen(before);
  EXPECT_EQ(set_of(both), "Int");
  Shape same = before;
  same.widen(before);
  EXPECT_EQ(same, before);
}

TEST(Shape, HoldsTheValuesOfAnIntegerTerm) {
  term::Terms terms;
  Shape shape;
  shape.absorb(terms, symbolic::make_integer(terms, terms.int_variable("n", Integer(0)), Integer(2), Integer(9)));
  EXPECT_EQ(set_of(shape), "2..9");
  EXPECT_THROW(shape.absorb(terms, SymValue(Value::nat_set())), NoShape) << "an infinite set as a value";
}

TEST(Shape, LeavesOutWhatIsNotPossible) {
  term::Terms terms;
  const term::TermId first = terms.bool_variable("first");
  const term::TermId second = terms.bool_variable("second");
  const Possible not_second = [&](term::TermId condition) { return condition != second; };
  symbolic::Function queue;
  queue.is_sequence = true;
  queue.entries = {{Value::integer(1), first, SymValue(Value::string("a"))},
                   {Value::integer(2), second, SymValue(Value::string("b"))}};
  const SymValue number = symbolic::make_choice(terms, {{first, Value::integer(1)}, {second, Value::integer(2)}});
  Shape sequence, integer, known = shape_of({Value::integer(2)});
  sequence.absorb(terms, symbolic::make_function(terms, queue), not_second);
  integer.absorb(terms, number, not_second);
  known.absorb(terms, number, [](term::TermId) { return false; });
  EXPECT_EQ(set_of(sequence), "{<<>>} \\cup [{1} -> {\"a\"}]");
  EXPECT_EQ(set_of(integer), "1..1");
  EXPECT_EQ(set_of(known), "2..2");
}

}  // namespace
}  // namespace tlaloc::layout
