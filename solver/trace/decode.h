// A model back into a behaviour: each symbolic state under the model's assignment, each step named by the branch it took.
#pragma once

#include "encoder/system/transition_system.h"
#include "solver/trace/trace.h"

namespace tlaloc::trace {

/// `path`: the transition to each state, Init first; not empty. The result is not yet replayed.
[[nodiscard]] Trace decode(const kernel::Program& program, const std::vector<encoder::Transition>& path,
                           const term::Terms& terms, const term::Assignment& model);

}  // namespace tlaloc::trace
