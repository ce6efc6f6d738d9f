// A fresh element of a set: free variables, the condition that they make an element, exclusiveness of one-hot guards.
#include <algorithm>

#include "encoder/symbolic/detail.h"
#include "encoder/symbolic/large_function.h"
#include "frontend/support/overloaded.h"
#include "frontend/support/stack.h"

namespace tlaloc::symbolic {

namespace {

class Picker {
 public:
  Picker(Terms& terms, const Limits& limits, std::vector<TermId>& definitions)
      : terms_(terms), limits_(limits), definitions_(definitions) {}

  [[nodiscard]] bool capped() const { return capped_; }

  struct Pick {
    SymValue element;
    TermId constraint;
  };

  Pick pick(const SymValue& set, const std::string& name) {
    if (stack::is_low()) return stack::on_segment([&] { return pick(set, name); });
    const SymValue rule = detail::unfold_rule(set);
    return std::visit(
        Overloaded{
            [&](const Value& s) { return from_ground(s, name); },
            [&](const Set& s) { return from_listed(s, name); },
            [&](const Choice&) { return from_alternatives(rule, name); },
            [&](const Union&) { return from_alternatives(rule, name); },
            [&](const Interval& s) { return from_interval(s, name); },
            [&](const PowerSet& s) { return from_power_set(s, name); },
            [&](const FunctionSet& s) { return from_function_set(s, name); },
            [&](const RecordSet& s) {
              std::vector<std::pair<Value, SymValue>> fields;
              for (const auto& [field, values] : s.fields) fields.emplace_back(Value::string(field), values);
              return from_fields(fields, name);
            },
            [&](const Product& s) {
              std::vector<std::pair<Value, SymValue>> fields;
              for (const SymValue& factor : s.factors) fields.emplace_back(Value::integer(fields.size() + 1), factor);
              return from_fields(fields, name);
            },
            [&](const SeqSet& s) -> Pick {
              const Set elements = extension(terms_, limits_, s.elements);
              if (elements.members.empty() && elements.others.empty()) return {Value::tuple({}), terms_.true_term()};
              if (limits_.sequence == 0) {
                throw Unsupported(
                    "an element of Seq(S) may have any length: the set needs a bound, as in UNION {[1..n -> S] : n \\in 0..k}");
              }
              return from_sequences(s, name);
            },
            [&](const Comprehension& s) -> Pick {
              if (!s.base) throw Unsupported("no element can be drawn from " + s.description);
              Pick drawn = pick(*s.base, name);
              if (terms_.is_false(drawn.constraint)) return drawn;
              drawn.constraint = terms_.conjunction({drawn.constraint, s.contains(drawn.element, drawn.constraint).member});
              return drawn;
            },
            [&](const Boolean&) -> Pick { throw Unsupported("a Boolean stands where a set is drawn from"); },
            [&](const IntegerTerm&) -> Pick { throw Unsupported("an integer stands where a set is drawn from"); },
            [&](const LargeFunction&) -> Pick { throw Unsupported("a function stands where a set is drawn from"); },
            [&](const Function&) -> Pick { throw Unsupported("a function stands where a set is drawn from"); },
        },
        rule.node().payload);
  }

 private:
  [[nodiscard]] Pick none() const { return {wrap(Union{}), terms_.false_term()}; }

  Pick from_ground(const Value& set, const std::string& name) {
    switch (set.kind()) {
      case ValueKind::Set: {
        Set listed;
        for (const Value& v : set.items()) listed.members.emplace_back(v, terms_.true_term());
        return from_listed(listed, name);
      }
      case ValueKind::NatSet:
        return {make_integer(terms_, terms_.int_variable(name, Integer(0))), terms_.true_term()};
      case ValueKind::IntSet:
        return {make_integer(terms_, terms_.int_variable(name)), terms_.true_term()};
      case ValueKind::SetOp:
        return from_set_operation(set, name);
      default:
        throw Unsupported("no element can be drawn from `" + set.to_string() + "`");
    }
  }

  Pick from_set_operation(const Value& set, const std::string& name) {
    const auto narrowed = [&](const Value& from, const Value& by, bool inside) {
      Pick drawn = pick(from, name);
      const TermId in = membership(terms_, limits_, drawn.element, by, drawn.constraint).member;
      drawn.constraint = terms_.conjunction({drawn.constraint, inside ? in : terms_.negate(in)});
      return drawn;
    };
    switch (set.set_operator()) {
      case Value::SetOperator::Intersection:
        return set.range().is_enumerable() ? narrowed(set.range(), set.base(), true) : narrowed(set.base(), set.range(), true);
      case Value::SetOperator::Difference:
        return narrowed(set.base(), set.range(), false);
      case Value::SetOperator::Union:
        break;
    }
    const Pick left = pick(set.base(), name);
    const Pick right = pick(set.range(), name);
    const TermId from_left = terms_.bool_variable(name + ".left");
    return {merge(terms_, limits_, from_left, left.element, right.element),
            terms_.ite(from_left, left.constraint, right.constraint)};
  }

