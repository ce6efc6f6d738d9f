// Where labels must stand, and where they must not. What lies between two labels is one step.
#pragma once

#include <string>

#include "frontend/pluscal/algorithm.h"
#include "frontend/pluscal/options.h"

namespace tlaloc::pluscal {

/// After macro expansion. Adds the labels that are missing where that is allowed (an algorithm of one process that has no label
/// at all, or the option `label`); else throws Failure, as it does for labels and statements that may not stand inside `with`.
void complete_labels(Algorithm& algorithm, const Options& options);

/// What the finished labels say about the translation.
struct Shape {
  bool omits_pc = false;           ///< every process is one step that repeats forever
  bool omits_termination = false;  ///< some process never ends: no Terminating, no Termination
};
[[nodiscard]] Shape find_shape(const Algorithm& algorithm, const Options& options);

}  // namespace tlaloc::pluscal
