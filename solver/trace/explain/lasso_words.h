// Why a behaviour that goes on for ever violates a temporal property, in plain words: where the operands of the property hold
// and where they do not, and, where the behaviour stutters for ever, which step it leaves out.
#pragma once

#include <string>
#include <vector>

#include "frontend/frontend.h"
#include "frontend/interpret/interpreter.h"
#include "solver/trace/trace.h"

namespace tlaloc::trace {

/// Sentences about a trace with a loop that violates the property; states are numbered from 1, as they are shown. Only what the
/// interpreter has found is said, so there may be none.
[[nodiscard]] std::vector<std::string> lasso_words(const frontend::Specification& specification,
                                                   interpret::Interpreter& interpreter,
                                                   const frontend::TemporalFormula& property, const Trace& trace);

}  // namespace tlaloc::trace
