// What `call` and `return` do: a frame of the stack is a record of the procedure's name, the label to return to, and the old
// values of its variables and parameters.
#pragma once

#include <string>
#include <vector>

#include "frontend/pluscal/algorithm.h"

namespace tlaloc::pluscal {

/// The assignments that a statement stands for; they say where the step goes.
[[nodiscard]] std::vector<Stmt> call_assignments(const Algorithm& algorithm, const Stmt& stmt, const std::string& return_label);
[[nodiscard]] std::vector<Stmt> return_assignments(const Algorithm& algorithm, const Stmt& stmt);

/// `pc := "label"`
[[nodiscard]] Stmt pc_assignment(const std::string& label, Span span);
/// `await pc = "label"`
[[nodiscard]] Stmt pc_test(const std::string& label, Span span);
/// A variable's initial value; without one, `defaultInitValue`.
[[nodiscard]] Expr initial_value(const Variable& variable);

}  // namespace tlaloc::pluscal