  /// Sets of one lazy kind are drawn from by their rule; others are listed.
  Pick from_alternatives(const SymValue& set, const std::string& name) {
    detail::Guarded<SymValue> sets;
    std::vector<TermId> guards;
    auto parts = detail::alternatives_of(terms_, set);
    for (auto& [guard, part] : *parts) {
      if (!terms_.is_true(is_of_class(terms_, part, Class::Set))) continue;
      guards.push_back(guard);
      sets.emplace_back(guard, std::move(part));
    }
    const bool lazy = std::any_of(sets.begin(), sets.end(), [](const auto& s) { return !detail::is_extensional(s.second); });
    if (lazy) {
      const SymValue merged = merge(terms_, limits_, sets);
      if (merged.get_if<Choice>() == nullptr && merged.get_if<Union>() == nullptr) {
        Pick drawn = pick(merged, name);
        drawn.constraint = terms_.conjunction({drawn.constraint, terms_.disjunction(guards)});
        return drawn;
      }
    }
    return from_listed(extension(terms_, limits_, set), name);
  }

  /// `count` exclusive guards; two of them are one variable and its negation.
  std::vector<TermId> one_hot(std::size_t count, const std::function<std::string(std::size_t)>& name_of) {
    if (count == 1) return {terms_.true_term()};
    if (count == 2) {
      const TermId second = terms_.bool_variable(name_of(1));
      return {terms_.negate(second), second};
    }
    std::vector<TermId> guards;
    for (std::size_t i = 0; i < count; ++i) guards.push_back(terms_.bool_variable(name_of(i)));
    definitions_.push_back(terms_.declare_exclusive(guards));
    return guards;
  }

  Pick from_listed(const Set& set, const std::string& name) {
    const std::size_t count = set.members.size() + set.others.size();
    if (count == 0) return none();
    const bool integers = set.others.empty() && set.members.size() > limits_.choice &&
                          std::all_of(set.members.begin(), set.members.end(), [](const auto& m) { return m.first.is_int(); });
    if (integers) return from_integers(set, name);
    const std::vector<TermId> guards = one_hot(count, [&](std::size_t i) {
      return name + "=" +
             (i < set.members.size() ? set.members[i].first.to_string() : "#" + std::to_string(i - set.members.size()));
    });
    detail::Guarded<Value> values;
    std::vector<TermId> constraint{terms_.disjunction(guards)};
    for (std::size_t i = 0; i < set.members.size(); ++i) {
      values.emplace_back(guards[i], set.members[i].first);
      constraint.push_back(terms_.implies(guards[i], set.members[i].second));
    }
    if (set.others.empty()) return {make_choice(terms_, std::move(values)), terms_.conjunction(constraint)};
    detail::Guarded<SymValue> alternatives;
    if (!values.empty()) {
      std::vector<TermId> from_members(guards.begin(), guards.begin() + static_cast<std::ptrdiff_t>(values.size()));
      const TermId any = terms_.disjunction(from_members);
      alternatives.emplace_back(any, make_choice(terms_, std::move(values)));
    }
    for (std::size_t j = 0; j < set.others.size(); ++j) {
      const TermId guard = guards[set.members.size() + j];
      alternatives.emplace_back(guard, set.others[j].second);
      constraint.push_back(terms_.implies(guard, set.others[j].first));
    }
    return {merge(terms_, limits_, alternatives), terms_.conjunction(constraint)};
  }

  Pick from_integers(const Set& set, const std::string& name) {
    const Integer low = set.members.front().first.as_int();
    const Integer high = set.members.back().first.as_int();
    const TermId t = terms_.int_variable(name, low, high);
    std::vector<TermId> in;
    bool all = high - low + 1 == Integer(static_cast<std::int64_t>(set.members.size()));
    for (const auto& [value, member] : set.members) {
      all = all && terms_.is_true(member);
      in.push_back(terms_.conjunction({terms_.equal(t, terms_.integer(value.as_int())), member}));
    }
    return {make_integer(terms_, t), all ? terms_.true_term() : terms_.disjunction(in)};
  }

