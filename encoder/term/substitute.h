// Terms with some of their parts replaced.
#pragma once

#include <unordered_map>

#include "encoder/term/term.h"

namespace tlaloc::term {

using Substitution = std::unordered_map<TermId, TermId>;

/// `t` with the keys of `replaced` replaced by their values, rebuilt and simplified. What is built on the way is added to
/// `replaced`, so that terms with parts in common are rebuilt once.
[[nodiscard]] TermId substitute(Terms& terms, TermId t, Substitution& replaced);

/// Whether one of these variables occurs in `t`, or in what a variable in `t` is determined by.
[[nodiscard]] bool mentions(const Terms& terms, TermId t, std::span<const TermId> variables);

}  // namespace tlaloc::term
