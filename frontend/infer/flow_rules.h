// One rule per kernel node: computes its type from the types of its parts. Private to frontend/infer/.
#pragma once

#include "frontend/infer/flow.h"

namespace tlaloc::infer {

struct FlowRules {
  Flow& flow;
  kernel::ExprId expr;

  TypeId operator()(const kernel::Literal& node) const;
  TypeId operator()(const kernel::ConstantRef& node) const;
  TypeId operator()(const kernel::VariableRef& node) const;
  TypeId operator()(const kernel::LocalRef& node) const;
  TypeId operator()(const kernel::OpApply& node) const;
  TypeId operator()(const kernel::Call& node) const;
  TypeId operator()(const kernel::CallLocal& node) const;
  TypeId operator()(const kernel::Lambda& node) const;
  TypeId operator()(const kernel::Let& node) const;
  TypeId operator()(const kernel::Quantifier& node) const;
  TypeId operator()(const kernel::UnboundedQuantifier& node) const;
  TypeId operator()(const kernel::Choose& node) const;
  TypeId operator()(const kernel::UnboundedChoose& node) const;
  TypeId operator()(const kernel::Filter& node) const;
  TypeId operator()(const kernel::Map& node) const;
  TypeId operator()(const kernel::FunctionConstructor& node) const;
  TypeId operator()(const kernel::RecordConstructor& node) const;
  TypeId operator()(const kernel::RecordSet& node) const;
  TypeId operator()(const kernel::Except& node) const;
  TypeId operator()(const kernel::Case& node) const;

 private:
  TypeId eval(kernel::ExprId id) const { return flow.eval(id); }
  TypeStore& types() const { return flow.types_; }
  TypeId join(const std::vector<TypeId>& parts) const;
  TypeId higher_order(const kernel::OpApply& node) const;
  TypeId apply_operator(kernel::Op op, const std::vector<TypeId>& args, const kernel::OpApply& node) const;
  TypeId items(TypeId sequence) const;
  TypeId concatenated(TypeId left, TypeId right) const;
  TypeId updated(TypeId base, const std::vector<kernel::ExprId>& path, std::size_t at, TypeId value) const;
};

/// What an argument says about which part of a function it selects.
struct Selector {
  std::optional<Symbol> field;
  std::optional<std::size_t> position;
};
[[nodiscard]] Selector selector(const kernel::Program& program, kernel::ExprId argument);

}  // namespace tlaloc::infer
