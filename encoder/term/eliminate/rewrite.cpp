#include "encoder/term/eliminate/rewrite.h"

#include <algorithm>

#include "frontend/support/check.h"

namespace tlaloc::term {

Mask Occurrences::in(TermId root) {
  std::vector<TermId> todo{root};
  while (!todo.empty()) {
    const TermId t = todo.back();
    if (masks_.contains(t)) {
      todo.pop_back();
      continue;
    }
    const std::size_t before = todo.size();
    Mask mask = 0;
    for (const TermId arg : terms_.args(t)) {
      const auto known = masks_.find(arg);
      if (known == masks_.end()) {
        todo.push_back(arg);
      } else {
        mask |= known->second;
      }
    }
    if (todo.size() > before) continue;
    todo.pop_back();
    masks_.emplace(t, mask);
  }
  return masks_.at(root);
}

TermId remake(Terms& terms, TermId t, std::span<const TermId> args) {
  switch (terms.op(t)) {
    case Op::True:
    case Op::False:
    case Op::Variable:
    case Op::Integer:
      return t;
    case Op::Not:
      return terms.negate(args[0]);
    case Op::And:
      return terms.conjunction(args);
    case Op::Or:
      return terms.disjunction(args);
    case Op::Iff:
      return terms.iff(args[0], args[1]);
    case Op::Ite:
      return terms.ite(args[0], args[1], args[2]);
    case Op::Eq:
      return terms.equal(args[0], args[1]);
    case Op::Le:
      return terms.less_equal(args[0], args[1]);
    case Op::Add:
      return terms.add(args);
    case Op::Mul:
      return terms.multiply(args[0], args[1]);
    case Op::Div:
      return terms.divide(args[0], args[1]);
    case Op::Mod:
      return terms.modulo(args[0], args[1]);
    case Op::AtMost:
      return terms.at_most(args, terms.bound(t));
    case Op::AtLeast:
      return terms.at_least(args, terms.bound(t));
  }
  internal_error(__FILE__, __LINE__, "unknown term operator");
}

TermId replace(Terms& terms, TermId root, std::unordered_map<TermId, TermId> made, std::size_t& work) {
  std::vector<TermId> todo{root};
  while (!todo.empty()) {
    const TermId t = todo.back();
    if (made.contains(t)) {
      todo.pop_back();
      continue;
    }
    const std::span<const TermId> args = terms.args(t);
    const std::size_t before = todo.size();
    for (const TermId arg : args) {
      if (!made.contains(arg)) todo.push_back(arg);
    }
    if (todo.size() > before) continue;
    todo.pop_back();
    ++work;
    std::vector<TermId> now;
    now.reserve(args.size());
    for (const TermId arg : args) now.push_back(made.at(arg));
    const bool same = std::equal(now.begin(), now.end(), args.begin());
    made.emplace(t, same ? t : remake(terms, t, now));
  }
  return made.at(root);
}

}  // namespace tlaloc::term
