#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "encoder/symbolic/operations.h"
#include "tests/support/random_symbolic.h"

namespace tlaloc::symbolic {
namespace {

using test::is_well_typed;
using test::RandomSymbolic;
using test::RandomType;

constexpr unsigned kSeeds = 1000;
constexpr int kAssignments = 8;

/// Runs `claim(random, terms)` for many seeds; stops at the first that fails.
template <class F>
void for_seeds(F&& claim, unsigned seeds = kSeeds) {
  for (unsigned seed = 0; seed < seeds; ++seed) {
    Terms terms;
    RandomSymbolic random(terms, seed);
    claim(random, terms);
    if (::testing::Test::HasFatalFailure() || ::testing::Test::HasNonfatalFailure()) FAIL() << "seed " << seed;
  }
}

TEST(Symbolic, MakesGroundValuesOfConstantParts) {
  Terms t;
  const TermId x = t.bool_variable("x");
  EXPECT_EQ(make_boolean(t, t.true_term()).ground(), Value::boolean(true));
  EXPECT_EQ(make_integer(t, t.integer(3)).ground(), Value::integer(3));
  EXPECT_EQ(make_choice(t, {{t.true_term(), Value::integer(1)}, {t.false_term(), Value::integer(2)}}).ground(),
            Value::integer(1));
  EXPECT_EQ(make_choice(t, {{x, Value::integer(1)}, {t.negate(x), Value::integer(1)}}).ground(), Value::integer(1));
  EXPECT_NE(make_choice(t, {{x, Value::boolean(true)}, {t.negate(x), Value::boolean(false)}}).get_if<Boolean>(), nullptr);
  Set set;
  set.members = {{Value::integer(2), x}, {Value::integer(1), t.true_term()}, {Value::integer(2), t.negate(x)}};
  EXPECT_EQ(make_set(t, set).ground().to_string(), "{1, 2}");
  set.others = {{x, make_choice(t, {{x, Value::integer(7)}, {t.negate(x), Value::integer(8)}})}};
  const SymValue with_choice = make_set(t, set);
  ASSERT_NE(with_choice.get_if<Set>(), nullptr);
  EXPECT_TRUE(with_choice.get_if<Set>()->others.empty()) << "a choice expands into members";
  EXPECT_EQ(with_choice.get_if<Set>()->members.size(), 3U) << "7 under x; 8 is impossible";
  EXPECT_EQ(make_function(t, {}).ground(), Value::tuple({}));
}

TEST(Symbolic, EndsASequenceAtTheFirstItemThatIsAbsent) {
  Terms t;
  const auto item = [&](int key, TermId present) { return FunctionEntry{Value::integer(key), present, Value::integer(7)}; };
  Function sequence{{item(1, t.true_term()), item(2, t.false_term()), item(3, t.bool_variable("x"))}, true};
  EXPECT_EQ(make_function(t, std::move(sequence)).ground().to_string(), "<<7>>");
}

TEST(Symbolic, MergesKeyByKeySharingEqualParts) {
  Terms t;
  const TermId c = t.bool_variable("c"), m = t.bool_variable("m");
  Function f;
  f.entries.push_back({Value::string("a"), t.true_term(), make_boolean(t, m)});
  f.entries.push_back({Value::string("b"), t.true_term(), Value::integer(1)});
  Function g = f;
  g.entries[1].value = Value::integer(2);
  const SymValue merged = merge(t, Limits{}, c, make_function(t, f), make_function(t, g));
  const auto* result = merged.get_if<Function>();
  ASSERT_NE(result, nullptr);
  EXPECT_EQ(result->entries[0].value.get_if<Boolean>()->term, m);
  ASSERT_NE(result->entries[1].value.get_if<Choice>(), nullptr);
  EXPECT_EQ(result->entries[1].value.get_if<Choice>()->alternatives[0].first, c);
  // Adding one element to a set leaves the others' terms alone.
  Set before;
  before.members = {{Value::integer(1), m}};
  Set after = before;
  after.members.emplace_back(Value::integer(2), t.true_term());
  const SymValue grown = merge(t, Limits{}, c, make_set(t, after), make_set(t, before));
  EXPECT_EQ(grown.get_if<Set>()->members[0].second, m);
  EXPECT_EQ(grown.get_if<Set>()->members[1].second, c);
}

TEST(Symbolic, TurnsManyIntegersIntoOneTerm) {
  Terms t;
  std::vector<std::pair<TermId, SymValue>> alternatives;
  for (int i = 0; i < 70; ++i) alternatives.emplace_back(t.bool_variable("g"), Value::integer(i));
  const SymValue merged = merge(t, Limits{}, alternatives);
  ASSERT_NE(merged.get_if<IntegerTerm>(), nullptr);
  EXPECT_EQ(merged.get_if<IntegerTerm>()->high, Integer(69));
  alternatives.emplace_back(t.bool_variable("g"), Value::string("none"));
  EXPECT_NE(merge(t, Limits{}, alternatives).get_if<Union>(), nullptr);
  alternatives.erase(alternatives.begin(), alternatives.end() - 3);
  EXPECT_NE(merge(t, Limits{}, alternatives).get_if<Choice>(), nullptr);
}

TEST(Symbolic, KeepsPickedAggregatesAsAChoice) {
  Terms t;
  const Value first = Value::tuple({Value::integer(1)}), second = Value::tuple({Value::integer(2)});
  const Value quorums = Value::set({Value::set({first}), Value::set({second}), Value::set({first, second})});
  const Fresh quorum = fresh_element(t, Limits{}, quorums, "Q");
  ASSERT_NE(quorum.element.get_if<Choice>(), nullptr);
  const TermId c = t.bool_variable("c");
  EXPECT_NE(merge(t, Limits{}, c, quorum.element, Value::set({first})).get_if<Choice>(), nullptr);
  // Ground ones that were not picked are merged element by element.
  EXPECT_NE(merge(t, Limits{}, c, Value::set({second}), Value::set({first})).get_if<Set>(), nullptr);
  // Fields of one picked record stay correlated: no combination of them is possible but the picked ones.
  Function pair;
  std::vector<std::pair<TermId, Value>> left, right;
  for (const auto& [guard, v] : quorum.element.get_if<Choice>()->alternatives) {
    left.emplace_back(guard, v);
    right.emplace_back(guard, Value::integer(v.items().size()));
  }
  pair.entries.push_back({Value::string("q"), t.true_term(), make_choice(t, left)});
  pair.entries.push_back({Value::string("n"), t.true_term(), make_choice(t, right)});
  EXPECT_EQ(expand(t, make_function(t, pair), 100)->size(), 3U);
}

TEST(Symbolic, MergeDecodesToTheChosenAlternative) {
  for_seeds([](RandomSymbolic& random, Terms& terms) {
    const RandomType type = random.type(2);
    const RandomType other = random.type(2);
    Limits limits;
    if (random.pick(2) == 0) limits.choice = 2;
    std::vector<std::pair<TermId, SymValue>> alternatives;
    for (const TermId guard : random.one_hot(1 + random.pick(5))) {
      if (!alternatives.empty() && random.pick(4) == 0) {
        alternatives.emplace_back(guard, alternatives.front().second);
      } else {
        alternatives.emplace_back(guard, random.value(random.pick(5) == 0 ? other : type));
      }
    }
    const SymValue merged = merge(terms, limits, alternatives);
    for (int n = 0; n < kAssignments; ++n) {
      const term::Assignment assignment = random.assignment();
      term::TermEvaluator evaluator(terms, assignment);
      for (const auto& [guard, value] : alternatives) {
        if (evaluator.truth(guard)) {
          ASSERT_EQ(decode(merged, evaluator), decode(value, evaluator)) << print(terms, merged);
        }
      }
    }
  });
}

TEST(Symbolic, EqualityIsEqualityOfWhatIsDecoded) {
  for_seeds([](RandomSymbolic& random, Terms& terms) {
    const RandomType type = random.type(2);
    const RandomType other = random.type(2);
    const SymValue a = random.value(type);
    const SymValue b = random.value(random.pick(4) == 0 ? other : type);
    const Equality e = equality(terms, Limits{}, a, b);
    for (int n = 0; n < kAssignments; ++n) {
      const term::Assignment assignment = random.assignment();
      term::TermEvaluator evaluator(terms, assignment);
      const Value x = decode(a, evaluator);
      const Value y = decode(b, evaluator);
      if (!is_well_typed(x) || !is_well_typed(y)) continue;
      const auto expected = Value::equal(x, y);
      if (!evaluator.truth(e.ill_typed)) {
        ASSERT_TRUE(expected.has_value()) << x.to_string() << " = " << y.to_string() << "\n"
                                          << print(terms, a) << "\n"
                                          << print(terms, b);
        ASSERT_EQ(evaluator.truth(e.equal), *expected) << x.to_string() << " = " << y.to_string();
      } else {
        ASSERT_FALSE(expected.has_value()) << x.to_string() << " = " << y.to_string() << "\n"
                                           << print(terms, a) << "\n"
                                           << print(terms, b);
      }
    }
  });
}

TEST(Symbolic, RefusesToCompareDifferentKinds) {
  Terms t;
  const SymValue n = make_integer(t, t.int_variable("n"));
  const Equality e = equality(t, Limits{}, n, Value::string("a"));
  EXPECT_TRUE(t.is_true(e.ill_typed));
  const Equality model = equality(t, Limits{}, n, Value::model_value(Symbol("None"), {}));
  EXPECT_TRUE(t.is_false(model.ill_typed));
  EXPECT_TRUE(t.is_false(model.equal));
}

TEST(Symbolic, RefusesToCompareExactlyWhatCannotBeCompared) {
  const Value one = Value::integer(1);
  const Value text = Value::string(Symbol("a"));
  const Symbol k("k");
  const Symbol l("l");
  const std::vector<Value> values{one,
                                  text,
                                  Value::tuple({}),
                                  Value::tuple({one}),
                                  Value::tuple({one, one}),
                                  Value::tuple({text}),
                                  Value::tuple({one, text}),
                                  Value::tuple({text, one}),
                                  Value::record({{k, one}}),
                                  Value::record({{k, text}}),
                                  Value::record({{l, one}}),
                                  Value::record({{k, Value::tuple({})}}),
                                  Value::record({{k, one}, {l, text}}),
                                  Value::record({{k, Value::integer(2)}, {l, one}}),
                                  Value::record({{k, text}, {l, one}}),
                                  Value::set({}),
                                  Value::set({one}),
                                  Value::set({text}),
                                  Value::set({Value::set({})}),
                                  Value::set({Value::set({one})}),
                                  Value::set({Value::record({{k, one}})})};
  Terms t;
  const auto any_of = [&](std::vector<TermId>& guards) {
    std::vector<std::pair<TermId, Value>> alternatives;
    for (const Value& value : values) {
      guards.push_back(t.bool_variable("g"));
      alternatives.emplace_back(guards.back(), value);
    }
    return make_choice(t, std::move(alternatives));
  };
  std::vector<TermId> left;
  std::vector<TermId> right;
  const SymValue a = any_of(left);
  const SymValue b = any_of(right);
  const Equality first = equality(t, Limits{}, a, b);
  const Equality again = equality(t, Limits{}, a, b);
  EXPECT_EQ(first.equal, again.equal);
  EXPECT_EQ(first.ill_typed, again.ill_typed);
  for (std::size_t i = 0; i < values.size(); ++i) {
    for (std::size_t j = 0; j < values.size(); ++j) {
      term::Assignment assignment;
      assignment.booleans[t.variable_number(left[i])] = true;
      assignment.booleans[t.variable_number(right[j])] = true;
      term::TermEvaluator evaluator(t, assignment);
      const auto expected = Value::equal(values[i], values[j]);
      const std::string pair = values[i].to_string() + " = " + values[j].to_string();
      EXPECT_EQ(evaluator.truth(first.ill_typed), !expected.has_value()) << pair;
      EXPECT_EQ(evaluator.truth(first.equal), expected == true) << pair;
    }
  }
}

TEST(Symbolic, ExpansionIsExclusiveAndComplete) {
  for_seeds([](RandomSymbolic& random, Terms& terms) {
    const SymValue value = random.value(random.type(2));
    const auto all = expand(terms, value, 500);
    if (!all) return;
    for (int n = 0; n < kAssignments; ++n) {
      const term::Assignment assignment = random.assignment();
      term::TermEvaluator evaluator(terms, assignment);
      int holding = 0;
      for (const auto& [guard, v] : *all) {
        if (!evaluator.truth(guard)) continue;
        ++holding;
        ASSERT_EQ(v, decode(value, evaluator)) << print(terms, value);
      }
      ASSERT_EQ(holding, 1) << print(terms, value);
    }
  });
}

TEST(Symbolic, ExtensionHasTheElementsOfTheRule) {
  for_seeds([](RandomSymbolic& random, Terms& terms) {
    const SymValue set = random.lazy_set(1);
    Set listed;
    try {
      listed = extension(terms, Limits{}, set);
    } catch (const Unsupported&) {
      return;
    }
    for (int n = 0; n < kAssignments; ++n) {
      const term::Assignment assignment = random.assignment();
      term::TermEvaluator evaluator(terms, assignment);
      ASSERT_EQ(decode(wrap(listed), evaluator), decode(set, evaluator)) << print(terms, set);
    }
  });
}

TEST(Symbolic, MembershipAgreesWithGroundSets) {
  for_seeds([](RandomSymbolic& random, Terms& terms) {
    const RandomType type = random.type(1);
    const bool lazy = random.pick(2) == 0;
    const SymValue set = lazy ? random.lazy_set(1) : random.set_of(type);
    RandomType shape = type;
    if (lazy) {
      shape = random.type(2);
      if (!shape.parts.empty() && random.pick(2) == 0) shape.parts.assign(shape.parts.size(), RandomType{});
    }
    const SymValue element = random.value(shape);
    const Membership m = membership(terms, Limits{}, element, set, terms.true_term());
    for (int n = 0; n < kAssignments; ++n) {
      const term::Assignment assignment = random.assignment();
      term::TermEvaluator evaluator(terms, assignment);
      if (evaluator.truth(m.ill_typed)) continue;
      const Value e = decode(element, evaluator);
      const Value s = decode(set, evaluator);
      const auto expected = s.contains(e);
      if (expected) {
        ASSERT_EQ(evaluator.truth(m.member), *expected) << e.to_string() << " \\in " << s.to_string();
      }
    }
  });
}

/// Calls `visit` for every assignment of the variables numbered from..to-1 on top of `base`; false when there are too many.
bool for_each_completion(const Terms& terms, const std::vector<TermId>& variables, term::Assignment base,
                         const std::function<void(const term::Assignment&)>& visit) {
  std::size_t combinations = 1;
  for (const TermId v : variables) {
    const term::Variable& info = terms.variable(v);
    combinations *= info.sort == term::Sort::Bool ? 2 : static_cast<std::size_t>(*(*info.high - *info.low + 1).to_int64());
    if (combinations > 5000) return false;
  }
  for (std::size_t n = 0; n < combinations; ++n) {
    std::size_t rest = n;
    for (const TermId v : variables) {
      const term::Variable& info = terms.variable(v);
      const std::uint32_t number = terms.variable_number(v);
      if (info.sort == term::Sort::Bool) {
        base.booleans[number] = rest % 2 == 1;
        rest /= 2;
      } else {
        const auto width = static_cast<std::size_t>(*(*info.high - *info.low + 1).to_int64());
        base.integers[number] = *info.low + Integer(static_cast<std::int64_t>(rest % width));
        rest /= width;
      }
    }
    visit(base);
  }
  return true;
}

std::vector<TermId> variables_since(const Terms& terms, std::size_t first_term) {
  std::vector<TermId> result;
  for (std::size_t i = first_term; i < terms.size(); ++i) {
    const TermId t(static_cast<std::uint32_t>(i));
    if (terms.op(t) == term::Op::Variable) result.push_back(t);
  }
  return result;
}

TEST(Symbolic, FreshElementsAreExactlyTheElements) {
  int complete = 0;
  for_seeds(
      [&](RandomSymbolic& random, Terms& terms) {
        const SymValue set = random.pick(2) == 0 ? random.lazy_set(1) : random.set_of(random.type(1));
        Limits limits;
        if (random.pick(3) == 0) limits.choice = 2;
        const std::size_t mark = terms.size();
        Fresh fresh;
        try {
          fresh = fresh_element(terms, limits, set, "x");
        } catch (const Unsupported&) {
          return;
        }
        const std::vector<TermId> variables = variables_since(terms, mark);
        for (int n = 0; n < 3; ++n) {
          const term::Assignment base = random.assignment();
          term::TermEvaluator outer(terms, base);
          const Value decoded = decode(set, outer);
          const auto elements = decoded.elements(1000);
          if (!elements) return;
          std::set<Value> reached;
          bool inside = true;
          const bool visited = for_each_completion(terms, variables, base, [&](const term::Assignment& assignment) {
            term::TermEvaluator evaluator(terms, assignment);
            for (const TermId d : fresh.definitions) {
              if (!evaluator.truth(d)) return;
            }
            if (!evaluator.truth(fresh.constraint)) return;
            const Value element = decode(fresh.element, evaluator);
            inside = inside && decoded.contains(element) == true;
            reached.insert(element);
          });
          if (!visited) return;
          ++complete;
          ASSERT_TRUE(inside) << decoded.to_string();
          ASSERT_EQ(reached.size(), elements->size()) << decoded.to_string() << " from " << print(terms, set);
        }
      },
      800);
  EXPECT_GT(complete, 500) << "too few sets were small enough to be enumerated";
}

TEST(Symbolic, FreshElementsOfInfiniteSetsAreBounded) {
  Terms t;
  const Fresh nat = fresh_element(t, Limits{}, Value::nat_set(), "n");
  ASSERT_NE(nat.element.get_if<IntegerTerm>(), nullptr);
  EXPECT_EQ(nat.element.get_if<IntegerTerm>()->low, Integer(0));
  EXPECT_FALSE(nat.element.get_if<IntegerTerm>()->high.has_value());
  const Value some = Value::set_operation(Value::SetOperator::Difference, Value::nat_set(), Value::set({Value::integer(0)}));
  const Fresh positive = fresh_element(t, Limits{}, some, "p");
  term::Assignment zero;
  term::TermEvaluator evaluator(t, zero);
  EXPECT_FALSE(evaluator.truth(positive.constraint));
  EXPECT_THROW((void)fresh_element(t, Limits{}, Value::string_set(), "s"), Unsupported);
  EXPECT_THROW((void)extension(t, Limits{}, Value::nat_set()), Unsupported);
}

/// Gives the variables values that satisfy the equations, each of which is about one of them.
bool solve(const Terms& terms, const std::vector<TermId>& variables, const std::vector<TermId>& equations,
           term::Assignment& assignment) {
  for (const TermId v : variables) {
    std::vector<TermId> own;
    for (const TermId e : equations) {
      std::vector<TermId> stack{e};
      bool mentions = false;
      std::set<TermId> seen;
      while (!stack.empty()) {
        const TermId t = stack.back();
        stack.pop_back();
        if (!seen.insert(t).second) continue;
        mentions = mentions || t == v;
        for (const TermId a : terms.args(t)) stack.push_back(a);
      }
      if (mentions) own.push_back(e);
    }
    bool solved = false;
    for (int candidate = -3; candidate < 12 && !solved; ++candidate) {
      const std::uint32_t number = terms.variable_number(v);
      if (terms.sort(v) == term::Sort::Bool) {
        assignment.booleans[number] = candidate % 2 == 0;
      } else {
        assignment.integers[number] = candidate;
      }
      term::TermEvaluator evaluator(terms, assignment);
      solved = std::all_of(own.begin(), own.end(), [&](TermId e) { return evaluator.truth(e); });
    }
    if (!solved) return false;
  }
  term::TermEvaluator evaluator(terms, assignment);
  return std::all_of(equations.begin(), equations.end(), [&](TermId e) { return evaluator.truth(e); });
}

TEST(Symbolic, RestrictionKeepsWhatIsPossible) {
  std::size_t dropped = 0;
  for_seeds([&](RandomSymbolic& random, Terms& terms) {
    const SymValue value = random.value(random.type(2));
    const std::vector<TermId> all = conditions(terms, value);
    std::unordered_set<TermId> impossible;
    for (const TermId condition : all) {
      if (random.pick(3) == 0 && !impossible.contains(terms.negate(condition))) impossible.insert(condition);
    }
    const SymValue rest = restrict(terms, value, impossible);
    for (int i = 0; i < kAssignments; ++i) {
      const term::Assignment assignment = random.assignment();
      term::TermEvaluator evaluator(terms, assignment);
      const bool is_possible = std::none_of(impossible.begin(), impossible.end(), [&](TermId t) { return evaluator.truth(t); });
      if (!is_possible) continue;
      ASSERT_EQ(decode(rest, evaluator), decode(value, evaluator));
      dropped += impossible.size();
    }
  });
  EXPECT_GT(dropped, kSeeds) << "hardly anything was taken out";
}

TEST(Symbolic, NamedLeavesKeepTheMeaning) {
  for_seeds(
      [](RandomSymbolic& random, Terms& terms) {
        const SymValue value = random.value(random.type(2));
        const std::size_t mark = terms.size();
        const Named named = name_leaves(terms, value, "x");
        const std::vector<TermId> variables = variables_since(terms, mark);
        for (int n = 0; n < kAssignments; ++n) {
          term::Assignment assignment = random.assignment();
          ASSERT_TRUE(solve(terms, variables, named.equations, assignment));
          term::TermEvaluator evaluator(terms, assignment);
          ASSERT_EQ(decode(named.value, evaluator), decode(value, evaluator));
        }
      },
      500);
}

TEST(Symbolic, NamedMergeDecodesToTheChosenAlternative) {
  for_seeds(
      [](RandomSymbolic& random, Terms& terms) {
        const RandomType type = random.type(2);
        const RandomType other = random.type(2);
        Limits limits;
        if (random.pick(2) == 0) limits.choice = 2;
        std::vector<std::pair<TermId, SymValue>> alternatives;
        for (const TermId guard : random.one_hot(1 + random.pick(4))) {
          alternatives.emplace_back(guard, random.value(random.pick(6) == 0 ? other : type));
        }
        const std::size_t mark = terms.size();
        const Named named = merge_named(terms, limits, alternatives, "x");
        const std::vector<TermId> variables = variables_since(terms, mark);
        for (int n = 0; n < kAssignments; ++n) {
          term::Assignment assignment = random.assignment();
          ASSERT_TRUE(solve(terms, variables, named.equations, assignment));
          term::TermEvaluator evaluator(terms, assignment);
          for (const auto& [guard, value] : alternatives) {
            if (evaluator.truth(guard)) {
              ASSERT_EQ(decode(named.value, evaluator), decode(value, evaluator));
            }
          }
        }
      },
      250);
}

}  // namespace
}  // namespace tlaloc::symbolic
