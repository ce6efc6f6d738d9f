#include "frontend/resolve/bind/scope.h"

#include <fmt/core.h>

#include "frontend/resolve/suggest.h"
#include "frontend/stdlib/stdlib.h"

namespace tlaloc::resolve {

std::optional<EntityId> Scope::find(Symbol name) const {
  for (auto frame = frames_.rbegin(); frame != frames_.rend(); ++frame) {
    if (const auto it = frame->names.find(name); it != frame->names.end()) return it->second;
  }
  return std::nullopt;
}

std::optional<ModuleId> Scope::find_module(Symbol name) const {
  for (auto frame = frames_.rbegin(); frame != frames_.rend(); ++frame) {
    if (const auto it = frame->modules.find(name); it != frame->modules.end()) return it->second;
  }
  return std::nullopt;
}

bool Scope::declare(EntityId id, DiagnosticSink& sink) {
  const Entity& entity = resolution_.entities[id];
  if (find_primitive(entity.name) != nullptr) {
    sink.report(DiagnosticKind::BuiltinRedefined, entity.span,
                fmt::format("`{}` is built in and cannot be defined", entity.name.text()));
    return false;
  }
  if (const auto existing = find(entity.name); existing && !is_weak(entity.name)) {
    const Entity& other = resolution_.entities[*existing];
    const bool both_declared = entity.kind == other.kind && entity.module == other.module &&
                               (entity.kind == EntityKind::Constant || entity.kind == EntityKind::Variable);
    sink.report(Diagnostic{both_declared ? DiagnosticKind::InstanceClash : DiagnosticKind::NameRedefined,
                           fmt::format("`{}` already has a meaning here", entity.name.text()),
                           entity.span,
                           {{other.span, "first given here"}},
                           both_declared ? "" : "choose another name: TLA+ has no shadowing"});
    if (both_declared) return false;
  }
  set(entity.name, id);
  return true;
}

std::string Scope::remedy(Symbol name) const {
  if (const auto home = stdlib::find_home(name)) {
    return fmt::format("module {} defines it: add {} to EXTENDS", home->text(), home->text());
  }
  Suggestion suggestion(name.text());
  for (auto frame = frames_.rbegin(); frame != frames_.rend(); ++frame) {
    for (const auto& [symbol, entity] : frame->names) suggestion.offer(symbol.text());
  }
  return suggestion.best() ? fmt::format("did you mean `{}`?", *suggestion.best()) : "";
}

}  // namespace tlaloc::resolve
