// What a term asks of a backend, told from our own terms: is it propositional, does it speak of integers with bounds, or of
// more? And how wide an integer is in bits.
#pragma once

#include <vector>

#include "encoder/term/term.h"

namespace tlaloc::solver {

/// Each takes what those before it take.
enum class Fragment : char {
  Propositional,    ///< Boolean variables and their combinations, counting included
  BoundedIntegers,  ///< integers, too, of a range small enough to be worth its bits; divisors are literals
  Everything,
};

/// The least fragment that a term belongs to. Memoised.
class FragmentFinder {
 public:
  explicit FragmentFinder(const term::Terms& terms) : terms_(terms) {}
  [[nodiscard]] Fragment fragment_of(term::TermId root);

 private:
  [[nodiscard]] Fragment own_fragment(term::TermId t) const;
  const term::Terms& terms_;
  std::vector<char> memo_;  // 0: not looked at; else 1 + Fragment
};

/// Bits of two's complement that hold every integer of the range, which is bounded on both sides.
[[nodiscard]] unsigned bit_width(const Integer& low, const Integer& high);

}  // namespace tlaloc::solver
