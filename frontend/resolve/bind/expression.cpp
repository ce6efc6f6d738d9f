#include <fmt/core.h>

#include <unordered_set>

#include "frontend/resolve/bind/binder.h"
#include "frontend/support/limit.h"
#include "frontend/support/overloaded.h"
#include "frontend/support/stack.h"
#include "frontend/syntax/children.h"

namespace tlaloc::resolve {

void Binder::bind_all(const std::vector<syntax::ExprId>& ids) {
  for (const syntax::ExprId id : ids) bind(id);
}

/// The part of a binding expression that sees what it declares.
void Binder::bind_body(syntax::ExprId id, std::vector<EntityId> declared, syntax::ExprId body) {
  const std::size_t count = declared.size();
  labels_.bind(declared);
  table().declared[id] = std::move(declared);
  bind(body);
  labels_.unbind(count);
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
  bind_body(id, std::move(declared), body);
}

void Binder::bind_label(const syntax::Labelled& label) {
  if (stack::is_low()) return stack::on_segment([&] { bind_label(label); });
  const auto refuse = [&](DiagnosticKind kind, const char* why) {
    sink_.report(kind, label.label.span, fmt::format("label `{}` {}", label.label.symbol.text(), why));
  };
  if (!labels_.is_open()) {
    refuse(DiagnosticKind::LabelMisplaced, "stands outside of a definition, a named statement or a proof step");
  } else if (at_depth_ > 0) {
    refuse(DiagnosticKind::LabelInExcept, "stands in the new value of an EXCEPT, where `@` could be meant");
  } else {
    for (std::size_t i = 1; i < sequents_.size(); ++i) {
      if (!sequents_[i]) continue;
      refuse(DiagnosticKind::LabelBelowNew, "stands below a NEW of a nested ASSUME");
      break;
    }
  }
  {
    const LabelOwner owner(labels_);
    if (is_sequent(label.expr)) {
      bind_sequent(label.expr);
    } else {
      bind(label.expr);
    }
  }
  if (!labels_.is_open()) return;
  std::vector<std::optional<EntityId>> params;
  for (const syntax::Name& param : label.params) params.push_back(scope_.find(param.symbol));
  labels_.add(label, params);
}

/// `f[a, b]`, where a definition `f[x \in S]` says how many arguments there are; one may always be a tuple of them.
void Binder::bind_application(const syntax::FunctionApply& apply) {
  bind(apply.function);
  bind_all(apply.args);
  const auto it = table().references.find(apply.function);
  const auto* path = std::get_if<syntax::Path>(&tree().exprs[apply.function]);
  if (it == table().references.end() || path == nullptr || apply.args.size() < 2) return;
  const Entity& function = entity(origin(it->second.chain.back()));
  if (function.kind != EntityKind::Function || it->second.chain.size() != path->parts.size()) return;
  const syntax::Tree& home = *resolution_.trees[function.tree].tree;
  std::size_t arity = 0;
  for (const syntax::Bound& bound : std::get<syntax::FunctionDefinition>(home.units[function.unit]).bounds) {
    arity += bound.patterns.size();
  }
  if (arity == apply.args.size()) return;
  sink_.report(Diagnostic{
      DiagnosticKind::FunctionArity,
      fmt::format("function `{}` is applied to {} arguments, it takes {}", function.name.text(), apply.args.size(), arity),
      tree().span(apply.function),
      {{function.span, "defined here"}},
      {}});
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
  bind_body(id, std::move(declared), lambda.body);
}

/// An operator between or before its operands: built in, or a name like any other.
void Binder::bind_operator_use(syntax::ExprId id, const syntax::Name& op, const std::vector<syntax::ExprId>& args) {
  if (find_primitive(op.symbol) != nullptr) return bind_all(args);
  const auto found = look_up(id, op, false);
  if (!found) return bind_all(args);
  table().references[id] = Reference{{*found}};
  bind_arguments(*found, args, op.span);
}

void Binder::bind(syntax::ExprId id) {
  if (stack::is_low()) return stack::on_segment([&] { bind(id); });
  limit::poll();
  std::visit(Overloaded{
                 [&](const syntax::Path& e) { bind_path(id, e, 0); },
                 [&](const syntax::Prefix& e) { bind_operator_use(id, e.op, {e.operand}); },
                 [&](const syntax::Postfix& e) { bind_operator_use(id, e.op, {e.operand}); },
                 [&](const syntax::Infix& e) { bind_operator_use(id, e.op, syntax::operands(tree(), e)); },
                 [&](const syntax::Product& e) { bind_all(e.factors); },
                 [&](const syntax::Junction& e) { bind_all(e.items); },
                 [&](const syntax::Paren& e) { bind(e.inner); },
                 [](const syntax::Number&) {},
                 [](const syntax::String&) {},
                 [&](const syntax::AtSign&) {
                   if (at_depth_ == 0 && chain_depth_ == 0) {
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
                 [&](const syntax::FunctionApply& e) { bind_application(e); },
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
                   bind_body(id, std::move(declared), e.body);
                 },
                 [&](const syntax::Choose& e) {
                   if (e.set) bind(*e.set);
                   const ScopeFrame frame(scope_);
                   std::vector<EntityId> declared;
                   for (const syntax::Name& name : e.pattern.names)
                     declared.push_back(declare_local(EntityKind::Bound, name, 0));
                   bind_body(id, std::move(declared), e.predicate);
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
                 [&](const syntax::Labelled& e) {
                   if (is_sequent(e.expr)) {
                     sink_.report(DiagnosticKind::UnexpectedToken, tree().span(e.expr),
                                  "ASSUME ... PROVE is a statement, not an expression");
                   }
                   bind_label(e);
                 },
                 [&](const syntax::Sequent&) {
                   sink_.report(DiagnosticKind::UnexpectedToken, tree().span(id),
                                "ASSUME ... PROVE is a statement, not an expression");
                   bind_sequent(id);
                 },
             },
             tree().exprs[id]);
}

}  // namespace tlaloc::resolve
