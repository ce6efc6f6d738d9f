// Random small specifications, as the front end would hand them over: an initial predicate, a next-state relation over choices,
// sets, functions, sequences and integers, an invariant, sometimes a constraint.
#pragma once

#include <string>

#include "frontend/frontend.h"
#include "tests/support/random_expression.h"

namespace tlaloc::testing {

[[nodiscard]] frontend::Specification random_specification(unsigned seed);

/// A module with the same text, to try by hand.
[[nodiscard]] std::string module_text(const frontend::Specification& specification);

}  // namespace tlaloc::testing
