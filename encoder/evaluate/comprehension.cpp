// {x \in S : p}, {e : x \in S}, [a : S, ...]. A filter over a small set is listed; over a large or infinite one it stays a
// rule, which membership asks and quantifiers list only when they must.
#include "encoder/evaluate/impl.h"

namespace tlaloc::evaluate {

SymValue Evaluator::Impl::eval_filter(const kernel::Filter& filter, const Scope& s) {
  const SymValue base = eval(filter.binder.set, s);
  if (is_bottom(base)) return bottom;
  const auto test = [this, &filter](const SymValue& element, const Scope& inner) {
    const EnvironmentPtr env = bind_element(inner.env, filter.binder, element, inner);
    return holds(filter.predicate, inner.with(env));
  };
  const auto* set = base.is_ground() ? nullptr : base.get_if<symbolic::Set>();
  if (set != nullptr) return filtered(*set, s, test);
  if (!base.is_ground() || base.ground().is_set()) {
    if (!base.is_ground() && !is_set(base) && base.get_if<symbolic::Union>() == nullptr) {
      return fail_all(s, ErrorKind::Type, [&] { return show(base) + " is filtered, but a set is needed"; });
    }
    const bool is_list = base.is_ground() && base.ground().kind() == ValueKind::Set;
    if (const auto small = listed(base, s, is_list ? limits.enumerate : limits.expand)) return filtered(*small, s, test);
    return comprehension(base, s, "a set comprehension", [this, base, test](const SymValue& element, const Scope& inner) {
      const TermId in_base = contains(base, element, inner);
      const Scope there = inner.under(both(inner.path, in_base));
      return terms.is_false(there.path) ? terms.false_term() : both(in_base, test(element, there));
    });
  }
  return fail_all(s, ErrorKind::Type, [&] { return show(base) + " is filtered, but a set is needed"; });
}

SymValue Evaluator::Impl::eval_map(const kernel::Map& map, const Scope& s) {
  Alternatives elements;
  const auto all = instances(map.binders, s, "a set of values");
  if (!all) return bottom;
  for (const Instance& instance : *all) {
    const Scope inner{instance.env, s.current, s.next, both(s.path, instance.member)};
    if (terms.is_false(inner.path)) continue;
    elements.emplace_back(instance.member, eval(map.value, inner));
  }
  return set_from(elements, s);
}

SymValue Evaluator::Impl::eval_record_set(const kernel::RecordSet& record_set, const Scope& s) {
  std::vector<std::pair<Symbol, SymValue>> fields;
  bool ground = true;
  bool lost = false;
  for (const auto& [name, expr] : record_set.fields) {
    const SymValue set = eval(expr, s);
    lost |= is_bottom(set);
    if (!is_bottom(set) && !is_set(set) && (set.is_ground() || set.get_if<symbolic::Union>() == nullptr)) {
      fail(s, terms.true_term(), ErrorKind::Type,
           [&, field = name] { return "field `" + field.text() + "` ranges over " + show(set) + ", but a set is needed"; });
      lost = true;
    }
    ground &= set.is_ground();
    fields.emplace_back(name, set);
  }
  if (lost) return bottom;
  if (!ground) return lazy(symbolic::RecordSet{std::move(fields)});
  std::vector<FieldValue> values;
  for (const auto& [name, set] : fields) values.emplace_back(name, set.ground());
  return Value::record_set(std::move(values));
}

}  // namespace tlaloc::evaluate
