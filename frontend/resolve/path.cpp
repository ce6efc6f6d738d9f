#include <fmt/core.h>

#include "frontend/resolve/binder.h"
#include "frontend/resolve/suggest.h"

namespace tlaloc::resolve {

namespace {

std::string arguments(std::size_t n) {
  return n == 0 ? "no arguments" : n == 1 ? "1 argument" : fmt::format("{} arguments", n);
}

/// All parts from the given one on are positions: `!1`, `!<<`, `!>>`, `!:`.
bool selects_part(const syntax::Path& path, std::size_t from) {
  using Kind = syntax::PathPart::Kind;
  bool all = from < path.parts.size();
  for (std::size_t i = from; i < path.parts.size(); ++i) {
    const Kind kind = path.parts[i].kind;
    all = all && (kind == Kind::Index || kind == Kind::First || kind == Kind::Last || kind == Kind::Body);
  }
  return all;
}

}  // namespace

void Binder::undefined(const syntax::Name& name, const std::string& remedy) {
  if (!reported_.insert(name.symbol).second) return;
  sink_.report(DiagnosticKind::UndefinedName, name.span, fmt::format("`{}` is not defined", name.symbol.text()), remedy);
}

std::optional<EntityId> Binder::look_up(syntax::ExprId id, const syntax::Name& name) {
  if (const auto found = scope_.find(name.symbol)) {
    note_capture(*found);
    return found;
  }
  if (unknown_are_model_values_) {
    table().model_values[id] = name.symbol;
  } else {
    undefined(name, scope_.remedy(name.symbol));
  }
  return std::nullopt;
}

/// In the substitutions of a LET's INSTANCE: locals from outside of it become its extra parameters.
void Binder::note_capture(EntityId id) {
  const Entity& used = resolution_.entities[id];
  const auto note = [&](EntityId local) {
    for (const Capture& capture : captures_) {
      if (local.index >= capture.watermark) continue;
      bool known = false;
      for (const EntityId other : *capture.into) known = known || other == local;
      if (!known) capture.into->push_back(local);
    }
  };
  if (used.kind == EntityKind::Parameter || used.kind == EntityKind::Bound) return note(id);
  if (!used.in_let) return;
  if (used.kind != EntityKind::Instance) return note(id);
  if (!used.instance.is_valid()) return;
  for (const EntityId local : resolution_.instances[used.instance].captured) note(local);
}

void Binder::bind_primitive_path(syntax::ExprId id, const syntax::PathPart& part, const Primitive& primitive,
                                 std::uint32_t wanted_arity) {
  const bool as_operator = part.args.empty() && wanted_arity > 0;
  const std::size_t given = as_operator ? wanted_arity : part.args.size();
  if (given != primitive.arity) {
    sink_.report(DiagnosticKind::ArityMismatch, tree().span(id),
                 fmt::format("`{}` takes {}, not {}", part.name.symbol.text(), arguments(primitive.arity), arguments(given)));
  }
  bind_all(part.args);
}

void Binder::bind_path(syntax::ExprId id, const syntax::Path& path, std::uint32_t wanted_arity) {
  const syntax::PathPart& first = path.parts.front();
  if (path.parts.size() == 1) {
    if (const Primitive* primitive = find_primitive(first.name.symbol)) {
      return bind_primitive_path(id, first, *primitive, wanted_arity);
    }
  }
  Reference reference;
  std::optional<EntityId> found = look_up(id, first.name);
  for (std::size_t i = 0;; ++i) {
    const syntax::PathPart& part = path.parts[i];
    if (!found) {
      for (std::size_t j = i; j < path.parts.size(); ++j) bind_all(path.parts[j].args);
      return;
    }
    reference.chain.push_back(*found);
    const Entity meant = entity(origin(*found));
    const bool last = i + 1 == path.parts.size();
    if (meant.kind != EntityKind::Instance) {
      // `Op!1`, `Op!:` name a part of a definition.
      const bool selects = selects_part(path, i + 1);
      if (!last && (!selects || wanted_arity > 0)) {
        table().refused[id] = fmt::format("the subexpression name `{}!...`", part.name.symbol.text());
        return;
      }
      const bool as_operator = part.args.empty() && wanted_arity > 0;
      const std::size_t given = as_operator ? wanted_arity : part.args.size();
      if (given != meant.arity) {
        sink_.report(
            Diagnostic{DiagnosticKind::ArityMismatch,
                       fmt::format("`{}` takes {}, not {}", part.name.symbol.text(), arguments(meant.arity), arguments(given)),
                       tree().span(id),
                       {{meant.span, "defined here"}},
                       {}});
        bind_all(part.args);
      } else if (!as_operator) {
        bind_arguments(*found, part.args, part.name.span);
      }
      table().references[id] = std::move(reference);
      return;
    }
    if (part.args.size() != meant.params.size()) {
      sink_.report(Diagnostic{DiagnosticKind::ArityMismatch,
                              fmt::format("instance `{}` takes {}, not {}", part.name.symbol.text(),
                                          arguments(meant.params.size()), arguments(part.args.size())),
                              part.name.span,
                              {{meant.span, "defined here"}},
                              {}});
      bind_all(part.args);
    } else {
      bind_arguments(*found, part.args, part.name.span);
    }
    if (last || path.parts[i + 1].kind != syntax::PathPart::Kind::Name) {
      sink_.report(DiagnosticKind::IncompleteName, tree().span(id),
                   fmt::format("`{}` is an instance: a name has to follow, as in `{}!Op`", part.name.symbol.text(),
                               part.name.symbol.text()));
      return;
    }
    if (!meant.instance.is_valid()) return;  // its INSTANCE was reported
    const Module& inside = resolution_.modules[resolution_.instances[meant.instance].module];
    const syntax::Name& next = path.parts[i + 1].name;
    found = inside.find_exported(next.symbol);
    if (found && (entity(*found).kind == EntityKind::Constant || entity(*found).kind == EntityKind::Variable))
      found = std::nullopt;
    if (!found) {
      Suggestion suggestion(next.symbol.text());
      for (const Symbol name : inside.order) suggestion.offer(name.text());
      sink_.report(DiagnosticKind::UndefinedName, next.span,
                   fmt::format("module {} defines no `{}`", inside.name.text(), next.symbol.text()),
                   suggestion.best() ? fmt::format("did you mean `{}`?", *suggestion.best()) : "");
    }
  }
}

/// Arguments of something whose number of parameters fits.
void Binder::bind_arguments(EntityId id, const std::vector<syntax::ExprId>& args, Span place) {
  const EntityId meant = origin(id);
  const std::vector<EntityId> params = entity(meant).params;
  const bool known = params.size() == args.size();
  for (std::size_t i = 0; i < args.size(); ++i) {
    std::uint32_t arity = known ? entity(params[i]).arity : 0;
    // Between RECURSIVE and the definition the parameters are not known yet: what the argument is decides.
    if (!known && entity(meant).recursive) {
      const auto& arg = tree().exprs[args[i]];
      if (const auto* lambda = std::get_if<syntax::Lambda>(&arg)) arity = static_cast<std::uint32_t>(lambda->params.size());
      const auto* path = std::get_if<syntax::Path>(&arg);
      if (path != nullptr && path->parts.size() == 1 && path->parts[0].args.empty()) {
        if (const auto named = scope_.find(path->parts[0].name.symbol)) arity = entity(*named).arity;
      }
    }
    bind_argument(args[i], arity);
  }
  if (!known && !entity(meant).recursive && args.size() != entity(meant).arity) {
    sink_.report(DiagnosticKind::ArityMismatch, place,
                 fmt::format("`{}` takes {}, not {}", entity(meant).name.text(), arguments(entity(meant).arity),
                             arguments(args.size())));
  }
}

void Binder::bind_argument(syntax::ExprId id, std::uint32_t arity) {
  if (arity == 0) return bind(id);
  const auto& expr = tree().exprs[id];
  if (const auto* path = std::get_if<syntax::Path>(&expr)) return bind_path(id, *path, arity);
  if (const auto* lambda = std::get_if<syntax::Lambda>(&expr)) {
    if (lambda->params.size() != arity) {
      sink_.report(
          DiagnosticKind::ArityMismatch, tree().span(id),
          fmt::format("a LAMBDA with {} is wanted, not one with {}", arguments(arity), arguments(lambda->params.size())));
    }
    return bind_lambda(id, *lambda);
  }
  sink_.report(DiagnosticKind::MisplacedOperator, tree().span(id),
               fmt::format("an operator with {} is wanted here, not a value", arguments(arity)));
  bind(id);
}

}  // namespace tlaloc::resolve
