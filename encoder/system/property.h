// What is asked of a specification, listed once: every engine answers these properties and no others.
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
  Defined,    ///< evaluating Init, Next and the constraints has a value wherever it is needed
};

struct Property {
  PropertyKind kind = PropertyKind::Invariant;
  std::string name;        ///< as in the verdict line: an operator, an expression's text, "deadlock"
  kernel::ExprId formula;  ///< invalid: Deadlock, Defined
  Span span;               ///< of the formula's definition
};

using Properties = IdStore<PropertyId, Property>;

/// In the order in which verdicts are given: invariants, initial, action, temporal, deadlock when the model asks for it, and
/// last that everything is defined.
[[nodiscard]] Properties list_properties(const frontend::Model& model);

}  // namespace tlaloc::encoder
