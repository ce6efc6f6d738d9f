// Functions, tuples and records, keyed by ground values: construction, application, DOMAIN, :> and @@.
#include <algorithm>

#include "encoder/evaluate/impl.h"
#include "encoder/symbolic/large_function.h"

namespace tlaloc::evaluate {

using symbolic::Function;
using symbolic::FunctionEntry;

std::optional<Function> Evaluator::Impl::as_function(const SymValue& value) const {
  if (symbolic::is_large_function(value)) unsupported(symbolic::kListsLargeFunction);
  if (!value.is_ground()) {
    const auto* function = value.get_if<Function>();
    return function == nullptr ? std::nullopt : std::optional(*function);
  }
  if (!value.ground().is_function()) return std::nullopt;
  Function result;
  for (const auto& [key, item] : value.ground().function_entries()) {
    result.entries.push_back({key, terms.true_term(), SymValue(item)});
  }
  result.is_sequence = value.ground().kind() == ValueKind::Tuple;
  return result;
}

SymValue Evaluator::Impl::function_of(Function f) const {
  for (FunctionEntry& entry : f.entries) {
    if (is_bottom(entry.value)) entry.value = SymValue();
  }
  return symbolic::make_function(terms, std::move(f));
}

SymValue Evaluator::Impl::tuple(const std::vector<SymValue>& items) {
  Function result;
  result.is_sequence = true;
  for (std::size_t i = 0; i < items.size(); ++i) {
    result.entries.push_back({Value::integer(i + 1), terms.true_term(), items[i]});
  }
  return function_of(std::move(result));
}

SymValue Evaluator::Impl::apply_function(const SymValue& f, const SymValue& x, const Scope& s) {
  if (is_bottom(f) || is_bottom(x)) return bottom;
  if (const auto functions = alternatives_of(f, true)) {
    return each(f, s, true,
                [&](const SymValue& alternative, const Scope& inner) { return apply_function(alternative, x, inner); });
  }
  if (symbolic::is_large_function(f)) return apply_large_function(f, x, s);
  const bool is_function = f.is_ground() ? f.ground().is_function() : f.get_if<Function>() != nullptr;
  if (!is_function) {
    return fail_all(s, ErrorKind::Type, [&] { return show(f) + " is applied to " + show(x) + ", but it is not a function"; });
  }
  if (x.is_ground()) {
    if (f.is_ground()) return native(Op::Apply, {f.ground(), x.ground()}, s);
    const auto& entries = f.get_if<Function>()->entries;
    const auto at = std::lower_bound(entries.begin(), entries.end(), x.ground(),
                                     [](const FunctionEntry& entry, const Value& key) { return entry.key < key; });
    const bool found = at != entries.end() && at->key == x.ground();
    const auto message = [&] {
      if (x.ground().is_string()) return "a record without the field " + show(x) + " is asked for it";
      return "a function is applied to " + show(x) + ", which is not in its domain";
    };
    if (!found) return fail_all(s, ErrorKind::Undefined, message);
    fail(s, terms.negate(at->present), ErrorKind::Undefined, message);
    return narrow(at->value, s.path);
  }
  if (x.get_if<symbolic::Choice>() != nullptr || x.get_if<symbolic::Union>() != nullptr) {
    return each(x, s, true,
                [&](const SymValue& alternative, const Scope& inner) { return apply_function(f, alternative, inner); });
  }
  // The argument cannot be ground: compared with each key. At most one key equals it, so the guards are exclusive.
  const Function function = *as_function(f);
  Alternatives results;
  std::vector<TermId> inside;
  for (const FunctionEntry& entry : function.entries) {
    const auto match = symbolic::equality(terms, limits, x, SymValue(entry.key));
    const TermId here = both(entry.present, match.equal);
    if (terms.is_false(here)) continue;
    inside.push_back(here);
    results.emplace_back(here, entry.value);
  }
  fail(s, terms.negate(terms.disjunction(inside)), ErrorKind::Undefined,
       [&] { return "a function is applied to an argument that is not in its domain"; });
  return merge(std::move(results));
}

SymValue Evaluator::Impl::domain(const SymValue& f, const Scope& s) {
  if (symbolic::is_large_function(f)) return symbolic::as_large_function(terms, f)->domain;
  const auto function = as_function(f);
  if (!function) {
    if (alternatives_of(f, true)) {
      return each(f, s, true, [&](const SymValue& alternative, const Scope& inner) { return domain(alternative, inner); });
    }
    return fail_all(s, ErrorKind::Type, [&] { return "the operand of `DOMAIN` is " + show(f) + ", but a function is needed"; });
  }
  if (f.is_ground()) return f.ground().domain();
  symbolic::Set keys;
  for (const FunctionEntry& entry : function->entries) keys.members.emplace_back(entry.key, entry.present);
  return symbolic::make_set(terms, std::move(keys));
}

SymValue Evaluator::Impl::eval_record(const kernel::RecordConstructor& record, const Scope& s) {
  std::map<Value, SymValue> fields;
  bool lost = false;
  for (const auto& [name, expr] : record.fields) {
    SymValue value = eval(expr, s);
    lost |= is_bottom(value);
    fields.emplace(Value::string(name), std::move(value));
  }
  if (lost) return bottom;
  Function result;
  for (auto& [key, value] : fields) result.entries.push_back({key, terms.true_term(), std::move(value)});
  return function_of(std::move(result));
}

SymValue Evaluator::Impl::eval_constructor(const kernel::FunctionConstructor& constructor, const Scope& s) {
  const EnvironmentPtr self = constructor.self.is_valid() ? function_node(constructor, s.env) : nullptr;
  Function result;
  std::map<Value, std::pair<TermId, SymValue>> entries;
  bool lost = false;
  const auto sets = ranges(constructor.binders, s, "a function's argument");
  if (!sets) return bottom;
  if (auto large = eval_large_constructor(constructor, *sets, s)) return *large;
  const std::vector<Instance> all = instances(constructor.binders, *sets, s, "a function's argument", std::nullopt);
  const bool all_ground = std::all_of(all.begin(), all.end(), [](const Instance& instance) {
    return std::all_of(instance.key.begin(), instance.key.end(), [](const SymValue& part) { return part.is_ground(); });
  });
  symbolic::LargeFunction unlisted;
  symbolic::Set domain;
  for (const Instance& instance : all) {
    const Scope inner{instance.env, s.current, s.next, both(s.path, instance.member)};
    if (terms.is_false(inner.path)) continue;
    const SymValue key = instance.key.size() == 1 ? instance.key.front() : tuple(instance.key);
    SymValue value = self != nullptr ? apply_node(self, key, inner) : eval(constructor.body, inner);
    if (is_bottom(value)) {
      lost |= terms.is_true(instance.member);
      value = SymValue();
    }
    if (all_ground) {
      entries.insert_or_assign(key.ground(), std::pair(instance.member, std::move(value)));
    } else {
      domain.others.emplace_back(instance.member, key);
      unlisted.writes.push_back({instance.member, key, std::move(value)});
    }
  }
  if (!all_ground && !lost) {
    unlisted.domain = symbolic::make_set(terms, std::move(domain), limits.expand);
    return symbolic::make_large_function(terms, std::move(unlisted));
  }
  if (lost) return bottom;
  std::int64_t expected = 0;
  bool one_up = true;
  TermId before = terms.true_term();
  for (auto& [key, entry] : entries) {
    ++expected;
    one_up = one_up && key == Value::integer(expected) && entails(entry.first, before);
    before = entry.first;
    result.entries.push_back({key, entry.first, std::move(entry.second)});
  }
  // Over 1..n with n from the state: membership of i + 1 says n >= i + 1, which implies that of i without saying so.
  if (!one_up && constructor.binders.size() == 1) {
    const SymValue set = eval(constructor.binders.front().set, s);
    const auto* interval = set.is_ground() ? nullptr : set.get_if<symbolic::Interval>();
    one_up = interval != nullptr && interval->low.is_ground() && interval->low.ground() == Value::integer(1);
  }
  result.is_sequence = one_up;
  return function_of(std::move(result));
}

SymValue Evaluator::Impl::maps_to(const SymValue& key, const SymValue& value, const Scope& s) {
  const auto keys = symbolic::expand(terms, narrow_parts(key, s.path), limits.expand);
  if (!keys) {
    return symbolic::make_large_function(terms, {set_enum({key}, s), {}, {{terms.true_term(), key, narrow(value, s.path)}}});
  }
  std::map<Value, TermId> present([&] {
    std::map<Value, TermId> made;
    for (const auto& [guard, k] : *keys) made.emplace(k, guard);
    return made;
  }());
  Function result;
  for (const auto& [k, guard] : present) {
    if (excludes(s.path, guard)) continue;
    result.entries.push_back({k, guard, narrow(value, both(s.path, guard))});
  }
  if (result.entries.size() == 1) result.entries.front().present = terms.true_term();
  result.is_sequence = result.entries.size() == 1 && result.entries.front().key == Value::integer(1);
  return function_of(std::move(result));
}

/// f @@ g: where both have a key, f's value.
SymValue Evaluator::Impl::merge_functions(const SymValue& f, const SymValue& g, const Scope& s) {
  const auto whole = [&](const SymValue& v) -> SymValue {
    const auto cases = alternatives_of(v, true);
    return cases ? merge(*cases) : v;
  };
  const SymValue left_value = whole(f);
  const SymValue right_value = whole(g);
  if (symbolic::is_large_function(left_value) || symbolic::is_large_function(right_value)) {
    return merge_with_large(left_value, right_value, s);
  }
  const auto left = as_function(left_value);
  const auto right = as_function(right_value);
  if (!left || !right) {
    const SymValue& culprit = left ? right_value : left_value;
    if (culprit.get_if<symbolic::Union>() != nullptr) {
      return each(culprit, s, false, [&](const SymValue& alternative, const Scope& inner) {
        return left ? merge_functions(left_value, alternative, inner) : merge_functions(alternative, right_value, inner);
      });
    }
    return fail_all(s, ErrorKind::Type,
                    [&] { return "an operand of `@@` is " + show(culprit) + ", but a function is needed"; });
  }
  std::map<Value, FunctionEntry> entries;
  for (const FunctionEntry& entry : left->entries) entries.emplace(entry.key, entry);
  for (const FunctionEntry& entry : right->entries) {
    const auto [at, fresh] = entries.emplace(entry.key, entry);
    if (fresh) continue;
    at->second.value = select(at->second.present, at->second.value, entry.value);
    at->second.present = terms.disjunction({at->second.present, entry.present});
  }
  Function result;
  symbolic::Set keys;
  for (auto& [key, entry] : entries) {
    keys.members.emplace_back(key, entry.present);
    result.entries.push_back(std::move(entry));
  }
  check_comparable(keys, s);
  // Keys 1..m on one side and 1..n on the other are 1..max(m, n) together.
  result.is_sequence = left->is_sequence && right->is_sequence;
  return function_of(std::move(result));
}

}  // namespace tlaloc::evaluate
