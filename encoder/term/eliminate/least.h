// The least integer that satisfies a formula, as a term: CHOOSE over integers.
#pragma once

#include <optional>

#include "encoder/term/term.h"

namespace tlaloc::term {

struct Least {
  TermId exists;  ///< some value of the variable satisfies the formula
  TermId value;   ///< the least that does; means something where one exists
};

/// `variable` does not occur in the result. Nothing: there may be none that is the least, or it cannot be expressed, or would
/// become too large.
[[nodiscard]] std::optional<Least> least(Terms& terms, TermId variable, TermId formula);

}  // namespace tlaloc::term
