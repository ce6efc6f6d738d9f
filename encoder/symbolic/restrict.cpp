// What a value depends on, and what is left of it when some of that is known.
#include <algorithm>

#include "encoder/symbolic/detail.h"
#include "frontend/support/stack.h"

namespace tlaloc::symbolic {

namespace {

class Restriction {
 public:
  Restriction(Terms& terms, const std::unordered_set<TermId>& impossible) : terms_(terms), impossible_(impossible) {}

  SymValue operator()(const SymValue& value) const {
    if (stack::is_low()) return stack::on_segment([&] { return (*this)(value); });
    if (value.is_ground()) return value;
    if (const auto* b = value.get_if<Boolean>()) return make_boolean(terms_, known(b->term));
    if (const auto* choice = value.get_if<Choice>()) {
      std::vector<std::pair<TermId, Value>> left;
      for (const auto& [guard, v] : choice->alternatives) left.emplace_back(known(guard), v);
      SymValue result = make_choice(terms_, std::move(left));
      return result.get_if<Union>() != nullptr ? value : result;  // none left: the state itself is impossible
    }
    if (const auto* kinds = value.get_if<Union>()) return union_of(*kinds, value);
    if (const auto* set = value.get_if<Set>()) {
      Set result;
      for (const auto& [element, member] : set->members) result.members.emplace_back(element, known(member));
      for (const auto& [guard, element] : set->others) result.others.emplace_back(known(guard), (*this)(element));
      return make_set(terms_, std::move(result));
    }
    if (const auto* function = value.get_if<Function>()) {
      Function result;
      result.is_sequence = function->is_sequence;
      for (const FunctionEntry& e : function->entries) {
        const TermId present = known(e.present);
        result.entries.push_back({e.key, present, terms_.is_false(present) ? e.value : (*this)(e.value)});
      }
      return make_function(terms_, std::move(result));
    }
    return value;
  }

 private:
  [[nodiscard]] TermId known(TermId guard) const {
    if (impossible_.contains(guard)) return terms_.false_term();
    if (impossible_.contains(terms_.negate(guard))) return terms_.true_term();
    return guard;
  }
  SymValue union_of(const Union& kinds, const SymValue& whole) const {
    Union result;
    for (const auto& [guard, part] : kinds.alternatives) {
      const TermId left = known(guard);
      if (!terms_.is_false(left)) result.alternatives.emplace_back(left, (*this)(part));
    }
    if (result.alternatives.empty()) return whole;
    return result.alternatives.size() == 1 ? result.alternatives.front().second : wrap(std::move(result));
  }

  Terms& terms_;
  const std::unordered_set<TermId>& impossible_;
};

void collect(Terms& terms, const SymValue& value, std::vector<TermId>& out) {
  if (stack::is_low()) return stack::on_segment([&] { collect(terms, value, out); });
  const auto note = [&](TermId guard) {
    if (!terms.is_true(guard) && !terms.is_false(guard)) out.push_back(guard);
  };
  const auto both_ways = [&](TermId guard) {
    note(guard);
    note(terms.negate(guard));
  };
  if (value.is_ground()) return;
  if (const auto* b = value.get_if<Boolean>()) {
    both_ways(b->term);
  } else if (const auto* choice = value.get_if<Choice>()) {
    for (const auto& [guard, v] : choice->alternatives) note(guard);
  } else if (const auto* kinds = value.get_if<Union>()) {
    for (const auto& [guard, part] : kinds->alternatives) {
      note(guard);
      collect(terms, part, out);
    }
  } else if (const auto* set = value.get_if<Set>()) {
    for (const auto& [element, member] : set->members) both_ways(member);
    for (const auto& [guard, element] : set->others) {
      both_ways(guard);
      collect(terms, element, out);
    }
  } else if (const auto* function = value.get_if<Function>()) {
    for (const FunctionEntry& e : function->entries) {
      both_ways(e.present);
      collect(terms, e.value, out);
    }
  }
}

}  // namespace

std::vector<TermId> conditions(Terms& terms, const SymValue& value) {
  std::vector<TermId> out;
  collect(terms, value, out);
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

SymValue restrict(Terms& terms, const SymValue& value, const std::unordered_set<TermId>& impossible) {
  return Restriction(terms, impossible)(value);
}

}  // namespace tlaloc::symbolic
