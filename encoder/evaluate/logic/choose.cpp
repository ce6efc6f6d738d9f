// CHOOSE x \in S : p is the first element, in the order of values, that satisfies p: a chain of guards over ground elements.
// Elements that are not ground are ordered by terms: each is chosen when it satisfies p and none that does precedes it. Of two
// that no term orders either may be first, which matters only where both satisfy p and they differ: that is a limit of the
// encoding.
#include "encoder/evaluate/impl.h"
#include "frontend/support/stack.h"

namespace tlaloc::evaluate {

SymValue Evaluator::Impl::eval_choose(const kernel::Choose& choose, const Scope& s) {
  const SymValue base = eval(choose.binder.set, s);
  if (is_bottom(base)) return bottom;
  if (!is_set(base) && !is_sometimes_set(base)) {
    return fail_all(s, ErrorKind::Type, [&] { return "CHOOSE ranges over " + show(base) + ", but a set is needed"; });
  }
  Alternatives results;
  const auto satisfies = [&](const SymValue& element, TermId member) {
    const Scope inner = s.under(both(s.path, member));
    const EnvironmentPtr env = bind_element(s.env, choose.binder, element, inner);
    return both(member, holds(choose.predicate, inner.with(env)));
  };
  // The empty set is the first of every SUBSET: where it will do, the others need not be listed.
  const bool subsets =
      base.is_ground() ? base.ground().kind() == ValueKind::PowerSet : base.get_if<symbolic::PowerSet>() != nullptr;
  if (subsets && !choose.binder.is_tuple) {
    const SymValue empty = Value::set({});
    if (entails(s.path, satisfies(empty, terms.true_term()))) return empty;
  }
  const symbolic::Set set = extension(base, s, limits.enumerate);
  if (set.others.empty()) {
    TermId none = terms.true_term();
    for (const auto& [element, member] : set.members) {
      if (terms.is_false(both(s.path, both(none, member)))) continue;
      const TermId found = guarded([&] { return none; }, [&] { return satisfies(SymValue(element), member); });
      const TermId chosen = both(none, found);
      if (!terms.is_false(chosen)) results.emplace_back(chosen, SymValue(element));
      none = both(none, terms.negate(found));
      if (terms.is_false(none)) break;
    }
    fail(s, none, ErrorKind::Undefined, "no element of the set satisfies the CHOOSE");
    return merge(std::move(results));
  }
  std::vector<std::pair<TermId, SymValue>> candidates;
  for (const auto& [element, member] : set.members) candidates.emplace_back(satisfies(SymValue(element), member), element);
  for (const auto& [member, element] : set.others) candidates.emplace_back(satisfies(element, member), element);
  std::erase_if(candidates, [&](const auto& c) { return terms.is_false(c.first); });
  std::vector<TermId> found;
  std::vector<std::vector<TermId>> chosen;
  for (const auto& [satisfied, element] : candidates) {
    found.push_back(satisfied);
    chosen.push_back({satisfied});
  }
  std::vector<TermId> undecided;
  for (std::size_t i = 0; i < candidates.size(); ++i) {
    for (std::size_t j = i + 1; j < candidates.size(); ++j) {
      const TermId both_satisfy = terms.conjunction({s.path, found[i], found[j]});
      if (terms.is_false(both_satisfy)) continue;
      // Equal elements: the one listed first stands for both.
      poll();
      const Order order = order_of(candidates[j].second, candidates[i].second);
      const TermId unordered = terms.conjunction({found[i], found[j], order.unknown});
      if (!terms.is_false(unordered)) {
        const TermId same = symbolic::equality(terms, limits, candidates[i].second, candidates[j].second).equal;
        undecided.push_back(both(unordered, terms.negate(same)));
      }
      const TermId swapped = both(order.before, terms.negate(order.unknown));
      chosen[i].push_back(terms.implies(found[j], terms.negate(swapped)));
      chosen[j].push_back(terms.implies(found[i], swapped));
    }
  }
  fail(s, terms.disjunction(undecided), ErrorKind::Limit,
       "CHOOSE among several elements that depend on the state and have no order that terms can express");
  for (std::size_t i = 0; i < candidates.size(); ++i) {
    const TermId guard = terms.conjunction(chosen[i]);
    if (!terms.is_false(guard)) results.emplace_back(guard, candidates[i].second);
  }
  fail(s, terms.negate(terms.disjunction(found)), ErrorKind::Undefined, "no element of the set satisfies the CHOOSE");
  return merge(std::move(results));
}

std::optional<TermId> Evaluator::Impl::precedes(const SymValue& a, const SymValue& b) {
  const Order order = order_of(a, b);
  return terms.is_false(order.unknown) ? std::optional(order.before) : std::nullopt;
}

/// Whether `a` comes before `b` in the order of values, and where no term says so.
Evaluator::Impl::Order Evaluator::Impl::order_of(const SymValue& a, const SymValue& b) {
  if (stack::is_low()) return stack::on_segment([&] { return order_of(a, b); });
  const auto known = [&](TermId before) { return Order{before, terms.false_term()}; };
  const Order unknown{terms.false_term(), terms.true_term()};
  if (a.is_ground() && b.is_ground()) return known(terms.boolean(a.ground() < b.ground()));
  const auto split = [&](const Alternatives& cases, auto&& compare) {
    std::vector<TermId> before;
    std::vector<TermId> open;
    for (const auto& [guard, alternative] : cases) {
      const Order order = compare(alternative);
      before.push_back(both(guard, order.before));
      open.push_back(both(guard, order.unknown));
    }
    return Order{terms.disjunction(before), terms.disjunction(open)};
  };
  if (const auto cases = alternatives_of(a, true)) return split(*cases, [&](const SymValue& v) { return order_of(v, b); });
  if (const auto cases = alternatives_of(b, true)) return split(*cases, [&](const SymValue& v) { return order_of(a, v); });
  const auto number_of = [&](const SymValue& v) -> TermId {
    if (v.is_ground()) return v.ground().is_int() ? terms.integer(v.ground().as_int()) : TermId();
    const auto* t = v.get_if<symbolic::IntegerTerm>();
    return t == nullptr ? TermId() : t->term;
  };
  const TermId x = number_of(a);
  const TermId y = number_of(b);
  if (x.is_valid() && y.is_valid()) return known(terms.less(x, y));
  const auto truth_of = [&](const SymValue& v) -> TermId {
    if (v.is_ground()) return v.ground().is_bool() ? terms.boolean(v.ground().as_bool()) : TermId();
    const auto* t = v.get_if<symbolic::Boolean>();
    return t == nullptr ? TermId() : t->term;
  };
  const TermId p = truth_of(a);
  const TermId q = truth_of(b);
  if (p.is_valid() && q.is_valid()) return known(both(terms.negate(p), q));
  // Functions with the same certain keys: entry by entry.
  const auto f = as_function(a);
  const auto g = as_function(b);
  if (!f || !g || f->entries.size() != g->entries.size()) return unknown;
  for (std::size_t i = 0; i < f->entries.size(); ++i) {
    const auto& left = f->entries[i];
    const auto& right = g->entries[i];
    const bool certain = terms.is_true(left.present) && terms.is_true(right.present);
    if (!certain || !(left.key == right.key)) return unknown;
  }
  Order result = known(terms.false_term());
  for (std::size_t i = f->entries.size(); i-- > 0;) {
    const SymValue& left = f->entries[i].value;
    const SymValue& right = g->entries[i].value;
    const Order here = order_of(left, right);
    const TermId same_here = symbolic::equality(terms, limits, left, right).equal;
    result = {terms.disjunction({here.before, both(same_here, result.before)}),
              terms.disjunction({here.unknown, both(same_here, result.unknown)})};
  }
  return result;
}

}  // namespace tlaloc::evaluate
