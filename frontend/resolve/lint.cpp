#include "frontend/resolve/lint.h"

#include <fmt/core.h>

#include <algorithm>
#include <map>
#include <set>

#include "frontend/support/stack.h"
#include "frontend/syntax/children.h"

namespace tlaloc::resolve {

using syntax::ExprId;

namespace {

bool is_definition(const Entity& entity) {
  return entity.kind == EntityKind::Operator || entity.kind == EntityKind::Function || entity.kind == EntityKind::Instance;
}

std::vector<Symbol> names_of(const std::vector<syntax::Field>& fields) {
  std::vector<Symbol> names;
  for (const syntax::Field& field : fields) names.push_back(field.name.symbol);
  std::sort(names.begin(), names.end());
  return names;
}

class FieldNames {
 public:
  FieldNames(const Resolution& resolution, DiagnosticSink& sink) : resolution_(resolution), sink_(sink) {
    for (const Module& module : resolution.modules) {
      if (module.bundled) continue;
      const syntax::Tree& tree = *resolution.trees[module.tree].tree;
      for (std::uint32_t i = 0; i < tree.exprs.size(); ++i) {
        const syntax::Expr& expr = tree.exprs[ExprId(i)];
        if (const auto* const set = std::get_if<syntax::RecordSet>(&expr)) understood_.insert(names_of(set->fields));
        const auto* const record = std::get_if<syntax::RecordConstructor>(&expr);
        if (record == nullptr) continue;
        const bool depends = std::any_of(record->fields.begin(), record->fields.end(), [&](const syntax::Field& field) {
          return depends_on_declared(module.tree, field.value);
        });
        if (depends) understood_.insert(names_of(record->fields));
      }
    }
  }

  void check(const Module& module) {
    const syntax::Tree& tree = *resolution_.trees[module.tree].tree;
    for (std::uint32_t i = 0; i < tree.exprs.size(); ++i) {
      const auto* const record = std::get_if<syntax::RecordConstructor>(&tree.exprs[ExprId(i)]);
      if (record == nullptr || understood_.contains(names_of(record->fields))) continue;
      for (const syntax::Field& field : record->fields) {
        const auto meant = module.names.find(field.name.symbol);
        if (meant != module.names.end()) report(field.name, resolution_.entities[meant->second]);
      }
    }
  }

 private:
  void report(const syntax::Name& field, const Entity& other) {
    if (!reported_.insert(field.span.begin).second) return;
    sink_.report(
        Diagnostic{DiagnosticKind::FieldNamesDefinition,
                   fmt::format("the field `{}` has nothing to do with the definition of this name", field.symbol.text()),
                   field.span,
                   {{other.span, "the definition"}},
                   "choose another name for one of them; a field is a string, whatever else has its name"});
  }

  /// A declared, bound or parameter name is mentioned, or a definition that mentions one.
  bool depends_on_declared(TreeId tree, ExprId expr) {
    if (stack::is_low()) return stack::on_segment([&] { return depends_on_declared(tree, expr); });
    const auto& references = resolution_.trees[tree].references;
    if (const auto it = references.find(expr); it != references.end() && is_declared(it->second.chain.back())) return true;
    std::vector<ExprId> children;
    syntax::append_children(*resolution_.trees[tree].tree, expr, children);
    return std::any_of(children.begin(), children.end(), [&](ExprId child) { return depends_on_declared(tree, child); });
  }
  bool is_declared(EntityId id) {
    const Entity& entity = resolution_.entities[id];
    if (entity.kind == EntityKind::Imported) return is_declared(entity.inner);
    if (!is_definition(entity)) return true;
    if (!entity.unit.is_valid()) return false;
    const auto [known, is_new] = definitions_.try_emplace(id, false);  // of a recursive one, until it is known: no
    if (!is_new) return known->second;
    std::vector<ExprId> parts;
    syntax::append_children(*resolution_.trees[entity.tree].tree, entity.unit, parts);
    const bool depends =
        std::any_of(parts.begin(), parts.end(), [&](ExprId part) { return depends_on_declared(entity.tree, part); });
    return definitions_[id] = depends;
  }

  const Resolution& resolution_;
  DiagnosticSink& sink_;
  std::set<std::vector<Symbol>> understood_;
  std::map<EntityId, bool> definitions_;  ///< whether they depend on what is declared
  std::set<std::uint32_t> reported_;
};

}  // namespace

void warn_of_unused(const Resolution& resolution, DiagnosticSink& sink) {
  std::set<EntityId> used;
  for (const TreeTable& table : resolution.trees) {
    for (const auto& [expr, reference] : table.references) used.insert(reference.chain.begin(), reference.chain.end());
  }
  for (std::uint32_t i = 0; i < resolution.entities.size(); ++i) {
    const Entity& entity = resolution.entities[EntityId(i)];
    const bool inside = entity.in_let || (entity.is_local && entity.module != resolution.root);
    if (!inside || !is_definition(entity) || used.contains(EntityId(i))) continue;
    if (!entity.module.is_valid() || resolution.modules[entity.module].bundled) continue;
    sink.report(DiagnosticKind::UnusedDefinition, entity.span, fmt::format("nothing uses `{}`", entity.name.text()),
                "remove it, unless a use of it was forgotten");
  }
}

void warn_of_field_names(const Resolution& resolution, DiagnosticSink& sink) {
  FieldNames names(resolution, sink);
  for (const Module& module : resolution.modules) {
    if (!module.bundled) names.check(module);
  }
}

}  // namespace tlaloc::resolve
