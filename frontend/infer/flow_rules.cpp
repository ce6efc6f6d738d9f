#include "frontend/infer/flow_rules.h"

#include "frontend/support/stack.h"

namespace tlaloc::infer {

using namespace kernel;  // NOLINT(google-build-using-namespace): this file is about kernel nodes only

Selector selector(const Program& program, ExprId argument) {
  const auto* literal = std::get_if<Literal>(&program.exprs[argument]);
  if (literal == nullptr) return {};
  if (literal->value.is_string()) return {literal->value.as_symbol(), {}};
  if (literal->value.is_small_int() && literal->value.small_int() > 0)
    return {{}, static_cast<std::size_t>(literal->value.small_int())};
  return {};
}

TypeId FlowRules::join(const std::vector<TypeId>& parts) const {
  TypeId all = types().nothing();
  for (const TypeId part : parts) all = types().join(all, part);
  return all;
}

TypeId FlowRules::operator()(const Literal& node) const { return types().literal(node.value); }

TypeId FlowRules::operator()(const ConstantRef& node) const { return flow.constants_[node.constant.index]; }

TypeId FlowRules::operator()(const VariableRef& node) const { return flow.read(flow.variables_[node.variable.index]); }

TypeId FlowRules::operator()(const LocalRef& node) const { return flow.read(flow.locals_[node.local.index]); }

TypeId FlowRules::operator()(const Call& node) const {
  const Definition& definition = flow.program_.definitions[node.definition];
  for (std::size_t i = 0; i < node.args.size(); ++i) flow.pass(definition.params[i], node.args[i]);
  return flow.read(flow.definitions_[node.definition.index]);
}

TypeId FlowRules::operator()(const CallLocal& node) const {
  for (const ExprId arg : node.args) (void)eval(arg);
  auto& known = flow.operators_[node.local];
  flow.watch(known.readers);
  const std::vector<ExprId> lambdas = known.value;
  // An operator that no one here passes, or that comes from such a one.
  TypeId result = flow.read(flow.locals_[node.local.index]);
  for (const ExprId lambda : lambdas) result = types().join(result, flow.call_lambda(lambda, node.args));
  return result;
}

TypeId FlowRules::operator()(const Lambda& node) const {
  const TypeId result = eval(node.body);
  const auto cell = flow.lambdas_.try_emplace(expr, Flow::Cell{types().nothing(), {}, {}}).first;
  flow.raise(cell->second, result, flow.program_.spans[node.body]);
  return types().nothing();
}

TypeId FlowRules::operator()(const Let& node) const {
  for (const auto& [name, value] : node.bindings) flow.pass(name, value);
  return eval(node.body);
}

TypeId FlowRules::operator()(const Quantifier& node) const {
  for (const Binder& binder : node.binders) flow.bind(binder);
  (void)eval(node.body);
  return types().boolean();
}

TypeId FlowRules::operator()(const UnboundedQuantifier& node) const {
  for (const LocalId local : node.locals) flow.raise(flow.locals_[local.index], types().anything(), flow.program_.spans[expr]);
  (void)eval(node.body);
  return types().boolean();
}

TypeId FlowRules::operator()(const Choose& node) const {
  flow.bind(node.binder);
  (void)eval(node.predicate);
  return types().element(flow.results_[node.binder.set.index]);
}

TypeId FlowRules::operator()(const UnboundedChoose& node) const {
  flow.raise(flow.locals_[node.local.index], types().anything(), flow.program_.spans[expr]);
  (void)eval(node.predicate);
  return types().anything();
}

TypeId FlowRules::operator()(const Filter& node) const {
  flow.bind(node.binder);
  (void)eval(node.predicate);
  return types().set_of(types().element(flow.results_[node.binder.set.index]));
}

TypeId FlowRules::operator()(const Map& node) const {
  for (const Binder& binder : node.binders) flow.bind(binder);
  return types().set_of(eval(node.value));
}

TypeId FlowRules::operator()(const FunctionConstructor& node) const {
  std::vector<TypeId> keys;
  for (const Binder& binder : node.binders) {
    flow.bind(binder);
    keys.push_back(types().element(flow.results_[binder.set.index]));
  }
  const TypeId arguments = keys.size() == 1 ? keys[0] : types().tuple(keys);
  if (!node.self.is_valid()) return types().function(arguments, eval(node.body));
  Flow::Cell& self = flow.locals_[node.self.index];
  flow.raise(self, types().function(arguments, types().nothing()), flow.program_.spans[expr]);
  const TypeId whole = types().function(arguments, eval(node.body));
  flow.raise(self, whole, flow.program_.spans[expr]);
  return whole;
}

TypeId FlowRules::operator()(const RecordConstructor& node) const {
  std::vector<Field> fields;
  for (const auto& [name, value] : node.fields) fields.push_back({name, eval(value)});
  return types().record(std::move(fields));
}

TypeId FlowRules::operator()(const RecordSet& node) const {
  std::vector<Field> fields;
  for (const auto& [name, set] : node.fields) fields.push_back({name, types().element(eval(set))});
  return types().set_of(types().record(std::move(fields)));
}

TypeId FlowRules::operator()(const Except& node) const {
  const TypeId base = eval(node.base);
  TypeId old = base;
  for (const ExprId key : node.path) {
    (void)eval(key);
    const Selector part = selector(flow.program_, key);
    old = types().apply(old, part.field, part.position);
  }
  flow.raise(flow.locals_[node.at.index], old, flow.program_.spans[node.base]);
  return updated(base, node.path, 0, eval(node.value));
}

TypeId FlowRules::updated(TypeId base, const std::vector<ExprId>& path, std::size_t at, TypeId value) const {
  if (stack::is_low()) return stack::on_segment([&] { return updated(base, path, at, value); });
  if (at == path.size()) return value;
  const Selector part = selector(flow.program_, path[at]);
  const TypeId old = types().apply(base, part.field, part.position);
  return types().with(base, part.field, part.position, updated(old, path, at + 1, value));
}

TypeId FlowRules::operator()(const Case& node) const {
  TypeId all = types().nothing();
  for (const auto& [guard, value] : node.arms) {
    (void)eval(guard);
    all = types().join(all, eval(value));
  }
  return node.other ? types().join(all, eval(*node.other)) : all;
}

}  // namespace tlaloc::infer
