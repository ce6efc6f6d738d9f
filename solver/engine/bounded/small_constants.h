// Counterexamples with open constants as close to 0 as possible: `N = 7` says more about a design than `N = 43`.
#pragma once

#include "encoder/term/term.h"
#include "solver/engine/bounded/unrolling.h"

namespace tlaloc::engine {

/// Another model of `violation` in which the integers among the open constants are closer to 0, the first constant first;
/// `model` itself if there is none, or none is found in time. What was asserted holds in both.
[[nodiscard]] term::Assignment with_small_constants(Unrolling& unrolling, term::Terms& terms, const kernel::Program& program,
                                                    term::TermId violation, term::Assignment model);

}  // namespace tlaloc::engine
