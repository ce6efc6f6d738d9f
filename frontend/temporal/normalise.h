// Temporal formulas of a specification in normal form: definitions, LETs and operator parameters are read as what they stand
// for, and quantifiers over constant sets as conjunctions and disjunctions, down to formulas of level at most Action.
#pragma once

#include <functional>
#include <variant>

#include "frontend/interpret/interpreter.h"
#include "frontend/temporal/formula.h"

namespace tlaloc::temporal {

/// Why a formula has no normal form: a construct that is not supported, or a constant without a value.
struct NoNormalForm {
  std::string message;  ///< names the construct and a way out
  Span span;
};

struct ConstantEvaluator {
  /// Evaluates a closed constant expression.
  std::function<interpret::Result<Value>(kernel::ExprId)> value;
  /// The values of a closed expression over open constants, for all values that these may have.
  std::function<interpret::Result<std::vector<Value>>(kernel::ExprId)> all_values;
};

/// The normal form of `formula`, closed and of any level, or of its negation. Adds nodes to the program: atoms are wrapped in
/// the names that they mention.
[[nodiscard]] std::variant<FormulaId, NoNormalForm> normalise(kernel::Program& program, Formulas& formulas,
                                                              const ConstantEvaluator& constant, kernel::ExprId formula,
                                                              bool negated);

}  // namespace tlaloc::temporal
