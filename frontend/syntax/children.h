// The expressions directly under an expression, in source order, those of LET definitions among them: for walks that do not
// care what a node is.
#pragma once

#include <vector>

#include "frontend/syntax/tree.h"

namespace tlaloc::syntax {

/// Is it `/\` or `\/`, of which a chain `a /\ b /\ c` is as wide as it is long, not deep?
[[nodiscard]] bool makes_chains(Symbol op);
/// The operands of the longest such chain that ends with `infix`, in order; of another operator, the two it has.
[[nodiscard]] std::vector<ExprId> operands(const Tree& tree, const Infix& infix);

/// Appends the children of `expr` to `out`; those of a chain are its operands.
void append_children(const Tree& tree, ExprId expr, std::vector<ExprId>& out);
/// Appends the expressions directly under a unit (not those of proofs or of inner modules).
void append_children(const Tree& tree, UnitId unit, std::vector<ExprId>& out);

}  // namespace tlaloc::syntax
