// The label of a step in a trace.
#pragma once

#include <vector>

#include "encoder/symbolic/value.h"
#include "frontend/source/span.h"
#include "frontend/support/symbol.h"

namespace tlaloc::action {

/// A parameter of an action. Its argument may be symbolic and is decoded with the model.
struct LabelParameter {
  Symbol name;
  symbolic::SymValue value;
  term::TermId defined;  ///< the condition under which the argument has a value
};
/// An operator and its arguments.
struct Label {
  Symbol name;  ///< empty: the branch belongs to Next itself
  std::vector<LabelParameter> parameters;
  Span span;  ///< of the operator's body
};

}  // namespace tlaloc::action
