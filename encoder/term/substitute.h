// Terms with some of their parts replaced, and the variables that occur in terms.
#pragma once

#include <span>
#include <unordered_map>
#include <vector>

#include "encoder/term/term.h"

namespace tlaloc::term {

using Substitution = std::unordered_map<TermId, TermId>;

/// `t` with the keys of `replaced` replaced by their values, rebuilt and simplified. What is built on the way is added to
/// `replaced`, so that terms with parts in common are rebuilt once.
[[nodiscard]] TermId substitute(Terms& terms, TermId t, Substitution& replaced);

/// The term with the same operator, and payload, as `t` over other arguments, simplified.
[[nodiscard]] TermId rebuild(Terms& terms, TermId t, std::span<const TermId> args);

/// The variables that occur in a term itself, sorted.
[[nodiscard]] std::vector<TermId> variables_of(const Terms& terms, TermId t);

/// Whether one of these variables occurs in `t`, or in what a variable in `t` is determined by.
[[nodiscard]] bool mentions(const Terms& terms, TermId t, std::span<const TermId> variables);

}  // namespace tlaloc::term
