#include "solver/backend/lowering/bits.h"

#include <algorithm>

namespace tlaloc::lowering {

Bits bits_of(const Integer& value) {
  Bits out;
  Integer rest = value;
  while (rest != Integer(0) && rest != Integer(-1)) {
    out.push_back(constant(Integer::floor_mod(rest, 2) != Integer(0)));
    rest = Integer::floor_div(rest, 2);
  }
  out.push_back(constant(rest.sign() < 0));
  return out;
}

Bits fit(Bits a, std::size_t width) {
  a.resize(width, a.back());
  return a;
}

Bits trimmed(Bits a) {
  while (a.size() > 1 && a[a.size() - 2] == a.back()) a.pop_back();
  return a;
}

void assert_between(Gates& gates, const Integer& low, const Bits& a, const Integer& high) {
  const auto assert_bound = [&](const Integer& bound, bool is_upper) {
    const Bits limit = fit(bits_of(bound), a.size());
    // A number is beyond the bound if it is so in one bit, and in no higher one on the safe side.
    std::vector<Literal> clause;
    for (std::size_t i = a.size(); i-- > 0;) {
      // The sign counts the other way round.
      const bool falls = is_upper == (i + 1 < a.size());
      const Literal within = falls ? -a[i] : a[i];
      const bool is_tight = limit[i] == constant(!falls);
      if (is_tight) {
        clause.push_back(within);
        gates.clause(clause);
        clause.pop_back();
      } else {
        clause.push_back(within);
      }
    }
  };
  assert_bound(low, false);
  assert_bound(high, true);
}

Literal equal(Gates& gates, const Bits& a, const Bits& b) {
  std::vector<Literal> same;
  for (std::size_t i = 0; i < std::max(a.size(), b.size()); ++i) {
    same.push_back(-gates.exclusive_or(i < a.size() ? a[i] : a.back(), i < b.size() ? b[i] : b.back()));
  }
  return gates.conjunction(same);
}

Literal less_equal(Gates& gates, const Bits& a_in, const Bits& b_in) {
  const std::size_t width = std::max(a_in.size(), b_in.size());
  const Bits a = fit(a_in, width);
  const Bits b = fit(b_in, width);
  // From the least significant bit on: a bit decides unless both are alike. The sign counts the other way round.
  Literal result = kTrue;
  for (std::size_t i = 0; i + 1 < width; ++i) result = gates.majority(-a[i], b[i], result);
  return gates.majority(a.back(), -b.back(), result);
}

Bits choice(Gates& gates, Literal condition, const Bits& a_in, const Bits& b_in) {
  const std::size_t width = std::max(a_in.size(), b_in.size());
  const Bits a = fit(a_in, width);
  const Bits b = fit(b_in, width);
  Bits out;
  for (std::size_t i = 0; i < width; ++i) out.push_back(gates.choice(condition, a[i], b[i]));
  return out;
}

Bits product(Gates& gates, const Bits& a, const Bits& b, std::size_t width) {
  Sum sum(gates, width);
  for (std::size_t i = 0; i < a.size(); ++i) {
    for (std::size_t j = 0; j < b.size() && i + j < width; ++j) {
      sum.add_bit(gates.conjunction(a[i], b[j]), i + j, (i + 1 == a.size()) != (j + 1 == b.size()));
    }
  }
  return std::move(sum).result();
}

namespace {

Bits negated_where(Gates& gates, Literal condition, const Bits& a) {
  if (condition == kFalse) return a;
  Sum sum(gates, a.size() + 1);
  sum.add(a, 0, true);
  return choice(gates, condition, std::move(sum).result(), a);
}

Bits inverted_where(Gates& gates, Literal condition, Bits a) {
  for (Literal& l : a) l = gates.exclusive_or(l, condition);
  return a;
}

/// A number that is known not to be negative.
Bits natural(Bits a) {
  a.back() = kFalse;
  return trimmed(std::move(a));
}

/// Of numbers that are not negative, by long division. What it says of a division by zero is of no use.
Quotient divide_naturals(Gates& gates, const Bits& a, const Bits& b) {
  Quotient out{{kFalse}, {kFalse}};
  for (std::size_t i = a.size() - 1; i-- > 0;) {
    Bits rest = out.rest;
    rest.insert(rest.begin(), a[i]);
    Sum sum(gates, std::max(rest.size(), b.size()) + 1);
    sum.add(rest);
    sum.add(b, 0, true);
    const Bits difference = std::move(sum).result();
    const Literal fits = -difference.back();
    out.quotient.insert(out.quotient.begin(), fits);
    // The rest stays below the divisor.
    out.rest = natural(fit(choice(gates, fits, difference, rest), std::min(rest.size(), b.size())));
  }
  return out;
}

}  // namespace

Quotient divide(Gates& gates, const Bits& a_in, const Bits& b_in) {
  // a and b, and -a and -b, have the same quotient and opposite rests: the divisor becomes positive.
  const Literal flip = b_in.back();
  const Bits b = natural(negated_where(gates, flip, b_in));
  const Bits a = trimmed(negated_where(gates, flip, a_in));
  // With a = q * b + r, -1 - a = (-1 - q) * b + (b - 1 - r): and -1 - x has the inverted bits of x.
  const Literal below = a.back();
  Quotient out = divide_naturals(gates, inverted_where(gates, below, a), b);
  out.quotient = inverted_where(gates, below, out.quotient);
  Sum other(gates, b.size());
  other.add(b);
  other.add(out.rest, 0, true);
  other.add({kTrue});
  out.rest = choice(gates, below, std::move(other).result(), out.rest);
  out.rest = negated_where(gates, flip, out.rest);
  const Literal is_zero = equal(gates, b, {kFalse});
  return {choice(gates, is_zero, {kFalse}, out.quotient), choice(gates, is_zero, {kFalse}, out.rest)};
}

void Sum::add(const Bits& a, std::size_t shift, bool subtract) {
  for (std::size_t i = 0; i < a.size(); ++i) add_bit(a[i], i + shift, (i + 1 == a.size()) != subtract);
}

void Sum::add_bit(Literal l, std::size_t column, bool subtract) {
  if (column >= columns_.size()) return;
  if (subtract) {
    if (l == kFalse) return;
    l = -l;
    // -1 has all bits.
    for (std::size_t i = column; i < columns_.size(); ++i) ++columns_[i].ones;
  }
  if (l == kTrue) {
    ++columns_[column].ones;
  } else if (l != kFalse) {
    columns_[column].bits.push_back(l);
  }
}

void Sum::add_multiple(const Bits& a, const Integer& factor) {
  // In the non-adjacent form, with digits -1, 0 and 1, few digits are not 0 (G. Reitwiesner, 1960).
  Integer rest = factor;
  for (std::size_t shift = 0; rest.sign() != 0 && shift < columns_.size(); ++shift) {
    const Integer digit = Integer::floor_mod(rest, 2) == Integer(0) ? Integer(0) : Integer(2) - Integer::floor_mod(rest, 4);
    if (digit.sign() != 0) add(a, shift, digit.sign() < 0);
    rest = Integer::floor_div(rest - digit, 2);
  }
}

Bits Sum::result() && {
  Bits out;
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    std::vector<Literal>& bits = columns_[i].bits;
    Column* const next = i + 1 < columns_.size() ? &columns_[i + 1] : nullptr;
    if (next != nullptr) next->ones += columns_[i].ones / 2;
    if (columns_[i].ones % 2 != 0) bits.push_back(kTrue);
    std::size_t done = 0;
    const auto replace = [&](std::size_t count) {
      const Literal c = count == 3 ? bits[done + 2] : kFalse;
      if (next != nullptr) {
        const Literal carry = gates_.majority(bits[done], bits[done + 1], c);
        if (carry == kTrue) {
          ++next->ones;
        } else if (carry != kFalse) {
          next->bits.push_back(carry);
        }
      }
      const Literal sum = gates_.parity(bits[done], bits[done + 1], c);
      done += count;
      bits.push_back(sum);
    };
    while (bits.size() - done >= 3) replace(3);
    if (bits.size() - done == 2) replace(2);
    out.push_back(done < bits.size() ? bits.back() : kFalse);
  }
  return out;
}

}  // namespace tlaloc::lowering
