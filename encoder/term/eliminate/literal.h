// For quantifier elimination: comparisons as literals in one variable.
#pragma once

#include <optional>

#include "encoder/term/eliminate/rewrite.h"

namespace tlaloc::term {

/// Thrown where a formula is not linear, or becomes too large.
struct NotEliminated {};

/// factor * x + rest, where x does not occur in `rest`.
struct LinearIn {
  Integer factor;
  TermId rest;
};

/// A comparison in terms of one variable x, which does not occur in `rest`.
struct Literal {
  enum class Kind {
    AtMost,   ///< factor * x + rest <= 0
    Equal,    ///< factor * x + rest = 0
    Divides,  ///< modulus divides factor * x + rest
  };
  Kind kind = Kind::AtMost;
  Integer factor;
  TermId rest;
  Integer modulus = 1;
};

/// An Int term as linear in `variable`, which has this bit. Nothing: it is not, or not by its form.
[[nodiscard]] std::optional<LinearIn> linear_in(Terms& terms, Occurrences& occurrences, TermId t, TermId variable, Mask bit);
/// A comparison (Eq or Le) as a literal. Nothing: it is not linear.
[[nodiscard]] std::optional<Literal> literal_in(Terms& terms, Occurrences& occurrences, TermId comparison, TermId variable,
                                                Mask bit);
/// The literal's truth for the value of x for which `scale` * x = `multiple`. The factor is not 0, and divides `scale` > 0.
[[nodiscard]] TermId with_multiple(Terms& terms, const Literal& literal, const Integer& scale, TermId multiple);

/// t = r (mod m) for a literal r as the remainder's dividend; nothing if `comparison` is none.
[[nodiscard]] std::optional<TermId> dividend_of(const Terms& terms, TermId comparison);

}  // namespace tlaloc::term
