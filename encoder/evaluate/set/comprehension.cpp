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
  const auto filter_listed = [&](const symbolic::Set& elements) {
    const auto known =
        filter.binder.is_tuple ? std::nullopt : ground_test(filter.predicate, filter.binder.locals.front(), s.env);
    return filtered(elements, s, test, known ? &*known : nullptr);
  };
  if (set != nullptr) return filter_listed(*set);
  if (!base.is_ground() || base.ground().is_set()) {
    if (!is_set(base) && !is_sometimes_set(base)) {
      return fail_all(s, ErrorKind::Type, [&] { return show(base) + " is filtered, but a set is needed"; });
    }
    const bool is_list = base.is_ground() && base.ground().kind() == ValueKind::Set;
    if (const auto small = listed(base, s, is_list ? limits.enumerate : limits.expand)) return filter_listed(*small);
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

SymValue Evaluator::Impl::eval_record_set(const kernel::RecordSet& node, const Scope& s) {
  std::vector<std::pair<Symbol, SymValue>> fields;
  bool lost = false;
  for (const auto& [name, expr] : node.fields) {
    fields.emplace_back(name, eval(expr, s));
    lost |= is_bottom(fields.back().second);
  }
  return lost ? bottom : record_set(std::move(fields), s);
}

SymValue Evaluator::Impl::record_set(std::vector<std::pair<Symbol, SymValue>> fields, const Scope& s) {
  std::vector<FieldValue> values;
  for (std::size_t i = 0; i < fields.size(); ++i) {
    const auto& [name, set] = fields[i];
    if (is_sometimes_set(set)) {
      return each(set, s, true, [&](const SymValue& alternative, const Scope& inner) {
        auto replaced = fields;
        replaced[i].second = alternative;
        return record_set(std::move(replaced), inner);
      });
    }
    if (!is_set(set)) {
      return fail_all(s, ErrorKind::Type, [&, field = name] {
        return "field `" + field.text() + "` ranges over " + show(set) + ", but a set is needed";
      });
    }
    if (set.is_ground()) values.emplace_back(name, set.ground());
  }
  if (values.size() < fields.size()) return lazy(symbolic::RecordSet{std::move(fields)});
  return Value::record_set(std::move(values));
}

}  // namespace tlaloc::evaluate
