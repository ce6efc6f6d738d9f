// {s \in Seq(S) : Len(s) <= n /\ P}: a set of sequences with a bound on their lengths.
#pragma once

#include <optional>

#include "frontend/kernel/kernel.h"

namespace tlaloc::kernel {

/// The sequences over S of length up to n, UNION {[1..m -> S] : m \in 0..n}, if the filter draws from Seq(S) and a conjunct of
/// its predicate says so of the length. The filter of that set is the same and can be listed where S can. Adds nodes to the
/// program.
[[nodiscard]] std::optional<ExprId> bounded_sequences(Program& program, const Filter& filter, Span span);

}  // namespace tlaloc::kernel
