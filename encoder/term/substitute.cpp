#include "encoder/term/substitute.h"

#include <algorithm>
#include <unordered_set>

#include "frontend/support/check.h"

namespace tlaloc::term {

TermId rebuild(Terms& terms, TermId t, std::span<const TermId> args) {
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
    case Op::Mul: {
      TermId product = args[0];
      for (std::size_t i = 1; i < args.size(); ++i) product = terms.multiply(product, args[i]);
      return product;
    }
    case Op::Div:
      return terms.divide(args[0], args[1]);
    case Op::Mod:
      return terms.modulo(args[0], args[1]);
    case Op::AtMost:
      return terms.at_most(args, terms.bound(t));
    case Op::AtLeast:
      return terms.at_least(args, terms.bound(t));
  }
  internal_error(__FILE__, __LINE__, "an unknown kind of term");
}

TermId substitute(Terms& terms, TermId root, Substitution& replaced) {
  std::vector<TermId> stack{root};
  while (!stack.empty()) {
    const TermId t = stack.back();
    if (replaced.contains(t)) {
      stack.pop_back();
      continue;
    }
    const std::span<const TermId> args = terms.args(t);
    const std::size_t before = stack.size();
    for (const TermId a : args) {
      if (!replaced.contains(a)) stack.push_back(a);
    }
    if (stack.size() > before) continue;
    stack.pop_back();
    std::vector<TermId> made;
    made.reserve(args.size());
    for (const TermId a : args) made.push_back(replaced.at(a));
    const bool is_same = std::equal(made.begin(), made.end(), args.begin(), args.end());
    replaced.emplace(t, is_same ? t : rebuild(terms, t, made));
  }
  return replaced.at(root);
}

std::vector<TermId> variables_of(const Terms& terms, TermId root) {
  std::vector<TermId> found;
  std::unordered_set<TermId> seen{root};
  std::vector<TermId> open{root};
  while (!open.empty()) {
    const TermId t = open.back();
    open.pop_back();
    if (terms.op(t) == Op::Variable) found.push_back(t);
    for (const TermId arg : terms.args(t)) {
      if (seen.insert(arg).second) open.push_back(arg);
    }
  }
  std::sort(found.begin(), found.end());
  return found;
}

bool mentions(const Terms& terms, TermId root, std::span<const TermId> variables) {
  std::unordered_set<TermId> seen{root};
  std::vector<TermId> open{root};
  while (!open.empty()) {
    const TermId t = open.back();
    open.pop_back();
    if (std::find(variables.begin(), variables.end(), t) != variables.end()) return true;
    const auto visit = [&](std::span<const TermId> parts) {
      for (const TermId part : parts) {
        if (seen.insert(part).second) open.push_back(part);
      }
    };
    visit(terms.args(t));
    if (terms.op(t) == Op::Variable) visit(terms.sources(t));
  }
  return false;
}

}  // namespace tlaloc::term
