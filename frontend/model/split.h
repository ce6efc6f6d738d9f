// Takes SPECIFICATION and PROPERTY formulas apart: through conjunctions, definitions, LET and \A over constant sets, down to
// parts that one engine can check. Parts found below a LET or \A come back inside of it, so each is a formula by itself; their
// operands come back without the \A, whose binders stand beside them.
#pragma once

#include <cstdint>
#include <vector>

#include "frontend/kernel/kernel.h"

namespace tlaloc::model {

enum class PartKind {
  State,             ///< a state predicate: holds initially
  BoxState,          ///< []P; `expr` and the operand are P
  BoxAction,         ///< [][A]_v; `expr` is [A]_v, operands A, v
  Action,            ///< a bare action
  WeakFair,          ///< operands A, v
  StrongFair,        ///< operands A, v
  Eventually,        ///< <>P, operand P; here and below a P may also be an action <<A>>_v or [A]_v
  EventuallyAlways,  ///< <>[]P
  AlwaysEventually,  ///< []<>P
  LeadsTo,           ///< P ~> Q, also written [](P => <>Q); operands P, Q
  Temporal,          ///< anything else
};

struct Part {
  PartKind kind = PartKind::State;
  kernel::ExprId expr;                  ///< closed, except for the box that the kind tells of
  std::vector<kernel::Binder> binders;  ///< of each \A around the operands, outermost first; a set may use those before it
  std::vector<kernel::ExprId> operands;
  std::vector<std::uint32_t> path;  ///< from 1: which conjunct of which, from the whole formula down
};

/// The parts of a formula whose levels are settled; adds nodes to the program.
[[nodiscard]] std::vector<Part> split(kernel::Program& program, kernel::ExprId formula);

}  // namespace tlaloc::model
