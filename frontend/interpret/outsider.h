// `CHOOSE x : x \notin S`: a value that is no element of S. TLA+ says no more of it, so it gets a model value of its own, which
// is equal to nothing else: one for each set S, since CHOOSE gives the same value wherever the same is asked. As in a TLC model
// that overrides such a definition by a model value; only here nobody has to write that down.
#pragma once

#include "frontend/kernel/kernel.h"

namespace tlaloc::interpret {

/// Replaces each such expression, where S is a constant set, by its value, named like the definition that it is the body of.
/// `x \notin S /\ x \notin T` is read as `x \notin S \cup T`. The others stay, and have no value: S depends on the state or on
/// a parameter, has no value, or is infinite and cannot be told from that of another such expression.
void settle_outsiders(kernel::Program& program);

}  // namespace tlaloc::interpret
