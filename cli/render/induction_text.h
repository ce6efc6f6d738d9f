// Renders an inductive check as text: a table with one line per conjunct, then a counterexample to induction for each failing
// cell, worded so that nobody mistakes it for a behaviour.
#pragma once

#include <string>

#include "cli/render/trace/trace_text.h"
#include "solver/strategy/check_induction.h"

namespace tlaloc::cli {

[[nodiscard]] std::string render_induction(const solver::Induction& induction, const TraceContext& context);

}  // namespace tlaloc::cli
