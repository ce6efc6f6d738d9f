#include <fmt/core.h>

#include "frontend/kernel/lower/lower.h"
#include "frontend/stdlib/stdlib.h"
#include "frontend/support/check.h"
#include "frontend/support/stack.h"

namespace tlaloc::kernel {

using resolve::EntityKind;

resolve::EntityId Lowering::origin(EntityId id) const {
  while (entity(id).kind == EntityKind::Imported) id = entity(id).inner;
  return id;
}

std::uint32_t Lowering::arity_of(EntityId id) const { return entity(origin(id)).arity; }

/// Arguments, those for operator parameters as lambdas.
Lowering::Args Lowering::lower_args(EntityId callee, const std::vector<syntax::ExprId>& args) {
  const auto& params = entity(origin(callee)).params;
  Args lowered;
  for (std::size_t i = 0; i < args.size(); ++i) {
    const std::uint32_t arity = params.size() == args.size() ? entity(params[i]).arity : 0;
    lowered.push_back(arity > 0 ? lower_operator_argument(args[i], arity) : lower(args[i]));
  }
  return lowered;
}

/// Follows the instances of a path to what its last part means. Nothing for what the binder refused.
std::optional<Lowering::Target> Lowering::walk(syntax::ExprId id, const syntax::Path& path) {
  const auto it = table().references.find(id);
  if (it == table().references.end()) return std::nullopt;
  const std::vector<EntityId>& chain = it->second.chain;
  Target target{
      chain.back(), place_.context, {}, chain.size() > 1};  // parts of the path beyond the chain select a subexpression
  for (std::size_t i = 0; i + 1 < chain.size(); ++i) {
    EntityId prefix = chain[i];
    while (entity(prefix).kind == EntityKind::Imported) {
      target.context = enter(entity(prefix).instance, home(prefix, target.context));
      prefix = entity(prefix).inner;
    }
    const Args args = lower_args(prefix, path.parts[i].args);
    target.context = enter(entity(prefix).instance, home(prefix, target.context));
    for (std::size_t j = 0; j < args.size(); ++j) target.given[entity(prefix).params[j]] = args[j];
  }
  return target;
}

ExprId Lowering::lower_path(syntax::ExprId id, const syntax::Path& path) {
  const Span span = tree().span(id);
  const syntax::PathPart& last = path.parts.back();
  if (path.parts.size() == 1) {
    if (resolve::find_primitive(last.name.symbol) != nullptr) return lower_operator_use(id, last.name.symbol, last.args);
    if (const auto it = table().model_values.find(id); it != table().model_values.end()) {
      return literal(Value::model_value(it->second, resolution_.model_values), span);
    }
  }
  if (const auto it = table().refused.find(id); it != table().refused.end()) return refuse(span, it->second);
  auto target = walk(id, path);
  TLALOC_CHECK(target.has_value(), "path without a reference");
  const std::size_t named = table().references.at(id).chain.size();
  const Args args = lower_args(target->entity, path.parts[named - 1].args);
  if (named < path.parts.size()) return lower_part(std::move(*target), args, path, named, {}, span);
  return apply(std::move(*target), args, span);
}

/// A path that stands for an operator, applied to arguments from elsewhere.
ExprId Lowering::lower_path_applied(syntax::ExprId id, const syntax::Path& path, const Args& args, Span span) {
  if (path.parts.size() == 1) {
    const Symbol name = path.parts.front().name.symbol;
    if (const resolve::Primitive* primitive = resolve::find_primitive(name))
      return apply_primitive(*primitive, name, args, span);
  }
  if (const auto it = table().refused.find(id); it != table().refused.end()) return refuse(span, it->second);
  auto target = walk(id, path);
  TLALOC_CHECK(target.has_value(), "path without a reference");
  const std::size_t named = table().references.at(id).chain.size();
  if (named == path.parts.size()) return apply(std::move(*target), args, span);
  return lower_part(std::move(*target), lower_args(target->entity, path.parts[named - 1].args), path, named, args, span);
}

ExprId Lowering::lower_operator_use(syntax::ExprId id, Symbol name, const std::vector<syntax::ExprId>& operands) {
  const Span span = tree().span(id);
  if (const resolve::Primitive* primitive = resolve::find_primitive(name)) {
    if (primitive->op == Op::Enabled && not_a_renaming()) {
      return lower_enabled(span, [&] { return lower(operands.front()); });
    }
    return apply_primitive(*primitive, name, lower_all(operands), span);
  }
  const auto it = table().references.find(id);
  TLALOC_CHECK(it != table().references.end(), "operator `" + name.text() + "` without a reference");
  const EntityId callee = it->second.chain.front();
  const Args args = lower_args(callee, operands);
  return apply(Target{callee, place_.context, {}}, args, span);
}

ExprId Lowering::apply_primitive(const resolve::Primitive& primitive, Symbol name, const Args& args, Span span) {
  if (primitive.value) return literal(*primitive.value, span);
  const ExprId applied = op(*primitive.op, args, span);
  switch (*primitive.op) {
    case Op::Enabled:
    case Op::Compose:
    case Op::Guarantees:
      return check_actions(name.text().c_str(), span, applied);
    default:
      return applied;
  }
}

ExprId Lowering::apply_builtin(EntityId id, const Args& args, Span span, bool& is_builtin) {
  const resolve::Module& module = resolution_.modules[entity(id).module];
  const auto builtin = module.bundled ? stdlib::find_builtin(module.name, entity(id).name) : std::nullopt;
  is_builtin = builtin.has_value();
  if (!builtin) return {};
  const std::string what = fmt::format("`{}` of module {}", entity(id).name.text(), module.name.text());
  if (builtin->is_io && !allow_io_) {
    return problem(DiagnosticKind::Unsupported, span, what + " touches files or processes, which a spec may not do unasked",
                   "allow it with --allow-io");
  }
  if (builtin->op) return op(*builtin->op, args, span);
  if (builtin->value) return literal(*builtin->value, span);
  return problem(DiagnosticKind::Unsupported, span, what + " is not supported", std::string(builtin->remedy));
}

/// What was found, applied to its arguments.
ExprId Lowering::apply(Target target, const Args& args, Span span, bool follow_replacement) {
  if (stack::is_low()) return stack::on_segment([&] { return apply(std::move(target), args, span, follow_replacement); });
  for (;;) {
    if (const auto it = replacements_.find(target.entity); it != replacements_.end()) {
      const Replacement& replacement = it->second;
      // TLC gives `Op` in the root another meaning, and not `I!Op`, unless the replacement names the module. A constant of a
      // module that is both extended and instantiated is what the instance says, there.
      const bool is_constant = entity(target.entity).kind == EntityKind::Constant;
      const bool is_other =
          is_constant ? is_substituted(target.entity, target.context) : target.through_instance && !replacement.in_instances;
      // `a <- b`, `b <- a`: what replaces is not itself replaced.
      if (!is_other && (follow_replacement || !replacement.by)) {
        if (replacement.value) return literal(*replacement.value, span);
        if (replacement.by) return apply(Target{*replacement.by, root_, {}}, args, span, false);
        return make(Call{replaced_definition(target.entity, replacement), args}, span);
      }
    }
    if (entity(target.entity).kind != EntityKind::Imported) break;
    target.context = enter(entity(target.entity).instance, home(target.entity, target.context));
    target.entity = entity(target.entity).inner;
  }
  const resolve::Entity& meant = entity(target.entity);
  if (const auto it = place_.locals.find(target.entity); it != place_.locals.end()) {
    if (is_out_of_reach(it->second)) {
      return refuse(span,
                    fmt::format("`{}`, a parameter or LET name, in an action below ENABLED, WF or SF of an instance whose "
                                "substitution is no renaming,",
                                meant.name.text()));
    }
    used_.insert(it->second);
    if (args.empty()) return make(LocalRef{it->second}, span);
    return make(CallLocal{it->second, args}, span);
  }
  if (meant.kind == EntityKind::Constant || meant.kind == EntityKind::Variable) {
    return declared_symbol(target.entity, target.context, args, span);
  }
  TLALOC_CHECK(meant.kind == EntityKind::Operator || meant.kind == EntityKind::Function || meant.kind == EntityKind::Statement,
               "`" + meant.name.text() + "` has no value");
  TLALOC_CHECK(!meant.in_let, "LET name `" + meant.name.text() + "` outside of its LET");
  bool is_builtin = false;
  const ExprId native = apply_builtin(target.entity, args, span, is_builtin);
  if (is_builtin) return native;

  const ContextId context = home(target.entity, target.context);
  Args all = with_instance_args(target, context, args, span);
  return make(Call{definition_of(target.entity, context), std::move(all)}, span);
}

/// The parameters of the instances on the way, then the operator's own.
Lowering::Args Lowering::with_instance_args(const Target& target, ContextId context, const Args& args, Span span) {
  Args all;
  for (const EntityId param : contexts_[context].params) {
    if (const auto given = target.given.find(param); given != target.given.end()) {
      all.push_back(given->second);
    } else {
      const auto it = place_.locals.find(param);
      TLALOC_CHECK(it != place_.locals.end(), "instance parameter `" + entity(param).name.text() + "` has no value");
      all.push_back(make(LocalRef{it->second}, span));
    }
  }
  all.insert(all.end(), args.begin(), args.end());
  return all;
}

ExprId Lowering::lower_lambda(syntax::ExprId id, const syntax::Lambda& lambda) {
  Lambda made;
  for (const EntityId param : table().declared.at(id)) made.params.push_back(make_local(param, false));
  made.body = lower(lambda.body);
  return make(std::move(made), tree().span(id));
}

/// A LAMBDA applied: its parameters become LET names, which are by name as well.
ExprId Lowering::beta(syntax::ExprId id, const syntax::Lambda& lambda, const Args& args, Span span) {
  Let made;
  const std::vector<EntityId>& params = table().declared.at(id);
  for (std::size_t i = 0; i < params.size(); ++i) made.bindings.emplace_back(make_local(params[i], false), args[i]);
  made.body = lower(lambda.body);
  return make(std::move(made), span);
}

ExprId Lowering::lower_operator_argument(syntax::ExprId id, std::uint32_t arity) {
  const Span span = tree().span(id);
  if (const auto* lambda = std::get_if<syntax::Lambda>(&tree().exprs[id])) return lower_lambda(id, *lambda);
  const auto& path = std::get<syntax::Path>(tree().exprs[id]);
  if (path.parts.size() == 1) {
    if (const auto it = table().references.find(id); it != table().references.end()) {
      const EntityId named = it->second.chain.front();
      if (const auto local = place_.locals.find(named); local != place_.locals.end() && !is_out_of_reach(local->second)) {
        used_.insert(local->second);
        return make(LocalRef{local->second}, span);
      }
    }
  }
  Lambda made;
  Args refs;
  for (std::uint32_t i = 0; i < arity; ++i) {
    made.params.push_back(fresh_local("x", 0, span, false));
    refs.push_back(make(LocalRef{made.params.back()}, span));
  }
  made.body = lower_path_applied(id, path, refs, span);
  return make(std::move(made), span);
}

}  // namespace tlaloc::kernel
