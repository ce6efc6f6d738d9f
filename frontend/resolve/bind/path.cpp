#include <fmt/core.h>

#include "frontend/resolve/bind/binder.h"
#include "frontend/resolve/selection.h"
#include "frontend/resolve/suggest.h"
#include "frontend/support/stack.h"
#include "frontend/syntax/lost_tuple.h"

namespace tlaloc::resolve {

namespace {

std::string arguments(std::size_t n) {
  return n == 0 ? "no arguments" : n == 1 ? "1 argument" : fmt::format("{} arguments", n);
}

}  // namespace

void Binder::undefined(const syntax::Name& name, const std::string& remedy) {
  if (!reported_.insert(name.symbol).second) return;
  sink_.report(DiagnosticKind::UndefinedName, name.span, fmt::format("`{}` is not defined", name.symbol.text()), remedy);
}

std::optional<EntityId> Binder::look_up(syntax::ExprId id, const syntax::Name& name, bool may_be_value) {
  if (const auto found = scope_.find(key(name))) {
    note_capture(*found);
    return found;
  }
  // Beside the spec, in a configuration, standard operators mean what they always do.
  if (unknown_are_model_values_ && !may_be_value) {
    if (const auto standard = resolver_.find_standard(key(name), name.span)) return standard;
  }
  if (unknown_are_model_values_ && may_be_value) {
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
    sink_.report(as_operator ? DiagnosticKind::OperatorArgumentArity : DiagnosticKind::ArityMismatch, tree().span(id),
                 fmt::format("`{}` takes {}, not {}", part.name.symbol.text(), arguments(primitive.arity), arguments(given)),
                 given == 0 && primitive.op == kernel::Op::Eventually ? std::string(syntax::kLostTupleRemedy) : "");
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
  std::optional<EntityId> found = look_up(id, first.name, path.parts.size() == 1 && first.args.empty());
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
      if (last) {
        check_fits(id, part, *found, wanted_arity);
        check_is_expression(id, meant);
      } else {
        bind_part(id, path, i, *found, wanted_arity);
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
    found = find_in_instance(meant, path.parts[i + 1].name);
  }
}

/// A definition of an instantiated module; reports when there is none.
std::optional<EntityId> Binder::find_in_instance(const Entity& instance, const syntax::Name& name) {
  if (!instance.instance.is_valid()) return std::nullopt;  // its INSTANCE was reported
  const Module& inside = resolution_.modules[resolution_.instances[instance.instance].module];
  const auto found = inside.find_exported(name.symbol);
  if (found && entity(*found).kind != EntityKind::Constant && entity(*found).kind != EntityKind::Variable) return found;
  Suggestion suggestion(name.symbol.text());
  for (const Symbol symbol : inside.order) suggestion.offer(symbol.text());
  sink_.report(DiagnosticKind::UndefinedName, name.span,
               fmt::format("module {} defines no `{}`", inside.name.text(), name.symbol.text()),
               suggestion.best() ? fmt::format("did you mean `{}`?", *suggestion.best()) : "");
  return std::nullopt;
}

/// The last name of a path, with its arguments, or as an operator of `wanted_arity` parameters.
void Binder::check_fits(syntax::ExprId id, const syntax::PathPart& part, EntityId found, std::uint32_t wanted_arity) {
  const Entity meant = entity(origin(found));
  const std::string& name = part.name.symbol.text();
  const bool as_operator = part.args.empty() && wanted_arity > 0;
  const std::size_t given = as_operator ? wanted_arity : part.args.size();
  if (given != meant.arity) {
    sink_.report(Diagnostic{as_operator ? DiagnosticKind::OperatorArgumentArity : DiagnosticKind::ArityMismatch,
                            fmt::format("`{}` takes {}, not {}", name, arguments(meant.arity), arguments(given)),
                            tree().span(id),
                            {{meant.span, "defined here"}},
                            {}});
    return bind_all(part.args);
  }
  if (!as_operator) return bind_arguments(found, part.args, part.name.span);
  for (const EntityId param : meant.params) {
    if (entity(param).arity == 0) continue;
    sink_.report(Diagnostic{DiagnosticKind::OperatorArgumentArity,
                            fmt::format("`{}` takes an operator itself and cannot be an argument", name),
                            tree().span(id),
                            {{entity(param).span, "the operator it takes"}},
                            {}});
    return;
  }
}

void Binder::check_is_expression(syntax::ExprId id, const Entity& meant) {
  if (fact_ == id) return;
  const auto refuse = [&](DiagnosticKind kind, const char* what) {
    sink_.report(Diagnostic{kind,
                            fmt::format("`{}` is {}, an expression is wanted", meant.name.text(), what),
                            tree().span(id),
                            {{meant.span, "stated here"}},
                            {}});
  };
  if (meant.kind == EntityKind::Step && !meant.statement.is_valid()) {
    return refuse(DiagnosticKind::StepIsNoExpression, "a step that asserts no formula");
  }
  if (meant.kind != EntityKind::Step && meant.kind != EntityKind::Statement) return;
  if (std::holds_alternative<syntax::Sequent>(resolution_.trees[meant.tree].tree->exprs[meant.statement])) {
    refuse(DiagnosticKind::SequentAsExpression, "an ASSUME ... PROVE");
  }
}

/// `Op(a)!lab(b)!1`: a part of the definition that the name at `whole` means.
void Binder::bind_part(syntax::ExprId id, const syntax::Path& path, std::size_t whole, EntityId found,
                       std::uint32_t wanted_arity) {
  const Entity meant = entity(origin(found));
  for (std::size_t i = whole + 1; i < path.parts.size(); ++i) bind_all(path.parts[i].args);
  const std::string& name = path.parts[whole].name.symbol.text();
  const auto refuse = [&] { table().refused[id] = fmt::format("the subexpression name `{}!...`", name); };
  // As an operator the name may leave the parameters of the whole open too.
  if (wanted_arity > 0 && meant.arity > 0 && path.parts[whole].args.empty()) return refuse();
  check_fits(id, path.parts[whole], found, 0);
  if (!meant.unit.is_valid() || meant.in_let) return refuse();
  const auto body = body_of(resolution_.trees[meant.tree].tree->units[meant.unit]);
  if (!body) return refuse();
  const auto selected = select(resolution_, meant.tree, *body, path, whole + 1);
  if (const auto* selection = std::get_if<Selection>(&selected)) {
    if (selection->parameters.size() != wanted_arity) refuse();
    return;
  }
  const auto& error = std::get<SelectionError>(selected);
  const syntax::PathPart& part = path.parts[error.part];
  switch (error.kind) {
    case SelectionError::Kind::NotSupported:
      return refuse();
    case SelectionError::Kind::NoSuchLabel:
      return sink_.report(DiagnosticKind::UndefinedName, part.name.span,
                          fmt::format("`{}` has no label `{}` there", name, part.name.symbol.text()));
    case SelectionError::Kind::LabelArity:
      if (wanted_arity > 0 && part.args.empty()) return refuse();
      return sink_.report(Diagnostic{DiagnosticKind::LabelArity,
                                     fmt::format("label `{}` takes {}, not {}", part.name.symbol.text(),
                                                 arguments(error.wanted), arguments(part.args.size())),
                                     part.name.span,
                                     {{resolution_.trees[meant.tree].tree->span(error.label), "the label"}},
                                     {}});
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
  if (stack::is_low()) return stack::on_segment([&] { bind_argument(id, arity); });
  if (arity == 0) return bind(id);
  const auto& expr = tree().exprs[id];
  if (const auto* path = std::get_if<syntax::Path>(&expr)) return bind_path(id, *path, arity);
  if (const auto* lambda = std::get_if<syntax::Lambda>(&expr)) {
    if (lambda->params.size() != arity) {
      sink_.report(DiagnosticKind::LambdaArity, tree().span(id),
                   fmt::format("found a LAMBDA that takes {}, expected one that takes {}", arguments(lambda->params.size()),
                               arguments(arity)));
    }
    return bind_lambda(id, *lambda);
  }
  sink_.report(DiagnosticKind::OperatorWanted, tree().span(id),
               fmt::format("found a value, expected an operator that takes {}", arguments(arity)),
               "give the name of one, or a LAMBDA");
  bind(id);
}

}  // namespace tlaloc::resolve
