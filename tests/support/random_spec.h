// Random small specifications, as the front end would hand them over: an initial predicate, a next-state relation over choices,
// sets, functions, sequences and integers, an invariant, sometimes a constraint. Wide ones have a variable of several kinds, as
// a rule one with a long range, operators that use their parameters where these have a value, and properties that speak of some
// of the variables only.
#pragma once

#include <string>

#include "frontend/frontend.h"
#include "tests/support/random_expression.h"

namespace tlaloc::test {

[[nodiscard]] frontend::Specification random_specification(unsigned seed, Variety variety = Variety::Small);

/// The body of a module with the same text that extends Integers, Sequences, FiniteSets and TLC; `none` is a model value.
[[nodiscard]] std::string module_text(const frontend::Specification& specification);

}  // namespace tlaloc::test
