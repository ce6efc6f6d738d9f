// Variables that stand for whichever element of a set fits: those made from some moment on. A formula must not depend on them
// in the end; they are eliminated.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "encoder/term/term.h"

namespace tlaloc::symbolic {

using term::TermId;

class Placeholders {
 public:
  /// `first_variable`: number of the first variable that is one.
  explicit Placeholders(std::uint32_t first_variable) : first_(first_variable) {}

  [[nodiscard]] bool occur(const term::Terms& terms, TermId t) const { return !find(terms, t).empty(); }
  /// The condition that some of their values satisfy `t`, together with those of `definitions` that speak of the same ones.
  /// Nothing: cannot be expressed.
  [[nodiscard]] std::optional<TermId> exists(term::Terms& terms, TermId t, std::span<const TermId> definitions) const;

 private:
  [[nodiscard]] std::vector<TermId> find(const term::Terms& terms, TermId t) const;
  std::uint32_t first_;
};

}  // namespace tlaloc::symbolic
