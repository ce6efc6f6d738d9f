// x \in S: by lookup where S is listed, by rule where it is lazy.
#include <algorithm>

#include "encoder/symbolic/detail.h"
#include "encoder/symbolic/large_function.h"
#include "frontend/support/overloaded.h"
#include "frontend/support/stack.h"

namespace tlaloc::symbolic {

namespace {

class Question {
 public:
  Question(Terms& terms, const Limits& limits) : terms_(terms), limits_(limits) {}

  Membership ask(const SymValue& element, const SymValue& set, TermId path) {
    if (stack::is_low()) return stack::on_segment([&] { return ask(element, set, path); });
    if (element.is_ground() && set.is_ground() && set.ground().is_set()) {
      const auto in = set.ground().contains(element.ground());
      return in ? sure(terms_.boolean(*in)) : Membership{terms_.false_term(), terms_.true_term()};
    }
    if (const auto sets = detail::alternatives_of(terms_, set)) {
      return distribute(*sets, path, [&](const SymValue& s, TermId here) { return ask(element, s, here); });
    }
    if (const auto elements = detail::alternatives_of(terms_, element)) {
      return distribute(*elements, path, [&](const SymValue& e, TermId here) { return ask(e, set, here); });
    }
    const SymValue rule = detail::unfold_rule(set);
    return std::visit(
        Overloaded{
            [&](const Value& s) { return in_ground(element, s, path); },
            [&](const Set& s) { return in_listed(element, s); },
            [&](const Interval& s) { return in_interval(element, s); },
            [&](const PowerSet& s) { return of_class(element, Class::Set, [&] { return subset(element, s.base, path); }); },
            [&](const FunctionSet& s) {
              return of_class(element, Class::Function, [&] { return in_function_set(element, s, path); });
            },
            [&](const RecordSet& s) {
              std::vector<std::pair<Value, SymValue>> fields;
              for (const auto& [name, field] : s.fields) fields.emplace_back(Value::string(name), field);
              return of_class(element, Class::Function, [&] { return in_fields(element, std::move(fields), path); });
            },
            [&](const Product& s) {
              std::vector<std::pair<Value, SymValue>> fields;
              for (const SymValue& factor : s.factors) fields.emplace_back(Value::integer(fields.size() + 1), factor);
              return of_class(element, Class::Function, [&] { return in_fields(element, std::move(fields), path); });
            },
            [&](const SeqSet& s) { return of_class(element, Class::Function, [&] { return in_sequences(element, s, path); }); },
            [&](const Comprehension& s) { return s.contains(element, path); },
            [&](const Boolean&) { return not_a_set(); },
            [&](const Choice&) { return not_a_set(); },
            [&](const IntegerTerm&) { return not_a_set(); },
            [&](const Function&) { return not_a_set(); },
            [&](const LargeFunction&) { return not_a_set(); },
            [&](const Union&) { return not_a_set(); },
        },
        rule.node().payload);
  }

  /// Each element of `part` is one of `whole`.
  Membership subset(const SymValue& part, const SymValue& whole, TermId path) {
    if (stack::is_low()) return stack::on_segment([&] { return subset(part, whole, path); });
    if (part.is_ground() && whole.is_ground() && part.ground().is_set() && whole.ground().is_set()) {
      const auto in = part.ground().is_subset_of(whole.ground());
      return in ? sure(terms_.boolean(*in)) : not_a_set();
    }
    const Set listed = extension(terms_, limits_, part);
    std::vector<TermId> in;
    std::vector<TermId> ill;
    const auto element = [&](TermId guard, const SymValue& value) {
      const Membership m = ask(value, whole, terms_.conjunction({path, guard}));
      in.push_back(terms_.implies(guard, m.member));
      ill.push_back(terms_.conjunction({guard, m.ill_typed}));
    };
    for (const auto& [value, guard] : listed.members) element(guard, value);
    for (const auto& [guard, value] : listed.others) element(guard, value);
    return {terms_.conjunction(in), terms_.disjunction(ill)};
  }

 private:
  [[nodiscard]] Membership sure(TermId member) const { return {member, terms_.false_term()}; }
  [[nodiscard]] Membership not_a_set() const { return {terms_.false_term(), terms_.true_term()}; }

  template <class F>
  Membership distribute(const detail::Guarded<SymValue>& parts, TermId path, F&& ask_part) {
    std::vector<TermId> in;
    std::vector<TermId> ill;
    for (const auto& [guard, part] : parts) {
      const TermId here = terms_.conjunction({path, guard});
      if (terms_.is_false(here)) continue;
      const Membership m = ask_part(part, here);
      in.push_back(terms_.conjunction({guard, m.member}));
      ill.push_back(terms_.conjunction({guard, m.ill_typed}));
    }
    return {terms_.disjunction(in), terms_.disjunction(ill)};
  }

