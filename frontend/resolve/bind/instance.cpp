#include <fmt/core.h>

#include "frontend/resolve/bind/binder.h"

namespace tlaloc::resolve {

std::optional<ModuleId> Binder::find_module(const syntax::Name& name) {
  if (const auto inner = scope_.find_module(name.symbol)) return inner;
  return resolver_.resolve_module(name, module().bundled);
}

/// The definition that an imported name finally stands for.
EntityId Binder::origin(EntityId id) const {
  while (resolution_.entities[id].kind == EntityKind::Imported) id = resolution_.entities[id].inner;
  return id;
}

void Binder::bind_module_definition(syntax::UnitId unit_id, const syntax::ModuleDefinition& unit) {
  const auto arity = static_cast<std::uint32_t>(unit.params.size());
  std::optional<InstanceId> instance;
  std::vector<EntityId> params;
  const auto watermark = static_cast<std::uint32_t>(resolution_.entities.size());
  std::vector<EntityId> captured;
  {
    const ScopeFrame frame(scope_);
    captures_.push_back({watermark, &captured});
    params = declare_params(unit.params);
    instance = bind_instance(unit.instance, params, unit.name.symbol, tree().unit_spans[unit_id]);
    captures_.pop_back();
  }
  const EntityId id = define(EntityKind::Instance, unit.name, arity, unit_id, unit.local);
  entity(id).params = std::move(params);
  if (instance) {
    table().instances[unit_id] = *instance;
    entity(id).instance = *instance;
    resolution_.instances[*instance].captured = std::move(captured);
  }
  scope_.declare(id, sink_);
  publish(id);
}

void Binder::bind_unnamed_instance(syntax::UnitId unit_id, const syntax::Instance& unit) {
  const auto instance = bind_instance(unit.instance, {}, Symbol(), tree().unit_spans[unit_id]);
  if (!instance) return;
  table().instances[unit_id] = *instance;
  const Module other = resolution_.modules[resolution_.instances[*instance].module];  // a copy: entities are added below
  for (const Symbol name : other.order) {
    const auto exported = other.find_exported(name);
    if (!exported) continue;
    const EntityKind kind = entity(*exported).kind;
    if (kind == EntityKind::Constant || kind == EntityKind::Variable) continue;
    if (resolution_.modules[entity(*exported).module].is_context_free()) {
      // A bundled module that instantiates another one publicly offers its names without insisting on them.
      import(name, *exported, {.hidden = unit.local, .weak = module().bundled && !unit.local}, unit.instance.module.span);
      continue;
    }
    Entity made = entity(*exported);
    made.kind = EntityKind::Imported;
    made.module = module_;
    made.tree = tree_id_;
    made.instance = *instance;
    made.inner = *exported;
    made.is_local = unit.local;
    const EntityId id = resolution_.entities.add(std::move(made));
    import(name, id, {.hidden = unit.local}, unit.instance.module.span);
  }
}

std::optional<InstanceId> Binder::bind_instance(const syntax::InstanceBody& body, std::vector<EntityId> params, Symbol name,
                                                Span span) {
  const auto module = find_module(body.module);
  if (!module) return std::nullopt;
  Instance instance;
  instance.module = *module;
  instance.tree = tree_id_;
  instance.params = std::move(params);
  instance.name = name;
  instance.span = span;
  bind_substitutions(instance, body, body.module.span);
  return resolution_.instances.add(std::move(instance));
}

void Binder::bind_substitutions(Instance& instance, const syntax::InstanceBody& body, Span span) {
  std::vector<EntityId> declared = resolution_.modules[instance.module].constants;
  const auto& variables = resolution_.modules[instance.module].variables;
  declared.insert(declared.end(), variables.begin(), variables.end());
  const std::string& module_name = resolution_.modules[instance.module].name.text();

  for (const syntax::Substitution& substitution : body.substitutions) {
    std::optional<EntityId> target;
    for (const EntityId id : declared) {
      if (entity(id).name == substitution.target.symbol) target = id;
    }
    if (!target) {
      sink_.report(
          DiagnosticKind::UnknownSubstitution, substitution.target.span,
          fmt::format("`{}` is not a constant or variable of module {}", substitution.target.symbol.text(), module_name));
      bind(substitution.value);
      continue;
    }
    if (!instance.substitutions.emplace(*target, substitution.value).second) {
      sink_.report(DiagnosticKind::RepeatedSubstitution, substitution.target.span,
                   fmt::format("`{}` is substituted twice", substitution.target.symbol.text()));
    }
    bind_argument(substitution.value, entity(*target).arity);
  }

  for (const EntityId id : declared) {
    if (instance.substitutions.contains(id)) continue;
    const Entity& symbol = entity(id);
    const auto here = scope_.find(symbol.name);
    if (!here) {
      sink_.report(
          Diagnostic{DiagnosticKind::MissingSubstitution,
                     fmt::format("`{}` of module {} has no substitution", symbol.name.text(), module_name),
                     span,
                     {{symbol.span, "declared here"}},
                     fmt::format("add `WITH {0} <- ...`, or declare a symbol `{0}` before the INSTANCE", symbol.name.text())});
      continue;
    }
    const Entity& found = entity(*here);
    if (found.arity != symbol.arity || found.kind == EntityKind::Instance) {
      sink_.report(Diagnostic{
          DiagnosticKind::SubstitutionArity,
          fmt::format("`{}` here cannot stand for `{}` of module {}", symbol.name.text(), symbol.name.text(), module_name),
          span,
          {{found.span, "the symbol here"}, {symbol.span, "the symbol of the module"}},
          {}});
      continue;
    }
    note_capture(*here);
    instance.substitutions.emplace(id, *here);
  }
}

}  // namespace tlaloc::resolve
