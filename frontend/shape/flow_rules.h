// One rule per kernel node: from the shapes of its parts to its own. Private to frontend/shape/.
#pragma once

#include "frontend/shape/flow.h"

namespace tlaloc::shape {

struct FlowRules {
  Flow& flow;
  kernel::ExprId expr;

  ShapeId operator()(const kernel::Literal& node) const;
  ShapeId operator()(const kernel::ConstantRef& node) const;
  ShapeId operator()(const kernel::VariableRef& node) const;
  ShapeId operator()(const kernel::LocalRef& node) const;
  ShapeId operator()(const kernel::OpApply& node) const;
  ShapeId operator()(const kernel::Call& node) const;
  ShapeId operator()(const kernel::CallLocal& node) const;
  ShapeId operator()(const kernel::Lambda& node) const;
  ShapeId operator()(const kernel::Let& node) const;
  ShapeId operator()(const kernel::Quantifier& node) const;
  ShapeId operator()(const kernel::UnboundedQuantifier& node) const;
  ShapeId operator()(const kernel::Choose& node) const;
  ShapeId operator()(const kernel::UnboundedChoose& node) const;
  ShapeId operator()(const kernel::Filter& node) const;
  ShapeId operator()(const kernel::Map& node) const;
  ShapeId operator()(const kernel::FunctionConstructor& node) const;
  ShapeId operator()(const kernel::RecordConstructor& node) const;
  ShapeId operator()(const kernel::RecordSet& node) const;
  ShapeId operator()(const kernel::Except& node) const;
  ShapeId operator()(const kernel::Case& node) const;

 private:
  ShapeId eval(kernel::ExprId id) const { return flow.eval(id); }
  ShapeStore& shapes() const { return flow.shapes_; }
  ShapeId join(const std::vector<ShapeId>& parts) const;
  ShapeId higher_order(const kernel::OpApply& node) const;
  ShapeId apply_operator(kernel::Op op, const std::vector<ShapeId>& args, const kernel::OpApply& node) const;
  ShapeId items(ShapeId sequence) const;
  ShapeId concatenated(ShapeId left, ShapeId right) const;
  ShapeId updated(ShapeId base, const std::vector<kernel::ExprId>& path, std::size_t at, ShapeId value) const;
};

/// What an argument says about which part of a function it selects.
struct Selector {
  std::optional<Symbol> field;
  std::optional<std::size_t> position;
};
[[nodiscard]] Selector selector(const kernel::Program& program, kernel::ExprId argument);

}  // namespace tlaloc::shape
