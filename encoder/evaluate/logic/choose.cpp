// CHOOSE x \in S : p is the first element, in the order of values, that satisfies p: a chain of guards over ground elements.
// Elements that are not ground are ordered by terms: each is chosen when it satisfies p and none that does precedes it. Of two
// that no term orders either may be first, which matters only where both satisfy p and they differ: that is a limit of the
// encoding. Of the integers of a set that cannot be listed, arithmetic finds the least.
#include "encoder/evaluate/impl.h"
#include "encoder/symbolic/large_function.h"
#include "encoder/term/eliminate/least.h"
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
  if (is_beyond_listing(base) && !choose.binder.is_tuple) {
    if (auto chosen = choose_integer(choose, base, s)) return *chosen;
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

/// From a set of integers: the least one that satisfies the predicate. Nothing: it is no such set, or no term says which that
/// is.
std::optional<SymValue> Evaluator::Impl::choose_integer(const kernel::Choose& choose, const SymValue& base, const Scope& s) {
  const symbolic::Placeholders placeholders(static_cast<std::uint32_t>(terms.variable_count()));
  const auto drawn = draw(base, choose.binder);
  if (!drawn || !drawn->definitions.empty()) return std::nullopt;
  const auto* element = drawn->element.is_ground() ? nullptr : drawn->element.get_if<symbolic::IntegerTerm>();
  if (element == nullptr || terms.op(element->term) != term::Op::Variable) return std::nullopt;
  const TermId x = element->term;
  TermId satisfies;
  Frame frame = framed([&] {
    const Uninterrupted whole(*this);
    const Scope inner = s.under(both(s.path, drawn->constraint));
    satisfies = holds(choose.predicate, inner.with(bind_element(s.env, choose.binder, drawn->element, inner)));
  });
  std::vector<TermId> parts{drawn->constraint, satisfies};
  for (const Stop& stop : frame.stops) parts.push_back(terms.negate(stop.error.violated));
  const auto least = term::least(terms, x, terms.conjunction(parts));
  if (!least) return std::nullopt;
  // What is undefined for an element counts where none before it is chosen.
  const TermId reached = terms.disjunction({terms.negate(least->exists), terms.less_equal(x, least->value)});
  std::vector<TermId> stopped;
  for (Stop& stop : frame.stops) {
    const auto somewhere = placeholders.exists(terms, terms.conjunction({drawn->constraint, stop.error.violated, reached}), {});
    if (!somewhere) return std::nullopt;
    stop.error.violated = *somewhere;
    stopped.push_back(*somewhere);
  }
  std::erase_if(frame.stops, [&](const Stop& stop) { return terms.is_false(stop.error.violated); });
  absorb(std::move(frame));
  fail(s, terms.negate(terms.disjunction({least->exists, terms.disjunction(stopped)})), ErrorKind::Undefined,
       "no element of the set satisfies the CHOOSE");
  const term::Range& range = terms.range(least->value);
  return symbolic::make_integer(terms, least->value, range.low, range.high);
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
  if (symbolic::is_large_function(a) || symbolic::is_large_function(b)) return unknown;
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
