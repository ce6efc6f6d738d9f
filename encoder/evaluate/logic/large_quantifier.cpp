// \A and \E over sets of integers too large to list, and over tuples of such integers: by what `Universals` says of them.
#include "encoder/evaluate/impl.h"
#include "frontend/support/stack.h"

namespace tlaloc::evaluate {

namespace {

bool has_integer_parts(const Value& set) {
  if (set.kind() != ValueKind::Product) return symbolic::is_set_of_integers(set);
  return std::all_of(set.items().begin(), set.items().end(), symbolic::is_set_of_integers);
}

/// Of integers or tuples of them, and to be spoken of without listing it.
bool is_too_large(const Value& set, std::size_t most) {
  if (set.kind() == ValueKind::Set || !set.is_set() || !has_integer_parts(set)) return false;
  if (set.kind() == ValueKind::SetOp) return set.is_finite() == false;
  const auto size = set.cardinality();
  return !size || *size > Integer(static_cast<std::int64_t>(most));
}

}  // namespace

TermId Evaluator::Impl::holds_for_all(const std::vector<SymValue>& sets, const Scope& s,
                                      const std::function<TermId(const std::vector<SymValue>&, const Scope&)>& test) {
  std::vector<TermId> bound;
  const auto integer = [&] {
    bound.push_back(terms.int_variable("any"));
    return symbolic::make_integer(terms, bound.back());
  };
  std::vector<SymValue> elements;
  for (const SymValue& set : sets) {
    if (!set.is_ground() || !has_integer_parts(set.ground())) {
      unsupported("a quantifier ranges over a set too large to list that is none of integers or of tuples of them");
    }
    if (set.ground().kind() != ValueKind::Product) {
      elements.push_back(integer());
      continue;
    }
    std::vector<SymValue> parts;
    for (std::size_t i = 0; i < set.ground().items().size(); ++i) parts.push_back(integer());
    elements.push_back(tuple(parts));
  }
  std::vector<TermId> members;
  for (std::size_t i = 0; i < sets.size(); ++i) members.push_back(contains(sets[i], elements[i], s));
  const TermId member = terms.conjunction(members);
  const Scope inner = s.under(both(s.path, member));
  if (terms.is_false(inner.path)) return terms.true_term();
  universals.open(terms, bound);
  TermId holds_there;
  try {
    Frame frame = framed([&] {
      const Uninterrupted whole(*this);
      holds_there = test(elements, inner);
    });
    absorb(std::move(frame));
  } catch (...) {
    universals.abandon();
    throw;
  }
  return universals.close(terms, terms.implies(member, holds_there));
}

std::optional<SymValue> Evaluator::Impl::eval_large_quantifier(const kernel::Quantifier& q, const std::vector<SymValue>& sets,
                                                               const Scope& s) {
  std::vector<kernel::Binder> small, large;
  std::vector<SymValue> small_sets, large_sets;
  for (std::size_t i = 0; i < sets.size(); ++i) {
    const bool is_large = sets[i].is_ground() && is_too_large(sets[i].ground(), limits.enumerate);
    (is_large ? large : small).push_back(q.binders[i]);
    (is_large ? large_sets : small_sets).push_back(sets[i]);
  }
  if (large.empty()) return std::nullopt;
  const std::vector<Instance> all = instances(small, small_sets, s, "a quantifier", std::nullopt);
  std::vector<TermId> parts;
  for (const Instance& instance : all) {
    const Scope here{instance.env, s.current, s.next, both(s.path, instance.member)};
    if (terms.is_false(here.path)) continue;
    const TermId holds_here = holds_for_all(large_sets, here, [&](const std::vector<SymValue>& elements, const Scope& there) {
      EnvironmentPtr env = there.env;
      for (std::size_t i = 0; i < large.size(); ++i) env = bind_element(env, large[i], elements[i], there);
      const TermId body = holds(q.body, there.with(env));
      return q.for_all ? body : terms.negate(body);
    });
    parts.push_back(terms.implies(instance.member, holds_here));
  }
  const TermId for_all = terms.conjunction(parts);
  return boolean(q.for_all ? for_all : terms.negate(for_all));
}

}  // namespace tlaloc::evaluate