  /// `answer` when the element is of the class the rule speaks of; else FALSE for an untyped model value, an error for all
  /// others.
  template <class F>
  Membership of_class(const SymValue& element, Class wanted, F&& answer) {
    const TermId right = is_of_class(terms_, element, wanted);
    if (terms_.is_true(right)) return answer();
    const bool untyped_model_value =
        element.is_ground() && element.ground().kind() == ValueKind::ModelValue && element.ground().model_value_type() == 0;
    return untyped_model_value ? sure(terms_.false_term()) : not_a_set();
  }

  Membership in_ground(const SymValue& element, const Value& set, TermId path) {
    switch (set.kind()) {
      case ValueKind::Set: {
        Set listed;
        for (const Value& v : set.items()) listed.members.emplace_back(v, terms_.true_term());
        return in_listed(element, listed);
      }
      case ValueKind::NatSet:
        return of_class(element, Class::Integer,
                        [&] { return sure(terms_.less_equal(terms_.integer(0), number(terms_, element, nullptr).term)); });
      case ValueKind::IntSet:
      case ValueKind::RealSet:
        return of_class(element, Class::Integer, [&] { return sure(terms_.true_term()); });
      case ValueKind::StringSet:
        return of_class(element, Class::String, [&] { return sure(terms_.true_term()); });
      case ValueKind::AnySet:
        return sure(terms_.true_term());
      case ValueKind::SetOp: {
        const Membership left = ask(element, set.base(), path);
        const Membership right = ask(element, set.range(), path);
        const bool is_union = set.set_operator() == Value::SetOperator::Union;
        const TermId reached = is_union ? terms_.negate(left.member) : left.member;
        const TermId ill = terms_.disjunction({left.ill_typed, terms_.conjunction({reached, right.ill_typed})});
        if (is_union) return {terms_.disjunction({left.member, right.member}), ill};
        const bool meet = set.set_operator() == Value::SetOperator::Intersection;
        return {terms_.conjunction({left.member, meet ? right.member : terms_.negate(right.member)}), ill};
      }
      default:
        return not_a_set();
    }
  }

  Membership in_listed(const SymValue& element, const Set& set) {
    std::vector<TermId> in;
    std::vector<TermId> ill;
    const auto against = [&](TermId guard, const SymValue& value) {
      const Equality e = equality(terms_, limits_, element, value);
      in.push_back(terms_.conjunction({guard, e.equal}));
      ill.push_back(terms_.conjunction({guard, e.ill_typed}));
    };
    bool found = false;
    if (element.is_ground()) {
      const auto at = std::lower_bound(set.members.begin(), set.members.end(), element.ground(),
                                       [](const auto& m, const Value& wanted) { return m.first < wanted; });
      found = at != set.members.end() && at->first == element.ground();
      if (found) in.push_back(at->second);
    }
    if (!found) {
      for (const auto& [value, guard] : set.members) {
        if (!element.is_ground()) {
          against(guard, value);
        } else if (!Value::equal(element.ground(), value)) {
          ill.push_back(guard);
        }
      }
    }
    for (const auto& [guard, value] : set.others) against(guard, value);
    const TermId member = terms_.disjunction(in);
    // TLC stops looking once the element is found.
    return {member, terms_.conjunction({terms_.negate(member), terms_.disjunction(ill)})};
  }

  Membership in_interval(const SymValue& element, const Interval& set) {
    return of_class(element, Class::Integer, [&] {
      if (element.is_ground()) {
        const Integer k = element.ground().as_int();
        return sure(terms_.conjunction({detail::at_least_low(terms_, set.low, k), detail::at_most_high(terms_, set.high, k)}));
      }
      const TermId t = number(terms_, element, nullptr).term;
      return sure(terms_.conjunction({terms_.less_equal(number(terms_, set.low, nullptr).term, t),
                                      terms_.less_equal(t, number(terms_, set.high, nullptr).term)}));
    });
  }

