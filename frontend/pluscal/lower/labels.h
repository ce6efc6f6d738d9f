// The rules for labels: where they are required, and where they are forbidden. A step extends from one label to the next.
#pragma once

#include <string>

#include "frontend/pluscal/algorithm.h"
#include "frontend/pluscal/options.h"

namespace tlaloc::pluscal {

/// To be called after macro expansion. Adds missing labels if that is allowed (an algorithm of one process without any label,
/// or the option `label`). Throws Failure otherwise, and for labels and statements that are forbidden inside `with`.
void complete_labels(Algorithm& algorithm, const Options& options);

/// Properties of the translation that the completed labels determine.
struct Shape {
  bool omits_pc = false;           ///< every process is one step that repeats forever
  bool omits_termination = false;  ///< some process never ends: no Terminating, no Termination
};
[[nodiscard]] Shape find_shape(const Algorithm& algorithm, const Options& options);

}  // namespace tlaloc::pluscal
