// x \in S, by the shape of S and the class of x; no set is listed for it. What TLC refuses to ask (a number of a set of
// strings) is an obligation.
#include <algorithm>

#include "encoder/evaluate/impl.h"
#include "encoder/symbolic/large_function.h"
#include "frontend/support/stack.h"

namespace tlaloc::evaluate {

using symbolic::Set;

namespace {

constexpr std::size_t kAskedEach = 64;  // members of a set that one value is compared with, for kinds alone

bool is_function(const SymValue& v) {
  return v.is_ground() ? v.ground().is_function()
                       : v.get_if<symbolic::Function>() != nullptr || v.get_if<symbolic::LargeFunction>() != nullptr;
}

}  // namespace

/// The element is of a kind that this set is never asked for: an error, but for model values, which are in no such set.
TermId Evaluator::Impl::wrong_kind(const SymValue& set, const SymValue& element, const Scope& s, TermId condition) {
  const bool plain_model_value =
      element.is_ground() && element.ground().kind() == ValueKind::ModelValue && element.ground().model_value_type() == 0;
  if (!plain_model_value) {
    fail(s, condition, ErrorKind::Type, [&] { return "cannot decide whether " + show(element) + " is in " + show(set); });
  }
  return terms.false_term();
}

/// Of a set given by its parts. What cannot be listed counts as not empty.
TermId Evaluator::Impl::has_elements(const SymValue& set, const Scope& s) {
  if (stack::is_low()) return stack::on_segment([&] { return has_elements(set, s); });
  std::vector<TermId> parts;
  if (set.is_ground()) {
    const auto size = set.ground().cardinality();
    return terms.boolean(!size || size->sign() > 0);
  }
  if (const auto* interval = set.get_if<symbolic::Interval>()) {
    return at_most(number(interval->low, s, "the lower end").term, number(interval->high, s, "the upper end").term);
  }
  if (const auto* records = set.get_if<symbolic::RecordSet>()) {
    for (const auto& [name, range] : records->fields) parts.push_back(has_elements(range, s));
    return terms.conjunction(parts);
  }
  if (const auto* product = set.get_if<symbolic::Product>()) {
    for (const SymValue& factor : product->factors) parts.push_back(has_elements(factor, s));
    return terms.conjunction(parts);
  }
  if (const auto* functions = set.get_if<symbolic::FunctionSet>()) {
    return terms.disjunction({has_elements(functions->range, s), terms.negate(has_elements(functions->domain, s))});
  }
  const auto all = listed(set, s, limits.expand);
  if (!all) return terms.true_term();
  for (const auto& [element, member] : all->members) parts.push_back(member);
  for (const auto& [member, element] : all->others) parts.push_back(member);
  return terms.disjunction(parts);
}

TermId Evaluator::Impl::contains(const SymValue& set, const SymValue& element, const Scope& s) {
  if (stack::is_low()) return stack::on_segment([&] { return contains(set, element, s); });
  if (is_bottom(set) || is_bottom(element)) return terms.false_term();
  if (set.is_ground() && !set.ground().is_set()) {
    fail(s, terms.true_term(), ErrorKind::Type, [&] { return "the right operand of `\\in` is " + show(set) + ", not a set"; });
    return terms.false_term();
  }
  if (set.is_ground() && element.is_ground()) {
    const auto in = set.ground().contains(element.ground());
    if (!in) return wrong_kind(set, element, s, terms.true_term());
    return terms.boolean(*in);
  }
  if (set.is_ground() && set.ground().kind() == ValueKind::AnySet) return terms.true_term();
  const auto by_case = [&](const Alternatives& cases, auto&& ask) {
    std::vector<TermId> in;
    for (const auto& [guard, alternative] : cases) {
      const Scope inner = s.under(both(s.path, guard));
      if (!terms.is_false(inner.path)) in.push_back(both(guard, ask(alternative, inner)));
    }
    return terms.disjunction(in);
  };
  if (const auto sets = alternatives_of(set, true)) {
    return by_case(*sets,
                   [&](const SymValue& alternative, const Scope& inner) { return contains(alternative, element, inner); });
  }
  if (const auto elements = alternatives_of(element, true)) {
    return by_case(*elements,
                   [&](const SymValue& alternative, const Scope& inner) { return contains(set, alternative, inner); });
  }
  if (!set.is_ground()) {
    if (const auto* list = set.get_if<Set>()) return in_listed(*list, element, s);
  } else if (set.ground().kind() == ValueKind::Set) {
    Set list;
    for (const Value& item : set.ground().items()) list.members.emplace_back(item, terms.true_term());
    return in_listed(list, element, s);
  }
  return in_rule(set, element, s);
}

TermId Evaluator::Impl::in_listed(const Set& set, const SymValue& element, const Scope& s) {
  std::vector<TermId> in;
  if (element.is_ground()) {
    const auto at = std::lower_bound(set.members.begin(), set.members.end(), element.ground(),
                                     [](const auto& member, const Value& wanted) { return member.first < wanted; });
    const bool found = at != set.members.end() && at->first == element.ground();
    if (found) in.push_back(at->second);
    // Elements that cannot be compared with it: all of one kind, so a few tell; more only where kinds are mixed deeper down.
    const auto compare = [&](const auto& member) {
      if (Value::equal(member.first, element.ground())) return;
      fail(s, both(member.second, terms.negate(terms.disjunction(in))), ErrorKind::Type, [&] {
        return "cannot compare " + show(element) + " with the element " + show(SymValue(member.first)) + " of a set";
      });
    };
    if (!found || !terms.is_true(at->second)) {
      if (set.members.size() <= kAskedEach || Value::equal(set.members.front().first, element.ground()) == std::nullopt ||
          Value::equal(set.members.back().first, element.ground()) == std::nullopt) {
        for (const auto& member : set.members) compare(member);
      }
    }
  } else {
    const auto alternatives = set.members.size() > kAskedEach ? symbolic::expand(terms, element, limits.expand) : std::nullopt;
    if (alternatives && alternatives->size() <= 4 * set.members.size()) {
      for (const auto& [guard, value] : *alternatives) {
        const Scope inner = s.under(both(s.path, guard));
        if (terms.is_false(inner.path)) continue;
        Set only_members;
        only_members.members = set.members;
        in.push_back(both(guard, in_listed(only_members, SymValue(value), inner)));
      }
    } else {
      for (const auto& [value, member] : set.members) {
        const Scope inner = s.under(both(s.path, member));
        if (terms.is_false(inner.path)) continue;
        in.push_back(both(member, equal(element, SymValue(value), inner)));
      }
    }
  }
  for (const auto& [member, other] : set.others) {
    const Scope inner = s.under(both(s.path, member));
    if (!terms.is_false(inner.path)) in.push_back(both(member, equal(element, other, inner)));
  }
  return terms.disjunction(in);
}

TermId Evaluator::Impl::in_rule(const SymValue& set, const SymValue& element, const Scope& s) {
  const bool is_number = element.is_ground() ? element.ground().is_int() : element.get_if<symbolic::IntegerTerm>() != nullptr;
  const auto within = [&](const SymValue& low, const SymValue& high) {
    if (!is_number) return wrong_kind(set, element, s, terms.true_term());
    const TermId x = number(element, s, "the element").term;
    return both(at_most(number(low, s, "the lower end").term, x), at_most(x, number(high, s, "the upper end").term));
  };
  const auto part_of = [&](const SymValue& base) {
    return is_set(element) ? subset(element, base, s) : wrong_kind(set, element, s, terms.true_term());
  };
  if (set.is_ground()) {
    const Value& ground = set.ground();
    switch (ground.kind()) {
      case ValueKind::Interval:
        return within(Value::integer(ground.low()), Value::integer(ground.high()));
      case ValueKind::PowerSet:
        return part_of(ground.base());
      case ValueKind::FunctionSet:
        return in_function_set(ground.base(), ground.range(), element, s);
      case ValueKind::RecordSet: {
        std::vector<std::pair<Symbol, SymValue>> fields;
        for (const auto& [name, range] : ground.fields()) fields.emplace_back(name, SymValue(range));
        return in_record_set(fields, element, s);
      }
      case ValueKind::Product:
        return in_product({ground.items().begin(), ground.items().end()}, element, s);
      case ValueKind::SeqSet:
        return in_sequences(ground.base(), element, s);
      case ValueKind::NatSet:
        if (!is_number) return wrong_kind(set, element, s, terms.true_term());
        return at_most(terms.integer(0), number(element, s, "the element").term);
      case ValueKind::IntSet:
      case ValueKind::RealSet:
        return is_number ? terms.true_term() : wrong_kind(set, element, s, terms.true_term());
      case ValueKind::StringSet:
        return wrong_kind(set, element, s,
                          terms.true_term());  // a string that depends on the state is a choice: taken apart before
      case ValueKind::SetOp: {
        const TermId left = contains(ground.base(), element, s);
        const Scope rest =
            s.under(both(s.path, ground.set_operator() == Value::SetOperator::Union ? terms.negate(left) : left));
        const TermId right = terms.is_false(rest.path) ? terms.false_term() : contains(ground.range(), element, rest);
        if (ground.set_operator() == Value::SetOperator::Union) return terms.disjunction({left, right});
        return both(left, ground.set_operator() == Value::SetOperator::Intersection ? right : terms.negate(right));
      }
      default:
        break;
    }
    TLALOC_CHECK(false, "no membership rule for this set");
  }
  // The empty set may be asked about anything.
  const auto unless_empty = [&](auto&& rule) { return guarded([&] { return has_elements(set, s); }, rule); };
  if (const auto* interval = set.get_if<symbolic::Interval>()) {
    return unless_empty([&] { return within(interval->low, interval->high); });
  }
  if (const auto* functions = set.get_if<symbolic::FunctionSet>()) {
    return unless_empty([&] { return in_function_set(functions->domain, functions->range, element, s); });
  }
  if (const auto* records = set.get_if<symbolic::RecordSet>()) {
    return unless_empty([&] { return in_record_set(records->fields, element, s); });
  }
  if (const auto* product = set.get_if<symbolic::Product>()) {
    return unless_empty([&] { return in_product(product->factors, element, s); });
  }
  if (const auto* powers = set.get_if<symbolic::PowerSet>()) return part_of(powers->base);
  if (const auto* sequences = set.get_if<symbolic::SeqSet>()) return in_sequences(sequences->elements, element, s);
  if (const auto* rule = set.get_if<symbolic::Comprehension>()) return by_rule(*rule, element, s);
  fail(s, terms.true_term(), ErrorKind::Type, "the right operand of `\\in` is not a set");
  return terms.false_term();
}

TermId Evaluator::Impl::in_function_set(const SymValue& domain_set, const SymValue& range, const SymValue& element,
                                        const Scope& s) {
  if (!is_function(element)) return wrong_kind(lazy(symbolic::FunctionSet{domain_set, range}), element, s, terms.true_term());
  if (symbolic::is_large_function(element)) {
    return large_in_function_set(domain_set, range, *symbolic::as_large_function(terms, element), s);
  }
  TermId so_far = equal(domain(element, s), domain_set, s);
  const symbolic::Function function = *as_function(element);
  for (const auto& entry : function.entries) {
    const TermId present = both(so_far, entry.present);
    const Scope inner = s.under(both(s.path, present));
    if (terms.is_false(inner.path)) continue;
    so_far = both(so_far, terms.implies(entry.present, contains(range, entry.value, inner)));
  }
  return so_far;
}

TermId Evaluator::Impl::in_record_set(const std::vector<std::pair<Symbol, SymValue>>& fields, const SymValue& element,
                                      const Scope& s) {
  if (!is_function(element)) return wrong_kind(lazy(symbolic::RecordSet{fields}), element, s, terms.true_term());
  if (symbolic::is_on_large_domain(element)) return terms.false_term();
  const symbolic::Function function = *as_function(element);
  std::vector<TermId> shape;
  std::size_t found = 0;
  const auto range_of = [&](const Value& key) -> const SymValue* {
    for (const auto& [name, range] : fields) {
      if (key.is_string() && key.as_symbol() == name) return &range;
    }
    return nullptr;
  };
  for (const auto& entry : function.entries) {
    if (!entry.key.is_string()) (void)wrong_kind(lazy(symbolic::RecordSet{fields}), element, s, entry.present);
    const bool wanted = range_of(entry.key) != nullptr;
    found += wanted ? 1 : 0;
    shape.push_back(wanted ? entry.present : terms.negate(entry.present));
  }
  if (found < fields.size()) return terms.false_term();
  TermId so_far = terms.conjunction(shape);
  for (const auto& entry : function.entries) {
    const SymValue* range = range_of(entry.key);
    const Scope inner = s.under(both(s.path, so_far));
    if (range == nullptr || terms.is_false(inner.path)) continue;
    so_far = both(so_far, contains(*range, entry.value, inner));
  }
  return so_far;
}

TermId Evaluator::Impl::in_product(const std::vector<SymValue>& factors, const SymValue& element, const Scope& s) {
  if (!is_function(element)) return wrong_kind(lazy(symbolic::Product{factors}), element, s, terms.true_term());
  if (symbolic::is_on_large_domain(element)) return terms.false_term();
  const symbolic::Function function = *as_function(element);
  std::vector<TermId> shape;
  std::size_t found = 0;
  const auto position = [&](const Value& key) -> std::size_t {
    for (std::size_t i = 0; i < factors.size(); ++i) {
      if (key == Value::integer(i + 1)) return i;
    }
    return factors.size();
  };
  for (const auto& entry : function.entries) {
    if (!entry.key.is_int()) (void)wrong_kind(lazy(symbolic::Product{factors}), element, s, entry.present);
    const bool wanted = position(entry.key) < factors.size();
    found += wanted ? 1 : 0;
    shape.push_back(wanted ? entry.present : terms.negate(entry.present));
  }
  if (found < factors.size()) return terms.false_term();
  TermId so_far = terms.conjunction(shape);
  for (const auto& entry : function.entries) {
    const std::size_t at = position(entry.key);
    const Scope inner = s.under(both(s.path, so_far));
    if (at == factors.size() || terms.is_false(inner.path)) continue;
    so_far = both(so_far, contains(factors[at], entry.value, inner));
  }
  return so_far;
}

TermId Evaluator::Impl::in_sequences(const SymValue& elements, const SymValue& element, const Scope& s) {
  if (!is_function(element)) return wrong_kind(lazy(symbolic::SeqSet{elements}), element, s, terms.true_term());
  if (symbolic::is_on_large_domain(element)) return terms.false_term();
  const auto sequence = as_sequence(element, s, "the left operand of `\\in Seq(S)`");
  TermId so_far = terms.true_term();
  if (!sequence) return terms.false_term();
  for (const auto& entry : sequence->entries) {
    const Scope inner = s.under(both(s.path, both(so_far, entry.present)));
    if (terms.is_false(inner.path)) continue;
    so_far = both(so_far, terms.implies(entry.present, contains(elements, entry.value, inner)));
  }
  return so_far;
}

}  // namespace tlaloc::evaluate
