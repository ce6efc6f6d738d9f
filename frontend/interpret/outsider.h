// Handles `CHOOSE x : x \notin S`, a value that is no element of S. TLA+ says nothing else about it, so it becomes a model
// value of its own, different from all other values: one per set S, because CHOOSE returns the same value for the same
// question. This corresponds to a TLC model that overrides such a definition by a model value, without having to write it.
#pragma once

#include "frontend/kernel/kernel.h"

namespace tlaloc::interpret {

/// Replaces each such expression whose S is a constant set by a model value named after the definition whose body it is. `x
/// \notin S /\ x \notin T` is treated as `x \notin S \cup T`. Other such expressions are left unchanged and have no value:
/// those whose S depends on the state or a parameter, is undefined, or is infinite and cannot be compared with that of another
/// one.
void settle_outsiders(kernel::Program& program);

}  // namespace tlaloc::interpret
