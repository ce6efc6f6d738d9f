// Sets given extensionally: every element with the condition under which it is one.
#include <algorithm>

#include "encoder/symbolic/detail.h"
#include "frontend/support/overloaded.h"
#include "frontend/support/stack.h"

namespace tlaloc::symbolic {

namespace {

class Lister {
 public:
  Lister(Terms& terms, const Limits& limits) : terms_(terms), limits_(limits) {}

  Set list(const SymValue& set) {
    if (stack::is_low()) return stack::on_segment([&] { return list(set); });
    return std::visit(Overloaded{
                          [&](const Value& s) { return ground(s); },
                          [](const Set& s) { return s; },
                          [&](const Choice&) { return alternatives(set); },
                          [&](const Union&) { return alternatives(set); },
                          [&](const Interval& s) { return interval(s); },
                          [&](const PowerSet& s) { return power_set(s); },
                          [&](const FunctionSet& s) { return function_set(s); },
                          [&](const RecordSet& s) { return record_set(s); },
                          [&](const Product& s) { return product(s); },
                          [&](const SeqSet& s) { return sequences(s); },
                          [&](const Comprehension& s) { return comprehension(s); },
                          [&](const Boolean&) -> Set { throw Unsupported("a Boolean stands where a set is listed"); },
                          [&](const IntegerTerm&) -> Set { throw Unsupported("an integer stands where a set is listed"); },
                          [&](const LargeFunction&) -> Set { throw Unsupported("a function stands where a set is listed"); },
                          [&](const Function&) -> Set { throw Unsupported("a function stands where a set is listed"); },
                      },
                      set.node().payload);
  }

 private:
  /// One element of a listed set, ground or not.
  using Elements = detail::Guarded<SymValue>;

  Set ground(const Value& s) const {
    if (!s.is_set()) throw Unsupported("`" + s.to_string() + "` stands where a set is listed");
    const auto elements = s.elements(limits_.enumerate);
    if (!elements) {
      throw Unsupported(s.is_enumerable() ? "the set `" + s.to_string() + "` has too many elements to be listed"
                                          : "the set `" + s.to_string() + "` cannot be listed");
    }
    Set result;
    for (const Value& v : *elements) result.members.emplace_back(v, terms_.true_term());
    return result;
  }

  Set listed(const SymValue& value) {
    if (value.is_ground()) return ground(value.ground());
    return *value.get_if<Set>();
  }

  Set alternatives(const SymValue& set) {
    Set all;
    const auto parts = detail::alternatives_of(terms_, set);
    for (const auto& [guard, part] : *parts) {
      if (!terms_.is_true(is_of_class(terms_, part, Class::Set))) continue;
      const Set some = list(part);
      for (const auto& [value, member] : some.members) all.members.emplace_back(value, terms_.conjunction({guard, member}));
      for (const auto& [g, element] : some.others) all.others.emplace_back(terms_.conjunction({guard, g}), element);
    }
    return listed(make_set(terms_, std::move(all)));
  }

  Set interval(const Interval& s) {
    const auto low = detail::bounds_of(terms_, s.low).first;
    const auto high = detail::bounds_of(terms_, s.high).second;
    if (!low || !high) throw Unsupported("an interval whose ends have no known bounds cannot be listed");
    if (*high - *low >= Integer(static_cast<std::int64_t>(limits_.enumerate))) {
      throw Unsupported("an interval of up to " + (*high - *low + 1).to_string() + " integers cannot be listed");
    }
    Set result;
    for (Integer k = *low; k <= *high; k = k + 1) {
      const TermId member =
          terms_.conjunction({detail::at_least_low(terms_, s.low, k), detail::at_most_high(terms_, s.high, k)});
      if (!terms_.is_false(member)) result.members.emplace_back(Value::integer(k), member);
    }
    return result;
  }

  Elements elements_of(const SymValue& set) {
    const Set s = list(set);
    Elements result;
    for (const auto& [value, member] : s.members) result.emplace_back(member, value);
    for (const auto& [guard, element] : s.others) result.emplace_back(guard, element);
    return result;
  }

  void check_count(std::size_t count, const char* what) const {
    if (count > limits_.enumerate) throw Unsupported(std::string(what) + " has too many elements to be listed");
  }

