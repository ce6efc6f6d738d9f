// Merging the leaves of values: Boolean and integer terms under exclusive guards.
#include <algorithm>

#include "encoder/symbolic/merger.h"
#include "frontend/support/check.h"

namespace tlaloc::symbolic::detail {

bool Merger::is_literal(TermId t) const {
  if (terms_.op(t) == term::Op::Not) t = terms_.args(t).front();
  return terms_.args(t).empty();
}

TermId Merger::boolean(const std::vector<BooleanLeaf>& leaves, const std::string& name) {
  TLALOC_CHECK(!leaves.empty(), "a merge of nothing");
  std::vector<BooleanLeaf> groups;
  std::vector<std::vector<TermId>> guards;
  for (const BooleanLeaf& leaf : leaves) {
    const auto twin = std::find_if(groups.begin(), groups.end(), [&](const auto& g) { return g.value == leaf.value; });
    if (twin == groups.end()) {
      groups.push_back(leaf);
      guards.push_back({leaf.guard});
    } else {
      twin->weight += leaf.weight;
      guards[static_cast<std::size_t>(twin - groups.begin())].push_back(leaf.guard);
    }
  }
  if (groups.size() == 1) return groups.front().value;
  std::size_t widest = 0;
  for (std::size_t i = 1; i < groups.size(); ++i) {
    // Among equals the constant FALSE: its formula is the shortest.
    const bool better = groups[i].weight > groups[widest].weight ||
                        (groups[i].weight == groups[widest].weight && !terms_.is_false(groups[widest].value));
    if (better) widest = i;
  }
  for (std::size_t i = 0; i < groups.size(); ++i) {
    if (i != widest) groups[i].guard = terms_.disjunction(guards[i]);
  }
  if (equations_ == nullptr) return formula(groups, widest);
  const bool constant = std::all_of(groups.begin(), groups.end(), [&](const auto& g) {
    return terms_.args(g.value).empty() && is_literal(g.value) && terms_.op(g.value) != term::Op::Variable;
  });
  if (constant) {  // a selector may itself be the leaf
    const TermId direct = formula(groups, widest);
    if (is_literal(direct)) return direct;
  }
  const TermId fresh = terms_.bool_variable(name);
  std::vector<TermId> group_guards;
  for (const auto& g : groups) group_guards.push_back(g.guard);
  for (std::size_t i = 0; i < groups.size(); ++i) define(group_guards, i, widest, terms_.iff(fresh, groups[i].value));
  return fresh;
}

/// \/ guard_i /\ b_i, the widest group guarded by the absence of the others. The guard of a group that is certainly true needs
/// not be excluded, and so on: see each case.
TermId Merger::formula(const std::vector<BooleanLeaf>& groups, std::size_t widest) {
  const TermId rest = groups[widest].value;
  std::vector<TermId> parts;
  if (terms_.is_true(rest)) {  // /\ guard_i => b_i
    for (std::size_t i = 0; i < groups.size(); ++i) {
      if (i != widest) parts.push_back(terms_.implies(groups[i].guard, groups[i].value));
    }
    return terms_.conjunction(parts);
  }
  if (groups.size() == 2 && !terms_.is_false(rest)) {
    const auto& other = groups[1 - widest];
    return terms_.ite(other.guard, other.value, rest);
  }
  std::vector<TermId> unchanged{rest};
  for (std::size_t i = 0; i < groups.size(); ++i) {
    if (i == widest) continue;
    parts.push_back(terms_.conjunction({groups[i].guard, groups[i].value}));
    if (!terms_.is_true(groups[i].value)) unchanged.push_back(terms_.negate(groups[i].guard));
  }
  parts.push_back(terms_.conjunction(unchanged));
  return terms_.disjunction(parts);
}

SymValue Merger::integer(const std::vector<IntegerLeaf>& leaves, const std::string& name) {
  std::vector<IntegerLeaf> groups;
  std::vector<std::vector<TermId>> guards;
  const auto wider = [](const std::optional<Integer>& a, const std::optional<Integer>& b, bool low) {
    if (!a || !b) return std::optional<Integer>();
    return std::optional(low ? std::min(*a, *b) : std::max(*a, *b));
  };
  std::optional<Integer> low = leaves.front().value.low;
  std::optional<Integer> high = leaves.front().value.high;
  for (const IntegerLeaf& leaf : leaves) {
    low = wider(low, leaf.value.low, true);
    high = wider(high, leaf.value.high, false);
    const auto twin =
        std::find_if(groups.begin(), groups.end(), [&](const auto& g) { return g.value.term == leaf.value.term; });
    if (twin == groups.end()) {
      groups.push_back(leaf);
      guards.push_back({leaf.guard});
    } else {
      twin->weight += leaf.weight;
      guards[static_cast<std::size_t>(twin - groups.begin())].push_back(leaf.guard);
    }
  }
  if (groups.size() == 1) return make_integer(terms_, groups.front().value.term, low, high);
  const auto widest = static_cast<std::size_t>(
      std::max_element(groups.begin(), groups.end(), [](const auto& a, const auto& b) { return a.weight < b.weight; }) -
      groups.begin());
  for (std::size_t i = 0; i < groups.size(); ++i) {
    if (i != widest) groups[i].guard = terms_.disjunction(guards[i]);
  }
  if (equations_ == nullptr) {
    TermId result = groups[widest].value.term;
    for (std::size_t i = groups.size(); i-- > 0;) {
      if (i != widest) result = terms_.ite(groups[i].guard, groups[i].value.term, result);
    }
    return make_integer(terms_, result, low, high);
  }
  // The variable's own bounds must hold everywhere, those of the value only where it is used: take what the terms say.
  term::Range range = terms_.range(groups.front().value.term);
  std::vector<TermId> group_guards;
  for (const auto& g : groups) {
    range.low = wider(range.low, terms_.range(g.value.term).low, true);
    range.high = wider(range.high, terms_.range(g.value.term).high, false);
    group_guards.push_back(g.guard);
  }
  const TermId fresh = terms_.int_variable(name, range.low, range.high);
  for (std::size_t i = 0; i < groups.size(); ++i) define(group_guards, i, widest, terms_.equal(fresh, groups[i].value.term));
  return make_integer(terms_, fresh, low, high);
}

void Merger::define(std::vector<TermId> guards, std::size_t i, std::size_t widest, TermId fact) {
  if (i == widest) {
    guards[i] = fact;
    equations_->push_back(terms_.disjunction(guards));
  } else {
    equations_->push_back(terms_.implies(guards[i], fact));
  }
}

}  // namespace tlaloc::symbolic::detail
