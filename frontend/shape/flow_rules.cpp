#include "frontend/shape/flow_rules.h"

#include "frontend/support/stack.h"

namespace tlaloc::shape {

using namespace kernel;  // NOLINT(google-build-using-namespace): this file is about kernel nodes only

Selector selector(const Program& program, ExprId argument) {
  const auto* literal = std::get_if<Literal>(&program.exprs[argument]);
  if (literal == nullptr) return {};
  if (literal->value.is_string()) return {literal->value.as_symbol(), {}};
  if (literal->value.is_small_int() && literal->value.small_int() > 0)
    return {{}, static_cast<std::size_t>(literal->value.small_int())};
  return {};
}

ShapeId FlowRules::join(const std::vector<ShapeId>& parts) const {
  ShapeId all = shapes().nothing();
  for (const ShapeId part : parts) all = shapes().join(all, part);
  return all;
}

ShapeId FlowRules::operator()(const Literal& node) const { return shapes().literal(node.value); }

ShapeId FlowRules::operator()(const ConstantRef& node) const { return flow.constants_[node.constant.index]; }

ShapeId FlowRules::operator()(const VariableRef& node) const { return flow.read(flow.variables_[node.variable.index]); }

ShapeId FlowRules::operator()(const LocalRef& node) const { return flow.read(flow.locals_[node.local.index]); }

ShapeId FlowRules::operator()(const Call& node) const {
  const Definition& definition = flow.program_.definitions[node.definition];
  for (std::size_t i = 0; i < node.args.size(); ++i) flow.pass(definition.params[i], node.args[i]);
  return flow.read(flow.definitions_[node.definition.index]);
}

ShapeId FlowRules::operator()(const CallLocal& node) const {
  for (const ExprId arg : node.args) (void)eval(arg);
  auto& known = flow.operators_[node.local];
  flow.watch(known.readers);
  const std::vector<ExprId> lambdas = known.value;
  // An operator that no one here passes, or that comes from such a one.
  ShapeId result = flow.read(flow.locals_[node.local.index]);
  for (const ExprId lambda : lambdas) result = shapes().join(result, flow.call_lambda(lambda, node.args));
  return result;
}

ShapeId FlowRules::operator()(const Lambda& node) const {
  const ShapeId result = eval(node.body);
  const auto cell = flow.lambdas_.try_emplace(expr, Flow::Cell{shapes().nothing(), {}, {}}).first;
  flow.raise(cell->second, result, flow.program_.spans[node.body]);
  return shapes().nothing();
}

ShapeId FlowRules::operator()(const Let& node) const {
  for (const auto& [name, value] : node.bindings) flow.pass(name, value);
  return eval(node.body);
}

ShapeId FlowRules::operator()(const Quantifier& node) const {
  for (const Binder& binder : node.binders) flow.bind(binder);
  (void)eval(node.body);
  return shapes().boolean();
}

ShapeId FlowRules::operator()(const UnboundedQuantifier& node) const {
  for (const LocalId local : node.locals) flow.raise(flow.locals_[local.index], shapes().anything(), flow.program_.spans[expr]);
  (void)eval(node.body);
  return shapes().boolean();
}

ShapeId FlowRules::operator()(const Choose& node) const {
  flow.bind(node.binder);
  (void)eval(node.predicate);
  return shapes().element(flow.results_[node.binder.set.index]);
}

ShapeId FlowRules::operator()(const UnboundedChoose& node) const {
  flow.raise(flow.locals_[node.local.index], shapes().anything(), flow.program_.spans[expr]);
  (void)eval(node.predicate);
  return shapes().anything();
}

ShapeId FlowRules::operator()(const Filter& node) const {
  flow.bind(node.binder);
  (void)eval(node.predicate);
  return shapes().set_of(shapes().element(flow.results_[node.binder.set.index]));
}

ShapeId FlowRules::operator()(const Map& node) const {
  for (const Binder& binder : node.binders) flow.bind(binder);
  return shapes().set_of(eval(node.value));
}

ShapeId FlowRules::operator()(const FunctionConstructor& node) const {
  std::vector<ShapeId> keys;
  for (const Binder& binder : node.binders) {
    flow.bind(binder);
    keys.push_back(shapes().element(flow.results_[binder.set.index]));
  }
  const ShapeId arguments = keys.size() == 1 ? keys[0] : shapes().tuple(keys);
  if (!node.self.is_valid()) return shapes().function(arguments, eval(node.body));
  Flow::Cell& self = flow.locals_[node.self.index];
  flow.raise(self, shapes().function(arguments, shapes().nothing()), flow.program_.spans[expr]);
  const ShapeId whole = shapes().function(arguments, eval(node.body));
  flow.raise(self, whole, flow.program_.spans[expr]);
  return whole;
}

ShapeId FlowRules::operator()(const RecordConstructor& node) const {
  std::vector<Field> fields;
  for (const auto& [name, value] : node.fields) fields.push_back({name, eval(value)});
  return shapes().record(std::move(fields));
}

ShapeId FlowRules::operator()(const RecordSet& node) const {
  std::vector<Field> fields;
  for (const auto& [name, set] : node.fields) fields.push_back({name, shapes().element(eval(set))});
  return shapes().set_of(shapes().record(std::move(fields)));
}

ShapeId FlowRules::operator()(const Except& node) const {
  const ShapeId base = eval(node.base);
  ShapeId old = base;
  for (const ExprId key : node.path) {
    (void)eval(key);
    const Selector part = selector(flow.program_, key);
    old = shapes().apply(old, part.field, part.position);
  }
  flow.raise(flow.locals_[node.at.index], old, flow.program_.spans[node.base]);
  return updated(base, node.path, 0, eval(node.value));
}

ShapeId FlowRules::updated(ShapeId base, const std::vector<ExprId>& path, std::size_t at, ShapeId value) const {
  if (stack::is_low()) return stack::on_segment([&] { return updated(base, path, at, value); });
  if (at == path.size()) return value;
  const Selector part = selector(flow.program_, path[at]);
  const ShapeId old = shapes().apply(base, part.field, part.position);
  return shapes().with(base, part.field, part.position, updated(old, path, at + 1, value));
}

ShapeId FlowRules::operator()(const Case& node) const {
  ShapeId all = shapes().nothing();
  for (const auto& [guard, value] : node.arms) {
    (void)eval(guard);
    all = shapes().join(all, eval(value));
  }
  return node.other ? shapes().join(all, eval(*node.other)) : all;
}

}  // namespace tlaloc::shape
