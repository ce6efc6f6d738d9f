// Classifies terms by what a backend must support: propositional, bounded integers, or everything. Also computes the width of
// an integer in bits.
#pragma once

#include <vector>

#include "encoder/term/term.h"

namespace tlaloc::solver {

/// In increasing order: each fragment contains those before it.
enum class Fragment : char {
  Propositional,    ///< Boolean variables and their combinations, counting included
  BoundedIntegers,  ///< also integers of a range small enough for bit vectors
  Everything,
};

/// Finds the least fragment that a term belongs to. Memoised.
class FragmentFinder {
 public:
  explicit FragmentFinder(const term::Terms& terms) : terms_(terms) {}
  [[nodiscard]] Fragment fragment_of(term::TermId root);

 private:
  [[nodiscard]] Fragment own_fragment(term::TermId t) const;
  const term::Terms& terms_;
  std::vector<char> memo_;  // 0: not looked at; else 1 + Fragment
};

/// The number of bits that two's complement needs for every integer in [low, high].
[[nodiscard]] unsigned bit_width(const Integer& low, const Integer& high);

}  // namespace tlaloc::solver
