#include <algorithm>

#include "encoder/symbolic/detail.h"
#include "encoder/symbolic/known_comparisons.h"
#include "encoder/symbolic/large_function.h"
#include "frontend/support/check.h"
#include "frontend/support/stack.h"

namespace tlaloc::symbolic {

namespace {

using detail::Guarded;
using detail::KnownComparisons;
using detail::Shapes;

class Comparison {
 public:
  Comparison(Terms& terms, const Limits& limits) : terms_(terms), limits_(limits) {}

  Equality compare(const SymValue& a, const SymValue& b) {
    if (stack::is_low()) return stack::on_segment([&] { return compare(a, b); });
    if (identical(a, b)) return no_error(terms_.true_term());
    if (a.is_ground() && b.is_ground()) return ground(a.ground(), b.ground());
    if (is_choice(a) && is_choice(b)) return choices(a, b);
    if (const auto parts = detail::alternatives_of(terms_, a)) return distribute(*parts, b, true);
    if (const auto parts = detail::alternatives_of(terms_, b)) return distribute(*parts, a, false);
    if (const auto clash = classes(a, b)) return *clash;
    if (is_large_function(a) || is_large_function(b)) {
      return large_functions(*as_large_function(terms_, a), *as_large_function(terms_, b));
    }
    if (const auto f = detail::as_function(terms_, a)) return functions(*f, *detail::as_function(terms_, b));
    if (a.get_if<IntegerTerm>() != nullptr || b.get_if<IntegerTerm>() != nullptr) {
      return no_error(terms_.equal(number(terms_, a, nullptr).term, number(terms_, b, nullptr).term));
    }
    if (a.get_if<Boolean>() != nullptr || b.get_if<Boolean>() != nullptr) {
      return no_error(terms_.iff(truth(terms_, a, nullptr), truth(terms_, b, nullptr)));
    }
    return sets(a, b);
  }

 private:
  [[nodiscard]] Equality no_error(TermId equal) const { return {equal, terms_.false_term()}; }
  [[nodiscard]] static bool is_choice(const SymValue& v) { return v.is_ground() || v.get_if<Choice>() != nullptr; }

  Equality ground(const Value& a, const Value& b) const {
    const auto equal = Value::equal(a, b);
    return equal ? no_error(terms_.boolean(*equal)) : Equality{terms_.false_term(), terms_.true_term()};
  }

  /// \/ over the values both can have; both lists are sorted.
  Equality choices(const SymValue& a, const SymValue& b) {
    Guarded<Value> single;
    if (a.is_ground()) single.emplace_back(terms_.true_term(), a.ground());
    if (b.is_ground()) single.emplace_back(terms_.true_term(), b.ground());
    const Guarded<Value>& left = a.is_ground() ? single : a.get_if<Choice>()->alternatives;
    const Guarded<Value>& right = b.is_ground() ? single : b.get_if<Choice>()->alternatives;
    std::vector<TermId> equal;
    for (std::size_t i = 0, j = 0; i < left.size() && j < right.size();) {
      if (left[i].second < right[j].second) {
        ++i;
      } else if (right[j].second < left[i].second) {
        ++j;
      } else {
        equal.push_back(terms_.conjunction({left[i++].first, right[j++].first}));
      }
    }
    const auto shapes = [&](const SymValue& v) {
      return v.is_ground() ? std::make_shared<const Shapes>(single) : KnownComparisons::of(terms_).shapes(v);
    };
    return {terms_.disjunction(equal), incomparable(left, *shapes(a), right, *shapes(b))};
  }

  /// \/ guard /\ part = other
  Equality distribute(const Guarded<SymValue>& parts, const SymValue& other, bool left) {
    std::vector<TermId> equal;
    std::vector<TermId> ill;
    for (const auto& [guard, part] : parts) {
      const Equality e = left ? compare(part, other) : compare(other, part);
      equal.push_back(terms_.conjunction({guard, e.equal}));
      ill.push_back(terms_.conjunction({guard, e.ill_typed}));
    }
    return {terms_.disjunction(equal), terms_.disjunction(ill)};
  }

  [[nodiscard]] static Class single_class(const SymValue& v) {
    if (v.is_ground()) return class_of(v.ground());
    if (v.get_if<Boolean>() != nullptr) return Class::Boolean;
    if (v.get_if<IntegerTerm>() != nullptr) return Class::Integer;
    return v.get_if<Function>() != nullptr || v.get_if<LargeFunction>() != nullptr ? Class::Function : Class::Set;
  }

