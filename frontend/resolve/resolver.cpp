#include "frontend/resolve/resolver.h"

#include <fmt/format.h>

#include <algorithm>

#include "frontend/resolve/bind/binder.h"
#include "frontend/resolve/levels/levels.h"

namespace tlaloc::resolve {

bool Resolver::resolve_root(const std::string& path) {
  const auto found = loader_.load_root(path);
  if (!found) return false;
  const syntax::Name name = resolution_.trees[found->tree].tree->modules[found->module].name;
  const auto root = bind(*found, name);
  if (root) resolution_.root = *root;
  if (!root || sink_.has_errors()) return false;
  check_levels(resolution_, sink_);
  return !sink_.has_errors();
}

std::optional<ModuleId> Resolver::resolve_module(syntax::Name name, bool for_bundled) {
  if (for_bundled) return resolve_bundled(name);
  const auto open = std::find_if(in_progress_.begin(), in_progress_.end(),
                                 [&](const Open& module) { return module.name == name.symbol && !module.bundled; });
  if (open != in_progress_.end()) {
    std::vector<std::string> cycle;
    for (auto it = open; it != in_progress_.end(); ++it) cycle.push_back(it->name.text());
    cycle.push_back(name.symbol.text());
    sink_.report(DiagnosticKind::ModuleCycle, name.span,
                 fmt::format("modules depend on each other: {}", fmt::join(cycle, " -> ")));
    return std::nullopt;
  }
  if (const auto it = done_.find(name.symbol); it != done_.end()) return it->second;
  const auto found = loader_.load(name);
  if (found && found->bundled) return done_[name.symbol] = resolve_bundled(name);
  return done_[name.symbol] = found ? bind(*found, name) : std::nullopt;
}

std::optional<ModuleId> Resolver::resolve_bundled(syntax::Name name) {
  if (const auto it = done_bundled_.find(name.symbol); it != done_bundled_.end()) return it->second;
  const auto found = loader_.load_bundled(name.symbol);
  return done_bundled_[name.symbol] = found ? bind(*found, name) : std::nullopt;
}

std::optional<ModuleId> Resolver::bind(const Loader::Found& found, syntax::Name wanted) {
  in_progress_.push_back({wanted.symbol, found.bundled});
  const ModuleId module = Binder(resolution_, *this, sink_, found.tree).bind_module(found.module, found.bundled);
  in_progress_.pop_back();
  return module;
}

std::optional<EntityId> Resolver::find_standard(Symbol name, Span place) {
  for (const char* const module : {"Integers", "Sequences", "FiniteSets", "TLC"}) {
    const auto id = resolve_bundled({Symbol(module), place});
    const auto found = id ? resolution_.modules[*id].find_exported(name) : std::nullopt;
    if (found) return found;
  }
  return std::nullopt;
}

bool Resolver::bind_in_root(TreeId tree, syntax::ExprId expr, bool unknown_are_model_values) {
  const std::size_t errors = sink_.error_count();
  Binder(resolution_, *this, sink_, tree).bind_in(resolution_.root, expr, unknown_are_model_values);
  return sink_.error_count() == errors;
}

}  // namespace tlaloc::resolve
