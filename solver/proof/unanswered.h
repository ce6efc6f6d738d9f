#pragma once

#include "solver/run/unknown_reason.h"

namespace tlaloc::engine {

/// Thrown when a query has no answer, or the budget is over.
struct Unanswered {
  solver::WhyUnknown why;
};

}  // namespace tlaloc::engine