  Pick from_interval(const Interval& set, const std::string& name) {
    TermId no_low;
    TermId no_high;
    const IntegerTerm low = number(terms_, set.low, &no_low);
    const IntegerTerm high = number(terms_, set.high, &no_high);
    const TermId proper = terms_.conjunction({terms_.negate(no_low), terms_.negate(no_high)});
    if (low.low && high.high) {
      if (*high.high < *low.low) return none();
      if (*high.high - *low.low < Integer(static_cast<std::int64_t>(limits_.choice))) {
        return from_listed(extension(terms_, limits_, wrap(set)), name);
      }
    }
    const TermId t = terms_.int_variable(name, low.low, high.high);
    return {make_integer(terms_, t),
            terms_.conjunction({proper, terms_.less_equal(low.term, t), terms_.less_equal(t, high.term)})};
  }

  /// {v : fresh_v /\ v \in S}: each subset of S, for every choice of the fresh ones.
  Pick from_power_set(const PowerSet& set, const std::string& name) {
    Set subset = extension(terms_, limits_, set.base);
    for (auto& [value, member] : subset.members) {
      member = terms_.conjunction({member, terms_.bool_variable(detail::child_name(name, value))});
    }
    std::size_t n = 0;
    for (auto& [guard, element] : subset.others) {
      guard = terms_.conjunction({guard, terms_.bool_variable(name + "[#" + std::to_string(n++) + "]")});
    }
    return {make_set(terms_, std::move(subset)), terms_.true_term()};
  }

  Pick from_function_set(const FunctionSet& set, const std::string& name) {
    if (set.domain.is_ground() && set.domain.ground().is_large_domain()) {
      if (!set.range.is_ground()) {
        throw Unsupported("the values of a function on `" + set.domain.ground().to_string() + "` depend on the state");
      }
      return {arbitrary_function(terms_, limits_, set.domain.ground(), set.range.ground(), name), terms_.true_term()};
    }
    const Set domain = extension(terms_, limits_, set.domain);
    if (!domain.others.empty()) throw Unsupported("the domain of a set of functions has elements that are not ground");
    Function function;
    // 1..n with a symbolic n: present up to n.
    const auto* interval = set.domain.get_if<Interval>();
    function.is_sequence = interval != nullptr && interval->low.is_ground() && interval->low.ground() == Value::integer(1);
    std::vector<TermId> constraint;
    for (const auto& [key, present] : domain.members) {
      Pick value = pick(set.range, detail::child_name(name, key));
      constraint.push_back(terms_.implies(present, value.constraint));
      function.entries.push_back({key, present, std::move(value.element)});
    }
    return {make_function(terms_, std::move(function)), terms_.conjunction(constraint)};
  }

  /// Sequences of up to the limit's length: the i-th slot is present where the length is at least i.
  Pick from_sequences(const SeqSet& set, const std::string& name) {
    capped_ = true;
    Function function;
    function.is_sequence = true;
    std::vector<TermId> constraint;
    for (std::size_t i = 1; i <= limits_.sequence; ++i) {
      const Value key = Value::integer(static_cast<std::int64_t>(i));
      const std::string part = detail::child_name(name, key);
      const TermId present = terms_.bool_variable(part + ".present");
      if (i > 1) definitions_.push_back(terms_.implies(present, function.entries.back().present));
      Pick value = pick(set.elements, part);
      constraint.push_back(terms_.implies(present, value.constraint));
      function.entries.push_back({key, present, std::move(value.element)});
    }
    return {make_function(terms_, std::move(function)), terms_.conjunction(constraint)};
  }

  Pick from_fields(const std::vector<std::pair<Value, SymValue>>& fields, const std::string& name) {
    Function function;
    std::vector<TermId> constraint;
    for (const auto& [key, values] : fields) {
      Pick value = pick(values, detail::child_name(name, key));
      constraint.push_back(value.constraint);
      function.entries.push_back({key, terms_.true_term(), std::move(value.element)});
    }
    return {make_function(terms_, std::move(function)), terms_.conjunction(constraint)};
  }

  Terms& terms_;
  const Limits& limits_;
  std::vector<TermId>& definitions_;
  bool capped_ = false;
};

}  // namespace

Fresh fresh_element(Terms& terms, const Limits& limits, const SymValue& set, const std::string& name) {
  Fresh result;
  Picker picker(terms, limits, result.definitions);
  Picker::Pick drawn = picker.pick(set, name);
  result.capped = picker.capped();
  result.element = std::move(drawn.element);
  result.constraint = drawn.constraint;
  std::erase_if(result.definitions, [&](TermId t) { return terms.is_true(t); });
  return result;
}

}  // namespace tlaloc::symbolic
