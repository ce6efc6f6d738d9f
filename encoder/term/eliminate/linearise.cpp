#include "encoder/term/eliminate/linearise.h"

#include "frontend/support/stack.h"

namespace tlaloc::term {

namespace {
constexpr std::size_t kMostAlternatives = 64;  // of one comparison
}

TermId Lineariser::formula(TermId f) {
  if (stack::is_low()) return stack::on_segment([&] { return formula(f); });
  if (occurrences_.in(f) == 0) return f;
  if (const auto known = made_.find(f); known != made_.end()) return known->second;
  TermId result = f;
  switch (terms_.op(f)) {
    case Op::Variable:
      break;
    case Op::Eq:
    case Op::Le:
      result = comparison(f);
      break;
    default: {
      std::vector<TermId> args;
      for (const TermId arg : terms_.args(f)) args.push_back(formula(arg));
      result = rebuild(terms_, f, args);
    }
  }
  made_.emplace(f, result);
  return result;
}

TermId Lineariser::comparison(TermId f) {
  const std::span<const TermId> sides = terms_.args(f);
  std::vector<TermId> any;
  if (const auto dividend = dividend_of(terms_, f)) {
    for (const auto& [guard, value] : number(*dividend)) {
      const TermId remainder = terms_.modulo(value, terms_.args(sides[0])[1]);
      any.push_back(terms_.conjunction({guard, terms_.equal(remainder, sides[1])}));
    }
    return terms_.disjunction(any);
  }
  const Alternatives left = number(sides[0]);
  const Alternatives right = number(sides[1]);
  if (left.size() * right.size() > kMostAlternatives) throw NotEliminated{};
  for (const auto& [guard, a] : left) {
    for (const auto& [other, b] : right) {
      const TermId holds = terms_.op(f) == Op::Eq ? terms_.equal(a, b) : terms_.less_equal(a, b);
      any.push_back(terms_.conjunction({guard, other, holds}));
    }
  }
  return terms_.disjunction(any);
}

Lineariser::Alternatives Lineariser::number(TermId t) {
  if (stack::is_low()) return stack::on_segment([&] { return number(t); });
  if (occurrences_.in(t) == 0 || terms_.op(t) == Op::Variable) return {{terms_.true_term(), t}};
  const std::span<const TermId> args = terms_.args(t);
  switch (terms_.op(t)) {
    case Op::Ite: {
      const TermId condition = formula(args[0]);
      Alternatives all;
      for (const std::size_t branch : {1U, 2U}) {
        const TermId taken = branch == 1 ? condition : terms_.negate(condition);
        for (const auto& [guard, value] : number(args[branch])) {
          const TermId both = terms_.conjunction({taken, guard});
          if (!terms_.is_false(both)) all.emplace_back(both, value);
        }
      }
      if (all.size() > kMostAlternatives) throw NotEliminated{};
      return all;
    }
    case Op::Add:
    case Op::Mul:
      return combine(t);
    case Op::Div:
    case Op::Mod: {
      if (terms_.op(args[1]) != Op::Integer || terms_.integer_value(args[1]).sign() <= 0) throw NotEliminated{};
      Alternatives all = number(args[0]);
      for (auto& [guard, value] : all) {
        const TermId q = quotient(value, args[1]);
        value = terms_.op(t) == Op::Div ? q : terms_.subtract(value, terms_.multiply(args[1], q));
      }
      return all;
    }
    default:
      throw NotEliminated{};
  }
}

Lineariser::Alternatives Lineariser::combine(TermId t) {
  const bool is_sum = terms_.op(t) == Op::Add;
  Alternatives all{{terms_.true_term(), terms_.integer(is_sum ? 0 : 1)}};
  for (const TermId arg : terms_.args(t)) {
    const Alternatives parts = number(arg);
    if (all.size() * parts.size() > kMostAlternatives) throw NotEliminated{};
    Alternatives grown;
    for (const auto& [guard, value] : all) {
      for (const auto& [other, part] : parts) {
        const TermId both = terms_.conjunction({guard, other});
        if (terms_.is_false(both)) continue;
        grown.emplace_back(both, is_sum ? terms_.add(value, part) : terms_.multiply(value, part));
      }
    }
    all = std::move(grown);
  }
  return all;
}

/// q = dividend \div divisor, for a literal divisor > 0.
TermId Lineariser::quotient(TermId dividend, TermId divisor) {
  if (occurrences_.in(dividend) == 0) return terms_.divide(dividend, divisor);
  const TermId q = quotient_of_(dividend, divisor);
  const TermId least = terms_.multiply(divisor, q);
  facts_.push_back(terms_.less_equal(least, dividend));
  facts_.push_back(terms_.less(dividend, terms_.add(least, divisor)));
  return q;
}

}  // namespace tlaloc::term
