// Folds of integer terms. Sums are brought to a light linear normal form (coefficients collected, constants last), comparisons
// to `sum of positive parts <= sum of the others + constant` with the first coefficient positive, so that x < y and ~(y <= x)
// are one term. Known ranges decide what they can.
#include <algorithm>

#include "encoder/term/store.h"
#include "frontend/support/check.h"

namespace tlaloc::term {

namespace {

TermId truth_of(bool b) { return b ? kTrue : kFalse; }

std::optional<Integer> scaled(const std::optional<Integer>& bound, const Integer& factor) {
  return bound ? std::optional(*bound * factor) : std::nullopt;
}

std::optional<Integer> plus(const std::optional<Integer>& a, const std::optional<Integer>& b) {
  return a && b ? std::optional(*a + *b) : std::nullopt;
}

Linear scale(const Linear& sum, const Integer& factor) {
  Linear result;
  if (factor.sign() == 0) return result;
  result.constant = sum.constant * factor;
  for (const auto& [atom, coefficient] : sum.atoms) result.atoms.emplace_back(atom, coefficient * factor);
  return result;
}

}  // namespace

void Terms::Impl::accumulate(Linear& sum, TermId t, const Integer& coefficient) const {
  TLALOC_CHECK(node(t).sort == Sort::Int, "arithmetic over a Boolean term");
  const auto monomial = [&](TermId part) {
    if (const Integer* value = literal_value(part)) {
      sum.constant = sum.constant + *value * coefficient;
      return;
    }
    if (is(part, Op::Mul)) {
      if (const Integer* factor = literal_value(node(part).args[0])) {
        sum.atoms.emplace_back(node(part).args[1], coefficient * *factor);
        return;
      }
    }
    sum.atoms.emplace_back(part, coefficient);
  };
  if (is(t, Op::Add) && node(t).count <= kFlattenSum) {
    for (const TermId part : args(t)) monomial(part);
  } else {
    monomial(t);
  }
}

// collect: 2 * x + 3 * x => 5 * x, x - x => 0
void Terms::Impl::normalise(Linear& sum) {
  std::stable_sort(sum.atoms.begin(), sum.atoms.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  std::vector<std::pair<TermId, Integer>> joined;
  for (auto& [atom, coefficient] : sum.atoms) {
    if (!joined.empty() && joined.back().first == atom) {
      joined.back().second = joined.back().second + coefficient;
    } else {
      joined.emplace_back(atom, coefficient);
    }
  }
  std::erase_if(joined, [](const auto& part) { return part.second.sign() == 0; });
  sum.atoms = std::move(joined);
}

TermId Terms::Impl::build(const Linear& sum) {
  if (sum.atoms.empty()) return literal(sum.constant);
  if (sum.atoms.size() == 1) {
    const auto& [atom, coefficient] = sum.atoms.front();
    // linear-ite: a * (IF c THEN 1 ELSE 2) + b => IF c THEN a + b ELSE 2 * a + b
    if (has_literal_branches(atom)) {
      const std::span<const TermId> parts = args(atom);
      return ite(parts[0], literal(*literal_value(parts[1]) * coefficient + sum.constant),
                 literal(*literal_value(parts[2]) * coefficient + sum.constant));
    }
  }
  std::vector<TermId> parts;
  for (const auto& [atom, coefficient] : sum.atoms) {
    parts.push_back(coefficient == Integer(1) ? atom : make(Op::Mul, Sort::Int, {literal(coefficient), atom}));
  }
  if (sum.constant.sign() != 0) parts.push_back(literal(sum.constant));
  return parts.size() == 1 ? parts.front() : make(Op::Add, Sort::Int, parts);
}

Range Terms::Impl::range_of(const Linear& sum) const {
  Range result{sum.constant, sum.constant};
  for (const auto& [atom, coefficient] : sum.atoms) {
    const Range& r = range(atom);
    const bool positive = coefficient.sign() > 0;
    result.low = plus(result.low, scaled(positive ? r.low : r.high, coefficient));
    result.high = plus(result.high, scaled(positive ? r.high : r.low, coefficient));
  }
  return result;
}

namespace {

/// Of a floored division, by zero 0. A quotient is furthest from 0 where the divisor is closest to it.
Range quotient_range(const Range& a, const Range& b) {
  if (!a.low || !a.high || !b.low || !b.high) return {};
  Range result{Integer(0), Integer(0)};  // an interval around 0 is enough: the divisors are mostly positive
  const auto add = [&](const Integer& divisor) {
    for (const Integer& dividend : {*a.low, *a.high}) {
      const Integer quotient = Integer::floor_div(dividend, divisor);
      result = {std::min(*result.low, quotient), std::max(*result.high, quotient)};
    }
  };
  if (b.high->sign() > 0) add(std::max(*b.low, Integer(1)));
  if (b.low->sign() < 0) add(std::min(*b.high, Integer(-1)));
  return result;
}

/// It has the sign of the divisor, and by zero it is 0.
Range remainder_range(const Range& a, const Range& b) {
  if (!b.low || !b.high) return {};
  Range result{b.low->sign() < 0 ? *b.low + 1 : Integer(0), b.high->sign() > 0 ? *b.high - 1 : Integer(0)};
  if (b.low->sign() >= 0 && a.low && a.low->sign() >= 0 && a.high) result.high = std::min(*result.high, *a.high);
  return result;
}

}  // namespace

Range Terms::Impl::derive_range(Op op, std::span<const TermId> args_in) const {
  switch (op) {
    case Op::Ite: {
      const Range& a = range(args_in[1]);
      const Range& b = range(args_in[2]);
      return {a.low && b.low ? std::optional(std::min(*a.low, *b.low)) : std::nullopt,
              a.high && b.high ? std::optional(std::max(*a.high, *b.high)) : std::nullopt};
    }
    case Op::Add: {
      Range sum{Integer(0), Integer(0)};
      for (const TermId a : args_in) sum = {plus(sum.low, range(a).low), plus(sum.high, range(a).high)};
      return sum;
    }
    case Op::Mul: {
      const Range& a = range(args_in[0]);
      const Range& b = range(args_in[1]);
      if (const Integer* factor = literal_value(args_in[0])) {
        Range r{scaled(b.low, *factor), scaled(b.high, *factor)};
        if (factor->sign() < 0) std::swap(r.low, r.high);
        return r;
      }
      if (a.low && a.high && b.low && b.high) {
        const Integer corners[] = {*a.low * *b.low, *a.low * *b.high, *a.high * *b.low, *a.high * *b.high};
        return {*std::min_element(corners, corners + 4), *std::max_element(corners, corners + 4)};
      }
      if (a.low && b.low && a.low->sign() >= 0 && b.low->sign() >= 0) return {*a.low * *b.low, std::nullopt};
      return {};
    }
    case Op::Div: {
      const Range& a = range(args_in[0]);
      const Integer* divisor = literal_value(args_in[1]);
      if (divisor == nullptr || divisor->sign() <= 0) return quotient_range(a, range(args_in[1]));
      return {a.low ? std::optional(Integer::floor_div(*a.low, *divisor)) : std::nullopt,
              a.high ? std::optional(Integer::floor_div(*a.high, *divisor)) : std::nullopt};
    }
    case Op::Mod: {
      return remainder_range(range(args_in[0]), range(args_in[1]));
    }
    default:
      return {};
  }
}

bool Terms::Impl::has_literal_branches(TermId t) const {
  return is(t, Op::Ite) && literal_value(node(t).args[1]) != nullptr && literal_value(node(t).args[2]) != nullptr;
}

TermId Terms::Impl::equal(TermId a, TermId b) {
  Linear difference;
  accumulate(difference, a, 1);
  accumulate(difference, b, -1);
  normalise(difference);
  // eq-literals: 1 = 2 => FALSE, x = x => TRUE
  if (difference.atoms.empty()) return truth_of(difference.constant.sign() == 0);
  // eq-range: x = y => FALSE when their ranges do not meet
  const Range r = range_of(difference);
  if ((r.low && r.low->sign() > 0) || (r.high && r.high->sign() < 0)) return kFalse;
  if (difference.atoms.size() == 1) {
    const auto [atom, coefficient] = difference.atoms.front();
    // eq-divide: 2 * x = 6 => x = 3, 2 * x = 7 => FALSE
    if (Integer::floor_mod(-difference.constant, coefficient).sign() != 0) return kFalse;
    return compare_with_literal(Op::Eq, atom, Integer::floor_div(-difference.constant, coefficient));
  }
  if (difference.atoms.front().second.sign() < 0) difference = scale(difference, -1);
  // eq-ite-ite: (IF c THEN 1 ELSE 2) = (IF d THEN 1 ELSE 2) + k => IF c THEN 1 = … ELSE 2 = …
  if (difference.atoms.size() == 2) {
    const TermId first = difference.atoms[0].first;
    const TermId second = difference.atoms[1].first;
    if (has_literal_branches(first) && has_literal_branches(second)) {
      const auto branch = [&](std::size_t i) {
        Linear rest{{difference.atoms[1]}, difference.constant + *literal_value(args(first)[i]) * difference.atoms[0].second};
        return equal(build(rest), literal(0));
      };
      const TermId then_term = branch(1);
      const TermId else_term = branch(2);
      return ite(args(first)[0], then_term, else_term);
    }
  }
  Linear left;
  Linear right;
  right.constant = -difference.constant;
  for (const auto& [atom, coefficient] : difference.atoms) {
    if (coefficient.sign() > 0) {
      left.atoms.emplace_back(atom, coefficient);
    } else {
      right.atoms.emplace_back(atom, -coefficient);
    }
  }
  const TermId l = build(left);
  const TermId r_term = build(right);
  return make(Op::Eq, Sort::Bool, {l, r_term});
}

TermId Terms::Impl::less_equal(TermId a, TermId b) {
  Linear difference;  // a - b <= 0
  accumulate(difference, a, 1);
  accumulate(difference, b, -1);
  normalise(difference);
  // le-literals: 1 <= 2 => TRUE, x <= x => TRUE
  if (difference.atoms.empty()) return truth_of(difference.constant.sign() <= 0);
  // le-range: x <= y => TRUE or FALSE when their ranges decide it
  const Range r = range_of(difference);
  if (r.high && r.high->sign() <= 0) return kTrue;
  if (r.low && r.low->sign() > 0) return kFalse;
  // le-sign: -x + c <= 0 => ~(x - c + 1 <= 0)
  const bool negated = difference.atoms.front().second.sign() < 0;
  if (negated) {
    difference = scale(difference, -1);
    difference.constant = difference.constant + 1;
  }
  TermId result;
  if (difference.atoms.size() == 1) {
    // le-divide: 2 * x <= 7 => x <= 3
    const auto [atom, coefficient] = difference.atoms.front();
    result = compare_with_literal(Op::Le, atom, Integer::floor_div(-difference.constant, coefficient));
  } else {
    Linear left;
    Linear right;
    right.constant = -difference.constant;
    for (const auto& [atom, coefficient] : difference.atoms) {
      if (coefficient.sign() > 0) {
        left.atoms.emplace_back(atom, coefficient);
      } else {
        right.atoms.emplace_back(atom, -coefficient);
      }
    }
    const TermId l = build(left);
    const TermId r_term = build(right);
    result = make(Op::Le, Sort::Bool, {l, r_term});
  }
  return negated ? negate(result) : result;
}

// compare-ite: (IF c THEN 1 ELSE x) = 2 => ~c /\ x = 2, down a chain whose links each have a literal branch; likewise <=
TermId Terms::Impl::compare_with_literal(Op op, TermId atom, const Integer& value) {
  struct Link {
    TermId condition;
    bool literal_first;
    bool holds;
  };
  std::vector<Link> links;
  while (is(atom, Op::Ite) && links.size() < kChain) {
    const std::span<const TermId> parts = args(atom);
    const Integer* first = literal_value(parts[1]);
    const Integer* known = first != nullptr ? first : literal_value(parts[2]);
    if (known == nullptr) break;
    links.push_back({parts[0], first != nullptr, op == Op::Eq ? *known == value : *known <= value});
    atom = first != nullptr ? parts[2] : parts[1];
  }
  TermId result;
  const Range& r = range(atom);
  if (const Integer* known = literal_value(atom)) {
    result = truth_of(op == Op::Eq ? *known == value : *known <= value);
  } else if (r.low && value < *r.low) {
    result = kFalse;
  } else if (r.high && (op == Op::Eq ? *r.high < value : *r.high <= value)) {
    result = truth_of(op == Op::Le);
  } else {
    result = make(op, Sort::Bool, {atom, literal(value)});
  }
  for (auto link = links.rbegin(); link != links.rend(); ++link) {
    const TermId known = truth_of(link->holds);
    result = link->literal_first ? ite(link->condition, known, result) : ite(link->condition, result, known);
  }
  return result;
}

TermId Terms::Impl::multiply(TermId a, TermId b) {
  if (literal_value(b) != nullptr) std::swap(a, b);
  Linear sum;
  // mul-literal: 2 * 3 => 6, 0 * x => 0, 1 * x => x, 2 * (x + 3) => 2 * x + 6
  if (const Integer* factor = literal_value(a)) {
    accumulate(sum, b, *factor);
    normalise(sum);
    return build(sum);
  }
  TLALOC_CHECK(node(a).sort == Sort::Int && node(b).sort == Sort::Int, "product of Boolean terms");
  // mul-ite: (IF c THEN 2 ELSE 3) * x => IF c THEN 2 * x ELSE 3 * x
  if (!has_literal_branches(a)) std::swap(a, b);
  if (has_literal_branches(a)) {
    const std::span<const TermId> parts = args(a);
    const TermId then_term = multiply(parts[1], b);
    const TermId else_term = multiply(parts[2], b);
    return ite(parts[0], then_term, else_term);
  }
  if (b < a) std::swap(a, b);
  return make(Op::Mul, Sort::Int, {a, b});
}

TermId Terms::Impl::divide(TermId a, TermId b) {
  TLALOC_CHECK(node(a).sort == Sort::Int && node(b).sort == Sort::Int, "quotient of Boolean terms");
  const Integer* divisor = literal_value(b);
  if (divisor == nullptr || divisor->sign() == 0) return make(Op::Div, Sort::Int, {a, b});
  // div-literals: 7 \div 2 => 3; div-one: x \div 1 => x; div-negative: x \div -2 => -x \div 2
  if (const Integer* dividend = literal_value(a)) return literal(Integer::floor_div(*dividend, *divisor));
  if (*divisor == Integer(1)) return a;
  if (divisor->sign() < 0) {
    const Integer positive = -*divisor;
    return divide(multiply(literal(-1), a), literal(positive));
  }
  // div-range: x \div k => q when the whole range of x has the quotient q
  const Range& r = range(a);
  if (r.low && r.high && Integer::floor_div(*r.low, *divisor) == Integer::floor_div(*r.high, *divisor)) {
    return literal(Integer::floor_div(*r.low, *divisor));
  }
  // div-ite: (IF c THEN 4 ELSE 6) \div 2 => IF c THEN 2 ELSE 3
  if (has_literal_branches(a)) {
    const std::span<const TermId> parts = args(a);
    return ite(parts[0], divide(parts[1], b), divide(parts[2], b));
  }
  return make(Op::Div, Sort::Int, {a, b});
}

TermId Terms::Impl::modulo(TermId a, TermId b) {
  TLALOC_CHECK(node(a).sort == Sort::Int && node(b).sort == Sort::Int, "remainder of Boolean terms");
  const Integer* divisor = literal_value(b);
  // mod-smaller: x % y => x when 0 <= x < y
  if (const Range& x = range(a), &y = range(b);
      divisor == nullptr && x.low && x.low->sign() >= 0 && x.high && y.low && *x.high < *y.low) {
    return a;
  }
  if (divisor == nullptr || divisor->sign() == 0) return make(Op::Mod, Sort::Int, {a, b});
  // mod-literals: 7 % 2 => 1; mod-negative: x % -2 => -(-x % 2)
  if (const Integer* dividend = literal_value(a)) return literal(Integer::floor_mod(*dividend, *divisor));
  if (divisor->sign() < 0) {
    const Integer positive = -*divisor;
    return multiply(literal(-1), modulo(multiply(literal(-1), a), literal(positive)));
  }
  // mod-range: x % k => x - k * q when the whole range of x has the quotient q; x % 1 => 0
  if (*divisor == Integer(1)) return literal(0);
  const Range& r = range(a);
  if (r.low && r.high && Integer::floor_div(*r.low, *divisor) == Integer::floor_div(*r.high, *divisor)) {
    const Integer whole = *divisor * Integer::floor_div(*r.low, *divisor);
    Linear sum;
    accumulate(sum, a, 1);
    sum.constant = sum.constant - whole;
    normalise(sum);
    return build(sum);
  }
  // mod-ite: (IF c THEN 4 ELSE 5) % 2 => IF c THEN 0 ELSE 1
  if (has_literal_branches(a)) {
    const std::span<const TermId> parts = args(a);
    return ite(parts[0], modulo(parts[1], b), modulo(parts[2], b));
  }
  return make(Op::Mod, Sort::Int, {a, b});
}

}  // namespace tlaloc::term
