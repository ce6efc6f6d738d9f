// A step as a specification that is refined sees it: for [A!Next]_v of an instance, the values before and after the step of
// what v consists of, which are the expressions that stand for the variables of the instantiated module.
#pragma once

#include <optional>
#include <string>

#include "frontend/interpret/interpreter.h"
#include "solver/trace/trace.h"

namespace tlaloc::trace {

/// A sentence about the last step of the trace. Nothing: the formula is not of this form, or the interpreter cannot evaluate v.
[[nodiscard]] std::optional<std::string> describe_abstract_step(const kernel::Program& program,
                                                                interpret::Interpreter& interpreter, kernel::ExprId formula,
                                                                const Trace& trace);

}  // namespace tlaloc::trace
