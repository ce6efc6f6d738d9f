#include "frontend/value/value.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "frontend/value/element_cursor.h"

namespace tlaloc {
namespace {

Value num(std::int64_t i) { return Value::integer(i); }
Value str(const char* text) { return Value::string(text); }
Value model(const char* name) { return Value::model_value(Symbol(name), {}); }
Value tup(std::vector<Value> items) { return Value::tuple(std::move(items)); }
Value set(std::vector<Value> elements) { return Value::set(std::move(elements)); }
Value range(std::int64_t low, std::int64_t high) { return Value::interval(low, high); }

TEST(Value, BringsFunctionsToNormalForm) {
  EXPECT_EQ(Value::function({{num(2), str("b")}, {num(1), str("a")}}), tup({str("a"), str("b")}));
  EXPECT_EQ(Value::function({{str("x"), num(1)}}), Value::record({{Symbol("x"), num(1)}}));
  EXPECT_EQ(Value::function({}), tup({}));
  EXPECT_EQ(Value::function({{num(0), num(5)}}).kind(), ValueKind::Function);
  EXPECT_EQ(Value::record({{Symbol("b"), num(1)}, {Symbol("a"), num(2)}}),
            Value::record({{Symbol("a"), num(2)}, {Symbol("b"), num(1)}}));
}

TEST(Value, LooksUpAndReplacesPoints) {
  const Value zero_based = Value::function({{num(0), str("a")}, {num(1), str("b")}});
  EXPECT_EQ(*zero_based.find(num(1)), str("b"));
  EXPECT_EQ(zero_based.find(num(2)), nullptr);
  EXPECT_EQ(zero_based.find(str("0")), nullptr);
  EXPECT_EQ(zero_based.domain(), range(0, 1));
  EXPECT_EQ(zero_based.with(num(1), num(9)).to_string(), "(0 :> \"a\" @@ 1 :> 9)");
  EXPECT_EQ(zero_based.with(num(7), num(9)), zero_based);
  const Value mixed = Value::function({{model("m1"), num(1)}, {num(4), num(2)}, {num(9), num(3)}});
  EXPECT_EQ(*mixed.find(num(9)), num(3));
  EXPECT_EQ(*mixed.find(model("m1")), num(1));
  EXPECT_EQ(mixed.find(num(5)), nullptr);
  EXPECT_EQ(tup({num(5)}).with(num(1), num(6)), tup({num(6)}));
}

TEST(Value, PrintsAsTlcDoes) {
  EXPECT_EQ(set({num(2), num(1), num(2)}).to_string(), "{1, 2}");
  EXPECT_EQ(set({}).to_string(), "{}");
  EXPECT_EQ(tup({num(1), str("a\"b\\\n")}).to_string(), "<<1, \"a\\\"b\\\\\\n\">>");
  EXPECT_EQ(Value::function({{num(3), str("b")}, {num(1), str("a")}}).to_string(), "(1 :> \"a\" @@ 3 :> \"b\")");
  EXPECT_EQ(range(1, 3).to_string(), "1..3");
  EXPECT_EQ(range(3, 1).to_string(), "{}");
  EXPECT_EQ(Value::boolean_set().to_string(), "{FALSE, TRUE}");
  EXPECT_EQ(model("p1").to_string(), "p1");
  EXPECT_EQ(Value::record({{Symbol("not a name"), num(1)}}).to_string(), "(\"not a name\" :> 1)");
  EXPECT_EQ(Value::power_set(Value::nat_set()).to_string(), "SUBSET Nat");
  EXPECT_EQ(Value::power_set(range(1, 9)).to_string(), "SUBSET (1..9)");
  EXPECT_EQ(Value::power_set(range(1, 2)).to_string(), "{{}, {1}, {2}, {1, 2}}");
  EXPECT_EQ(Value::function_set(range(1, 2), Value::int_set()).to_string(), "[1..2 -> Int]");
  EXPECT_EQ(Value::record_set({{Symbol("v"), Value::nat_set()}}).to_string(), "[v: Nat]");
  EXPECT_EQ(Value::seq_set(Value::string_set()).to_string(), "Seq(STRING)");
  EXPECT_EQ(Value::product({Value::nat_set(), range(1, 2)}).to_string(), "Nat \\X (1..2)");
}

NameOrder order_of(const std::vector<const char*>& texts) {
  NameOrder names;
  for (const char* const text : texts) names.add(Symbol(text));
  return names;
}

TEST(Value, PrintsFieldsInTheOrderOfNames) {
  const Symbol met_first("zz_met_first");
  const Value record = Value::record({{met_first, num(2)}, {Symbol("aa"), num(1)}, {Symbol("mm"), num(3)}});
  EXPECT_EQ(record.to_string(), "[aa |-> 1, mm |-> 3, zz_met_first |-> 2]");
  EXPECT_EQ(record.to_string(order_of({"mm", "zz_met_first", "aa"})), "[mm |-> 3, zz_met_first |-> 2, aa |-> 1]");
  EXPECT_EQ(record.to_string(order_of({"zz_met_first"})), "[zz_met_first |-> 2, aa |-> 1, mm |-> 3]");
  EXPECT_EQ(set({tup({record})}).to_string(order_of({"mm"})), "{<<[mm |-> 3, aa |-> 1, zz_met_first |-> 2]>>}");
  EXPECT_EQ(record.shown_entries(order_of({"mm"})).front().first, str("mm"));
  EXPECT_EQ(record.function_entries().front().first, str("aa"));
}

TEST(Value, OrdersLikeTlcButForStrings) {
  const Symbol met_first("first seen");
  const std::vector<Value> ordered = {model("none"), Value::boolean(false), Value::boolean(true),     num(-3),
                                      num(10),       str("aaa seen later"), Value::string(met_first), tup({}),
                                      tup({num(9)}), tup({num(1), num(2)}), tup({num(1), num(3)}),    set({}),
                                      set({num(9)}), set({num(1), num(2)}), Value::nat_set()};
  for (std::size_t i = 0; i < ordered.size(); ++i) {
    for (std::size_t j = 0; j < ordered.size(); ++j) {
      EXPECT_EQ(ordered[i] <=> ordered[j], i <=> j) << ordered[i].to_string() << " and " << ordered[j].to_string();
      EXPECT_EQ(ordered[i] == ordered[j], i == j);
    }
  }
}

TEST(Value, OrdersRecordsByFields) {
  const Symbol second("zorder");
  const Symbol first("aorder");
  const auto record = [&](int a, int b) { return Value::record({{first, num(a)}, {second, num(b)}}); };
  EXPECT_LT(record(1, 9), record(2, 0));
  EXPECT_LT(record(1, 1), record(1, 2));
  EXPECT_LT(Value::record({{first, num(9)}}), Value::record({{second, num(1)}}));
}

TEST(Value, OrdersStringsByCodePoints) {
  const std::vector<std::string> ordered = {"",
                                            std::string("\0", 1),
                                            "A",
                                            "B",
                                            "a",
                                            "aa",
                                            "the same first",
                                            "the same first eight",
                                            "the same first letters",
                                            "\u00e9",
                                            "\u2200",
                                            "\ufb01",
                                            "\U0001d538"};
  std::vector<Value> values;
  for (auto text = ordered.rbegin(); text != ordered.rend(); ++text) values.push_back(Value::string(*text));
  const Value sorted = set(values);
  for (std::size_t i = 0; i < ordered.size(); ++i) EXPECT_EQ(sorted.items()[i].as_symbol().text(), ordered[i]);
  EXPECT_LT(Symbol(), Symbol("")) << "no name is not the empty one";
}

TEST(Value, OrdersModelValuesByTheirSpecification) {
  const auto ordered_by = [](const NameOrder& names) {
    std::vector<Value> values;
    for (const char* const name : {"mv_a", "mv_b", "mv_c", "mv_d"}) values.push_back(Value::model_value(Symbol(name), names));
    return set(values).to_string();
  };
  EXPECT_EQ(ordered_by(order_of({"mv_d", "mv_b", "mv_c", "mv_a"})), "{mv_d, mv_b, mv_c, mv_a}");
  EXPECT_EQ(ordered_by(order_of({"mv_a", "mv_c", "mv_b", "mv_d"})), "{mv_a, mv_c, mv_b, mv_d}");
  EXPECT_EQ(ordered_by(order_of({"mv_c"})), "{mv_c, mv_a, mv_b, mv_d}") << "the others by their texts";
  EXPECT_EQ(Value::model_value(Symbol("mv_a"), order_of({"mv_a"})), model("mv_a"));
  EXPECT_EQ(Value::model_value(Symbol("mv_a"), order_of({"mv_a"})).hash(), model("mv_a").hash());
}

/// Lazy sets and the sets they denote.
std::vector<Value> lazy_sets() {
  const Value abc = set({str("a"), str("b")});
  return {range(1, 4),
          range(-2, -2),
          Value::power_set(range(1, 3)),
          Value::power_set(set({})),
          Value::power_set(Value::power_set(abc)),
          Value::function_set(range(1, 2), abc),
          Value::function_set(abc, range(0, 1)),
          Value::function_set(range(0, 1), range(0, 1)),
          Value::function_set(set({}), abc),
          Value::function_set(abc, set({})),
          Value::record_set({{Symbol("zlazy"), range(1, 2)}, {Symbol("alazy"), abc}}),
          Value::product({range(1, 2), abc, range(5, 6)}),
          Value::product({abc, set({})}),
          Value::seq_set(set({})),
          Value::set_operation(Value::SetOperator::Union, range(1, 3), range(2, 5)),
          Value::set_operation(Value::SetOperator::Difference, range(1, 5), range(2, 3)),
          Value::set_operation(Value::SetOperator::Intersection, Value::nat_set(), range(-3, 2))};
}

/// Values of all kinds, model values with and without a rank among them.
std::vector<Value> all_kinds() {
  const NameOrder names = order_of({"kind_z", "T_kind", "kind_a"});
  std::vector<Value> atoms = {num(7), num(-7), Value::integer(Integer::parse("99999999999999999999").value()),
                              Value::boolean(true)};
  for (const char* const name : {"kind_a", "T_kind", "kind_z", "kind_b", "kind_y", "T_other"}) {
    atoms.push_back(Value::model_value(Symbol(name), names));
    atoms.push_back(str(name));
  }
  std::vector<Value> all = atoms;
  for (const Value& a : atoms) {
    all.push_back(set({a}));
    all.push_back(tup({a}));
    all.push_back(Value::function({{a, num(1)}}));
    all.push_back(Value::record({{Symbol("kind_z"), a}, {Symbol("kind_a"), num(1)}}));
    all.push_back(set({a, atoms[4], atoms[7]}));
    all.push_back(Value::function({{a, num(2)}, {tup({}), a}, {num(12), a}}));
  }
  for (const Value& lazy : lazy_sets()) all.push_back(lazy);
  return all;
}

TEST(Value, OrderIsTotalAndAgreesWithEquality) {
  const std::vector<Value> all = all_kinds();
  std::vector<Value> sorted = all;
  std::sort(sorted.begin(), sorted.end());
  // Of values in order each two are as their places say: then no three contradict each other.
  for (std::size_t i = 0; i < sorted.size(); ++i) {
    for (std::size_t j = i; j < sorted.size(); ++j) {
      EXPECT_TRUE((sorted[i] <=> sorted[j]) <= 0) << sorted[i].to_string() << " and " << sorted[j].to_string();
      EXPECT_EQ((sorted[i] <=> sorted[j]) == 0, sorted[i] == sorted[j]);
      EXPECT_EQ((sorted[j] <=> sorted[i]) == 0, sorted[i] == sorted[j]);
      if (sorted[i] == sorted[j]) {
        EXPECT_EQ(sorted[i].hash(), sorted[j].hash()) << sorted[i].to_string();
      }
    }
  }
}

TEST(Value, LazySetsEqualTheListedOnes) {
  for (const Value& lazy : lazy_sets()) {
    const auto elements = lazy.elements();
    ASSERT_TRUE(elements.has_value()) << lazy.to_string();
    const Value listed = Value::set(*elements);
    EXPECT_EQ(listed.kind(), ValueKind::Set);
    EXPECT_EQ(lazy, listed);
    EXPECT_EQ(listed, lazy);
    EXPECT_EQ(lazy.hash(), listed.hash()) << lazy.to_string();
    EXPECT_EQ(Value::equal(lazy, listed), true);
    EXPECT_EQ(lazy.enumerated(), listed);
    EXPECT_EQ(lazy.cardinality(), Integer(static_cast<std::int64_t>(elements->size())));
    EXPECT_TRUE(std::is_sorted(elements->begin(), elements->end())) << lazy.to_string();
    for (const Value& element : *elements) EXPECT_EQ(lazy.contains(element), true) << element.to_string() << lazy.to_string();
    EXPECT_EQ(lazy.is_subset_of(listed), true);
    EXPECT_EQ(listed.is_subset_of(lazy), true);
  }
}

TEST(Value, EqualSetsOfDifferentRulesAreOneValue) {
  const Value pairs = Value::product({range(1, 3), range(1, 3)});
  const Value functions = Value::function_set(range(1, 2), range(1, 3));
  EXPECT_EQ(pairs, functions);
  EXPECT_EQ(pairs.hash(), functions.hash());
  EXPECT_NE(Value::power_set(range(1, 20)), Value::power_set(range(2, 21)));
  EXPECT_EQ(Value::power_set(range(1, 40)), Value::power_set(Value::set(*range(1, 40).elements())));
  EXPECT_NE(Value::nat_set(), Value::int_set());
  EXPECT_NE(Value::nat_set(), range(0, 5));
}

TEST(Value, LazySetsOrderAsTheListedOnes) {
  auto sets = lazy_sets();
  for (const Value& a : sets) {
    for (const Value& b : sets) {
      EXPECT_EQ(a <=> b, a.enumerated() <=> b.enumerated()) << a.to_string() << " and " << b.to_string();
      EXPECT_EQ(a <=> b, a <=> b.enumerated());
      EXPECT_EQ(Value::equal(a, b), Value::equal(a.enumerated(), b.enumerated()));
    }
  }
}

TEST(Value, CountsWithoutListing) {
  EXPECT_EQ(range(1, 1000000000000).cardinality(), Integer(1000000000000));
  EXPECT_EQ(Value::power_set(range(1, 100)).cardinality(), std::nullopt);
  EXPECT_EQ(Value::power_set(range(1, 100)).exact_cardinality()->to_string(), "1267650600228229401496703205376");
  EXPECT_EQ(Value::function_set(range(1, 20), range(1, 8)).cardinality(), Integer(std::int64_t{1} << 60));
  EXPECT_EQ(Value::nat_set().cardinality(), std::nullopt);
  using Op = Value::SetOperator;
  const Value powers = Value::power_set(range(1, 50));
  const Value few = Value::set({Value::set({Value::integer(1)}), Value::string("none")});
  const Integer size(std::int64_t{1} << 50);
  EXPECT_EQ(Value::set_operation(Op::Union, powers, few).cardinality(), size + Integer(1));
  EXPECT_EQ(Value::set_operation(Op::Union, few, powers).cardinality(), size + Integer(1));
  EXPECT_EQ(Value::set_operation(Op::Intersection, powers, few).cardinality(), Integer(1));
  EXPECT_EQ(Value::set_operation(Op::Difference, powers, few).cardinality(), size - Integer(1));
  EXPECT_EQ(Value::set_operation(Op::Difference, few, powers).cardinality(), Integer(1));
  EXPECT_EQ(Value::set_operation(Op::Difference, few, Value::nat_set()).cardinality(), Integer(2));
  EXPECT_EQ(Value::set_operation(Op::Difference, Value::nat_set(), few).cardinality(), std::nullopt);
  const Value triples = Value::function_set(range(1, 3), range(1, 1000)),
              pairs = Value::function_set(range(1, 2), range(1, 1000));
  const Value shifted = Value::function_set(range(0, 1), range(1, 1000));
  const Value both = Value::set_operation(Op::Union, pairs, shifted);
  EXPECT_EQ(both.cardinality(), Integer(2'000'000));
  EXPECT_EQ(Value::set_operation(Op::Union, triples, both).cardinality(), Integer(1'002'000'000));
  EXPECT_EQ(Value::set_operation(Op::Intersection, triples, both).cardinality(), Integer(0));
  EXPECT_EQ(Value::set_operation(Op::Difference, both, triples).cardinality(), Integer(2'000'000));
  EXPECT_FALSE(range(1, std::int64_t{1} << 40).elements().has_value());
}

TEST(Value, WalksHugePowerSetsLazily) {
  int seen = 0;
  Value last;
  EXPECT_TRUE(Value::power_set(range(1, 60)).for_each([&](const Value& element) {
    last = element;
    return ++seen < 63;
  }));
  EXPECT_EQ(last, set({num(1), num(3)}));
  EXPECT_FALSE(Value::seq_set(range(1, 2)).for_each([](const Value&) { return true; }));
}

TEST(Value, RefusesToCompareKindsAsTlcDoes) {
  EXPECT_EQ(Value::equal(num(1), str("a")), std::nullopt);
  EXPECT_EQ(Value::equal(num(1), Value::boolean(true)), std::nullopt);
  EXPECT_EQ(Value::equal(set({num(1)}), tup({num(1)})), std::nullopt);
  EXPECT_EQ(Value::equal(tup({num(1)}), tup({str("a")})), std::nullopt);
  EXPECT_EQ(Value::equal(tup({num(1), num(2)}), tup({str("a")})), false) << "lengths decide first";
  EXPECT_EQ(Value::equal(set({num(1)}), set({str("a")})), std::nullopt);
  EXPECT_EQ(Value::equal(set({}), set({str("a")})), false);
  const auto record = [](const Value& a, const Value& b) { return Value::record({{Symbol("fa"), a}, {Symbol("fb"), b}}); };
  EXPECT_EQ(Value::equal(record(num(1), num(2)), record(str("s"), num(3))), false) << "a field that differs decides";
  EXPECT_EQ(Value::equal(record(num(1), num(2)), record(num(3), str("s"))), false);
  EXPECT_EQ(Value::equal(record(num(1), num(2)), record(str("s"), num(2))), std::nullopt);
  EXPECT_TRUE(Value::comparable_set({record(num(1), num(2)), record(str("s"), num(3))}).has_value());
  EXPECT_FALSE(Value::comparable_set({record(num(1), num(2)), record(str("s"), num(2))}).has_value());
  EXPECT_EQ(Value::equal(model("m"), num(1)), false);
  EXPECT_EQ(Value::equal(model("m"), model("n")), false);
  EXPECT_EQ(Value::equal(model("T_a"), model("T_b")), false);
  EXPECT_EQ(Value::equal(model("T_a"), model("U_a")), std::nullopt);
  EXPECT_EQ(Value::equal(model("T_a"), num(1)), std::nullopt);
  EXPECT_EQ(Value::equal(model("T_a"), model("plain")), false);
  EXPECT_EQ(Value::equal(Value::nat_set(), range(1, 2)), false);
  EXPECT_EQ(Value::equal(Value::nat_set(), Value::nat_set()), true);
  EXPECT_EQ(Value::equal(Value::nat_set(), Value::int_set()), std::nullopt);
  EXPECT_EQ(Value::comparable_set({num(1), str("a")}), std::nullopt);
  EXPECT_TRUE(Value::comparable_set({num(1), model("none")}).has_value());
}

TEST(Value, AnswersMembershipByRule) {
  EXPECT_EQ(Value::nat_set().contains(num(-1)), false);
  EXPECT_EQ(Value::nat_set().contains(str("a")), std::nullopt);
  EXPECT_EQ(Value::nat_set().contains(model("m")), false);
  EXPECT_EQ(set({num(1)}).contains(str("a")), std::nullopt);
  EXPECT_EQ(set({}).contains(str("a")), false);
  EXPECT_EQ(set({model("m"), num(3)}).contains(num(3)), true);
  EXPECT_EQ(Value::seq_set(Value::nat_set()).contains(tup({num(1), num(-1)})), false);
  EXPECT_EQ(Value::seq_set(Value::nat_set()).contains(num(1)), std::nullopt);
  EXPECT_EQ(Value::power_set(Value::nat_set()).contains(range(0, 1000000000000)), true);
  EXPECT_EQ(Value::power_set(Value::nat_set()).contains(set({num(-1)})), false);
  EXPECT_EQ(Value::function_set(range(1, 2), Value::nat_set()).contains(tup({num(1)})), false);
  EXPECT_EQ(Value::function_set(range(1, 1), Value::nat_set()).contains(tup({num(1)})), true);
  const Value records = Value::record_set({{Symbol("v"), Value::int_set()}});
  EXPECT_EQ(records.contains(Value::record({{Symbol("v"), num(1)}})), true);
  EXPECT_EQ(records.contains(Value::record({{Symbol("w"), num(1)}})), false);
  EXPECT_EQ(records.contains(tup({num(1)})), std::nullopt);
  EXPECT_EQ(Value::any_set().contains(str("x")), true);
}

TEST(Value, TellsFiniteFromInfinite) {
  EXPECT_EQ(range(1, 5).is_finite(), true);
  EXPECT_EQ(Value::power_set(Value::nat_set()).is_finite(), false);
  EXPECT_EQ(Value::function_set(Value::nat_set(), range(1, 1)).is_finite(), std::nullopt);
  EXPECT_EQ(Value::set_operation(Value::SetOperator::Intersection, Value::nat_set(), Value::int_set()).is_finite(),
            std::nullopt);
  EXPECT_EQ(Value::set_operation(Value::SetOperator::Difference, Value::nat_set(), range(0, 0)).is_finite(), false);
}

TEST(Value, SharesAndReleasesParts) {
  Value outer;
  {
    Value inner = tup({num(1), str("x")});
    outer = set({inner, inner});
    Value copy = outer;
    Value& same = copy;
    copy = same;
    outer = std::move(copy);
  }
  EXPECT_EQ(outer.to_string(), "{<<1, \"x\">>}");
  const Value big = Value::integer(Integer::parse("123456789012345678901").value());
  EXPECT_EQ((big == Value::integer(big.as_int())), true);
  EXPECT_EQ(set({big, num(1)}).to_string(), "{1, 123456789012345678901}");
}

}  // namespace
}  // namespace tlaloc