  /// Almost everywhere it is what its base says, so that must be in the range.
  Membership large_in_function_set(const LargeFunction& f, const FunctionSet& set, TermId path) {
    const Equality same_domain = equality(terms_, limits_, f.domain, set.domain);
    std::vector<TermId> in{same_domain.equal};
    std::vector<TermId> ill{same_domain.ill_typed};
    const auto value = [&](TermId guard, const SymValue& v) {
      const Membership m = ask(v, set.range, terms_.conjunction({path, guard}));
      in.push_back(terms_.implies(guard, m.member));
      ill.push_back(terms_.conjunction({guard, m.ill_typed}));
    };
    for (const auto& [guard, base] : f.bases) {
      if (!base.arbitrary) {
        value(guard, base.otherwise);
      } else if (!set.range.is_ground() || base.arbitrary->range.is_subset_of(set.range.ground()) != true) {
        throw Unsupported("whether all values of an arbitrary function are in a set");
      }
    }
    for (std::size_t i = 0; i < f.writes.size(); ++i) value(counts(terms_, limits_, f, i), f.writes[i].value);
    return {terms_.conjunction(in), terms_.disjunction(ill)};
  }

  Membership in_function_set(const SymValue& element, const FunctionSet& set, TermId path) {
    if (is_large_function(element)) return large_in_function_set(*as_large_function(terms_, element), set, path);
    const Function f = *detail::as_function(terms_, element);
    Set domain;
    for (const FunctionEntry& e : f.entries) domain.members.emplace_back(e.key, e.present);
    const Equality same_domain = equality(terms_, limits_, make_set(terms_, std::move(domain)), set.domain);
    std::vector<TermId> in{same_domain.equal};
    std::vector<TermId> ill{same_domain.ill_typed};
    for (const FunctionEntry& e : f.entries) {
      const TermId here = terms_.conjunction({path, e.present, same_domain.equal});
      if (terms_.is_false(here)) continue;
      const Membership m = ask(e.value, set.range, here);
      in.push_back(terms_.implies(e.present, m.member));
      ill.push_back(terms_.conjunction({same_domain.equal, e.present, m.ill_typed}));
    }
    return {terms_.conjunction(in), terms_.disjunction(ill)};
  }

  /// Exactly these keys, each value in its set.
  Membership in_fields(const SymValue& element, std::vector<std::pair<Value, SymValue>> fields, TermId path) {
    if (is_on_large_domain(element)) return sure(terms_.false_term());
    std::sort(fields.begin(), fields.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    const Function f = *detail::as_function(terms_, element);
    std::vector<TermId> domain;
    std::vector<const FunctionEntry*> found;
    for (const FunctionEntry& e : f.entries) {
      const bool wanted = std::any_of(fields.begin(), fields.end(), [&](const auto& field) { return field.first == e.key; });
      domain.push_back(wanted ? e.present : terms_.negate(e.present));
      if (wanted) found.push_back(&e);
    }
    if (found.size() != fields.size()) return sure(terms_.false_term());
    const TermId shape = terms_.conjunction(domain);
    std::vector<TermId> in{shape};
    std::vector<TermId> ill;
    for (std::size_t i = 0; i < fields.size(); ++i) {
      const TermId here = terms_.conjunction({path, shape});
      if (terms_.is_false(here)) return sure(terms_.false_term());
      const Membership m = ask(found[i]->value, fields[i].second, here);
      in.push_back(m.member);
      ill.push_back(terms_.conjunction({shape, m.ill_typed}));
    }
    return {terms_.conjunction(in), terms_.disjunction(ill)};
  }

  Membership in_sequences(const SymValue& element, const SeqSet& set, TermId path) {
    if (is_on_large_domain(element)) return sure(terms_.false_term());
    const Function f = *detail::as_function(terms_, element);
    std::vector<TermId> in;
    std::vector<TermId> ill;
    TermId before = terms_.true_term();
    for (const FunctionEntry& e : f.entries) {
      const bool next = e.key == Value::integer(in.size() + 1);
      const TermId here = terms_.conjunction({path, e.present});
      const Membership m = terms_.is_false(here) ? sure(terms_.true_term()) : ask(e.value, set.elements, here);
      if (!next) {  // not a key of any sequence, or past a gap
        in.push_back(terms_.negate(e.present));
        continue;
      }
      in.push_back(terms_.implies(e.present, terms_.conjunction({before, m.member})));
      ill.push_back(terms_.conjunction({e.present, m.ill_typed}));
      if (!f.is_sequence) before = e.present;
    }
    return {terms_.conjunction(in), terms_.disjunction(ill)};
  }

  Terms& terms_;
  const Limits& limits_;
};

}  // namespace

Membership membership(Terms& terms, const Limits& limits, const SymValue& element, const SymValue& set, TermId path) {
  return Question(terms, limits).ask(element, set, path);
}

}  // namespace tlaloc::symbolic
