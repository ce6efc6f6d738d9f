#include "encoder/domain/probe_values.h"

#include <gtest/gtest.h>

#include "frontend/source/source_file.h"
#include "tests/encoder/sample_domains.h"

namespace tlaloc::domain {
namespace {

const Value kProbe = Value::model_value(Symbol("other"), {});

ValueDomain loosened(const std::vector<Value>& values, Probes kind = Probes::NearMiss) {
  return with_probe_values(domain_of(values), kProbe, kind);
}

TEST(Probes, StandBesideEachKindOfValue) {
  EXPECT_EQ(loosened({Value::string("a")}), domain_of({Value::string("a"), kProbe}));
  EXPECT_EQ(loosened({Value::boolean(true)}), domain_of({Value::boolean(true), kProbe}));
  EXPECT_EQ(loosened({Value::integer(0), Value::integer(3)}), domain_of({Value::integer(-1), Value::integer(4)}));
  EXPECT_EQ(loosened({Value::tuple({Value::integer(1)})}),
            domain_of({Value::tuple({Value::integer(0)}), Value::tuple({Value::integer(2)})}));
  EXPECT_EQ(loosened({Value::set({Value::integer(1), Value::integer(2)})}),
            domain_of({Value::set({Value::integer(0), Value::integer(1), Value::integer(2), Value::integer(3)})}));
}

TEST(Probes, TakeTheBoundFromHalfOfTheIntegers) {
  ValueDomain before, after;
  before.absorb(Value::integer(0));
  after.absorb(Value::integer(0));
  after.absorb(Value::integer(1));
  after.widen(before);
  kernel::Program program;
  EXPECT_EQ(kernel::print(program, to_set(program, after)), "Nat");
  EXPECT_EQ(kernel::print(program, to_set(program, with_probe_values(after, kProbe, Probes::NearMiss))), "Int");
}

TEST(Probes, DifferFromAnElementInOnePlace) {
  const auto message = [](const Value& kind, int ballot) {
    return Value::record({{Symbol("kind"), kind}, {Symbol("bal"), Value::integer(ballot)}});
  };
  const Value vote = Value::string("vote");
  EXPECT_EQ(loosened({Value::set({message(vote, 0)})}),
            domain_of({Value::set({message(vote, 0), message(vote, -1), message(kProbe, 0)})}));
}

TEST(Probes, UnlikeTheOthersAreNoFunctionNoSetAndLackFields) {
  const Value pair = Value::tuple({Value::integer(1)});
  const ValueDomain functions = loosened({pair}, Probes::OtherKind);
  EXPECT_EQ(functions.atoms, std::set<Value>{kProbe});
  ASSERT_EQ(functions.functions.size(), 1U);
  EXPECT_EQ(functions.functions.begin()->second.front().atoms, std::set<Value>{kProbe});

  const Value message = Value::record({{Symbol("kind"), Value::string("vote")}, {Symbol("bal"), Value::integer(0)}});
  const ValueDomain sets = loosened({Value::set({message})}, Probes::OtherKind);
  EXPECT_EQ(sets.atoms, std::set<Value>{kProbe});
  ASSERT_TRUE(sets.elements.has_value());
  EXPECT_TRUE(sets.elements->contains(Value::record({{Symbol("kind"), Value::string("vote")}})));
  EXPECT_TRUE(sets.elements->contains(Value::record({{Symbol("bal"), Value::integer(0)}})));
}

TEST(Probes, HaveANameThatStandsNowhere) {
  kernel::Program program;
  program.add(kernel::Literal{Value::set({Value::string("other")})}, Span{}, kernel::Level::Constant);
  EXPECT_EQ(make_probe_value(program), Value::model_value(Symbol("another"), {}));
}

}  // namespace
}  // namespace tlaloc::domain
