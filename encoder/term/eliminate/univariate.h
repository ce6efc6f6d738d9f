// Formulas over one integer variable whose comparisons are between polynomials: decided by looking at the integers at which a
// polynomial changes its sign. Between them all comparisons keep their truth.
#pragma once

#include <optional>

#include "encoder/term/eliminate/rewrite.h"

namespace tlaloc::term {

struct Solutions {
  bool exist = false;
  std::optional<Integer> least;  ///< if there is one, empty: they go down without end
};

/// The integers within the bounds of `variable` that satisfy `formula`, whose only variable it is. Nothing: some comparison is
/// not between polynomials of low degree.
[[nodiscard]] std::optional<Solutions> solve(Terms& terms, TermId variable, TermId formula);

}  // namespace tlaloc::term
