#include <algorithm>
#include <set>
#include <unordered_set>

#include "encoder/symbolic/large_function.h"
#include "encoder/symbolic/merger.h"
#include "frontend/support/check.h"
#include "frontend/support/stack.h"

namespace tlaloc::symbolic {

SymValue merge(Terms& terms, const Limits& limits, const std::vector<std::pair<TermId, SymValue>>& alternatives) {
  return detail::Merger(terms, limits, nullptr).merge(alternatives, {});
}

SymValue merge(Terms& terms, const Limits& limits, TermId condition, const SymValue& a, const SymValue& b) {
  if (terms.is_true(condition) || identical(a, b)) return a;
  if (terms.is_false(condition)) return b;
  return merge(terms, limits, {{condition, a}, {terms.negate(condition), b}});
}

Named merge_named(Terms& terms, const Limits& limits, const std::vector<std::pair<TermId, SymValue>>& alternatives,
                  const std::string& name) {
  const bool alike = std::all_of(alternatives.begin(), alternatives.end(),
                                 [&](const auto& a) { return identical(a.second, alternatives.front().second); });
  if (alike && !alternatives.empty()) return name_leaves(terms, alternatives.front().second, name);
  Named result;
  result.value = detail::Merger(terms, limits, &result.equations).merge(alternatives, name);
  return result;
}

namespace detail {

SymValue Merger::merge(const Guarded<SymValue>& alternatives, const std::string& name) {
  Alternatives all;
  for (const auto& [guard, value] : alternatives) all.push_back({guard, value, 1});
  return merge(std::move(all), name);
}

SymValue Merger::merge(Alternatives alternatives, const std::string& name) {
  if (stack::is_low()) return stack::on_segment([&] { return merge(std::move(alternatives), name); });
  alternatives = group(take_apart(group(flatten(alternatives))));
  if (alternatives.empty()) return wrap(Union{});
  if (alternatives.size() == 1) return alternatives.front().value;

  // Scalars that stay ground, integers past the limit, sets, functions: merged apart, kept side by side in a Union.
  std::set<Value> integers;
  bool int_terms = false;
  for (const Alternative& a : alternatives) {
    int_terms = int_terms || a.value.get_if<IntegerTerm>() != nullptr;
    if (a.value.is_ground() && a.value.ground().is_int()) integers.insert(a.value.ground());
    if (const auto* choice = a.value.get_if<Choice>()) {
      for (const auto& [guard, value] : choice->alternatives) {
        if (value.is_int()) integers.insert(value);
      }
    }
  }
  int_terms = int_terms || integers.size() > limits_.choice;
  enum Part { kScalars, kIntegers, kFunctions, kLargeFunctions, kSets, kParts };
  Alternatives parts[kParts];
  const bool keep_aggregates = std::any_of(alternatives.begin(), alternatives.end(), [](const Alternative& a) {
    const auto* choice = a.value.get_if<Choice>();  // take_apart left it so
    return choice != nullptr && has_aggregate(*choice);
  });
  for (Alternative& a : alternatives) {
    const SymValue& v = a.value;
    if (v.get_if<Function>() != nullptr) {
      parts[kFunctions].push_back(a);
    } else if (is_large_function(v) && !(v.is_ground() && keep_aggregates)) {
      parts[kLargeFunctions].push_back(a);
    } else if (v.get_if<Set>() != nullptr || is_lazy(v)) {
      parts[kSets].push_back(a);
    } else if (v.get_if<IntegerTerm>() != nullptr) {
      parts[kIntegers].push_back(a);
    } else if (v.is_ground() && is_aggregate(v.ground()) && !keep_aggregates) {
      parts[v.ground().is_set() ? kSets : kFunctions].push_back(a);
    } else if (const auto* choice = v.get_if<Choice>(); choice != nullptr && int_terms) {
      Guarded<Value> ints;
      Guarded<Value> rest;
      std::vector<TermId> int_guards;
      std::vector<TermId> rest_guards;
      for (const auto& [guard, value] : choice->alternatives) {
        (value.is_int() ? ints : rest).emplace_back(guard, value);
        (value.is_int() ? int_guards : rest_guards).push_back(guard);
      }
      if (rest.empty() || ints.empty()) {
        parts[ints.empty() ? kScalars : kIntegers].push_back(a);
      } else {
        const TermId int_guard = terms_.conjunction({a.guard, terms_.disjunction(int_guards)});
        const TermId rest_guard = terms_.conjunction({a.guard, terms_.disjunction(rest_guards)});
        parts[kIntegers].push_back({int_guard, make_choice(terms_, std::move(ints)), a.weight});
        parts[kScalars].push_back({rest_guard, make_choice(terms_, std::move(rest)), a.weight});
      }
    } else if (v.is_ground() && v.ground().is_int() && int_terms) {
      parts[kIntegers].push_back(a);
    } else {
      parts[kScalars].push_back(a);
    }
  }

  // Beside one whose arguments are not ground the others need not be listed either.
  const bool mixed = std::any_of(parts[kLargeFunctions].begin(), parts[kLargeFunctions].end(),
                                 [](const Alternative& a) { return !is_on_large_domain(a.value); });
  if (mixed) {
    for (Alternative& a : parts[kFunctions]) parts[kLargeFunctions].push_back(std::move(a));
    parts[kFunctions].clear();
  }

  const auto merge_part = [&](int part, const std::string& part_name) {
    const Alternatives& some = parts[part];
    if (some.size() == 1 && part != kIntegers) return some.front().value;
    switch (part) {
      case kScalars:
        return merge_scalars(some, part_name);
      case kIntegers:
        return merge_integers(some, part_name);
      case kFunctions:
        return merge_functions(some, part_name);
      case kLargeFunctions:
        return merge_large_functions(some, part_name);
      default:
        return merge_sets(some, part_name);
    }
  };
  const auto filled = std::count_if(std::begin(parts), std::end(parts), [](const Alternatives& p) { return !p.empty(); });
  if (filled == 1) {
    for (int part = 0; part < kParts; ++part) {
      if (!parts[part].empty()) return merge_part(part, name);
    }
  }
  static const char* const kNames[] = {"scalar", "integer", "function", "large", "set"};
  Union result;
  for (int part = 0; part < kParts; ++part) {
    if (parts[part].empty()) continue;
    std::vector<BooleanLeaf> leaves;
    for (int other = 0; other < kParts; ++other) {
      for (const Alternative& a : parts[other]) leaves.push_back({a.guard, terms_.boolean(other == part), a.weight});
    }
    const std::string part_name = name + "." + kNames[part];
    const TermId guard = boolean(leaves, part_name);
    result.alternatives.emplace_back(guard, merge_part(part, part_name));
  }
  return wrap(std::move(result));
}

Merger::Alternatives Merger::flatten(const Alternatives& alternatives) {
  if (stack::is_low()) return stack::on_segment([&] { return flatten(alternatives); });
  Alternatives result;
  for (const Alternative& a : alternatives) {
    if (const auto* kinds = a.value.get_if<Union>()) {
      Alternatives inner;
      for (const auto& [guard, value] : kinds->alternatives) {
        inner.push_back({terms_.conjunction({a.guard, guard}), value, a.weight});
      }
      for (Alternative& flat : flatten(inner)) result.push_back(std::move(flat));
    } else if (!terms_.is_false(a.guard)) {
      result.push_back(a);
    }
  }
  return result;
}

Merger::Alternatives Merger::group(Alternatives alternatives) {
  Alternatives result;
  std::vector<std::vector<TermId>> guards;
  for (Alternative& a : alternatives) {
    std::size_t i = 0;
    while (i < result.size() && !identical(result[i].value, a.value)) ++i;
    if (i == result.size()) {
      guards.push_back({a.guard});
      result.push_back(std::move(a));
    } else {
      guards[i].push_back(a.guard);
      result[i].weight += a.weight;
    }
  }
  for (std::size_t i = 0; i < result.size(); ++i) result[i].guard = terms_.disjunction(guards[i]);
  return result;
}

Merger::Alternatives Merger::take_apart(Alternatives alternatives) {
  std::set<Value> distinct;
  bool aggregates = false;
  bool symbolic = false;
  for (const Alternative& a : alternatives) {
    if (a.value.is_ground()) {
      distinct.insert(a.value.ground());
    } else if (const auto* choice = a.value.get_if<Choice>()) {
      aggregates = aggregates || has_aggregate(*choice);
      for (const auto& [guard, value] : choice->alternatives) distinct.insert(value);
    } else {
      symbolic = symbolic || a.value.get_if<Boolean>() == nullptr;
    }
  }
  const bool lazy =
      std::any_of(distinct.begin(), distinct.end(), [](const Value& v) { return v.is_set() && v.kind() != ValueKind::Set; });
  if (!aggregates || alternatives.size() == 1 || (!symbolic && !lazy && distinct.size() <= limits_.choice)) return alternatives;
  Alternatives result;
  for (Alternative& a : alternatives) {
    const auto* choice = a.value.get_if<Choice>();
    if (choice == nullptr || !has_aggregate(*choice)) {
      result.push_back(std::move(a));
      continue;
    }
    for (const auto& [guard, value] : choice->alternatives) {
      const TermId both = terms_.conjunction({a.guard, guard});
      if (!terms_.is_false(both)) result.push_back({both, value, a.weight});
    }
  }
  return result;
}

SymValue Merger::merge_scalars(const Alternatives& alternatives, const std::string& name) {
  const bool booleans = std::all_of(alternatives.begin(), alternatives.end(), [](const Alternative& a) {
    return a.value.is_ground() ? a.value.ground().is_bool() : a.value.get_if<Boolean>() != nullptr;
  });
  if (!booleans) return merge_choice(alternatives, name);
  std::vector<BooleanLeaf> leaves;
  for (const Alternative& a : alternatives) leaves.push_back({a.guard, truth(terms_, a.value, nullptr), a.weight});
  return make_boolean(terms_, boolean(leaves, name));
}

SymValue Merger::merge_choice(const Alternatives& alternatives, const std::string& name) {
  // [result = v] per value v, as if each alternative were the set {v} of guards.
  std::vector<Leaf<Set>> keyed;
  for (const Alternative& a : alternatives) {
    Set one_of;
    if (a.value.is_ground()) {
      one_of.members.emplace_back(a.value.ground(), terms_.true_term());
    } else if (const auto* boolean_value = a.value.get_if<Boolean>()) {
      one_of.members.emplace_back(Value::boolean(false), terms_.negate(boolean_value->term));
      one_of.members.emplace_back(Value::boolean(true), boolean_value->term);
    } else {
      const auto* choice = a.value.get_if<Choice>();
      TLALOC_CHECK(choice != nullptr, "not a scalar");
      for (const auto& [guard, value] : choice->alternatives) one_of.members.emplace_back(value, guard);
    }
    keyed.push_back({a.guard, std::move(one_of), a.weight});
  }
  const std::size_t before = terms_.variable_count();
  const SymValue merged = merge_listed(keyed, name);
  const auto* set = merged.get_if<Set>();
  if (set == nullptr) {  // every guard folded to a constant
    const std::span<const Value> left = merged.ground().items();
    TLALOC_CHECK(left.size() <= 1, "a choice that folds to several values");
    return left.empty() ? wrap(Union{}) : SymValue(left.front());
  }
  Guarded<Value> result;
  std::vector<TermId> named;
  for (const auto& [value, guard] : set->members) {
    result.emplace_back(guard, value);
    if (terms_.op(guard) == term::Op::Variable && terms_.variable_number(guard) >= before) named.push_back(guard);
  }
  // Exactly one holds wherever the value is used; folds may know it, the solver learns it from the equations.
  if (named.size() > 1) (void)terms_.declare_exclusive(named);
  return make_choice(terms_, std::move(result));
}

SymValue Merger::merge_integers(const Alternatives& alternatives, const std::string& name) {
  std::vector<IntegerLeaf> leaves;
  for (const Alternative& a : alternatives) leaves.push_back({a.guard, number(terms_, a.value, nullptr), a.weight});
  return integer(leaves, name);
}

SymValue Merger::merge_functions(const Alternatives& alternatives, const std::string& name) {
  std::vector<Leaf<Function>> functions;
  std::vector<Value> keys;
  Function result;
  result.is_sequence = true;
  for (const Alternative& a : alternatives) {
    auto function = as_function(terms_, a.value);
    TLALOC_CHECK(function.has_value(), "not a function");
    result.is_sequence = result.is_sequence && function->is_sequence;
    for (const FunctionEntry& e : function->entries) keys.push_back(e.key);
    functions.push_back({a.guard, std::move(*function), a.weight});
  }
  std::sort(keys.begin(), keys.end());
  keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
  std::vector<std::size_t> at(functions.size(), 0);
  for (const Value& key : keys) {
    const std::string key_name = equations_ == nullptr ? std::string() : child_name(name, key);
    std::vector<BooleanLeaf> present;
    Alternatives values;
    for (std::size_t i = 0; i < functions.size(); ++i) {
      const auto& entries = functions[i].value.entries;
      const bool has = at[i] < entries.size() && entries[at[i]].key == key;
      present.push_back({functions[i].guard, has ? entries[at[i]].present : terms_.false_term(), functions[i].weight});
      if (has) values.push_back({functions[i].guard, entries[at[i]++].value, functions[i].weight});
    }
    const TermId presence = boolean(present, key_name + ".present");
    result.entries.push_back({key, presence, merge(std::move(values), key_name)});
  }
  return make_function(terms_, std::move(result));
}

SymValue Merger::merge_sets(const Alternatives& alternatives, const std::string& name) {
  if (auto rule = merge_rules(alternatives, name)) return *rule;
  std::vector<Leaf<Set>> listed;
  try {
    for (const Alternative& a : alternatives) listed.push_back({a.guard, extension(terms_, limits_, a.value), a.weight});
  } catch (const Unsupported&) {
    // One of them cannot be listed: membership alone is left.
    Terms& terms = terms_;
    return wrap(Comprehension{std::nullopt,
                              [&terms, limits = limits_, alternatives](const SymValue& element, TermId path) {
                                std::vector<TermId> in;
                                std::vector<TermId> ill;
                                for (const Alternative& a : alternatives) {
                                  const TermId here = terms.conjunction({path, a.guard});
                                  if (terms.is_false(here)) continue;
                                  const Membership asked = symbolic::membership(terms, limits, element, a.value, here);
                                  in.push_back(terms.conjunction({a.guard, asked.member}));
                                  ill.push_back(terms.conjunction({a.guard, asked.ill_typed}));
                                }
                                return Membership{terms.disjunction(in), terms.disjunction(ill)};
                              },
                              "one of several sets, not all of which can be listed"});
  }
  return merge_listed(listed, name);
}

/// Lazy sets of one kind stay lazy: their operands are merged. (SUBSET S or SUBSET T is SUBSET (S or T).)
std::optional<SymValue> Merger::merge_rules(const Alternatives& alternatives, const std::string& name) {
  Alternatives rules;
  for (const Alternative& a : alternatives) {
    rules.push_back({a.guard, unfold_rule(a.value), a.weight});
    if (!is_lazy(rules.back().value)) return std::nullopt;
  }
  const std::size_t kind = rules.front().value.node().payload.index();
  if (std::any_of(rules.begin(), rules.end(), [&](const auto& a) { return a.value.node().payload.index() != kind; })) {
    return std::nullopt;
  }
  const auto part = [&](const auto& get, const char* suffix) {
    Alternatives parts;
    for (const Alternative& a : rules) parts.push_back({a.guard, get(a.value), a.weight});
    return merge(std::move(parts), name + suffix);
  };
  const SymValue& first = rules.front().value;
  if (first.get_if<Interval>() != nullptr) {
    return wrap(Interval{part([](const SymValue& v) { return v.get_if<Interval>()->low; }, ".low"),
                         part([](const SymValue& v) { return v.get_if<Interval>()->high; }, ".high")});
  }
  if (first.get_if<PowerSet>() != nullptr) {
    return wrap(PowerSet{part([](const SymValue& v) { return v.get_if<PowerSet>()->base; }, ".base")});
  }
  if (first.get_if<SeqSet>() != nullptr) {
    return wrap(SeqSet{part([](const SymValue& v) { return v.get_if<SeqSet>()->elements; }, ".elements")});
  }
  if (first.get_if<FunctionSet>() != nullptr) {
    return wrap(FunctionSet{part([](const SymValue& v) { return v.get_if<FunctionSet>()->domain; }, ".domain"),
                            part([](const SymValue& v) { return v.get_if<FunctionSet>()->range; }, ".range")});
  }
  return std::nullopt;
}

SymValue Merger::merge_listed(const std::vector<Leaf<Set>>& alternatives, const std::string& name) {
  std::unordered_set<Value> distinct;  // most alternatives have most elements in common
  for (const auto& a : alternatives) {
    for (const auto& [value, member] : a.value.members) distinct.insert(value);
  }
  std::vector<Value> keys(distinct.begin(), distinct.end());
  std::sort(keys.begin(), keys.end());
  Set result;
  std::vector<std::size_t> at(alternatives.size(), 0);
  std::vector<BooleanLeaf> leaves;
  for (const Value& key : keys) {
    leaves.clear();
    for (std::size_t i = 0; i < alternatives.size(); ++i) {
      const auto& members = alternatives[i].value.members;
      const bool has = at[i] < members.size() && members[at[i]].first == key;
      leaves.push_back({alternatives[i].guard, has ? members[at[i]++].second : terms_.false_term(), alternatives[i].weight});
    }
    result.members.emplace_back(key, boolean(leaves, equations_ == nullptr ? std::string() : child_name(name, key)));
  }
  // Elements that are not ground: one entry per distinct element, present as the alternatives say.
  std::vector<SymValue> elements;
  for (const auto& a : alternatives) {
    for (const auto& [guard, element] : a.value.others) {
      const bool known =
          std::any_of(elements.begin(), elements.end(), [&](const SymValue& e) { return identical(e, element); });
      if (!known) elements.push_back(element);
    }
  }
  for (std::size_t n = 0; n < elements.size(); ++n) {
    leaves.clear();
    for (const auto& a : alternatives) {
      std::vector<TermId> guards;
      for (const auto& [guard, element] : a.value.others) {
        if (identical(element, elements[n])) guards.push_back(guard);
      }
      leaves.push_back({a.guard, terms_.disjunction(guards), a.weight});
    }
    result.others.emplace_back(boolean(leaves, name + "[#" + std::to_string(n) + "]"), elements[n]);
  }
  return make_set(terms_, std::move(result), 0);  // what did not expand before need not be tried again
}

}  // namespace detail
}  // namespace tlaloc::symbolic
