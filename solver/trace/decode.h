// Decodes a model into a behaviour: the value of each symbolic state under the model's assignment, and the label of the branch
// taken in each step.
#pragma once

#include "encoder/system/transition_system.h"
#include "solver/trace/trace.h"

namespace tlaloc::trace {

/// `path`: the transition to each state, Init first; not empty. The trace is not replayed yet.
[[nodiscard]] Trace decode(const kernel::Program& program, const std::vector<encoder::Transition>& path,
                           const term::Terms& terms, const term::Assignment& model);

}  // namespace tlaloc::trace
