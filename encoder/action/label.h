// What a trace calls a step.
#pragma once

#include <vector>

#include "encoder/symbolic/value.h"
#include "frontend/source/span.h"
#include "frontend/support/symbol.h"

namespace tlaloc::action {

/// A parameter of an action; its argument may be symbolic and is decoded with the model.
struct LabelParameter {
  Symbol name;
  symbolic::SymValue value;
  term::TermId defined;  ///< where the argument has a value
};
/// Operator and parameters.
struct Label {
  Symbol name;  ///< empty: Next itself
  std::vector<LabelParameter> parameters;
  Span span;  ///< body of the operator
};

}  // namespace tlaloc::action
