// An inductive invariant in the specification's own words.
#pragma once

#include <vector>

#include "solver/proof/lemma.h"
#include "solver/strategy/invariant_search.h"

namespace tlaloc::engine {

/// The invariants of `own`, the memberships `types` among them, and the lemmas. `spelt_out`: without quantifiers over
/// interchangeable values.
[[nodiscard]] solver::InvariantFound describe_invariant(const frontend::Specification& own,
                                                        const std::vector<kernel::ExprId>& types,
                                                        const std::vector<Lemma>& lemmas, const char* engine, bool spelt_out);

}  // namespace tlaloc::engine
