// Breaking symmetry: of the states that differ only in a permutation of interchangeable values, one is enough to look at.
// (Crawford, Ginsberg, Luks, Roy: Symmetry-breaking predicates for search problems, KR 1996; here for the value that each
// element has in the variables, not for the whole assignment.)
#pragma once

#include "encoder/evaluate/evaluator.h"

namespace tlaloc::symmetry {

/// A formula that some permutation of `elements` makes true of any state: what the variables say of each element by itself
/// does not decrease from one element to the next. TRUE where they say nothing that can be ordered.
[[nodiscard]] term::TermId canonical(evaluate::Evaluator& evaluator, const evaluate::SymbolicState& state,
                                     const std::vector<Value>& elements);

}  // namespace tlaloc::symmetry
