// Private to encoder/evaluate/: lists of stops that do not grow with the number of ways by which evaluation comes to a place.
#pragma once

#include <vector>

#include "encoder/evaluate/environment.h"
#include "encoder/term/term.h"

namespace tlaloc::evaluate {

[[nodiscard]] bool is_same_place(const Stop& a, const Stop& b);

/// Drops what an earlier stop says already, and joins the stops of each place if there are many.
void tidy(term::Terms& terms, std::vector<Stop>& stops);

/// One stop for each place, where any of them stops. Those on two sides of a read that comes too early stay apart: only the
/// former are met before it.
void join_places(term::Terms& terms, std::vector<Stop>& stops);

}  // namespace tlaloc::evaluate
