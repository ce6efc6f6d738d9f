#include "encoder/domain/value_domain.h"

#include <gtest/gtest.h>

#include "tests/encoder/sample_domains.h"

namespace tlaloc::domain {
namespace {

std::string set_of(const ValueDomain& domain) {
  kernel::Program program;
  const kernel::ExprId set = to_set(program, domain);
  return kernel::print(program, set);
}

TEST(ValueDomain, JoinsWhatItAbsorbs) {
  EXPECT_EQ(set_of(domain_of({Value::string("a"), Value::string("b"), Value::string("a")})), "{\"a\", \"b\"}");
  EXPECT_EQ(set_of(domain_of({Value::integer(3), Value::integer(-1)})), "-1..3");
  EXPECT_EQ(set_of(domain_of({Value::set({Value::integer(1)}), Value::set({Value::integer(2)})})), "SUBSET {1, 2}");
}

TEST(ValueDomain, KeepsKindsApart) {
  const Value none = Value::model_value(Symbol("none"), {});
  const ValueDomain mixed = domain_of({none, Value::integer(3), Value::string("a"), Value::tuple({}),
                                       Value::tuple({Value::integer(1)}), Value::record({{Symbol("k"), Value::integer(2)}})});
  std::vector<std::string> sets;
  for (const ValueDomain& kind : kinds(mixed)) sets.push_back(set_of(kind));
  EXPECT_EQ(sets, (std::vector<std::string>{"{none, \"a\"}", "3..3", "{<<>>} \\cup [{1} -> 1..1]", "[{\"k\"} -> 2..2]"}));
  EXPECT_THROW((void)set_of(mixed), NoValueDomain);
  EXPECT_THROW((void)set_of(domain_of(
                   {Value::function({{none, Value::integer(0)}, {Value::model_value(Symbol("m"), {}), Value::string("a")}})})),
               NoValueDomain);
  // The places of a tuple are told apart.
  EXPECT_EQ(set_of(domain_of({Value::tuple({Value::integer(0), Value::string("a")})})), "(0..0) \\X {\"a\"}");
}

TEST(ValueDomain, LosesTheBoundThatGrows) {
  const ValueDomain before = domain_of({Value::integer(0), Value::integer(1)});
  ValueDomain after = domain_of({Value::integer(0), Value::integer(2)});
  after.widen(before);
  EXPECT_EQ(set_of(after), "Nat");
  ValueDomain both = domain_of({Value::integer(-1), Value::integer(2)});
  both.widen(before);
  EXPECT_EQ(set_of(both), "Int");
  ValueDomain same = before;
  same.widen(before);
  EXPECT_EQ(same, before);
}

TEST(ValueDomain, HoldsTheValuesOfAnIntegerTerm) {
  term::Terms terms;
  ValueDomain domain;
  domain.absorb(terms, symbolic::make_integer(terms, terms.int_variable("n", Integer(0)), Integer(2), Integer(9)));
  EXPECT_EQ(set_of(domain), "2..9");
  EXPECT_THROW(domain.absorb(terms, SymValue(Value::nat_set())), NoValueDomain) << "an infinite set as a value";
}

TEST(ValueDomain, LeavesOutWhatIsNotPossible) {
  term::Terms terms;
  const term::TermId first = terms.bool_variable("first");
  const term::TermId second = terms.bool_variable("second");
  const Possible not_second = [&](term::TermId condition) { return condition != second; };
  symbolic::Function queue;
  queue.is_sequence = true;
  queue.entries = {{Value::integer(1), first, SymValue(Value::string("a"))},
                   {Value::integer(2), second, SymValue(Value::string("b"))}};
  const SymValue number = symbolic::make_choice(terms, {{first, Value::integer(1)}, {second, Value::integer(2)}});
  ValueDomain sequence, integer, known = domain_of({Value::integer(2)});
  sequence.absorb(terms, symbolic::make_function(terms, queue), not_second);
  integer.absorb(terms, number, not_second);
  known.absorb(terms, number, [](term::TermId) { return false; });
  EXPECT_EQ(set_of(sequence), "{<<>>} \\cup [{1} -> {\"a\"}]");
  EXPECT_EQ(set_of(integer), "1..1");
  EXPECT_EQ(set_of(known), "2..2");
}

}  // namespace
}  // namespace tlaloc::domain
