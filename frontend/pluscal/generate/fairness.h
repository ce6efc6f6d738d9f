// The formula Spec: Init, Next, and the fairness that the algorithm, its processes and its labels ask for.
#pragma once

#include <string>
#include <vector>

#include "frontend/pluscal/algorithm.h"
#include "frontend/pluscal/options.h"

namespace tlaloc::pluscal {

/// The lines of `Spec == …`. A fair process is fair in its own steps and in those of each procedure it calls; a label with `-`
/// is left out of that, one with `+` gets strong fairness of its own.
[[nodiscard]] std::vector<std::string> spec_formula(const Algorithm& algorithm, const Options& options);

}  // namespace tlaloc::pluscal
