#include "encoder/term/eliminate/literal.h"

#include "frontend/support/stack.h"

namespace tlaloc::term {

std::optional<LinearIn> linear_in(Terms& terms, Occurrences& occurrences, TermId t, TermId variable, Mask bit) {
  if (stack::is_low()) return stack::on_segment([&] { return linear_in(terms, occurrences, t, variable, bit); });
  if (t == variable) return LinearIn{1, terms.integer(0)};
  if ((occurrences.in(t)&bit) == 0) return LinearIn{0, t};
  const std::span<const TermId> args = terms.args(t);
  if (terms.op(t) == Op::Add) {
    Integer factor;
    std::vector<TermId> rest;
    for (const TermId arg : args) {
      const auto part = linear_in(terms, occurrences, arg, variable, bit);
      if (!part) return std::nullopt;
      factor = factor + part->factor;
      rest.push_back(part->rest);
    }
    return LinearIn{factor, terms.add(rest)};
  }
  if (terms.op(t) == Op::Mul && terms.op(args[0]) == Op::Integer) {
    const auto part = linear_in(terms, occurrences, args[1], variable, bit);
    if (!part) return std::nullopt;
    return LinearIn{part->factor * terms.integer_value(args[0]), terms.multiply(args[0], part->rest)};
  }
  return std::nullopt;
}

std::optional<TermId> dividend_of(const Terms& terms, TermId comparison) {
  if (terms.op(comparison) != Op::Eq) return std::nullopt;
  const std::span<const TermId> sides = terms.args(comparison);
  if (terms.op(sides[0]) != Op::Mod || terms.op(sides[1]) != Op::Integer) return std::nullopt;
  const TermId divisor = terms.args(sides[0])[1];
  if (terms.op(divisor) != Op::Integer || terms.integer_value(divisor).sign() <= 0) return std::nullopt;
  const Integer& remainder = terms.integer_value(sides[1]);
  if (remainder.sign() < 0 || terms.integer_value(divisor) <= remainder) return std::nullopt;
  return terms.args(sides[0])[0];
}

std::optional<Literal> literal_in(Terms& terms, Occurrences& occurrences, TermId comparison, TermId variable, Mask bit) {
  const std::span<const TermId> sides = terms.args(comparison);
  if (const auto dividend = dividend_of(terms, comparison)) {
    const auto whole = linear_in(terms, occurrences, *dividend, variable, bit);
    if (!whole) return std::nullopt;
    const Integer modulus = terms.integer_value(terms.args(sides[0])[1]);
    return Literal{Literal::Kind::Divides, whole->factor, terms.subtract(whole->rest, sides[1]), modulus};
  }
  const auto left = linear_in(terms, occurrences, sides[0], variable, bit);
  const auto right = linear_in(terms, occurrences, sides[1], variable, bit);
  if (!left || !right) return std::nullopt;
  const auto kind = terms.op(comparison) == Op::Eq ? Literal::Kind::Equal : Literal::Kind::AtMost;
  return Literal{kind, left->factor - right->factor, terms.subtract(left->rest, right->rest)};
}

TermId with_multiple(Terms& terms, const Literal& literal, const Integer& scale, TermId multiple) {
  const bool negative = literal.factor.sign() < 0;
  const Integer times = Integer::floor_div(scale, negative ? -literal.factor : literal.factor);
  const TermId rest = terms.multiply(terms.integer(times), literal.rest);
  const TermId sum = negative ? terms.subtract(rest, multiple) : terms.add(rest, multiple);
  const TermId zero = terms.integer(0);
  switch (literal.kind) {
    case Literal::Kind::AtMost:
      return terms.less_equal(sum, zero);
    case Literal::Kind::Equal:
      return terms.equal(sum, zero);
    case Literal::Kind::Divides:
      break;
  }
  return terms.equal(terms.modulo(sum, terms.integer(literal.modulus * times)), zero);
}

}  // namespace tlaloc::term
