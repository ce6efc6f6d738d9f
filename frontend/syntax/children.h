// The expressions directly under an expression, in source order, those of LET definitions among them: for walks that do not
// care what a node is.
#pragma once

#include <vector>

#include "frontend/syntax/tree.h"

namespace tlaloc::syntax {

/// Appends the children of `expr` to `out`.
void append_children(const Tree& tree, ExprId expr, std::vector<ExprId>& out);
/// Appends the expressions directly under a unit (not those of proofs or of inner modules).
void append_children(const Tree& tree, UnitId unit, std::vector<ExprId>& out);

}  // namespace tlaloc::syntax
