// Constants without a value as variables that no step changes: a *rigid* variable has one value in a whole behaviour
// (Specifying Systems, section 16.2.1). Whatever reads states then works for all values of the constants at once.
#pragma once

#include <optional>
#include <vector>

#include "frontend/kernel/kernel.h"

namespace tlaloc::kernel {

/// Which of the constants get a value when the formulas are read as an initial predicate: they stand on a side of an equation
/// or on the left of \in or \subseteq, below conjunctions, \E and definitions, and in every branch, and the other side mentions
/// only constants that get a value too, and before.
[[nodiscard]] std::vector<ConstantId> given_values(const Program& program, const std::vector<ExprId>& formulas,
                                                   const std::vector<ConstantId>& constants);

/// Declares variables behind all others, while nothing refers to them yet. Returns the id of the first. An action's own
/// variables, whose ids follow, get new ones. Only of a program of which there is no draft.
VariableId add_variables(Program& program, const std::vector<Variable>& variables);

/// Declares a rigid variable for each of the constants, behind all other variables, and puts it where the constant stood, also
/// where it was primed. Levels have to be assigned again: what mentions an open constant is a state function
/// afterwards. Only of a program of which there is no draft.
void open_constants(Program& program, const std::vector<ConstantId>& constants);

/// An initial predicate whose states have the values of the open constants that `facts` allow, and some value of all other
/// variables. `about`: only of those that this expression depends on, and by facts about no others.
[[nodiscard]] ExprId only_constants(Program& program, const std::vector<ExprId>& facts, std::optional<ExprId> about = {});

}  // namespace tlaloc::kernel
