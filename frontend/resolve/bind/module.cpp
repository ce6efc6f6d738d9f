#include <fmt/core.h>

#include <algorithm>

#include "frontend/resolve/bind/binder.h"
#include "frontend/support/overloaded.h"
#include "frontend/support/stack.h"

namespace tlaloc::resolve {

namespace {

template <class T>
void add_unique(std::vector<T>& list, const std::vector<T>& more) {
  for (const T& item : more) {
    if (std::find(list.begin(), list.end(), item) == list.end()) list.push_back(item);
  }
}

}  // namespace

ModuleId Binder::bind_module(syntax::ModuleId id, bool bundled) {
  if (stack::is_low()) return stack::on_segment([&] { return bind_module(id, bundled); });
  const syntax::Module& parsed = tree().modules[id];
  if (!bundled && !module_.is_valid()) bundled_twin_ = resolver_.resolve_bundled(parsed.name);
  Module made;
  made.name = parsed.name.symbol;
  made.tree = tree_id_;
  made.syntax = id;
  made.outer = module_;
  made.bundled = bundled;
  const ModuleId outer = module_;
  module_ = resolution_.modules.add(std::move(made));
  module().closure = {module_};
  const auto outer_recursive = std::exchange(pending_recursive_, {});
  {
    const ScopeFrame frame(scope_);
    for (const syntax::Name& name : parsed.extends) {
      if (const auto other = find_module(name)) extend(*other, name);
    }
    for (const syntax::UnitId unit : parsed.units) bind_unit(unit);
    check_recursive_defined(pending_recursive_);
  }
  pending_recursive_ = outer_recursive;
  const ModuleId done = module_;
  module_ = outer;
  if (!module_.is_valid() && !taken_.empty()) report_taken(parsed.name);
  return done;
}

void Binder::bind_in(ModuleId id, syntax::ExprId expr, bool unknown_are_model_values) {
  unknown_are_model_values_ = unknown_are_model_values;
  module_ = id;
  const ScopeFrame frame(scope_);
  for (const auto& [name, entity] : module().names) scope_.set(name, entity);
  bind(expr);
}

void Binder::extend(ModuleId id, syntax::Name place) {
  const Module other = resolution_.modules[id];  // a copy: importing may grow the store
  add_unique(module().closure, other.closure);
  add_unique(module().constants, other.constants);
  add_unique(module().variables, other.variables);
  add_unique(module().assumptions, other.assumptions);
  for (const auto& [name, inner] : other.modules) {
    module().modules.emplace(name, inner);
    scope_.set_module(name, inner);
  }
  for (const Symbol name : other.order) {
    if (const auto exported = other.find_exported(name))
      import(name, *exported, {.weak = other.weak.contains(name), .by_extends = true}, place.span);
  }
}

/// A name from elsewhere. The same entity reached twice is one; of two different ones the first stays, unless it is weak.
void Binder::import(Symbol name, EntityId id, Import how, Span place) {
  const auto existing = scope_.find(name);
  if (let_depth_ > 0) {  // in a proof
    if (existing && *existing != id) return report_clash(name, *existing, id, how, place);
    return scope_.set(name, id);
  }
  const bool differs = existing && *existing != id;
  if (differs && how.weak) return;
  const bool gives_way = differs && (scope_.is_weak(name) || is_copy(id, *existing));
  if (differs && !gives_way) return report_clash(name, *existing, id, how, place);
  scope_.set(name, id);
  Module& here = module();
  if (!here.names.contains(name)) {
    here.order.push_back(name);
    if (how.hidden) here.hidden.insert(name);
    if (how.weak) here.weak.insert(name);
    if (how.weak) scope_.set_weak(name);
  }
  here.names[name] = id;
  if (!how.hidden) here.hidden.erase(name);
  if (!how.weak) {
    here.weak.erase(name);
    scope_.set_strong(name);
  }
}

/// A definition of a standard module in a file beside the spec, and that of the bundled module.
bool Binder::is_copy(EntityId copy, EntityId bundled) const {
  const Module& of_copy = resolution_.modules[resolution_.entities[origin(copy)].module];
  const Module& of_bundled = resolution_.modules[resolution_.entities[origin(bundled)].module];
  return of_copy.name == of_bundled.name && !of_copy.bundled && of_bundled.bundled;
}

void Binder::report_taken(const syntax::Name& name) {
  constexpr std::size_t kMostNamed = 3;
  std::string names;
  for (std::size_t i = 0; i < std::min(taken_.size(), kMostNamed); ++i) {
    names += fmt::format("{}`{}`", i == 0 ? "" : ", ", taken_[i].text());
  }
  if (taken_.size() > kMostNamed) names += fmt::format(" and {} more", taken_.size() - kMostNamed);
  sink_.report(DiagnosticKind::StandardModuleCopied, name.span,
               fmt::format("a copy of the standard module `{}`: {} mean what they mean there, not what is written here",
                           name.symbol.text(), names),
               "as in TLC, which computes them by their names; a module of another name keeps its own definitions");
}

void Binder::report_clash(Symbol name, EntityId stays, EntityId left_out, Import how, Span place) {
  // A definition of the same text that reaches the module through two instances is harmless, and so is one of a standard module
  // beside that of a copy.
  if (origin(stays) == origin(left_out) || is_copy(stays, left_out) || is_copy(left_out, stays)) return;
  const Entity& old = entity(stays);
  const Entity& added = entity(left_out);
  const auto is_declared = [](const Entity& e) { return e.kind == EntityKind::Constant || e.kind == EntityKind::Variable; };
  const bool kinds_clash = how.by_extends && (is_declared(old) || is_declared(added)) && old.kind != added.kind;
  const DiagnosticKind kind = kinds_clash      ? DiagnosticKind::KindClash
                              : how.by_extends ? DiagnosticKind::ExtendsClash
                                               : DiagnosticKind::InstanceClash;
  sink_.report(Diagnostic{kind,
                          fmt::format("`{}` is already defined; the earlier definition stays", name.text()),
                          place,
                          {{old.span, "the definition that stays"}, {added.span, "the definition left out"}},
                          {}});
}

void Binder::bind_declarations(const std::vector<syntax::Declaration>& items, EntityKind kind) {
  for (const syntax::Declaration& item : items) {
    Entity made;
    made.kind = kind;
    made.name = item.name.symbol;
    made.span = item.name.span;
    made.arity = item.arity;
    made.module = module_;
    made.tree = tree_id_;
    const EntityId id = resolution_.entities.add(std::move(made));
    if (!scope_.declare(id, sink_)) continue;
    publish(id);
    (kind == EntityKind::Constant ? module().constants : module().variables).push_back(id);
  }
}

/// Between RECURSIVE and the definitions it announces only definitions may stand.
void Binder::check_recursive_section(syntax::UnitId id) {
  if (undefined_recursive_.empty()) return;
  const bool may_stand = std::visit(Overloaded{
                                        [](const syntax::RecursiveDeclaration&) { return true; },
                                        [](const syntax::OperatorDefinition&) { return true; },
                                        [](const syntax::FunctionDefinition&) { return true; },
                                        [](const syntax::ModuleDefinition&) { return true; },
                                        [](const syntax::Instance&) { return true; },
                                        [](const syntax::Separator&) { return true; },
                                        [](const auto&) { return false; },
                                    },
                                    tree().units[id]);
  if (may_stand) return;
  const Entity& open = entity(undefined_recursive_.front());
  const Span unit = tree().unit_spans[id];
  sink_.report(Diagnostic{DiagnosticKind::RecursiveSection,
                          fmt::format("this stands between RECURSIVE `{}` and its definition", open.name.text()),
                          {unit.source, unit.begin, std::min(unit.end, unit.begin + 1)},
                          {{open.span, "declared here"}},
                          "only definitions may stand there: move it up or down"});
}

void Binder::bind_submodule(const syntax::Submodule& unit) {
  const syntax::Name& name = tree().modules[unit.module].name;
  std::optional<ModuleId> other = scope_.find_module(name.symbol);
  for (const ModuleId id : module().closure) {
    if (resolution_.modules[id].name == name.symbol) other = id;
  }
  if (other) {
    const Module& first = resolution_.modules[*other];
    const Span place = resolution_.trees[first.tree].tree->modules[first.syntax].name.span;
    sink_.report(Diagnostic{DiagnosticKind::ModuleRedefined,
                            fmt::format("module `{}` has the name of another module in use here", name.symbol.text()),
                            name.span,
                            {{place, "the other module"}},
                            "choose another name"});
  }
  const bool bundled = module().bundled;
  const ModuleId inner = bind_module(unit.module, bundled);
  module().modules[name.symbol] = inner;
  scope_.set_module(name.symbol, inner);
}

void Binder::bind_unit(syntax::UnitId id) {
  check_recursive_section(id);
  std::visit(Overloaded{
                 [&](const syntax::ConstantDeclaration& unit) { bind_declarations(unit.items, EntityKind::Constant); },
                 [&](const syntax::VariableDeclaration& unit) {
                   std::vector<syntax::Declaration> items;
                   for (const syntax::Name& name : unit.names) items.push_back({name, 0, syntax::Fixity::None});
                   bind_declarations(items, EntityKind::Variable);
                 },
                 [&](const syntax::RecursiveDeclaration& unit) { bind_recursive(unit); },
                 [&](const syntax::OperatorDefinition& unit) { bind_operator(id, unit); },
                 [&](const syntax::FunctionDefinition& unit) { bind_function(id, unit); },
                 [&](const syntax::ModuleDefinition& unit) { bind_module_definition(id, unit); },
                 [&](const syntax::Instance& unit) { bind_unnamed_instance(id, unit); },
                 [&](const syntax::Assume& unit) {
                   bind_statement(id, unit.name, unit.formula);
                   if (!unit.is_axiom) module().assumptions.emplace_back(tree_id_, id);
                 },
                 [&](const syntax::Theorem& unit) { bind_theorem(id, unit); },
                 [&](const syntax::UseOrHide& unit) {
                   static const Symbol kHide("HIDE");
                   bind_facts(unit.facts, unit.modules, unit.definitions);
                   if (unit.keyword.symbol == kHide) check_hidden(unit.facts);
                 },
                 [&](const syntax::Submodule& unit) { bind_submodule(unit); },
                 [](const syntax::Separator&) {},
             },
             tree().units[id]);
}

void Binder::check_recursive_defined(const std::vector<EntityId>& declared) {
  for (const EntityId id : declared) {
    if (entity(id).defined) continue;
    std::erase(undefined_recursive_, id);
    sink_.report(DiagnosticKind::RecursiveUndefined, entity(id).span,
                 fmt::format("`{}` is declared RECURSIVE but not defined", entity(id).name.text()));
  }
}

}  // namespace tlaloc::resolve
