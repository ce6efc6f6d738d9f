// For quantifier elimination: which of the variables to be eliminated occur in a term, and terms with parts replaced.
#pragma once

#include <cstdint>
#include <unordered_map>

#include "encoder/term/substitute.h"

namespace tlaloc::term {

/// Sets of at most 64 variables, or groups of them, as bits.
using Mask = std::uint64_t;

/// Finds out which variables occur where; remembers it for all terms it was asked about.
class Occurrences {
 public:
  explicit Occurrences(const Terms& terms) : terms_(terms) {}
  /// Must not have been asked about yet.
  void add(TermId variable, Mask bit) { masks_[variable] = bit; }
  [[nodiscard]] Mask in(TermId t);

 private:
  const Terms& terms_;
  std::unordered_map<TermId, Mask> masks_;
};

/// As substitute, for one term alone. Adds the number of terms looked at to `work`.
[[nodiscard]] TermId replace(Terms& terms, TermId root, Substitution replacements, std::size_t& work);

}  // namespace tlaloc::term