  /// Values of different classes: an error, except that an untyped model value differs from everything.
  std::optional<Equality> classes(const SymValue& a, const SymValue& b) const {
    const Class x = single_class(a);
    const Class y = single_class(b);
    if (x == y) return std::nullopt;
    const SymValue* model = x == Class::ModelValue ? &a : y == Class::ModelValue ? &b : nullptr;
    const bool ill = model == nullptr || model->ground().model_value_type() != 0;
    return Equality{terms_.false_term(), terms_.boolean(ill)};
  }

  /// The condition that some value on the left meets one on the right that TLC cannot compare it with.
  TermId incomparable(const Guarded<Value>& left, const Shapes& left_shapes, const Guarded<Value>& right,
                      const Shapes& right_shapes) {
    std::vector<std::vector<bool>> clash(left_shapes.examples.size());  // by shape on the left and on the right
    bool some = false;
    for (std::size_t x = 0; x < clash.size(); ++x) {
      for (const Value& example : right_shapes.examples) {
        clash[x].push_back(detail::may_clash(left_shapes.examples[x], example));
        some = some || clash[x].back();
      }
    }
    if (!some) return terms_.false_term();
    std::vector<TermId> ill;
    for (std::size_t i = 0; i < left.size(); ++i) {
      for (std::size_t j = 0; j < right.size(); ++j) {
        if (!clash[left_shapes.of[i]][right_shapes.of[j]]) continue;
        if (!Value::equal(left[i].second, right[j].second)) {
          ill.push_back(terms_.conjunction({left[i].first, right[j].first}));
        }
      }
    }
    return terms_.disjunction(ill);
  }

  /// Same domain and equal values. TLC compares domains first, then values in the order of keys up to the first difference. Of
  /// records a field that differs decides, wherever it stands.
  Equality functions(const Function& a, const Function& b) {
    std::vector<TermId> same_domain;
    std::vector<TermId> equal;
    std::vector<TermId> ill;
    std::vector<std::tuple<TermId, TermId, Equality>> values;
    std::size_t i = 0;
    std::size_t j = 0;
    while (i < a.entries.size() || j < b.entries.size()) {
      const bool left = j == b.entries.size() || (i < a.entries.size() && a.entries[i].key <= b.entries[j].key);
      const bool right = i == a.entries.size() || (j < b.entries.size() && b.entries[j].key <= a.entries[i].key);
      const TermId in_a = left ? a.entries[i].present : terms_.false_term();
      const TermId in_b = right ? b.entries[j].present : terms_.false_term();
      same_domain.push_back(terms_.iff(in_a, in_b));
      if (terms_.is_false(same_domain.back())) break;
      if (left && right) values.emplace_back(in_a, in_b, compare(a.entries[i].value, b.entries[j].value));
      i += left ? 1 : 0;
      j += right ? 1 : 0;
    }
    const TermId domains = terms_.conjunction(same_domain);
    if (!a.is_sequence || !b.is_sequence) ill.push_back(key_clash(a, b));
    if (terms_.is_false(domains)) return {domains, terms_.disjunction(ill)};
    equal.push_back(domains);
    const bool are_records = is_record(a) && is_record(b);
    if (are_records) ill.push_back(terms_.conjunction({domains, undecided(values)}));
    for (const auto& [in_a, in_b, value] : values) {
      if (!are_records && !terms_.is_false(value.ill_typed)) {
        std::vector<TermId> reached = equal;
        reached.insert(reached.end(), {in_a, in_b, value.ill_typed});
        ill.push_back(terms_.conjunction(reached));
      }
      equal.push_back(terms_.disjunction({terms_.negate(in_a), terms_.negate(in_b), value.equal}));
    }
    return {terms_.conjunction(equal), terms_.disjunction(ill)};
  }

  /// On one large domain there is an argument that neither writes to, so that the bases must be equal; and then what is written
  /// must be. (The domains of other functions differ from a large one.)
  Equality large_functions(const LargeFunction& a, const LargeFunction& b) {
    if (a.bases.empty() != b.bases.empty()) return no_error(terms_.false_term());
    const Equality domains = compare(a.domain, b.domain);
    if (terms_.is_false(domains.equal)) return domains;
    std::vector<TermId> ill{domains.ill_typed};
    std::vector<TermId> equal_bases;
    for (const auto& [left_guard, left] : a.bases) {
      for (const auto& [right_guard, right] : b.bases) {
        const TermId here = terms_.conjunction({left_guard, right_guard});
        if (terms_.is_false(here)) continue;
        if (left.arbitrary != right.arbitrary) {
          throw Unsupported("whether two functions on a set too large to list are equal, of which one is arbitrary");
        }
        const Equality e = left.arbitrary ? no_error(terms_.true_term()) : compare(left.otherwise, right.otherwise);
        equal_bases.push_back(terms_.conjunction({here, e.equal}));
        ill.push_back(terms_.conjunction({here, e.ill_typed}));
      }
    }
    std::vector<TermId> equal{domains.equal};
    if (!a.bases.empty()) equal.push_back(terms_.disjunction(equal_bases));
    const auto compare_at = [&](const LargeFunction::Write& w) {
      const Equality e = compare(read(terms_, limits_, a, w.key), read(terms_, limits_, b, w.key));
      equal.push_back(terms_.disjunction({terms_.negate(w.when), e.equal}));
      ill.push_back(terms_.conjunction({w.when, e.ill_typed}));
    };
    std::size_t alike = 0;  // the same writes on both sides make no difference
    const bool same_bases =
        std::equal(a.bases.begin(), a.bases.end(), b.bases.begin(), b.bases.end(),
                   [](const auto& x, const auto& y) { return x.first == y.first && identical(x.second, y.second); });
    while (same_bases && alike < std::min(a.writes.size(), b.writes.size()) && identical(a.writes[alike], b.writes[alike]))
      ++alike;
    for (std::size_t i = alike; i < a.writes.size(); ++i) compare_at(a.writes[i]);
    for (std::size_t i = alike; i < b.writes.size(); ++i) compare_at(b.writes[i]);
    return {terms_.conjunction(equal), terms_.disjunction(ill)};
  }

