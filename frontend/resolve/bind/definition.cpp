#include <fmt/core.h>

#include <algorithm>

#include "frontend/resolve/bind/binder.h"
#include "frontend/stdlib/stdlib.h"

namespace tlaloc::resolve {

namespace {
std::string count(std::size_t n) { return n == 0 ? "no parameters" : n == 1 ? "1 parameter" : fmt::format("{} parameters", n); }
}  // namespace

/// A module-level name becomes part of the module.
void Binder::publish(EntityId id) {
  if (let_depth_ > 0) return;
  const Symbol name = entity(id).name;
  Module& here = module();
  if (here.names.emplace(name, id).second) here.order.push_back(name);
  if (here.weak.erase(name) > 0) {
    here.names[name] = id;
    scope_.set_strong(name);
  }
  if (entity(id).is_local) here.hidden.insert(name);
}

/// A copy of a standard module says of its operators what it likes: those that TLC computes itself are those of the bundled
/// module, for all who name them, if they take the same arguments.
void Binder::take_bundled(EntityId id) {
  if (!bundled_twin_ || let_depth_ > 0 || module().outer.is_valid()) return;
  const Symbol name = entity(id).name;
  const auto& twins = resolution_.modules[*bundled_twin_].names;
  const auto found = twins.find(name);
  if (found == twins.end()) return;
  const Entity& here = entity(id);
  const Entity& twin = entity(found->second);
  if (!stdlib::is_computed_by_tlc(resolution_.modules[twin.module].name, name)) return;
  const auto same_arity = [&](EntityId a, EntityId b) { return entity(a).arity == entity(b).arity; };
  const bool is_function = here.kind == EntityKind::Function;
  if (here.arity != twin.arity || (!is_function && !std::equal(here.params.begin(), here.params.end(), twin.params.begin(),
                                                               twin.params.end(), same_arity))) {
    return;
  }
  scope_.set(name, found->second);
  module().names[name] = found->second;
  taken_.push_back(name);
}

/// Makes the entity of a definition, or takes the one that RECURSIVE declared. Its name is not in scope yet unless declared.
EntityId Binder::define(EntityKind kind, const syntax::Name& name, std::uint32_t arity, syntax::UnitId unit, bool local) {
  EntityId id;
  if (const auto existing = scope_.find(name.symbol); existing && entity(*existing).recursive && !entity(*existing).defined) {
    id = *existing;
    const auto here = std::find(pending_recursive_.begin(), pending_recursive_.end(), id);
    if (here == pending_recursive_.end()) {
      sink_.report(
          Diagnostic{DiagnosticKind::RecursiveElsewhere,
                     fmt::format("`{}` is defined here, but declared RECURSIVE outside of this LET", name.symbol.text()),
                     name.span,
                     {{entity(id).span, "declared here"}},
                     "declare and define it in one LET"});
    }
    std::erase(undefined_recursive_, id);
    if (entity(id).arity != arity) {
      sink_.report(Diagnostic{DiagnosticKind::RecursiveArity,
                              fmt::format("`{}` has {} here, {} in its RECURSIVE declaration", name.symbol.text(), count(arity),
                                          count(entity(id).arity)),
                              name.span,
                              {{entity(id).span, "declared here"}},
                              {}});
    }
  } else {
    id = resolution_.entities.add(Entity{});
  }
  Entity& made = entity(id);
  made.kind = kind;
  made.name = name.symbol;
  made.span = name.span;
  made.arity = arity;
  made.module = module_;
  made.tree = tree_id_;
  made.unit = unit;
  made.in_let = let_depth_ > 0;
  made.is_local = local;
  made.defined = true;
  table().units[unit] = id;
  return id;
}

EntityId Binder::declare_local(EntityKind kind, const syntax::Name& name, std::uint32_t arity) {
  Entity made;
  made.kind = kind;
  made.name = name.symbol;
  made.span = name.span;
  made.arity = arity;
  made.module = module_;
  made.tree = tree_id_;
  const EntityId id = resolution_.entities.add(std::move(made));
  scope_.declare(id, sink_);
  return id;
}

std::vector<EntityId> Binder::declare_params(const std::vector<syntax::Declaration>& params) {
  std::vector<EntityId> ids;
  for (const syntax::Declaration& param : params) ids.push_back(declare_local(EntityKind::Parameter, param.name, param.arity));
  return ids;
}

void Binder::bind_recursive(const syntax::RecursiveDeclaration& unit) {
  for (const syntax::Declaration& item : unit.items) {
    Entity made;
    made.kind = EntityKind::Operator;
    made.name = item.name.symbol;
    made.span = item.name.span;
    made.arity = item.arity;
    made.module = module_;
    made.tree = tree_id_;
    made.in_let = let_depth_ > 0;
    made.recursive = true;
    made.defined = false;
    const EntityId id = resolution_.entities.add(std::move(made));
    scope_.declare(id, sink_);
    pending_recursive_.push_back(id);
    undefined_recursive_.push_back(id);
  }
}

void Binder::bind_operator(syntax::UnitId unit_id, const syntax::OperatorDefinition& unit) {
  const auto arity = static_cast<std::uint32_t>(unit.params.size());
  const EntityId id = define(EntityKind::Operator, unit.name, arity, unit_id, unit.local);
  {
    const ScopeFrame frame(scope_);
    auto params = declare_params(unit.params);
    entity(id).params = std::move(params);
    const LabelOwner labels(labels_);
    bind(unit.body);
  }
  if (!entity(id).recursive) scope_.declare(id, sink_);
  publish(id);
  take_bundled(id);
}

void Binder::bind_function(syntax::UnitId unit_id, const syntax::FunctionDefinition& unit) {
  for (const syntax::Bound& bound : unit.bounds) bind(bound.set);
  const EntityId id = define(EntityKind::Function, unit.name, 0, unit_id, unit.local);
  if (!entity(id).recursive) scope_.declare(id, sink_);
  publish(id);
  {
    const ScopeFrame frame(scope_);
    std::vector<EntityId> bound_variables;
    for (const syntax::Bound& bound : unit.bounds) {
      for (const syntax::Pattern& pattern : bound.patterns) {
        for (const syntax::Name& name : pattern.names) bound_variables.push_back(declare_local(EntityKind::Bound, name, 0));
      }
    }
    const LabelOwner labels(labels_);
    labels_.bind(bound_variables);
    entity(id).params = std::move(bound_variables);
    bind(unit.body);
  }
  take_bundled(id);
}

std::vector<EntityId> Binder::bind_statement(syntax::UnitId unit_id, const std::optional<syntax::Name>& name,
                                             syntax::ExprId formula) {
  std::vector<EntityId> introduced;
  const auto bind_formula = [&] {
    if (is_sequent(formula)) {
      introduced = bind_sequent(formula);
    } else {
      bind(formula);
    }
  };
  if (!name) {
    bind_formula();
    return introduced;
  }
  {
    const LabelOwner labels(labels_);
    bind_formula();
  }
  const EntityId id = define(EntityKind::Statement, *name, 0, unit_id, false);
  entity(id).statement = formula;
  scope_.declare(id, sink_);
  publish(id);
  return introduced;
}

std::vector<EntityId> Binder::bind_sequent(syntax::ExprId sequent_id) {
  const auto& sequent = std::get<syntax::Sequent>(tree().exprs[sequent_id]);
  const ScopeFrame frame(scope_);
  std::vector<EntityId> introduced;
  sequents_.push_back(false);
  for (const syntax::Assumption& assumption : sequent.assumptions) {
    if (const auto* expr = std::get_if<syntax::ExprId>(&assumption)) {
      const auto* label = std::get_if<syntax::Labelled>(&tree().exprs[*expr]);
      if (is_sequent(*expr)) {
        bind_sequent(*expr);
      } else if (label != nullptr) {
        bind_label(*label);
      } else {
        bind(*expr);
      }
      continue;
    }
    const auto& declared = std::get<syntax::NewSymbol>(assumption);
    if (declared.set) bind(*declared.set);
    introduced.push_back(declare_local(EntityKind::Parameter, declared.declaration.name, declared.declaration.arity));
    sequents_.back() = true;
  }
  bind(sequent.goal);
  sequents_.pop_back();
  table().declared[sequent_id] = introduced;
  return introduced;
}

}  // namespace tlaloc::resolve
