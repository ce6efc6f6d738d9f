#include <fmt/core.h>

#include <algorithm>

#include "frontend/kernel/lower/lower.h"
#include "frontend/support/check.h"
#include "frontend/support/overloaded.h"

namespace tlaloc::kernel {

using resolve::EntityKind;

Lowering::ContextId Lowering::enter(resolve::InstanceId id, ContextId parent) {
  if (const auto it = entered_.find({id, parent}); it != entered_.end()) return it->second;
  const resolve::Instance& instance = resolution_.instances[id];
  Context made;
  made.module = instance.module;
  made.parent = parent;
  made.instance = id;
  made.params = contexts_[parent].params;
  made.params.insert(made.params.end(), instance.captured.begin(), instance.captured.end());
  made.params.insert(made.params.end(), instance.params.begin(), instance.params.end());
  made.prefix = contexts_[parent].prefix;
  if (!instance.name.empty()) made.prefix += instance.name.text() + "!";
  made.below_own = contexts_[parent].below_own;
  const ContextId context = contexts_.add(std::move(made));
  entered_[{id, parent}] = context;
  return context;
}

bool Lowering::contains(ContextId context, resolve::ModuleId module) const {
  const auto& closure = resolution_.modules[contexts_[context].module].closure;
  return std::find(closure.begin(), closure.end(), module) != closure.end();
}

/// The context that a definition's text belongs to, seen from another one: the innermost that contains its module. What
/// depends on nothing declared belongs to the root, whoever mentions it.
Lowering::ContextId Lowering::home(EntityId id, ContextId from) const {
  const resolve::ModuleId module = entity(id).module;
  if (resolution_.modules[module].is_context_free()) return root_;
  while (!is_root(from) && !contains(from, module)) from = contexts_[from].parent;
  return from;
}

bool Lowering::is_substituted(EntityId id, ContextId context) const {
  for (; !is_root(context); context = contexts_[context].parent) {
    if (resolution_.instances[contexts_[context].instance].substitutions.contains(id)) return true;
  }
  return false;
}

/// A declared constant or variable, as the context gives it.
ExprId Lowering::declared_symbol(EntityId id, ContextId context, const Args& args, Span span) {
  while (!is_root(context)) {
    const auto& own = contexts_[context].own;
    if (const auto it = own.find(id); it != own.end()) return make(VariableRef{it->second}, span);
    const auto& substitutions = resolution_.instances[contexts_[context].instance].substitutions;
    if (const auto it = substitutions.find(id); it != substitutions.end()) return substituted(it->second, context, args, span);
    context = contexts_[context].parent;  // an inner module sees what its outer one declares
  }
  if (const auto it = variables_.find(id); it != variables_.end()) return make(VariableRef{it->second}, span);
  const auto it = constants_.find(id);
  TLALOC_CHECK(it != constants_.end(), "declared symbol `" + entity(id).name.text() + "` outside of the root module");
  if (entity(id).arity == 0) return make(ConstantRef{it->second}, span);
  return problem(
      DiagnosticKind::ConstantWithoutValue, span,
      fmt::format("constant operator `{}` has no definition", entity(id).name.text()),
      fmt::format("add `CONSTANT {} <- Op` to the configuration, where Op is defined in the spec", entity(id).name.text()));
}

/// What an instance puts in the place of a symbol, read where the INSTANCE stands. Its parameters are locals of the
/// definition being lowered.
ExprId Lowering::substituted(const resolve::Substituted& value, ContextId context, const Args& args, Span span) {
  const resolve::Instance& instance = resolution_.instances[contexts_[context].instance];
  const ContextId parent = contexts_[context].parent;
  const auto outside_context = std::exchange(place_.context, parent);
  const auto outside_tree = std::exchange(place_.tree, instance.tree);
  const auto outside_at = std::exchange(place_.at, std::nullopt);
  const ExprId result =
      std::visit(Overloaded{
                     [&](EntityId implicit) {
                       return apply(Target{implicit, parent, {}}, args, span);
                     },
                     [&](syntax::ExprId expr) {
                       if (args.empty()) return lower(expr);
                       if (const auto* lambda = std::get_if<syntax::Lambda>(&tree().exprs[expr]))
                         return beta(expr, *lambda, args, span);
                       return lower_path_applied(expr, std::get<syntax::Path>(tree().exprs[expr]), args, span);
                     },
                 },
                 value);
  place_.context = outside_context;
  place_.tree = outside_tree;
  place_.at = outside_at;
  return result;
}

/// The entity when the expression is nothing but its name.
std::optional<resolve::EntityId> Lowering::plain_name(resolve::TreeId tree_id, syntax::ExprId expr) const {
  const resolve::TreeTable& trees = resolution_.trees[tree_id];
  while (const auto* paren = std::get_if<syntax::Paren>(&trees.tree->exprs[expr])) expr = paren->inner;
  const auto* path = std::get_if<syntax::Path>(&trees.tree->exprs[expr]);
  if (path == nullptr || path->parts.size() != 1 || !path->parts[0].args.empty()) return std::nullopt;
  const auto it = trees.references.find(expr);
  if (it == trees.references.end() || it->second.chain.size() != 1) return std::nullopt;
  return it->second.chain.front();
}

/// The variable, of the root or of an action's own, that a variable is another name of.
std::optional<resolve::EntityId> Lowering::renamed_variable(EntityId id, ContextId from) const {
  for (ContextId context = from; !is_base(context); context = contexts_[context].parent) {
    const resolve::Instance& instance = resolution_.instances[contexts_[context].instance];
    const auto it = instance.substitutions.find(id);
    if (it == instance.substitutions.end()) continue;
    const auto* implicit = std::get_if<EntityId>(&it->second);
    const auto named =
        implicit != nullptr ? std::optional(*implicit) : plain_name(instance.tree, std::get<syntax::ExprId>(it->second));
    if (!named || entity(*named).kind != EntityKind::Variable) return std::nullopt;
    id = *named;
  }
  return id;
}

/// Below ENABLED, WF, SF, \cdot and -+-> substitution and priming do not commute, unless variables become distinct variables.
/// The name of a variable for which that fails.
std::optional<std::string> Lowering::not_a_renaming() const {
  for (ContextId context = place_.context; !is_base(context); context = contexts_[context].parent) {
    std::unordered_set<EntityId> taken;
    for (const EntityId variable : resolution_.modules[contexts_[context].module].variables) {
      const auto root_variable = renamed_variable(variable, context);
      if (!root_variable || !taken.insert(*root_variable).second) return entity(variable).name.text();
    }
  }
  return std::nullopt;
}

ExprId Lowering::check_actions(const char* what, Span span, ExprId lowered) {
  const auto variable = not_a_renaming();
  if (!variable) return lowered;
  const std::string& prefix = contexts_[place_.context].prefix;
  return refuse(span, fmt::format("{} in instance `{}`, whose substitution for `{}` is not a variable of its own,", what,
                                  prefix.empty() ? resolution_.modules[contexts_[place_.context].module].name.text()
                                                 : prefix.substr(0, prefix.size() - 1),
                                  *variable));
}

}  // namespace tlaloc::kernel
