#include "frontend/resolve/bind/labels.h"

#include <fmt/core.h>

#include <algorithm>

namespace tlaloc::resolve {

void Labels::bind(const std::vector<EntityId>& variables) {
  if (owners_.empty()) return;
  std::vector<EntityId>& bound = owners_.back().bound;
  bound.insert(bound.end(), variables.begin(), variables.end());
}

void Labels::unbind(std::size_t count) {
  if (owners_.empty()) return;
  std::vector<EntityId>& bound = owners_.back().bound;
  bound.resize(bound.size() - count);
}

void Labels::add(const syntax::Labelled& label, const std::vector<std::optional<EntityId>>& params) {
  Owner& owner = owners_.back();
  const std::string& name = label.label.symbol.text();
  std::vector<EntityId> listed;
  for (std::size_t i = 0; i < params.size(); ++i) {
    const syntax::Name& param = label.params[i];
    const bool is_bound = params[i] && std::find(owner.bound.begin(), owner.bound.end(), *params[i]) != owner.bound.end();
    if (!is_bound) {
      sink_.report(
          DiagnosticKind::LabelSuperfluousParameter, param.span,
          fmt::format("label `{}` lists `{}`, which is not bound between it and what it belongs to", name, param.symbol.text()),
          fmt::format("leave `{}` out", param.symbol.text()));
    } else if (std::find(listed.begin(), listed.end(), *params[i]) != listed.end()) {
      sink_.report(DiagnosticKind::LabelRepeatsParameter, param.span,
                   fmt::format("label `{}` lists `{}` twice", name, param.symbol.text()));
    } else {
      listed.push_back(*params[i]);
    }
  }
  for (const EntityId variable : owner.bound) {
    if (std::find(listed.begin(), listed.end(), variable) != listed.end()) continue;
    const Entity& missing = resolution_.entities[variable];
    sink_.report(Diagnostic{DiagnosticKind::LabelMissesParameter,
                            fmt::format("label `{}` does not list `{}`, which is bound here", name, missing.name.text()),
                            label.label.span,
                            {{missing.span, "bound here"}},
                            "a label lists all variables it stands under: `lab(x, y) :: e`"});
  }
  const auto [known, is_new] = owner.names.emplace(label.label.symbol, label.label.span);
  if (!is_new) {
    sink_.report(Diagnostic{DiagnosticKind::LabelRepeated,
                            fmt::format("label `{}` is already used", name),
                            label.label.span,
                            {{known->second, "used here"}},
                            "choose another name"});
  }
}

}  // namespace tlaloc::resolve
