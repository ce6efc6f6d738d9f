// What variables may be, where the invariants do not say: sets of values that hold the initial ones and all that Next makes of
// them, computed. They are candidates: who uses them has them checked by induction beside the invariants.
#pragma once

#include <string>
#include <variant>
#include <vector>

#include "encoder/domain/value_domain.h"
#include "frontend/frontend.h"
#include "solver/run/budget.h"
#include "solver/solver.h"

namespace tlaloc::engine {

/// A domain for each variable of `own`, to whose program expressions are added; or why there is none. Guards and constraints
/// that keep values from growing count, which the solver is asked about.
[[nodiscard]] std::variant<std::vector<domain::ValueDomain>, solver::WhyUnknown> find_variable_domains(
    frontend::Specification& own, const solver::CheckOptions& options, const solver::Budget& budget);

}  // namespace tlaloc::engine
