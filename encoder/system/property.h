// The properties of a specification, listed once: every engine answers exactly these.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "frontend/frontend.h"
#include "frontend/support/id.h"

namespace tlaloc::encoder {

using PropertyId = Id<struct PropertyTag>;

enum class PropertyKind {
  Invariant,  ///< a state predicate, TRUE in every reachable state
  Initial,    ///< a state predicate, TRUE in every initial state (PROPERTY P)
  Action,     ///< an action, TRUE of every step (PROPERTY [][A]_v)
  Temporal,   ///< a formula about whole behaviours
  Deadlock,   ///< every reachable state that is continued has a successor
  Defined,    ///< Init, Next and the constraints are defined wherever they are evaluated
};

struct Property {
  PropertyKind kind = PropertyKind::Invariant;
  std::string name;        ///< as in the verdict line: an operator, an expression's text, "deadlock"
  kernel::ExprId formula;  ///< invalid for Deadlock and Defined
  Span span;               ///< of the formula's definition
};

using Properties = IdStore<PropertyId, Property>;

/// The properties in the order of verdicts: invariants, initial, action, temporal, deadlock if the model asks for it, and
/// definedness last.
[[nodiscard]] Properties list_properties(const frontend::Model& model);

}  // namespace tlaloc::encoder
