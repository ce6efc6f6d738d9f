// Folds of the Boolean connectives. Conjunction and disjunction are one procedure, told apart by `op`; the comments speak of
// conjunction, the dual holds for disjunction.
#include <algorithm>

#include "encoder/term/store.h"
#include "frontend/support/check.h"

namespace tlaloc::term {

namespace {

Op dual(Op op) { return op == Op::And ? Op::Or : Op::And; }

bool contains(const std::vector<TermId>& sorted, TermId t) { return std::binary_search(sorted.begin(), sorted.end(), t); }

}  // namespace

TermId Terms::Impl::negate(TermId a) {
  const Node& n = node(a);
  TLALOC_CHECK(n.sort == Sort::Bool, "negation of an integer term");
  // constants: ~TRUE => FALSE, ~FALSE => TRUE
  if (a == kTrue) return kFalse;
  if (a == kFalse) return kTrue;
  switch (n.op) {
    // double-negation: ~~x => x
    case Op::Not:
      return n.args[0];
    // negated-count: ~(at most k of xs) => at least k + 1 of xs, and back
    case Op::AtMost:
      return at_least(args(a), n.payload + 1);
    case Op::AtLeast:
      return at_most(args(a), n.payload - 1);
    default:
      return make(Op::Not, Sort::Bool, {a});
  }
}

TermId Terms::Impl::junction(Op op, std::span<const TermId> args_in) {
  const TermId unit = op == Op::And ? kTrue : kFalse;
  const TermId zero = op == Op::And ? kFalse : kTrue;
  std::vector<TermId> list;
  list.reserve(args_in.size());
  std::vector<TermId> work(args_in.rbegin(), args_in.rend());
  while (!work.empty()) {
    const TermId a = work.back();
    work.pop_back();
    const Node& n = node(a);
    TLALOC_CHECK(n.sort == Sort::Bool, "Boolean connective over an integer term");
    // unit, zero: x /\ TRUE => x, x /\ FALSE => FALSE
    if (a == unit) continue;
    if (a == zero) return zero;
    // flatten: x /\ (y /\ z) => x /\ y /\ z, when the inner one is small
    if (n.op == op && n.count <= kFlatten) {
      work.insert(work.end(), n.args, n.args + n.count);
      continue;
    }
    // de-morgan: x /\ ~(y \/ z) => x /\ ~y /\ ~z, when the inner one is small
    if (n.op == Op::Not) {
      const Node& inner = node(n.args[0]);
      if (inner.op == dual(op) && inner.count <= kFlatten) {
        const std::span<const TermId> parts(inner.args, inner.count);
        for (const TermId part : parts) work.push_back(negate(part));
        continue;
      }
    }
    list.push_back(a);
  }
  // duplicates: x /\ x => x
  std::sort(list.begin(), list.end());
  list.erase(std::unique(list.begin(), list.end()), list.end());
  // complement: x /\ ~x => FALSE
  for (const TermId a : list) {
    if (is(a, Op::Not) && contains(list, node(a).args[0])) return zero;
  }
  bool changed = false;
  if (list.size() >= 2 && absorb_depth_ < kAbsorbDepth) {
    const auto excluded = exclude(op, list);
    if (!excluded) return zero;
    changed = absorb(op, list) || *excluded;
  }
  if (changed) {
    ++absorb_depth_;
    const TermId result = junction(op, list);
    --absorb_depth_;
    return result;
  }
  if (list.empty()) return unit;
  if (list.size() == 1) return list.front();
  if (list.size() == 2) {
    const TermId resolved = resolve(op, list[0], list[1]);
    if (resolved.is_valid()) return resolved;
  }
  return make(op, Sort::Bool, list);
}

/// One pass over the small disjunctions in a conjunction. True when the list changed.
bool Terms::Impl::absorb(Op op, std::vector<TermId>& list) {
  const auto has = [&](TermId t) { return t.is_valid() && contains(list, t); };
  const auto has_complement = [&](TermId t) {
    return is(t, Op::Not) ? has(node(t).args[0]) : has(find(Op::Not, Sort::Bool, std::span(&t, 1), 0));
  };
  // What holds of all the variables of an exclusive group but one, by group: in a conjunction with x that they are false.
  std::unordered_map<std::uint32_t, TermId> chosen;
  for (const TermId a : list) {
    const bool negated = is(a, Op::Not);
    const TermId inner = negated ? node(a).args[0] : a;
    if (is(inner, Op::Variable) && node(inner).extra != 0 && negated == (op == Op::Or))
      chosen.emplace(node(inner).extra, inner);
  }
  // exclusive-part: with x in the list, y of its group: (y \/ z) => z, (~y \/ z) => TRUE
  const auto settled = [&](TermId part, bool positive) {
    const bool negated = is(part, Op::Not);
    const TermId inner = negated ? node(part).args[0] : part;
    if (chosen.empty() || !is(inner, Op::Variable) || node(inner).extra == 0 || negated == positive) return false;
    const auto found = chosen.find(node(inner).extra);
    return found != chosen.end() && found->second != inner;
  };
  bool changed = false;
  std::vector<TermId> result;
  result.reserve(list.size());
  for (const TermId a : list) {
    const bool negated = is(a, Op::Not);
    const TermId inner = negated ? node(a).args[0] : a;
    if (node(inner).op != (negated ? op : dual(op)) || node(inner).count > kFlatten) {
      result.push_back(a);
      continue;
    }
    bool absorbed = false;
    std::vector<TermId> rest;
    for (const TermId part : args(inner)) {
      const bool positive = negated == (op == Op::Or);  // how a variable stands in the conjunctive reading
      const bool implied = (negated ? has_complement(part) : has(part)) || settled(part, !positive);
      const bool refuted = (negated ? has(part) : has_complement(part)) || settled(part, positive);
      // absorb: x /\ (x \/ y) => x
      if (implied) absorbed = true;
      if (!refuted) rest.push_back(part);
    }
    if (absorbed) {
      changed = true;
      continue;
    }
    // strip: x /\ (~x \/ y) => x /\ y
    if (rest.size() < node(inner).count) {
      changed = true;
      ++absorb_depth_;
      const TermId shorter = junction(node(inner).op, rest);
      --absorb_depth_;
      result.push_back(negated ? negate(shorter) : shorter);
      continue;
    }
    result.push_back(a);
  }
  if (changed) list = std::move(result);
  return changed;
}

std::optional<bool> Terms::Impl::exclude(Op op, std::vector<TermId>& list) {
  // A disjunction is read as the negation of the conjunction of its complements.
  const auto inner_of = [&](TermId a) { return is(a, Op::Not) ? node(a).args[0] : a; };
  const auto positive = [&](TermId a) { return is(a, Op::Not) == (op == Op::Or); };
  struct Group {
    std::vector<TermId> allowed;  // one of these members holds
    std::size_t sources = 0;
  };
  std::unordered_map<std::uint32_t, Group> groups;
  const auto group_of = [&](TermId a) -> Group* {
    const TermId inner = inner_of(a);
    if (node(inner).sort != Sort::Bool || node(inner).extra == 0) return nullptr;
    const auto found = groups.find(node(inner).extra);
    return found == groups.end() ? nullptr : &found->second;
  };
  for (const TermId a : list) {
    const TermId inner = inner_of(a);
    if (!positive(a) || node(inner).extra == 0) continue;
    std::vector<TermId> members{inner};
    if (is(inner, Op::Or)) members.assign(args(inner).begin(), args(inner).end());
    if (Group* g = group_of(a)) {
      // exclusive: x /\ y => FALSE, (x \/ y) /\ (y \/ z) => y
      std::vector<TermId> both;
      std::set_intersection(g->allowed.begin(), g->allowed.end(), members.begin(), members.end(), std::back_inserter(both));
      if (both.empty()) return std::nullopt;
      g->allowed = std::move(both);
      ++g->sources;
    } else {
      groups.emplace(node(inner).extra, Group{std::move(members), 1});
    }
  }
  if (groups.empty()) return false;
  // exclusive-negation: x /\ ~y => x
  std::vector<TermId> kept;
  bool changed = false;
  for (const TermId a : list) {
    Group* g = group_of(a);
    if (g != nullptr && positive(a)) {
      if (g->sources == 1) kept.push_back(a);
      if (g->sources > 1) {
        const TermId joined = junction(Op::Or, g->allowed);
        kept.push_back(op == Op::And ? joined : negate(joined));
        g->sources = 0;  // the others of this group are said by it
        changed = true;
      } else if (g->sources == 0) {
        changed = true;
      }
      continue;
    }
    const bool says_nothing = g != nullptr && is(inner_of(a), Op::Variable) && !contains(g->allowed, inner_of(a));
    if (says_nothing) {
      changed = true;
    } else {
      kept.push_back(a);
    }
  }
  if (changed) {
    std::sort(kept.begin(), kept.end());
    kept.erase(std::unique(kept.begin(), kept.end()), kept.end());
    list = std::move(kept);
  }
  return changed;
}

TermId Terms::Impl::declare_exclusive(std::span<const TermId> members) {
  const TermId constraint = at_most(members, 1);  // before the folds know it, or it would vanish
  const bool fresh = std::all_of(members.begin(), members.end(), [&](TermId v) {
    TLALOC_CHECK(is(v, Op::Variable) && node(v).sort == Sort::Bool, "exclusiveness is declared of Boolean members");
    return node(v).extra == 0;
  });
  if (!fresh || members.size() < 2) return constraint;  // a variable belongs to its first group
  ++exclusive_groups;
  exclusive_constraints.push_back(constraint);
  for (const TermId v : members) nodes[v.index].extra = exclusive_groups;
  return constraint;
}

// resolve: (x \/ r) /\ (~x \/ r) => r, for two disjunctions of equal length
TermId Terms::Impl::resolve(Op op, TermId a, TermId b) {
  const Node& m = node(a);
  const Node& n = node(b);
  if (m.op != dual(op) || n.op != m.op || m.count != n.count || m.count > kFlatten) return {};
  TermId left;
  TermId right;
  std::vector<TermId> common;
  std::set_intersection(m.args, m.args + m.count, n.args, n.args + n.count, std::back_inserter(common));
  if (common.size() + 1 != m.count) return {};
  for (std::uint32_t i = 0; i < m.count; ++i) {
    if (!contains(common, m.args[i])) left = m.args[i];
    if (!contains(common, n.args[i])) right = n.args[i];
  }
  const bool complement =
      (is(left, Op::Not) && node(left).args[0] == right) || (is(right, Op::Not) && node(right).args[0] == left);
  return complement ? junction(dual(op), common) : TermId();
}

TermId Terms::Impl::iff(TermId a, TermId b) {
  TLALOC_CHECK(node(a).sort == Sort::Bool && node(b).sort == Sort::Bool, "equivalence of integer terms");
  // iff-negations: (~x <=> y) => ~(x <=> y); both: the signs cancel
  bool negated = false;
  if (is(a, Op::Not)) {
    negated = !negated;
    a = node(a).args[0];
  }
  if (is(b, Op::Not)) {
    negated = !negated;
    b = node(b).args[0];
  }
  if (b < a) std::swap(a, b);
  TermId result;
  // iff-same: (x <=> x) => TRUE; iff-constant: (TRUE <=> x) => x, (FALSE <=> x) => ~x
  if (a == b) {
    result = kTrue;
  } else if (a == kTrue) {
    result = b;
  } else if (a == kFalse) {
    result = negate(b);
  } else {
    result = make(Op::Iff, Sort::Bool, {a, b});
  }
  return negated ? negate(result) : result;
}

TermId Terms::Impl::ite(TermId condition, TermId then_term, TermId else_term) {
  TLALOC_CHECK(node(condition).sort == Sort::Bool, "condition is not Boolean");
  TLALOC_CHECK(node(then_term).sort == node(else_term).sort, "branches of different sorts");
  // ite-constant, ite-same: IF TRUE THEN x ELSE y => x, IF c THEN x ELSE x => x
  if (condition == kTrue) return then_term;
  if (condition == kFalse) return else_term;
  // ite-negated: IF ~c THEN x ELSE y => IF c THEN y ELSE x
  if (is(condition, Op::Not)) {
    condition = node(condition).args[0];
    std::swap(then_term, else_term);
  }
  // ite-nested-same: IF c THEN (IF c THEN x ELSE y) ELSE z => IF c THEN x ELSE z, and in the else branch
  if (is(then_term, Op::Ite) && node(then_term).args[0] == condition) then_term = node(then_term).args[1];
  if (is(else_term, Op::Ite) && node(else_term).args[0] == condition) else_term = node(else_term).args[2];
  if (then_term == else_term) return then_term;
  if (node(then_term).sort == Sort::Bool) return bool_ite(condition, then_term, else_term);
  // ite-join-else: IF c THEN x ELSE (IF d THEN x ELSE y) => IF c \/ d THEN x ELSE y
  if (is(else_term, Op::Ite) && node(else_term).args[1] == then_term) {
    return ite(junction(Op::Or, {condition, node(else_term).args[0]}), then_term, node(else_term).args[2]);
  }
  // ite-join-then: IF c THEN (IF d THEN x ELSE y) ELSE y => IF c /\ d THEN x ELSE y
  if (is(then_term, Op::Ite) && node(then_term).args[2] == else_term) {
    return ite(junction(Op::And, {condition, node(then_term).args[0]}), node(then_term).args[1], else_term);
  }
  return make(Op::Ite, Sort::Int, {condition, then_term, else_term});
}

TermId Terms::Impl::bool_ite(TermId c, TermId x, TermId y) {
  const TermId not_c = negate(c);
  // ite-to-or, ite-to-and: a branch that is constant, the condition or its negation
  if (x == kTrue || x == c) return junction(Op::Or, {c, y});
  if (x == kFalse || x == not_c) return junction(Op::And, {not_c, y});
  if (y == kFalse || y == c) return junction(Op::And, {c, x});
  if (y == kTrue || y == not_c) return junction(Op::Or, {not_c, x});
  // ite-iff: IF c THEN x ELSE ~x => (c <=> x)
  if ((is(x, Op::Not) && node(x).args[0] == y) || (is(y, Op::Not) && node(y).args[0] == x)) return iff(c, x);
  // ite-negations: IF c THEN ~x ELSE ~y => ~IF c THEN x ELSE y
  if (is(x, Op::Not) && is(y, Op::Not)) return negate(bool_ite(c, node(x).args[0], node(y).args[0]));
  return make(Op::Ite, Sort::Bool, {c, x, y});
}

}  // namespace tlaloc::term
