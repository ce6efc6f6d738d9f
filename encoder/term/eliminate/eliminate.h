// Quantifier elimination: `\E x : F` as a formula without x. Booleans are eliminated by cases, integers by Cooper's method
// (D. C. Cooper, Theorem Proving in Arithmetic without Multiplication, Machine Intelligence 7, 1972). No solver takes part:
// the result is exact, or there is none.
#pragma once

#include <optional>
#include <span>

#include "encoder/term/term.h"

namespace tlaloc::term {

/// Whether a variable of the formula that has sources, such as the value of a function at some argument, is one of `variables`
/// or depends on one: which value it has for another value of that one is not said by the formula, so there is no eliminating
/// it.
[[nodiscard]] bool depends_by_sources(const Terms& terms, std::span<const TermId> variables, TermId formula);

/// The condition under which some values of `variables` satisfy `formula`: a formula over its other variables. The values are
/// within the bounds that the variables were made with, and of those declared exclusive at most one is TRUE. Nothing, if that
/// cannot be expressed (a product of two variables, for instance) or would become too large.
[[nodiscard]] std::optional<TermId> eliminate(Terms& terms, std::span<const TermId> variables, TermId formula);

}  // namespace tlaloc::term