  [[nodiscard]] static bool is_record(const Function& f) {
    return std::all_of(f.entries.begin(), f.entries.end(), [](const FunctionEntry& e) { return e.key.is_string(); });
  }

  /// Some values cannot be compared, and none of the others differ.
  TermId undecided(const std::vector<std::tuple<TermId, TermId, Equality>>& values) {
    std::vector<TermId> ill;
    for (const auto& [in_a, in_b, value] : values) ill.push_back(terms_.conjunction({in_a, in_b, value.ill_typed}));
    const TermId some = terms_.disjunction(ill);
    if (terms_.is_false(some)) return some;
    std::vector<TermId> open{some};
    for (const auto& [in_a, in_b, value] : values) {
      open.push_back(terms_.disjunction({terms_.negate(in_a), terms_.negate(in_b), value.equal, value.ill_typed}));
    }
    return terms_.conjunction(open);
  }

  TermId key_clash(const Function& a, const Function& b) {
    Guarded<Value> left;
    Guarded<Value> right;
    for (const FunctionEntry& e : a.entries) left.emplace_back(e.present, e.key);
    for (const FunctionEntry& e : b.entries) right.emplace_back(e.present, e.key);
    return clash(left, right);
  }

  /// Sets (and domains) of different size differ, whatever is in them. Else TLC compares their elements in order, up to the
  /// first difference: u on the left (not on the right) meets w, the next one on the right; ill-typed when these are
  /// incomparable.
  TermId clash(const Guarded<Value>& left, const Guarded<Value>& right) {
    if (terms_.is_false(incomparable(left, Shapes(left), right, Shapes(right)))) return terms_.false_term();
    std::vector<TermId> ill;
    first_difference(left, right, ill);
    first_difference(right, left, ill);
    std::vector<TermId> a;
    std::vector<TermId> b;
    for (const auto& [guard, value] : left) a.push_back(guard);
    for (const auto& [guard, value] : right) b.push_back(guard);
    return terms_.conjunction({terms_.disjunction(ill), detail::same_count(terms_, a, b)});
  }

  /// The cases in which u < w, both lists being sorted.
  void first_difference(const Guarded<Value>& left, const Guarded<Value>& right, std::vector<TermId>& ill) {
    std::vector<TermId> equal_so_far;
    std::size_t j = 0;
    for (const auto& [in_left, u] : left) {
      for (; j < right.size() && right[j].second < u; ++j) equal_so_far.push_back(terms_.negate(right[j].first));
      const TermId in_right = j < right.size() && right[j].second == u ? right[j++].first : terms_.false_term();
      std::vector<TermId> gap = equal_so_far;
      gap.insert(gap.end(), {in_left, terms_.negate(in_right)});
      for (std::size_t k = j; k < right.size(); ++k) {
        if (!Value::equal(u, right[k].second)) {
          gap.push_back(right[k].first);
          ill.push_back(terms_.conjunction(gap));
          gap.pop_back();
        }
        gap.push_back(terms_.negate(right[k].first));
      }
      equal_so_far.push_back(terms_.iff(in_left, in_right));
    }
  }

  static bool is_infinite(const SymValue& set) {
    if (const auto* sequences = set.get_if<SeqSet>()) {
      return sequences->elements.is_ground() && sequences->elements.ground().cardinality() != Integer(0);
    }
    if (!set.is_ground()) return false;
    switch (set.ground().kind()) {
      case ValueKind::NatSet:
      case ValueKind::IntSet:
      case ValueKind::RealSet:
      case ValueKind::StringSet:
      case ValueKind::AnySet:
        return true;
      case ValueKind::SeqSet:
        return set.ground().base().cardinality() != Integer(0);
      default:
        return false;
    }
  }

