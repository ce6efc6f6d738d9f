#include "frontend/kernel/lower/lower.h"

#include <fmt/core.h>

#include <algorithm>

#include "frontend/stdlib/stdlib.h"
#include "frontend/support/check.h"
#include "frontend/support/overloaded.h"

namespace tlaloc::kernel {

Lowering::Lowering(const resolve::Resolution& resolution, Replacements replacements, Program& program, bool allow_io)
    : resolution_(resolution), replacements_(std::move(replacements)), program_(program), allow_io_(allow_io) {
  Context root;
  root.module = resolution.root;
  root_ = contexts_.add(std::move(root));
  place_.context = root_;
  place_.tree = resolution.modules[resolution.root].tree;
  declare_root();
}

void Lowering::declare_root() {
  const resolve::Module& root = resolution_.modules[resolution_.root];
  program_.root_module = root.name;
  for (const EntityId id : root.constants) {
    constants_[id] = program_.constants.add(Constant{entity(id).name, entity(id).arity, entity(id).span});
  }
  for (const EntityId id : root.variables) {
    variables_[id] = program_.variables.add(Variable{entity(id).name, entity(id).span});
  }
}

LocalId Lowering::make_local(EntityId id, bool bound) {
  const LocalId local = program_.locals.add(Local{entity(id).name, entity(id).arity, entity(id).span, bound});
  place_.locals[id] = local;
  return local;
}

LocalId Lowering::fresh_local(const char* name, std::uint32_t arity, Span span, bool bound) {
  return program_.locals.add(Local{Symbol(name), arity, span, bound});
}

ExprId Lowering::problem(DiagnosticKind kind, Span span, const std::string& message, const std::string& remedy) {
  const auto known = std::find_if(problems_.begin(), problems_.end(),
                                  [&](const Diagnostic& d) { return d.span == span && d.message == message; });
  if (known == problems_.end()) problems_.push_back(Diagnostic{kind, message, span, {}, remedy});
  // Whoever evaluates it all the same gets an error, never a value.
  return op(Op::Assert, {literal(Value::boolean(false), span), literal(Value::string(message), span)}, span);
}

ExprId Lowering::refuse(Span span, const std::string& what) {
  return problem(DiagnosticKind::Unsupported, span, fmt::format("{} is not supported", what), {});
}

DefinitionId Lowering::definition_of(EntityId id, ContextId context) {
  const auto known = definitions_.find({id, context});
  if (known != definitions_.end()) {
    // Met again while it is being lowered: it and all definitions in between are recursive.
    const auto open = std::find(in_progress_.begin(), in_progress_.end(), known->second);
    for (auto it = open; it != in_progress_.end(); ++it) program_.definitions.edit(*it).recursive = true;
    return known->second;
  }
  return lower_definition(id, context, std::nullopt);
}

DefinitionId Lowering::lower_definition(EntityId id, ContextId context, const std::optional<Part>& part) {
  const resolve::Entity& source = entity(id);
  const resolve::TreeTable& trees = resolution_.trees[source.tree];
  Definition made;
  made.name = Symbol(contexts_[context].prefix + source.name.text() + (part ? part->suffix : ""));
  made.span = trees.tree->unit_spans[source.unit];
  const resolve::Module& module = resolution_.modules[source.module];
  made.module = module.name;
  if (module.bundled && !part) made.shortcut = stdlib::find_shortcut(module.name, source.name);
  const DefinitionId definition = program_.definitions.add(made);
  if (!part) definitions_[{id, context}] = definition;
  in_progress_.push_back(definition);

  Place outside = std::exchange(place_, Place{source.tree, context, {}, std::nullopt});
  std::vector<LocalId> params;
  for (const EntityId param : contexts_[context].params) params.push_back(make_local(param, false));
  ExprId body;
  Span body_span;
  const auto lower_text = [&](syntax::ExprId whole) {
    if (part) {
      for (const EntityId variable : part->variables) params.push_back(make_local(variable, false));
    }
    const syntax::ExprId text = part ? part->expr : whole;
    body_span = trees.tree->span(text);
    body = lower(text);
  };
  std::visit(Overloaded{
                 [&](const syntax::OperatorDefinition& unit) {
                   for (const EntityId param : source.params) params.push_back(make_local(param, false));
                   lower_text(unit.body);
                 },
                 [&](const syntax::FunctionDefinition& unit) {
                   body_span = trees.tree->span(unit.body);
                   body = lower_function_body(id, unit, made.span);
                 },
                 [&](const syntax::Assume& unit) { lower_text(unit.formula); },
                 [&](const syntax::Theorem& unit) { lower_text(unit.statement); },
                 [](const auto&) { internal_error(__FILE__, __LINE__, "a unit that defines no value"); },
             },
             trees.tree->units[source.unit]);
  place_ = std::move(outside);
  in_progress_.pop_back();

  Definition& done = program_.definitions.edit(definition);
  done.params = std::move(params);
  done.body = body;
  done.body_span = body_span;
  if (part) return definition;
  const resolve::Module& root = resolution_.modules[resolution_.root];
  if (contexts_[context].below_own) return definition;
  if (context != root_) {
    if (contexts_[context].params.empty() && !contexts_[context].prefix.empty())
      program_.root_definitions.emplace(done.name, definition);
  } else if (const auto it = root.names.find(source.name); it != root.names.end() && it->second == id) {
    program_.root_definitions.emplace(done.name, definition);
  }
  return definition;
}

ExprId Lowering::lower_function_body(EntityId id, const syntax::FunctionDefinition& unit, Span span) {
  std::vector<Binder> binders = lower_sets(unit.bounds);
  const std::optional<LocalId> outer = place_.locals.contains(id) ? std::optional(place_.locals[id]) : std::nullopt;
  const LocalId self = make_local(id, true);
  declare_binders(binders, unit.bounds, entity(id).params);
  const ExprId body = lower(unit.body);
  if (outer) {
    place_.locals[id] = *outer;
  } else {
    place_.locals.erase(id);
  }
  return make(FunctionConstructor{std::move(binders), body, used_.contains(self) ? self : LocalId()}, span);
}

DefinitionId Lowering::replaced_definition(EntityId id, const Replacement& replacement) {
  if (const auto it = replaced_.find(id); it != replaced_.end()) return it->second;
  const resolve::Entity& source = entity(id);
  Definition made;
  made.name = source.name;
  made.span = source.span;
  made.module = program_.root_module;
  const DefinitionId definition = program_.definitions.add(made);
  replaced_[id] = definition;
  ExprId body;
  std::vector<LocalId> params;
  if (replacement.expression) {
    body = lower_root(replacement.expression->first, replacement.expression->second);
  } else {
    for (std::uint32_t i = 0; i < source.arity; ++i) params.push_back(fresh_local("a", 0, source.span, false));
    body = points_body(replacement, params, source.span);
  }
  Definition& done = program_.definitions.edit(definition);
  done.params = std::move(params);
  done.body = body;
  done.body_span = program_.spans[body];
  program_.root_definitions.emplace(done.name, definition);
  return definition;
}

/// `F(1, 2) = 3` for several points: a CASE without OTHER, so that elsewhere F is undefined.
ExprId Lowering::points_body(const Replacement& replacement, const std::vector<LocalId>& params, Span span) {
  Case cases;
  for (const auto& [arguments, value] : replacement.points) {
    Args equal;
    for (std::size_t i = 0; i < params.size(); ++i) {
      equal.push_back(op(Op::Eq, {make(LocalRef{params[i]}, span), literal(arguments[i], span)}, span));
    }
    const ExprId guard = equal.size() == 1 ? equal.front() : op(Op::And, std::move(equal), span);
    cases.arms.emplace_back(guard, literal(value, span));
  }
  return make(std::move(cases), span);
}

ExprId Lowering::lower_name(const std::vector<EntityId>& chain, Span span) {
  Target target{chain.back(), root_, {}, chain.size() > 1};
  for (std::size_t i = 0; i + 1 < chain.size(); ++i) {
    EntityId prefix = chain[i];
    while (entity(prefix).kind == resolve::EntityKind::Imported) {
      target.context = enter(entity(prefix).instance, home(prefix, target.context));
      prefix = entity(prefix).inner;
    }
    target.context = enter(entity(prefix).instance, home(prefix, target.context));
  }
  return apply(std::move(target), {}, span);
}

ExprId Lowering::lower_root(resolve::TreeId tree_id, syntax::ExprId expr) {
  Place outside = std::exchange(place_, Place{tree_id, root_, {}, std::nullopt});
  const ExprId lowered = lower(expr);
  place_ = std::move(outside);
  return lowered;
}

void Lowering::lower_assumptions() {
  for (const auto& [tree_id, unit_id] : resolution_.modules[resolution_.root].assumptions) {
    const syntax::Tree& parsed = *resolution_.trees[tree_id].tree;
    const auto& unit = std::get<syntax::Assume>(parsed.units[unit_id]);
    const ExprId formula = lower_root(tree_id, unit.formula);
    program_.assumptions.push_back(
        Assumption{unit.name ? std::optional(unit.name->symbol) : std::nullopt, formula, parsed.span(unit.formula)});
  }
}

std::vector<Lowering::ConstantReplacement> Lowering::lower_constant_replacements() {
  std::vector<EntityId> constants;
  for (const auto& [id, replacement] : replacements_) {
    const bool may_depend = replacement.by || replacement.expression;
    if (may_depend && entity(id).kind == resolve::EntityKind::Constant) constants.push_back(id);
  }
  std::sort(constants.begin(), constants.end());
  std::vector<ConstantReplacement> all;
  for (const EntityId id : constants) {
    const Replacement& replacement = replacements_.at(id);
    Lambda made;
    Args args;
    for (std::uint32_t i = 0; i < entity(id).arity; ++i) {
      made.params.push_back(fresh_local("a", 0, entity(id).span, false));
      args.push_back(make(LocalRef{made.params.back()}, entity(id).span));
    }
    made.body = apply(Target{id, root_, {}}, args, entity(id).span);
    all.push_back({id, made.params.empty() ? made.body : make(std::move(made), entity(id).span), replacement.place});
  }
  return all;
}

void Lowering::lower_everything() {
  const resolve::Module& root = resolution_.modules[resolution_.root];
  for (const Symbol name : root.order) {
    const EntityId id = root.names.at(name);
    const resolve::Entity& named = entity(id);
    if (resolution_.modules[entity(origin(id)).module].bundled) continue;
    const resolve::EntityKind kind = entity(origin(id)).kind;
    if (kind != resolve::EntityKind::Operator && kind != resolve::EntityKind::Function) continue;
    Target target{id, root_, {}};
    if (named.kind == resolve::EntityKind::Imported) {
      while (entity(target.entity).kind == resolve::EntityKind::Imported) {
        target.context = enter(entity(target.entity).instance, home(target.entity, target.context));
        target.entity = entity(target.entity).inner;
      }
    }
    static_cast<void>(definition_of(target.entity, home(target.entity, target.context)));
  }
}

}  // namespace tlaloc::kernel
