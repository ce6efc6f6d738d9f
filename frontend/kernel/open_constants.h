// Constants without a value as variables that no step changes: a *rigid* variable has one value in a whole behaviour
// (Specifying Systems, section 16.2.1). Whatever reads states then works for all values of the constants at once.
#pragma once

#include <vector>

#include "frontend/kernel/kernel.h"

namespace tlaloc::kernel {

/// Whether reading the formula as an initial predicate may give the constant a value: it stands on a side of an equation or on
/// the left of \in or \subseteq, below conjunctions, \E, definitions, and in every disjunct.
[[nodiscard]] bool may_give_value(const Program& program, ExprId formula, ConstantId constant);

/// Declares a rigid variable for each of the constants, behind all other variables, and puts it where the constant stood, also
/// where it was primed. Levels have to be assigned again: what mentions an open constant is a state function
/// afterwards. Only of a program of which there is no draft.
void open_constants(Program& program, const std::vector<ConstantId>& constants);

/// An initial predicate whose states have the values of the open constants that `facts` allows, and some value of all other
/// variables.
[[nodiscard]] ExprId only_constants(Program& program, ExprId facts);

}  // namespace tlaloc::kernel