  Equality sets(const SymValue& a, const SymValue& b) {
    const SymValue x = detail::unfold_rule(a);
    const SymValue y = detail::unfold_rule(b);
    if (const auto* i = x.get_if<Interval>(); i != nullptr && y.get_if<Interval>() != nullptr) {
      const auto* j = y.get_if<Interval>();
      const auto ends = [&](const Interval& s) {
        return std::pair(number(terms_, s.low, nullptr).term, number(terms_, s.high, nullptr).term);
      };
      const auto [low, high] = ends(*i);
      const auto [other_low, other_high] = ends(*j);
      const TermId empty = terms_.conjunction({terms_.less(high, low), terms_.less(other_high, other_low)});
      return no_error(
          terms_.disjunction({empty, terms_.conjunction({terms_.equal(low, other_low), terms_.equal(high, other_high)})}));
    }
    if (const auto* p = x.get_if<PowerSet>(); p != nullptr && y.get_if<PowerSet>() != nullptr) {
      return compare(p->base, y.get_if<PowerSet>()->base);
    }
    // No finite set is an infinite one.
    if (is_infinite(a) != is_infinite(b) && (detail::is_extensional(a) || detail::is_extensional(b))) {
      return no_error(terms_.false_term());
    }
    return listed_sets(extension(terms_, limits_, a), extension(terms_, limits_, b));
  }

  Equality listed_sets(Set a, Set b) {
    std::vector<TermId> equal;
    std::vector<TermId> ill;
    const auto is_empty = [](const Set& set) { return set.members.empty() && set.others.empty(); };
    if (is_empty(a) || is_empty(b)) {  // whatever the elements of the other one are
      const Set& other = is_empty(a) ? b : a;
      for (const auto& [value, guard] : other.members) equal.push_back(terms_.negate(guard));
      for (const auto& [guard, value] : other.others) equal.push_back(terms_.negate(guard));
      return no_error(terms_.conjunction(equal));
    }
    if (!a.others.empty() || !b.others.empty()) {
      a = grounded(std::move(a));
      b = grounded(std::move(b));
    }
    ill.push_back(clash(guarded(a), guarded(b)));
    if (a.others.empty() && b.others.empty()) {
      for (std::size_t i = 0, j = 0; i < a.members.size() || j < b.members.size();) {
        const bool left = j == b.members.size() || (i < a.members.size() && a.members[i].first <= b.members[j].first);
        const bool right = i == a.members.size() || (j < b.members.size() && b.members[j].first <= a.members[i].first);
        equal.push_back(terms_.iff(left ? a.members[i++].second : terms_.false_term(),
                                   right ? b.members[j++].second : terms_.false_term()));
      }
    } else {
      included(a, b, equal, ill);
      included(b, a, equal, ill);
    }
    return {terms_.conjunction(equal), terms_.disjunction(ill)};
  }

  /// The set with those elements listed that expand into few values.
  Set grounded(Set set) {
    const SymValue value = make_set(terms_, std::move(set), limits_.choice);
    return extension(terms_, limits_, value);
  }

  /// Each element of `part` is one of `whole`. Which elements TLC would compare is only known of singletons.
  void included(const Set& part, const Set& whole, std::vector<TermId>& equal, std::vector<TermId>& ill) {
    const SymValue whole_value = wrap(whole);
    const bool singletons = part.members.size() + part.others.size() == 1 && whole.members.size() + whole.others.size() == 1;
    const auto element = [&](TermId guard, const SymValue& value) {
      const Membership m = membership(terms_, limits_, value, whole_value, guard);
      equal.push_back(terms_.implies(guard, m.member));
      if (singletons) ill.push_back(terms_.conjunction({guard, m.ill_typed}));
    };
    for (const auto& [value, guard] : part.members) element(guard, value);
    for (const auto& [guard, value] : part.others) element(guard, value);
  }

  static Guarded<Value> guarded(const Set& set) {
    Guarded<Value> result;
    for (const auto& [value, guard] : set.members) result.emplace_back(guard, value);
    return result;
  }

  Terms& terms_;
  const Limits& limits_;
};

}  // namespace

Equality equality(Terms& terms, const Limits& limits, const SymValue& a, const SymValue& b) {
  if (!KnownComparisons::is_worthwhile(a) || !KnownComparisons::is_worthwhile(b))
    return Comparison(terms, limits).compare(a, b);
  KnownComparisons& known = KnownComparisons::of(terms);
  if (const Equality* before = known.find(a, b)) return *before;
  const Equality result = Comparison(terms, limits).compare(a, b);
  known.keep(a, b, result);
  return result;
}

}  // namespace tlaloc::symbolic
