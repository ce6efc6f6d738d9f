#include "encoder/layout/strangers.h"

#include <gtest/gtest.h>

#include "frontend/source/source_file.h"
#include "tests/encoder/sample_shapes.h"

namespace tlaloc::layout {
namespace {

const Value kStranger = Value::model_value(Symbol("other"), {});

Shape loosened(const std::vector<Value>& values, Strangers kind = Strangers::Alike) {
  return with_strangers(shape_of(values), kStranger, kind);
}

TEST(Strangers, StandBesideEachKindOfValue) {
  EXPECT_EQ(loosened({Value::string("a")}), shape_of({Value::string("a"), kStranger}));
  EXPECT_EQ(loosened({Value::boolean(true)}), shape_of({Value::boolean(true), kStranger}));
  EXPECT_EQ(loosened({Value::integer(0), Value::integer(3)}), shape_of({Value::integer(-1), Value::integer(4)}));
  EXPECT_EQ(loosened({Value::tuple({Value::integer(1)})}),
            shape_of({Value::tuple({Value::integer(0)}), Value::tuple({Value::integer(2)})}));
  EXPECT_EQ(loosened({Value::set({Value::integer(1), Value::integer(2)})}),
            shape_of({Value::set({Value::integer(0), Value::integer(1), Value::integer(2), Value::integer(3)})}));
}

TEST(Strangers, TakeTheBoundFromHalfOfTheIntegers) {
  Shape before, after;
  before.absorb(Value::integer(0));
  after.absorb(Value::integer(0));
  after.absorb(Value::integer(1));
  after.widen(before);
  kernel::Program program;
  EXPECT_EQ(kernel::print(program, to_set(program, after)), "Nat");
  EXPECT_EQ(kernel::print(program, to_set(program, with_strangers(after, kStranger, Strangers::Alike))), "Int");
}

TEST(Strangers, DifferFromAnElementInOnePlace) {
  const auto message = [](const Value& kind, int ballot) {
    return Value::record({{Symbol("kind"), kind}, {Symbol("bal"), Value::integer(ballot)}});
  };
  const Value vote = Value::string("vote");
  EXPECT_EQ(loosened({Value::set({message(vote, 0)})}),
            shape_of({Value::set({message(vote, 0), message(vote, -1), message(kStranger, 0)})}));
}

TEST(Strangers, UnlikeTheOthersAreNoFunctionNoSetAndLackFields) {
  const Value pair = Value::tuple({Value::integer(1)});
  const Shape functions = loosened({pair}, Strangers::Unlike);
  EXPECT_EQ(functions.atoms, std::set<Value>{kStranger});
  ASSERT_EQ(functions.functions.size(), 1U);
  EXPECT_EQ(functions.functions.begin()->second.front().atoms, std::set<Value>{kStranger});

  const Value message = Value::record({{Symbol("kind"), Value::string("vote")}, {Symbol("bal"), Value::integer(0)}});
  const Shape sets = loosened({Value::set({message})}, Strangers::Unlike);
  EXPECT_EQ(sets.atoms, std::set<Value>{kStranger});
  ASSERT_TRUE(sets.elements.has_value());
  EXPECT_TRUE(sets.elements->contains(Value::record({{Symbol("kind"), Value::string("vote")}})));
  EXPECT_TRUE(sets.elements->contains(Value::record({{Symbol("bal"), Value::integer(0)}})));
}

TEST(Strangers, HaveANameThatStandsNowhere) {
  kernel::Program program;
  program.add(kernel::Literal{Value::set({Value::string("other")})}, Span{}, kernel::Level::Constant);
  EXPECT_EQ(stranger_to(program), Value::model_value(Symbol("another"), {}));
}

}  // namespace
}  // namespace tlaloc::layout
