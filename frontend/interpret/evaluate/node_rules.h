// One evaluation rule per kind of kernel node. Private to frontend/interpret/.
#pragma once

#include <exception>

#include "frontend/interpret/evaluate/evaluator.h"

namespace tlaloc::interpret {

/// The visitor of Evaluator::eval_node; each rule stands with its family.
struct NodeRules {
  Evaluator& evaluator;
  ExprId expr;
  const Env* env;

  Value operator()(const kernel::Literal& node) const;
  Value operator()(const kernel::ConstantRef& node) const;
  Value operator()(const kernel::VariableRef& node) const;
  Value operator()(const kernel::LocalRef& node) const;
  Value operator()(const kernel::OpApply& node) const;
  Value operator()(const kernel::Call& node) const;
  Value operator()(const kernel::CallLocal& node) const;
  Value operator()(const kernel::Lambda& node) const;
  Value operator()(const kernel::Let& node) const;
  Value operator()(const kernel::Quantifier& node) const;
  Value operator()(const kernel::UnboundedQuantifier& node) const;
  Value operator()(const kernel::Choose& node) const;
  Value operator()(const kernel::UnboundedChoose& node) const;
  Value operator()(const kernel::Filter& node) const;
  Value operator()(const kernel::Map& node) const;
  Value operator()(const kernel::FunctionConstructor& node) const;
  Value operator()(const kernel::RecordConstructor& node) const;
  Value operator()(const kernel::RecordSet& node) const;
  Value operator()(const kernel::Except& node) const;
  Value operator()(const kernel::Case& node) const;

 private:
  [[nodiscard]] std::vector<FieldValue> fields(const std::vector<std::pair<Symbol, ExprId>>& nodes) const;
};

/// A disjunct, or an instance of \E. While a step is replayed (witnesses are set), one that the interpreter cannot decide does
/// not keep another from being TRUE: it counts as FALSE, and `undecided` keeps its failure in case none is.
template <class Holds>
bool holds_unless_undecided(Evaluator& evaluator, std::exception_ptr& undecided, Holds holds) {
  if (evaluator.witnesses().empty()) return holds();
  try {
    return holds();
  } catch (const EvalException& failure) {
    if (failure.error().kind != EvalError::Kind::Unsupported) throw;
    if (!undecided) undecided = std::current_exception();
    return false;
  }
}

}  // namespace tlaloc::interpret
