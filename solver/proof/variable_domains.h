// Computes value domains for variables that the invariants do not restrict: sets that contain the initial values and all values
// that Next produces. They are candidates: the caller checks them by induction together with the invariants.
#pragma once

#include <string>
#include <variant>
#include <vector>

#include "encoder/domain/value_domain.h"
#include "frontend/frontend.h"
#include "solver/run/budget.h"
#include "solver/solver.h"

namespace tlaloc::engine {

/// A domain for each variable of `own`, or the reason why there is none. Adds expressions to the program of `own`. The solver
/// is asked which guards and constraints can hold, so those that keep values from growing are taken into account.
[[nodiscard]] std::variant<std::vector<domain::ValueDomain>, solver::WhyUnknown> find_variable_domains(
    frontend::Specification& own, const solver::CheckOptions& options, const solver::Budget& budget);

}  // namespace tlaloc::engine
