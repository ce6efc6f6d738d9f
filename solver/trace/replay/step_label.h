// What a trace calls a step, held against the step.
#pragma once

#include "frontend/interpret/interpreter.h"
#include "frontend/kernel/kernel.h"

namespace tlaloc::trace {

/// Whether the action instance that the label names is one of `next` and may take this step, as far as that can be told:
/// arguments that follow the state are not in the label, an action that prints, sets or draws something is not evaluated once
/// more, and what the interpreter cannot evaluate refutes nothing.
[[nodiscard]] bool may_be_called(const kernel::Program& program, kernel::ExprId next, interpret::Interpreter& interpreter,
                                 const interpret::ActionLabel& label, const interpret::State& before,
                                 const interpret::State& after);

}  // namespace tlaloc::trace
