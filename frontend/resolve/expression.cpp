#include <fmt/core.h>

#include <unordered_set>

#include "frontend/resolve/binder.h"
#include "frontend/support/overloaded.h"

namespace tlaloc::resolve {

void Binder::bind_all(const std::vector<syntax::ExprId>& ids) {
  for (const syntax::ExprId id : ids) bind(id);
}

/// Sets first, outside of the construct's own variables; then the body with them.
void Binder::bind_bounded(syntax::ExprId id, const std::vector<syntax::Bound>& bounds, syntax::ExprId body) {
  for (const syntax::Bound& bound : bounds) bind(bound.set);
  const ScopeFrame frame(scope_);
  std::vector<EntityId> declared;
  for (const syntax::Bound& bound : bounds) {
    for (const syntax::Pattern& pattern : bound.patterns) {
      for (const syntax::Name& name : pattern.names) declared.push_back(declare_local(EntityKind::Bound, name, 0));
    }
  }
  table().declared[id] = std::move(declared);
  bind(body);
}

void Binder::bind_let(const syntax::Let& let) {
  const ScopeFrame frame(scope_);
  const auto outer_recursive = std::exchange(pending_recursive_, {});
  ++let_depth_;
  for (const syntax::UnitId unit : let.definitions) bind_unit(unit);
  --let_depth_;
  check_recursive_defined(pending_recursive_);
  pending_recursive_ = outer_recursive;
  bind(let.body);
}

void Binder::bind_fields(const std::vector<syntax::Field>& fields) {
  std::unordered_set<Symbol> seen;
  for (const syntax::Field& field : fields) {
    if (!seen.insert(field.name.symbol).second) {
      sink_.report(DiagnosticKind::RepeatedField, field.name.span,
                   fmt::format("field `{}` is given twice", field.name.symbol.text()));
    }
    bind(field.value);
  }
}

void Binder::bind_except(const syntax::Except& except) {
  bind(except.base);
  for (const syntax::ExceptUpdate& update : except.updates) {
    for (const syntax::ExceptStep& step : update.path) bind_all(step.indices);
    ++at_depth_;
    bind(update.value);
    --at_depth_;
  }
}

void Binder::bind_lambda(syntax::ExprId id, const syntax::Lambda& lambda) {
  const ScopeFrame frame(scope_);
  std::vector<EntityId> declared;
  for (const syntax::Name& name : lambda.params) declared.push_back(declare_local(EntityKind::Parameter, name, 0));
  table().declared[id] = std::move(declared);
  bind(lambda.body);
}

/// An operator between or before its operands: built in, or a name like any other.
void Binder::bind_operator_use(syntax::ExprId id, const syntax::Name& op, const std::vector<syntax::ExprId>& args) {
  if (find_primitive(op.symbol) != nullptr) return bind_all(args);
  const auto found = look_up(id, op);
  if (!found) return bind_all(args);
  table().references[id] = Reference{{*found}};
  bind_arguments(*found, args, op.span);
}

void Binder::bind(syntax::ExprId id) {
  std::visit(Overloaded{
                 [&](const syntax::Path& e) { bind_path(id, e, 0); },
                 [&](const syntax::Prefix& e) { bind_operator_use(id, e.op, {e.operand}); },
                 [&](const syntax::Postfix& e) { bind_operator_use(id, e.op, {e.operand}); },
                 [&](const syntax::Infix& e) {
                   bind_operator_use(id, e.op, {e.lhs, e.rhs});
                 },
                 [&](const syntax::Product& e) { bind_all(e.factors); },
                 [&](const syntax::Junction& e) { bind_all(e.items); },
                 [&](const syntax::Paren& e) { bind(e.inner); },
                 [](const syntax::Number&) {},
                 [](const syntax::String&) {},
                 [&](const syntax::AtSign&) {
                   if (at_depth_ == 0) {
                     sink_.report(DiagnosticKind::MisplacedAt, tree().span(id),
                                  "`@` has a meaning only in the new value of an EXCEPT");
                   }
                 },
                 [&](const syntax::Tuple& e) { bind_all(e.items); },
                 [&](const syntax::SetEnum& e) { bind_all(e.items); },
                 [&](const syntax::SetFilter& e) { bind_bounded(id, {e.bound}, e.predicate); },
                 [&](const syntax::SetMap& e) { bind_bounded(id, e.bounds, e.value); },
                 [&](const syntax::FunctionConstructor& e) { bind_bounded(id, e.bounds, e.body); },
                 [&](const syntax::FunctionSet& e) {
                   bind_all({e.from, e.to});
                 },
                 [&](const syntax::FunctionApply& e) {
                   bind(e.function);
                   bind_all(e.args);
                 },
                 [&](const syntax::RecordConstructor& e) { bind_fields(e.fields); },
                 [&](const syntax::RecordSet& e) { bind_fields(e.fields); },
                 [&](const syntax::FieldAccess& e) { bind(e.record); },
                 [&](const syntax::Except& e) { bind_except(e); },
                 [&](const syntax::If& e) {
                   bind_all({e.condition, e.then_branch, e.else_branch});
                 },
                 [&](const syntax::Case& e) {
                   for (const syntax::CaseArm& arm : e.arms) bind_all({arm.condition, arm.value});
                   if (e.other) bind(*e.other);
                 },
                 [&](const syntax::Let& e) { bind_let(e); },
                 [&](const syntax::Quantifier& e) { bind_bounded(id, e.bounds, e.body); },
                 [&](const syntax::UnboundedQuantifier& e) {
                   const ScopeFrame frame(scope_);
                   std::vector<EntityId> declared;
                   for (const syntax::Name& name : e.names) declared.push_back(declare_local(EntityKind::Bound, name, 0));
                   table().declared[id] = std::move(declared);
                   bind(e.body);
                 },
                 [&](const syntax::Choose& e) {
                   if (e.set) bind(*e.set);
                   const ScopeFrame frame(scope_);
                   std::vector<EntityId> declared;
                   for (const syntax::Name& name : e.pattern.names)
                     declared.push_back(declare_local(EntityKind::Bound, name, 0));
                   table().declared[id] = std::move(declared);
                   bind(e.predicate);
                 },
                 [&](const syntax::Lambda& e) {
                   sink_.report(DiagnosticKind::MisplacedOperator, tree().span(id),
                                "a LAMBDA can only be an argument for an operator parameter");
                   bind_lambda(id, e);
                 },
                 [&](const syntax::ActionBracket& e) {
                   bind_all({e.action, e.subscript});
                 },
                 [&](const syntax::Fairness& e) {
                   bind_all({e.subscript, e.action});
                 },
                 [&](const syntax::Labelled& e) { bind(e.expr); },
                 [&](const syntax::Sequent& e) {
                   sink_.report(DiagnosticKind::UnexpectedToken, tree().span(id),
                                "ASSUME ... PROVE is a statement, not an expression");
                   bind_sequent(e);
                 },
             },
             tree().exprs[id]);
}

}  // namespace tlaloc::resolve
