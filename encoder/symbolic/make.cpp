// Normalising constructors, and the terms of values known to be Boolean or integer.
#include <algorithm>

#include "encoder/symbolic/detail.h"
#include "frontend/support/check.h"

namespace tlaloc::symbolic {

namespace {

std::optional<Integer> tighter(const std::optional<Integer>& a, const std::optional<Integer>& b, bool low) {
  if (!a || !b) return a ? a : b;
  return low ? std::max(*a, *b) : std::min(*a, *b);
}

void note(Terms& terms, TermId* into, TermId condition) {
  if (into != nullptr) *into = terms.disjunction({*into, condition});
}

bool all_boolean(const detail::Guarded<Value>& alternatives) {
  return std::all_of(alternatives.begin(), alternatives.end(), [](const auto& a) { return a.second.is_bool(); });
}

}  // namespace

SymValue make_boolean(const Terms& terms, TermId term) {
  if (terms.is_true(term)) return Value::boolean(true);
  if (terms.is_false(term)) return Value::boolean(false);
  return wrap(Boolean{term});
}

SymValue make_integer(const Terms& terms, TermId term, std::optional<Integer> low, std::optional<Integer> high) {
  if (terms.op(term) == term::Op::Integer) return Value::integer(terms.integer_value(term));
  const term::Range& known = terms.range(term);
  IntegerTerm result{term, tighter(low, known.low, true), tighter(high, known.high, false)};
  if (result.low && result.high && *result.low == *result.high) return Value::integer(*result.low);
  return wrap(std::move(result));
}

SymValue make_choice(Terms& terms, std::vector<std::pair<TermId, Value>> alternatives) {
  std::erase_if(alternatives, [&](const auto& a) { return terms.is_false(a.first); });
  std::stable_sort(alternatives.begin(), alternatives.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
  detail::Guarded<Value> joined;
  for (std::size_t i = 0; i < alternatives.size();) {
    std::vector<TermId> guards;
    std::size_t j = i;
    for (; j < alternatives.size() && alternatives[j].second == alternatives[i].second; ++j)
      guards.push_back(alternatives[j].first);
    joined.emplace_back(terms.disjunction(guards), alternatives[i].second);
    i = j;
  }
  if (joined.empty()) return wrap(Union{});
  if (joined.size() == 1) return joined.front().second;
  for (const auto& [guard, value] : joined) {
    if (terms.is_true(guard)) return value;
  }
  if (all_boolean(joined)) return make_boolean(terms, joined[1].first);  // sorted: FALSE, TRUE
  return wrap(Choice{std::move(joined)});
}

SymValue make_set(Terms& terms, Set set, std::size_t expand_limit) {
  detail::Guarded<SymValue> others;
  for (auto& [guard, element] : set.others) {
    if (terms.is_false(guard)) continue;
    if (const auto values = expand(terms, element, expand_limit, guard)) {
      for (const auto& [g, value] : *values) set.members.emplace_back(value, terms.conjunction({guard, g}));
      continue;
    }
    const auto twin = std::find_if(others.begin(), others.end(), [&](const auto& o) { return identical(o.second, element); });
    if (twin == others.end()) {
      others.emplace_back(guard, std::move(element));
    } else {
      twin->first = terms.disjunction({twin->first, guard});
    }
  }
  std::erase_if(set.members, [&](const auto& m) { return terms.is_false(m.second); });
  std::stable_sort(set.members.begin(), set.members.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  Set result;
  bool certain = others.empty();
  for (std::size_t i = 0; i < set.members.size();) {
    std::vector<TermId> guards;
    std::size_t j = i;
    for (; j < set.members.size() && set.members[j].first == set.members[i].first; ++j) guards.push_back(set.members[j].second);
    const TermId member = terms.disjunction(guards);
    certain = certain && terms.is_true(member);
    result.members.emplace_back(std::move(set.members[i].first), member);
    i = j;
  }
  if (certain) {
    std::vector<Value> elements;
    for (auto& [element, member] : result.members) elements.push_back(std::move(element));
    return Value::sorted_set(std::move(elements));
  }
  result.others = std::move(others);
  return wrap(std::move(result));
}

SymValue make_function(Terms& terms, Function function) {
  std::vector<FunctionEntry>& entries = function.entries;
  if (function.is_sequence) {
    // Nothing follows an item that is absent, whether or not folds see that.
    const auto end =
        std::find_if(entries.begin(), entries.end(), [&](const FunctionEntry& e) { return terms.is_false(e.present); });
    entries.erase(end, entries.end());
  }
  std::erase_if(entries, [&](const FunctionEntry& e) { return terms.is_false(e.present); });
  std::stable_sort(entries.begin(), entries.end(), [](const auto& a, const auto& b) { return a.key < b.key; });
  bool certain = true;
  bool ground = true;
  bool sequence = true;
  for (std::size_t i = 0; i < entries.size(); ++i) {
    TLALOC_CHECK(i == 0 || entries[i - 1].key < entries[i].key,
                 "a function has the key " + entries[i].key.to_string() + " twice");
    certain = certain && terms.is_true(entries[i].present);
    ground = ground && entries[i].value.is_ground();
    sequence = sequence && entries[i].key == Value::integer(static_cast<std::int64_t>(i + 1));
  }
  if (certain && ground) {
    std::vector<MapEntry> pairs;
    for (FunctionEntry& e : entries) pairs.emplace_back(std::move(e.key), e.value.ground());
    return Value::sorted_function(std::move(pairs));
  }
  if (certain) function.is_sequence = sequence;
  TLALOC_CHECK(!function.is_sequence || sequence, "a sequence has keys other than 1..n");
  return wrap(std::move(function));
}

TermId truth(Terms& terms, const SymValue& value, TermId* not_boolean) {
  if (not_boolean != nullptr) *not_boolean = terms.false_term();
  if (value.is_ground() && value.ground().is_bool()) return terms.boolean(value.ground().as_bool());
  if (const auto* boolean = value.get_if<Boolean>()) return boolean->term;
  if (const auto parts = detail::alternatives_of(terms, value)) {
    std::vector<TermId> holds;
    for (const auto& [guard, part] : *parts) {
      TermId wrong;
      holds.push_back(terms.conjunction({guard, truth(terms, part, &wrong)}));
      note(terms, not_boolean, terms.conjunction({guard, wrong}));
    }
    return terms.disjunction(holds);
  }
  if (not_boolean != nullptr) *not_boolean = terms.true_term();
  return terms.false_term();
}

IntegerTerm number(Terms& terms, const SymValue& value, TermId* not_integer) {
  if (not_integer != nullptr) *not_integer = terms.false_term();
  if (value.is_ground() && value.ground().is_int()) {
    const Integer i = value.ground().as_int();
    return {terms.integer(i), i, i};
  }
  if (const auto* integer = value.get_if<IntegerTerm>()) return *integer;
  const auto parts = detail::alternatives_of(terms, value);
  if (!parts) {
    if (not_integer != nullptr) *not_integer = terms.true_term();
    return {terms.integer(0), Integer(0), Integer(0)};
  }
  // IF g1 THEN n1 ELSE IF g2 THEN n2 ... ELSE n: the last integer needs no guard.
  std::optional<IntegerTerm> result;
  for (auto part = parts->rbegin(); part != parts->rend(); ++part) {
    TermId wrong;
    const IntegerTerm n = number(terms, part->second, &wrong);
    note(terms, not_integer, terms.conjunction({part->first, wrong}));
    if (terms.is_true(wrong)) continue;
    if (!result) {
      result = n;
      continue;
    }
    result->term = terms.ite(part->first, n.term, result->term);
    result->low = result->low && n.low ? std::optional(std::min(*result->low, *n.low)) : std::nullopt;
    result->high = result->high && n.high ? std::optional(std::max(*result->high, *n.high)) : std::nullopt;
  }
  return result ? *result : IntegerTerm{terms.integer(0), Integer(0), Integer(0)};
}

}  // namespace tlaloc::symbolic
