// The structure of kernel expressions in one place: the direct children of an expression, and the locals it binds. For passes
// that treat most kinds alike; others visit the variant themselves.
#pragma once

#include <functional>

#include "frontend/kernel/kernel.h"

namespace tlaloc::kernel {

/// Calls `visit` on each direct child, in evaluation order. A body shared by several parents is visited from each.
void for_each_child(const Expr& expr, const std::function<void(ExprId)>& visit);

/// Calls `visit` on each local that this node itself binds.
void for_each_bound_local(const Expr& expr, const std::function<void(LocalId)>& visit);

/// Locals that the expressions mention and do not bind, in order of their first occurrence.
[[nodiscard]] std::vector<LocalId> free_locals(const Program& program, const std::vector<ExprId>& exprs);

/// Whether its value may change from one evaluation to the next although no state does.
[[nodiscard]] bool depends_on_chance(const Program& program, ExprId expr);
/// Whether the body mentions no argument, nor anything that changes from one evaluation to the next.
[[nodiscard]] bool is_same_for_all(const Program& program, const FunctionConstructor& function);

/// Everything below some expressions, including the bodies of called definitions.
struct Reached {
  std::vector<ExprId> exprs;  ///< each once, in order of discovery
  std::vector<DefinitionId> definitions;
  bool is_complete = true;  ///< no: a definition is still being lowered, so that its body is missing
};
[[nodiscard]] Reached reach(const Program& program, const std::vector<ExprId>& roots);
/// The same without actions below EnabledIn: what remains is evaluated in states of the specification.
[[nodiscard]] Reached reach_in_states(const Program& program, const std::vector<ExprId>& roots);

}  // namespace tlaloc::kernel
