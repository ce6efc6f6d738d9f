// Takes SPECIFICATION and PROPERTY formulas apart: through conjunctions, definitions, LET and \A over constant sets, down to
// parts that one engine can check. Parts found below a LET or \A come back inside of it, so each is a formula by itself.
#pragma once

#include <vector>

#include "frontend/kernel/kernel.h"

namespace tlaloc::model {

enum class PartKind {
  State,      ///< a state predicate: holds initially
  BoxState,   ///< []P: the part is P
  BoxAction,  ///< [][A]_v: the part is [A]_v
  Action,     ///< a bare action
  Temporal,   ///< anything else
};

struct Part {
  PartKind kind = PartKind::State;
  kernel::ExprId expr;
  bool quantified = false;                  ///< stands below a \A
  std::optional<kernel::ExprId> action;     ///< BoxAction: A
  std::optional<kernel::ExprId> subscript;  ///< BoxAction: v
};

/// The parts of a formula whose levels are settled; adds nodes to the program.
[[nodiscard]] std::vector<Part> split(kernel::Program& program, kernel::ExprId formula);

}  // namespace tlaloc::model