  /// One subset per combination of elements; it is one when all it holds are elements.
  Set power_set(const PowerSet& s) {
    const Elements base = elements_of(s.base);
    if (base.size() > 20)
      throw Unsupported("SUBSET of a set that may have " + std::to_string(base.size()) + " elements cannot be listed");
    check_count(std::size_t{1} << base.size(), "SUBSET of a set");
    Set all;
    for (std::size_t mask = 0; mask < (std::size_t{1} << base.size()); ++mask) {
      std::vector<TermId> guards;
      Set subset;
      for (std::size_t i = 0; i < base.size(); ++i) {
        if ((mask >> i & 1U) == 0) continue;
        guards.push_back(base[i].first);
        if (base[i].second.is_ground()) {
          subset.members.emplace_back(base[i].second.ground(), terms_.true_term());
        } else {
          subset.others.emplace_back(terms_.true_term(), base[i].second);
        }
      }
      all.others.emplace_back(terms_.conjunction(guards), make_set(terms_, std::move(subset)));
    }
    return listed(make_set(terms_, std::move(all)));
  }

  /// All ways to pick one element per key, as functions.
  Set pick_each(const std::vector<std::pair<Value, Elements>>& keys, TermId condition, const char* what) {
    struct Partial {
      TermId guard;
      std::vector<FunctionEntry> entries;
    };
    std::vector<Partial> partial{{condition, {}}};
    for (const auto& [key, elements] : keys) {
      std::vector<Partial> next;
      for (const Partial& p : partial) {
        for (const auto& [guard, element] : elements) {
          const TermId both = terms_.conjunction({p.guard, guard});
          if (terms_.is_false(both)) continue;
          next.push_back({both, p.entries});
          next.back().entries.push_back({key, terms_.true_term(), element});
        }
        check_count(next.size(), what);
      }
      partial = std::move(next);
    }
    Set all;
    for (Partial& p : partial) {
      all.others.emplace_back(p.guard, make_function(terms_, Function{std::move(p.entries), false}));
    }
    return listed(make_set(terms_, std::move(all)));
  }

  Set function_set(const FunctionSet& s) {
    const auto domains = expand(terms_, s.domain, limits_.choice);
    if (!domains) throw Unsupported("a set of functions whose domain varies too much cannot be listed");
    const Elements range = elements_of(s.range);
    Set all;
    for (const auto& [guard, domain] : *domains) {
      const auto keys = domain.elements(limits_.enumerate);
      if (!keys) throw Unsupported("a set of functions on `" + domain.to_string() + "` cannot be listed");
      std::vector<std::pair<Value, Elements>> picks;
      for (const Value& key : *keys) picks.emplace_back(key, range);
      Set some = pick_each(picks, guard, "a set of functions");
      std::move(some.members.begin(), some.members.end(), std::back_inserter(all.members));
      std::move(some.others.begin(), some.others.end(), std::back_inserter(all.others));
    }
    return listed(make_set(terms_, std::move(all)));
  }

  Set record_set(const RecordSet& s) {
    std::vector<std::pair<Value, Elements>> picks;
    for (const auto& [name, field] : s.fields) picks.emplace_back(Value::string(name), elements_of(field));
    return pick_each(picks, terms_.true_term(), "a set of records");
  }

  Set product(const Product& s) {
    std::vector<std::pair<Value, Elements>> picks;
    for (const SymValue& factor : s.factors) picks.emplace_back(Value::integer(picks.size() + 1), elements_of(factor));
    return pick_each(picks, terms_.true_term(), "a Cartesian product");
  }

  Set sequences(const SeqSet& s) {
    for (const auto& [guard, element] : elements_of(s.elements)) {
      if (!terms_.is_false(guard)) throw Unsupported("Seq(S) is infinite and cannot be listed");
    }
    return ground(Value::set({Value::tuple({})}));
  }

  Set comprehension(const Comprehension& s) {
    if (!s.base) throw Unsupported(s.description + " cannot be listed");
    Set result = list(*s.base);
    for (auto& [value, member] : result.members) {
      if (!terms_.is_false(member)) member = terms_.conjunction({member, s.contains(value, member).member});
    }
    for (auto& [guard, element] : result.others) {
      if (!terms_.is_false(guard)) guard = terms_.conjunction({guard, s.contains(element, guard).member});
    }
    return listed(make_set(terms_, std::move(result)));
  }

  Terms& terms_;
  const Limits& limits_;
};

}  // namespace

Set extension(Terms& terms, const Limits& limits, const SymValue& set) { return Lister(terms, limits).list(set); }

bool is_set_of_integers(const Value& set) {
  if (stack::is_low()) return stack::on_segment([&] { return is_set_of_integers(set); });
  switch (set.kind()) {
    case ValueKind::NatSet:
    case ValueKind::IntSet:
    case ValueKind::Interval:
      return true;
    case ValueKind::SetOp:
      return is_set_of_integers(set.base()) &&
             (set.set_operator() != Value::SetOperator::Union || is_set_of_integers(set.range()));
    case ValueKind::Set:
      return std::all_of(set.items().begin(), set.items().end(), [](const Value& item) { return item.is_int(); });
    default:
      return false;
  }
}

}  // namespace tlaloc::symbolic
