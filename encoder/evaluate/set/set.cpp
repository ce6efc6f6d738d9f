// Sets: listing their elements, building them, union, intersection, difference, UNION, \subseteq. Listed when possible: ground
// elements with the condition under which each is a member; what cannot be listed stays a rule.
#include <algorithm>

#include "encoder/evaluate/impl.h"
#include "frontend/support/stack.h"

namespace tlaloc::evaluate {

using symbolic::Set;

bool Evaluator::Impl::is_set(const SymValue& value) const {
  if (value.is_ground()) return value.ground().is_set();
  if (const auto* choice = value.get_if<symbolic::Choice>()) {
    return std::all_of(choice->alternatives.begin(), choice->alternatives.end(),
                       [](const auto& a) { return a.second.is_set(); });
  }
  return value.get_if<symbolic::Boolean>() == nullptr && value.get_if<symbolic::IntegerTerm>() == nullptr &&
         value.get_if<symbolic::Function>() == nullptr && value.get_if<symbolic::Union>() == nullptr;
}

bool Evaluator::Impl::is_sometimes_set(const SymValue& value) const {
  if (value.is_ground() || is_set(value)) return false;
  const auto* choice = value.get_if<symbolic::Choice>();
  if (choice == nullptr) return value.get_if<symbolic::Union>() != nullptr;
  return std::any_of(choice->alternatives.begin(), choice->alternatives.end(), [](const auto& a) { return a.second.is_set(); });
}

SymValue Evaluator::Impl::only_sets(const SymValue& value, const Scope& s) {
  if (is_set(value)) return value;
  if (is_bottom(value)) return Value::set({});
  const auto no_set = [&](const SymValue& other, TermId path) {
    fail(s.under(path), terms.true_term(), ErrorKind::Type, [&] { return show(other) + " is not a set"; });
  };
  Alternatives sets;
  if (const auto alternatives = alternatives_of(value, true)) {
    for (const auto& [guard, alternative] : *alternatives) {
      if (is_set(alternative)) {
        sets.emplace_back(guard, alternative);
      } else {
        no_set(alternative, both(s.path, guard));
      }
    }
  } else {
    no_set(value, s.path);
  }
  return sets.empty() ? SymValue(Value::set({})) : merge(std::move(sets));
}

SymValue Evaluator::Impl::lazy(symbolic::Payload payload) const { return symbolic::wrap(std::move(payload)); }

SymValue Evaluator::Impl::comprehension(std::optional<SymValue> base, const Scope& s, std::string description,
                                        std::function<TermId(const SymValue&, const Scope&)> test) {
  note_whole_state(s);
  const Span where = span;
  auto contains = [this, s, where, test = std::move(test)](const SymValue& element, TermId path) {
    struct Restore {
      Impl& impl;
      bool mattered;
      Span outer;
      ~Restore() {
        impl.reads_matter = mattered;
        impl.span = outer;
      }
    } restore{*this, reads_matter, span};
    reads_matter = false;
    span = where;
    // Whoever asks may know less than was known where the set was made.
    const Scope here = s.under(both(s.path, path));
    if (terms.is_false(here.path)) return symbolic::Membership{terms.false_term(), terms.false_term()};
    const TermId in = enter_from_outside([&] { return test(element, here); });
    return symbolic::Membership{in, terms.false_term()};  // what is undefined has been recorded
  };
  return lazy(symbolic::Comprehension{std::move(base), std::move(contains), std::move(description)});
}

TermId Evaluator::Impl::by_rule(const symbolic::Comprehension& rule, const SymValue& element, const Scope& s) {
  const symbolic::Membership asked = rule.contains(element, s.path);
  fail(s, asked.ill_typed, ErrorKind::Type,
       [&] { return "cannot decide whether " + show(element) + " is in " + rule.description; });
  return asked.member;
}

Set Evaluator::Impl::extension(const SymValue& value, const Scope& s, std::size_t limit) {
  if (is_bottom(value)) return {};
  if (const auto alternatives = alternatives_of(value, true)) {
    std::map<Value, std::vector<TermId>> members;
    Set result;
    for (const auto& [guard, alternative] : *alternatives) {
      const Scope inner = s.under(both(s.path, guard));
      if (terms.is_false(inner.path)) continue;
      if (!is_set(alternative)) {
        fail(inner, terms.true_term(), ErrorKind::Type, [&] { return show(alternative) + " is not a set"; });
        continue;
      }
      const Set part = extension(alternative, inner, limit);
      for (const auto& [element, member] : part.members) members[element].push_back(both(guard, member));
      for (const auto& [member, element] : part.others) result.others.emplace_back(both(guard, member), element);
    }
    for (const auto& [element, guards] : members) {
      if (const TermId member = terms.disjunction(guards); !terms.is_false(member))
        result.members.emplace_back(element, member);
    }
    return result;
  }
  if (!value.is_ground()) {
    if (const auto* set = value.get_if<Set>()) return *set;
    if (const auto* rule = value.get_if<symbolic::Comprehension>()) {
      if (!rule->base) throw Unsupported("cannot list the elements of " + rule->description, span);
      const Set base = extension(*rule->base, s, limit);
      Set result;
      for (const auto& [element, member] : base.members) {
        const TermId in = both(member, by_rule(*rule, SymValue(element), s.under(both(s.path, member))));
        if (!terms.is_false(in)) result.members.emplace_back(element, in);
      }
      for (const auto& [member, element] : base.others) {
        const TermId in = both(member, by_rule(*rule, element, s.under(both(s.path, member))));
        if (!terms.is_false(in)) result.others.emplace_back(in, element);
      }
      return result;
    }
  }
  Limits bounded = limits;
  bounded.enumerate = std::min(limit, limits.enumerate);
  return symbolic::extension(terms, bounded, value);
}

std::optional<Set> Evaluator::Impl::listed(const SymValue& value, const Scope& s, std::size_t limit) {
  const std::size_t depth = frames.size();
  try {
    return extension(value, s, limit);
  } catch (const Unsupported&) {
    frames.resize(depth);
    return std::nullopt;
  }
}

SymValue Evaluator::Impl::finish_set(Set set, const Scope& s) {
  check_comparable(set, s);
  const auto certain = [&](const auto& m) { return terms.is_true(m.second); };
  if (set.others.empty() && std::all_of(set.members.begin(), set.members.end(), certain)) {
    std::vector<Value> elements;
    for (const auto& [element, member] : set.members) elements.push_back(element);
    const auto ground = Value::comparable_set(std::move(elements));
    return ground ? SymValue(*ground) : bottom;  // check_comparable has said why
  }
  return symbolic::make_set(terms, std::move(set));
}

/// The set of these elements, each under its guard. Elements become ground while their alternatives are few.
SymValue Evaluator::Impl::set_from(const Alternatives& elements, const Scope& s) {
  std::map<Value, std::vector<TermId>> members;
  Set set;
  std::size_t budget = limits.expand;
  for (const auto& [guard, element] : elements) {
    if (terms.is_false(guard) || is_bottom(element)) continue;
    if (element.is_ground()) {
      members[element.ground()].push_back(guard);
      continue;
    }
    const auto alternatives = symbolic::expand(terms, element, budget, both(s.path, guard));
    if (!alternatives) {
      set.others.emplace_back(guard, element);
      continue;
    }
    budget -= std::min(budget, alternatives->size());
    for (const auto& [alternative_guard, value] : *alternatives) {
      const TermId member = both(guard, alternative_guard);
      if (!terms.is_false(member)) members[value].push_back(member);
    }
  }
  for (const auto& [element, guards] : members) {
    const TermId member = terms.disjunction(guards);
    if (!terms.is_false(member)) set.members.emplace_back(element, member);
  }
  return finish_set(std::move(set), s);
}

SymValue Evaluator::Impl::set_enum(const std::vector<SymValue>& elements, const Scope& s) {
  Alternatives guarded_elements;
  for (const SymValue& element : elements) guarded_elements.emplace_back(terms.true_term(), element);
  return set_from(guarded_elements, s);
}

SymValue Evaluator::Impl::filtered(const Set& set, const Scope& s,
                                   const std::function<TermId(const SymValue&, const Scope&)>& test, const GroundTest* known) {
  Set result;
  for (const auto& [element, member] : set.members) {
    if (const auto passes = known != nullptr ? answer(*known, element) : std::nullopt) {
      if (*passes) result.members.emplace_back(element, member);
      continue;
    }
    const Scope inner = s.under(both(s.path, member));
    if (terms.is_false(inner.path)) continue;
    const TermId in = both(member, test(SymValue(element), inner));
    if (!terms.is_false(in)) result.members.emplace_back(element, in);
  }
  for (const auto& [member, element] : set.others) {
    const Scope inner = s.under(both(s.path, member));
    if (terms.is_false(inner.path)) continue;
    const TermId in = both(member, test(element, inner));
    if (!terms.is_false(in)) result.others.emplace_back(in, element);
  }
  return symbolic::make_set(terms, std::move(result));
}

bool Evaluator::Impl::is_list(const SymValue& set) {
  if (set.is_ground()) return set.ground().is_list();
  return set.get_if<Set>() != nullptr || set.get_if<symbolic::Interval>() != nullptr;
}

SymValue Evaluator::Impl::set_operation(Op op, const SymValue& a, const SymValue& b, const Scope& s) {
  const auto in = [this](const SymValue& set, bool wanted) {
    return [this, set, wanted](const SymValue& element, const Scope& inner) {
      const TermId t = contains(set, element, inner);
      return wanted ? t : terms.negate(t);
    };
  };
  const auto left = listed(a, s, limits.enumerate);
  switch (op) {
    case Op::Intersect: {
      if (left) return filtered(*left, s, in(b, true));
      if (const auto right = listed(b, s, limits.enumerate)) return filtered(*right, s, in(a, true));
      return comprehension(std::nullopt, s, "an intersection", [this, a, b](const SymValue& element, const Scope& inner) {
        const TermId first = contains(a, element, inner);
        return both(first, contains(b, element, inner.under(both(inner.path, first))));
      });
    }
    case Op::SetMinus: {
      if (left) return filtered(*left, s, in(b, false));
      return comprehension(a, s, "a difference of sets", [this, a, b](const SymValue& element, const Scope& inner) {
        const TermId first = contains(a, element, inner);
        return both(first, terms.negate(contains(b, element, inner.under(both(inner.path, first)))));
      });
    }
    default:
      break;
  }
  // A union with a set given by a rule stays a rule where it is large or its elements cannot be compared. An element is looked
  // for in the part that is a list first, as TLC does.
  const bool swap = is_list(b) && !is_list(a);
  const auto by_rule = [&] {
    return comprehension(
        std::nullopt, s, "a union",
        [this, one = swap ? b : a, other = swap ? a : b](const SymValue& element, const Scope& inner) {
          const TermId first = contains(one, element, inner);
          const Scope rest = inner.under(both(inner.path, terms.negate(first)));
          return terms.is_false(rest.path) ? first : terms.disjunction({first, contains(other, element, rest)});
        });
  };
  const auto right = left ? listed(b, s, limits.enumerate) : std::nullopt;
  if (!left || !right) return by_rule();
  Set result;
  auto next = left->members.begin();
  for (const auto& [element, member] : right->members) {
    const auto at =
        std::lower_bound(next, left->members.end(), element, [](const auto& m, const Value& e) { return m.first < e; });
    result.members.insert(result.members.end(), next, at);
    const bool in_both = at != left->members.end() && at->first == element;
    result.members.emplace_back(element, in_both ? terms.disjunction({at->second, member}) : member);
    next = in_both ? at + 1 : at;
  }
  result.members.insert(result.members.end(), next, left->members.end());
  result.others = left->others;
  result.others.insert(result.others.end(), right->others.begin(), right->others.end());
  if (!(is_list(a) && is_list(b)) && !are_comparable(result)) return by_rule();
  return finish_set(std::move(result), s);
}

SymValue Evaluator::Impl::big_union(const SymValue& sets, const Scope& s) {
  if (!sets.is_ground()) {
    if (const auto* powers = sets.get_if<symbolic::PowerSet>()) return powers->base;
  }
  const Set outer = extension(sets, s, limits.enumerate);
  Alternatives parts;
  for (const auto& [set, member] : outer.members) parts.emplace_back(member, SymValue(set));
  for (const auto& [member, set] : outer.others) parts.emplace_back(member, set);
  std::map<Value, std::vector<TermId>> members;
  Set result;
  Alternatives rules;
  for (const auto& [member, set] : parts) {
    const Scope inner = s.under(both(s.path, member));
    if (terms.is_false(inner.path)) continue;
    if (!is_set(set) && !is_sometimes_set(set)) {
      fail(inner, terms.true_term(), ErrorKind::Type, [&] { return "`UNION` is applied to a set with element " + show(set); });
      continue;
    }
    const auto part = listed(set, inner, limits.enumerate);
    if (!part) {
      rules.emplace_back(member, set);
      continue;
    }
    for (const auto& [element, in] : part->members) members[element].push_back(both(member, in));
    for (const auto& [in, element] : part->others) result.others.emplace_back(both(member, in), element);
  }
  for (const auto& [element, guards] : members) {
    if (const TermId in = terms.disjunction(guards); !terms.is_false(in)) result.members.emplace_back(element, in);
  }
  const SymValue finite = finish_set(std::move(result), s);
  if (rules.empty() || is_bottom(finite)) return finite;
  return comprehension(std::nullopt, s, "a UNION", [this, rules, finite](const SymValue& element, const Scope& inner) {
    std::vector<TermId> in{contains(finite, element, inner)};
    for (const auto& [member, set] : rules) {
      const Scope there = inner.under(both(inner.path, member));
      if (!terms.is_false(there.path)) in.push_back(both(member, contains(set, element, there)));
    }
    return terms.disjunction(in);
  });
}

TermId Evaluator::Impl::subset(const SymValue& a, const SymValue& b, const Scope& s) {
  if (stack::is_low()) return stack::on_segment([&] { return subset(a, b, s); });
  const auto* left_power = a.is_ground() ? nullptr : a.get_if<symbolic::PowerSet>();
  const auto* right_power = b.is_ground() ? nullptr : b.get_if<symbolic::PowerSet>();
  const auto base_of = [&](const SymValue& v, const symbolic::PowerSet* power) -> std::optional<SymValue> {
    if (power != nullptr) return power->base;
    if (v.is_ground() && v.ground().kind() == ValueKind::PowerSet) return SymValue(v.ground().base());
    return std::nullopt;
  };
  const auto left_base = base_of(a, left_power);
  const auto right_base = base_of(b, right_power);
  if (left_base && right_base) return subset(*left_base, *right_base, s);
  if (const auto* interval = a.is_ground() ? nullptr : a.get_if<symbolic::Interval>(); interval != nullptr && b.is_ground()) {
    const ValueKind kind = b.ground().kind();
    if (kind == ValueKind::IntSet || kind == ValueKind::RealSet || kind == ValueKind::AnySet) return terms.true_term();
    if (kind == ValueKind::NatSet || kind == ValueKind::Interval) {
      const TermId low = number(interval->low, s, "the lower end").term;
      const TermId high = number(interval->high, s, "the upper end").term;
      const Integer least = kind == ValueKind::NatSet ? Integer(0) : b.ground().low();
      TermId fits = terms.less_equal(terms.integer(least), low);
      if (kind == ValueKind::Interval) fits = both(fits, terms.less_equal(high, terms.integer(b.ground().high())));
      return terms.disjunction({terms.less(high, low), fits});
    }
  }
  return all_of(a, s, [&](const SymValue& element, const Scope& inner) { return contains(b, element, inner); });
}

TermId Evaluator::Impl::all_of(const SymValue& part, const Scope& s,
                               const std::function<TermId(const SymValue&, const Scope&)>& test) {
  const Set elements = extension(part, s, limits.enumerate);
  TermId so_far = terms.true_term();
  const auto ask = [&](const SymValue& element, TermId member) {
    const Scope inner = s.under(both(s.path, member));
    if (terms.is_false(inner.path)) return;
    const TermId in = guarded([&] { return so_far; }, [&] { return test(element, inner); });
    so_far = both(so_far, terms.implies(member, in));
  };
  for (const auto& [element, member] : elements.members) {
    if (terms.is_false(so_far)) break;
    ask(SymValue(element), member);
  }
  for (const auto& [member, element] : elements.others) ask(element, member);
  return so_far;
}

}  // namespace tlaloc::evaluate
