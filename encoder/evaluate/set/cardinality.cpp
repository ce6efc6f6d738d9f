// How many elements: a sum of IF member THEN 1 ELSE 0, which comparisons turn into counting constraints (see arithmetic.cpp).
#include <algorithm>

#include "encoder/evaluate/impl.h"
#include "frontend/support/stack.h"

namespace tlaloc::evaluate {

std::optional<bool> Evaluator::Impl::is_finite(const SymValue& set) const {
  if (stack::is_low()) return stack::on_segment([&] { return is_finite(set); });
  if (set.is_ground()) return set.ground().is_finite();
  const auto all = [&](const auto& parts, auto&& part) -> std::optional<bool> {
    for (const auto& p : parts) {
      if (is_finite(part(p)) != true) return std::nullopt;
    }
    return true;
  };
  if (set.get_if<symbolic::Set>() != nullptr || set.get_if<symbolic::Interval>() != nullptr) return true;
  if (const auto* powers = set.get_if<symbolic::PowerSet>()) return is_finite(powers->base);
  if (const auto* functions = set.get_if<symbolic::FunctionSet>()) {
    return is_finite(functions->domain) == true && is_finite(functions->range) == true ? std::optional(true) : std::nullopt;
  }
  if (const auto* records = set.get_if<symbolic::RecordSet>()) {
    return all(records->fields, [](const auto& field) -> const SymValue& { return field.second; });
  }
  if (const auto* product = set.get_if<symbolic::Product>()) {
    return all(product->factors, [](const SymValue& factor) -> const SymValue& { return factor; });
  }
  if (const auto* rule = set.get_if<symbolic::Comprehension>(); rule != nullptr && rule->base) {
    return is_finite(*rule->base) == true ? std::optional(true) : std::nullopt;
  }
  if (const auto* choice = set.get_if<symbolic::Choice>()) {
    return all(choice->alternatives, [](const auto& alternative) { return SymValue(alternative.second); });
  }
  return std::nullopt;
}

SymValue Evaluator::Impl::cardinality(const SymValue& set, const Scope& s) {
  if (const auto* interval = set.is_ground() ? nullptr : set.get_if<symbolic::Interval>()) {
    const TermId low = number(interval->low, s, "the lower end").term;
    const TermId high = number(interval->high, s, "the upper end").term;
    const TermId size = terms.add(terms.subtract(high, low), terms.integer(1));
    const TermId t = terms.ite(terms.less(high, low), terms.integer(0), size);
    return integer({t, Integer(0), terms.range(size).high});
  }
  const auto listing = listed(set, s, limits.enumerate);
  if (!listing) {
    if (is_finite(set) == false) {
      return fail_all(s, ErrorKind::Undefined, "`Cardinality` is applied to a set that is not finite");
    }
    unsupported("the cardinality of a set that cannot be listed; restrict it to fewer elements");
  }
  std::vector<TermId> summands;
  std::int64_t certain = 0;
  for (const auto& [present, element] : distinct_elements(*listing, s)) {
    if (terms.is_true(present)) ++certain;
    summands.push_back(terms.ite(present, terms.integer(1), terms.integer(0)));
  }
  const auto high = static_cast<std::int64_t>(summands.size());
  return integer({terms.add(summands), Integer(certain), Integer(high)});
}

Evaluator::Impl::Alternatives Evaluator::Impl::distinct_elements(const symbolic::Set& set, const Scope& s) {
  Alternatives elements;
  const auto add = [&](TermId present, const SymValue& element) {
    if (!terms.is_false(present)) elements.emplace_back(present, element);
  };
  for (const auto& [element, member] : set.members) add(member, element);
  // An element that is not ground counts where it differs from all that were counted before it.
  const auto& others = set.others;
  for (std::size_t i = 0; i < others.size(); ++i) {
    std::vector<TermId> fresh{others[i].first};
    const Scope inner = s.under(both(s.path, others[i].first));
    for (const auto& [element, member] : set.members) {
      fresh.push_back(
          terms.negate(both(member, equal(others[i].second, SymValue(element), inner.under(both(inner.path, member))))));
    }
    for (std::size_t j = 0; j < i; ++j) {
      const TermId present = others[j].first;
      fresh.push_back(
          terms.negate(both(present, equal(others[i].second, others[j].second, inner.under(both(inner.path, present))))));
    }
    add(terms.conjunction(fresh), others[i].second);
  }
  return elements;
}

}  // namespace tlaloc::evaluate
