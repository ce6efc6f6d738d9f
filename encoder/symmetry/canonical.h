// Symmetry breaking: of states that differ only by a permutation of interchangeable values, it suffices to consider one.
// (Crawford, Ginsberg, Luks, Roy: Symmetry-breaking predicates for search problems, KR 1996; applied here to the values that
// variables have for each element, not to the whole assignment.)
#pragma once

#include "encoder/evaluate/evaluator.h"

namespace tlaloc::symmetry {

/// A formula that holds for some permutation of `elements` in any state: the values that the variables have for single elements
/// do not decrease from one element to the next. TRUE if there are no such values that can be ordered.
[[nodiscard]] term::TermId canonical(evaluate::Evaluator& evaluator, const evaluate::SymbolicState& state,
                                     const std::vector<Value>& elements);

}  // namespace tlaloc::symmetry
