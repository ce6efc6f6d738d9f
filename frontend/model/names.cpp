#include "frontend/model/names.h"

#include <fmt/core.h>

#include <algorithm>
#include <cctype>

#include "frontend/resolve/suggest.h"

namespace tlaloc::model {

using resolve::EntityId;
using resolve::EntityKind;

bool is_name(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
    return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_' || c == '!';
  });
}

const resolve::Entity& Names::meant(EntityId id) const {
  while (resolution_.entities[id].kind == EntityKind::Imported) id = resolution_.entities[id].inner;
  return resolution_.entities[id];
}

std::uint32_t Names::arity(EntityId id) const { return meant(id).arity; }

std::optional<Chain> Names::find(Symbol name) const {
  const std::string& text = name.text();
  const resolve::Module* scope = &resolution_.modules[resolution_.root];
  Chain chain;
  for (std::size_t begin = 0;;) {
    // An operator such as `!!` is a name of its own; a `!` inside a name separates.
    const std::size_t bang = text.find('!', begin + 1);
    const bool last = bang == std::string::npos || bang + 1 >= text.size();
    const Symbol part(last ? text.substr(begin) : text.substr(begin, bang - begin));
    std::optional<EntityId> found;
    if (chain.empty()) {
      const auto it = scope->names.find(part);
      if (it != scope->names.end()) found = it->second;
    } else {
      found = scope->find_exported(part);
    }
    if (!found) return std::nullopt;
    chain.push_back(*found);
    const resolve::Entity& entity = meant(*found);
    if (last) return entity.kind == EntityKind::Instance ? std::nullopt : std::optional(chain);
    if (entity.kind != EntityKind::Instance || !entity.instance.is_valid() || !entity.params.empty()) return std::nullopt;
    scope = &resolution_.modules[resolution_.instances[entity.instance].module];
    begin = bang + 1;
  }
}

std::string Names::near(const config::Name& name, const resolve::Module& scope) const {
  resolve::Suggestion suggestion(name.symbol.text());
  for (const Symbol known : scope.order) suggestion.offer(known.text());
  return suggestion.best() ? fmt::format("did you mean `{}`?", *suggestion.best()) : "";
}

void Names::unknown(const config::Name& name, const std::string& role, const resolve::Module& scope) const {
  sink_.report(DiagnosticKind::ConfigUnknownName, name.span,
               fmt::format("{} `{}` is not defined in module {}", role, name.symbol.text(), scope.name.text()),
               near(name, scope));
}

void Names::ignore(const config::Name& name) const {
  const resolve::Module& root = resolution_.modules[resolution_.root];
  sink_.report(DiagnosticKind::ConfigIgnored, name.span,
               fmt::format("module {} has no constant `{}`: its value is not used", root.name.text(), name.symbol.text()),
               near(name, root));
}

std::optional<Chain> Names::look_up(const config::Name& name, const std::string& role) const {
  auto chain = find(name.symbol);
  if (!chain) unknown(name, role, resolution_.modules[resolution_.root]);
  return chain;
}

std::optional<Chain> Names::look_up_plain(const config::Name& name, const std::string& role) const {
  auto chain = look_up(name, role);
  if (!chain) return std::nullopt;
  const resolve::Entity& entity = meant(chain->back());
  if (entity.arity == 0) return chain;
  sink_.report(
      Diagnostic{DiagnosticKind::ConfigArity,
                 fmt::format("{} `{}` takes arguments: an operator without parameters is wanted", role, name.symbol.text()),
                 name.span,
                 {{entity.span, "defined here"}},
                 {}});
  return std::nullopt;
}

std::optional<EntityId> Names::look_up_in(const config::Name& module, const config::Name& name) const {
  bool known = false;
  for (const resolve::Module& candidate : resolution_.modules) {
    if (candidate.name != module.symbol) continue;
    known = true;
    if (const auto it = candidate.names.find(name.symbol); it != candidate.names.end()) return it->second;
  }
  if (known) {
    sink_.report(DiagnosticKind::ConfigUnknownName, name.span,
                 fmt::format("`{}` is not defined in module {}", name.symbol.text(), module.symbol.text()));
  } else {
    sink_.report(DiagnosticKind::ConfigUnknownName, module.span,
                 fmt::format("the spec uses no module `{}`", module.symbol.text()));
  }
  return std::nullopt;
}

}  // namespace tlaloc::model
