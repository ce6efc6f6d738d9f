// One evaluation rule per kind of kernel node. Private to frontend/interpret/.
#pragma once

#include "frontend/interpret/evaluator.h"

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

}  // namespace tlaloc::interpret
