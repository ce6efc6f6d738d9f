// Integers as literals in two's complement, and circuits that compute with them. Constant bits are folded, equal circuits are
// shared (gates.h). All of them are exact, or exact modulo two to the width where a width is given.
#pragma once

#include <vector>

#include "frontend/value/integer.h"
#include "solver/backend/lowering/gates.h"

namespace tlaloc::lowering {

/// The least significant bit first; the last one is the sign, and there is at least that.
using Bits = std::vector<Literal>;

/// With as few bits as the number needs.
[[nodiscard]] Bits bits_of(const Integer& value);

/// The same number in `width` bits, or, where it does not fit, the same modulo 2^width.
[[nodiscard]] Bits fit(Bits a, std::size_t width);
/// Without bits that repeat the sign.
[[nodiscard]] Bits trimmed(Bits a);

/// Adds clauses for `a` to lie between the two; these have no gates.
void assert_between(Gates& gates, const Integer& low, const Bits& a, const Integer& high);

[[nodiscard]] Literal equal(Gates& gates, const Bits& a, const Bits& b);
[[nodiscard]] Literal less_equal(Gates& gates, const Bits& a, const Bits& b);
[[nodiscard]] Bits choice(Gates& gates, Literal condition, const Bits& a, const Bits& b);
[[nodiscard]] Bits product(Gates& gates, const Bits& a, const Bits& b, std::size_t width);

/// Rounded towards minus infinity; the rest has the sign of the divisor. By zero both are 0.
struct Quotient {
  Bits quotient, rest;
};
[[nodiscard]] Quotient divide(Gates& gates, const Bits& a, const Bits& b);

/// A sum modulo 2^width: bits are collected by their weight, and reduced three at a time by full adders (C. Wallace: A
/// Suggestion for a Fast Multiplier, 1964), so that a sum of many addends has few gates. A bit of negative weight is counted as
/// its negation, less the weight (C. Baugh, B. Wooley, 1973): no sign is extended.
class Sum {
 public:
  Sum(Gates& gates, std::size_t width) : gates_(gates), columns_(width) {}

  /// Adds, or subtracts, a * 2^shift.
  void add(const Bits& a, std::size_t shift = 0, bool subtract = false);
  /// Adds, or subtracts, l * 2^column.
  void add_bit(Literal l, std::size_t column, bool subtract);
  void add_multiple(const Bits& a, const Integer& factor);
  [[nodiscard]] Bits result() &&;

 private:
  struct Column {
    std::vector<Literal> bits;
    std::size_t ones = 0;
  };
  Gates& gates_;
  std::vector<Column> columns_;
};

}  // namespace tlaloc::lowering
