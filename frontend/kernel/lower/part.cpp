#include <fmt/core.h>

#include "frontend/kernel/lower/lower.h"
#include "frontend/resolve/selection.h"

namespace tlaloc::kernel {

namespace {

std::string spelling(const syntax::PathPart& part) {
  using Kind = syntax::PathPart::Kind;
  switch (part.kind) {
    case Kind::Name:
      return "!" + part.name.symbol.text();
    case Kind::Index:
      return fmt::format("!{}", part.index);
    case Kind::First:
      return "!<<";
    case Kind::Last:
      return "!>>";
    case Kind::Body:
      return "!:";
    case Kind::AtSign:
      return "!@";
    case Kind::Arguments:
      return "!()";
  }
  return {};
}

}  // namespace

/// `Op(args)!lab(b)!1`: a definition of its own whose body is that part. Its parameters are those of the whole, then the bound
/// variables that the name instantiates, then those that `!@` leaves open, which `applied` is for.
ExprId Lowering::lower_part(Target target, Args args, const syntax::Path& path, std::size_t selectors, const Args& applied,
                            Span span) {
  while (entity(target.entity).kind == resolve::EntityKind::Imported) {
    target.context = enter(entity(target.entity).instance, home(target.entity, target.context));
    target.entity = entity(target.entity).inner;
  }
  const resolve::Entity& meant = entity(target.entity);
  std::string suffix;
  for (std::size_t i = selectors; i < path.parts.size(); ++i) suffix += spelling(path.parts[i]);
  if (resolution_.modules[meant.module].bundled || replacements_.contains(target.entity)) {
    return refuse(span, fmt::format("the subexpression name `{}{}`", meant.name.text(), suffix));
  }
  const auto body = resolve::body_of(resolution_.trees[meant.tree].tree->units[meant.unit]);
  const auto selection = std::get<resolve::Selection>(resolve::select(resolution_, meant.tree, *body, path, selectors));
  Part part{selection.expr, selection.variables, suffix};
  part.variables.insert(part.variables.end(), selection.parameters.begin(), selection.parameters.end());
  const Args instantiated = lower_all(selection.arguments);
  args.insert(args.end(), instantiated.begin(), instantiated.end());
  args.insert(args.end(), applied.begin(), applied.end());

  const ContextId context = home(target.entity, target.context);
  const auto key = std::tuple(target.entity, context, suffix);
  if (!parts_.contains(key)) parts_[key] = lower_definition(target.entity, context, part);
  Args all = with_instance_args(target, context, args, span);
  return make(Call{parts_.at(key), std::move(all)}, span);
}

}  // namespace tlaloc::kernel
