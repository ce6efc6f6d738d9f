// Levels of all kernel expressions (constant, state, action, temporal), and the rules of TLA+ that depend on them.
// Runs after lowering: recursion needs a fixpoint over definitions. A LET name has the level of its definition; bound
// variables and operator parameters count as constants, a call has at least the level of the arguments that it uses
// outside of ENABLED.
#pragma once

#include "frontend/diagnostic/diagnostic.h"
#include "frontend/kernel/kernel.h"

namespace tlaloc::kernel {

/// "an action", for messages.
[[nodiscard]] const char* level_name(Level level);

/// Fills in Program::levels and Definition::level.
void assign_levels(Program& program);

/// The level of a node whose children have levels; for nodes added later.
[[nodiscard]] Level level_of(const Program& program, const Expr& expr);

/// Whether the formula reaches a variable, a prime or a temporal operator. Unlike for a level above Constant, TLCGet does not
/// count.
[[nodiscard]] bool depends_on_states(const Program& program, ExprId formula);

/// Double primes, actions under temporal operators, assumptions that are not constant.
void check_levels(const Program& program, DiagnosticSink& sink);

}  // namespace tlaloc::kernel
