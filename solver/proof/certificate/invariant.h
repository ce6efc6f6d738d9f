// Describes an inductive invariant in the specification's own names.
#pragma once

#include <vector>

#include "solver/proof/lemma.h"
#include "solver/strategy/invariant_search.h"

namespace tlaloc::engine {

/// Describes the conjunction of the invariants of `own`, the memberships `types` and the lemmas, all of which are expressions
/// of its program. `spelt_out`: write lemmas without quantifiers over interchangeable values.
[[nodiscard]] solver::InvariantFound describe_invariant(const frontend::Specification& own,
                                                        const std::vector<kernel::ExprId>& types,
                                                        const std::vector<Lemma>& lemmas, const char* engine, bool spelt_out);

}  // namespace tlaloc::engine
