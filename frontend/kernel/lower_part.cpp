#include <fmt/core.h>

#include "frontend/kernel/lower.h"
#include "frontend/support/overloaded.h"

namespace tlaloc::kernel {

namespace {

using Operands = std::vector<syntax::ExprId>;

/// What `!1`, `!2`, ... mean of an expression; nothing where positions would reach under bound variables or LET names, or
/// where they are not laid down.
std::optional<Operands> operands_of(const syntax::Expr& expr) {
  using Result = std::optional<Operands>;
  return std::visit(
      Overloaded{
          [](const syntax::Prefix& e) -> Result { return Operands{e.operand}; },
          [](const syntax::Postfix& e) -> Result { return Operands{e.operand}; },
          [](const syntax::Infix& e) -> Result {
            return Operands{e.lhs, e.rhs};
          },
          [](const syntax::Product& e) -> Result { return e.factors; },
          [](const syntax::Junction& e) -> Result { return e.items; },
          [](const syntax::Tuple& e) -> Result { return e.items; },
          [](const syntax::SetEnum& e) -> Result { return e.items; },
          [](const syntax::FunctionSet& e) -> Result {
            return Operands{e.from, e.to};
          },
          [](const syntax::If& e) -> Result {
            return Operands{e.condition, e.then_branch, e.else_branch};
          },
          [](const syntax::Path& e) -> Result { return e.parts.size() == 1 ? Result(e.parts.front().args) : std::nullopt; },
          [](const auto&) -> Result { return std::nullopt; },
      },
      expr);
}

std::optional<syntax::ExprId> select(const syntax::Tree& tree, syntax::ExprId id, const syntax::PathPart& part) {
  using Kind = syntax::PathPart::Kind;
  if (part.kind == Kind::Body) return id;
  for (;;) {  // parentheses and labels are not counted
    if (const auto* paren = std::get_if<syntax::Paren>(&tree.exprs[id])) {
      id = paren->inner;
    } else if (const auto* labelled = std::get_if<syntax::Labelled>(&tree.exprs[id])) {
      id = labelled->expr;
    } else {
      break;
    }
  }
  const auto operands = operands_of(tree.exprs[id]);
  if (!operands) return std::nullopt;
  const std::size_t index = part.kind == Kind::First ? 1 : part.kind == Kind::Last ? operands->size() : part.index;
  if (index < 1 || index > operands->size()) return std::nullopt;
  return (*operands)[index - 1];
}

std::string spelling(const syntax::PathPart& part) {
  using Kind = syntax::PathPart::Kind;
  if (part.kind == Kind::Index) return fmt::format("!{}", part.index);
  return part.kind == Kind::First ? "!<<" : part.kind == Kind::Last ? "!>>" : "!:";
}

}  // namespace

/// `Op(args)!1!2`: a definition of its own whose body is that part, with the parameters of the whole.
ExprId Lowering::lower_part(Target target, const Args& args, const syntax::Path& path, std::size_t selectors, Span span) {
  while (entity(target.entity).kind == resolve::EntityKind::Imported) {
    target.context = enter(entity(target.entity).instance, home(target.entity, target.context));
    target.entity = entity(target.entity).inner;
  }
  const resolve::Entity& meant = entity(target.entity);
  const syntax::Tree& text = *resolution_.trees[meant.tree].tree;
  std::optional<syntax::ExprId> part;
  if (meant.unit.is_valid() && !meant.in_let && !resolution_.modules[meant.module].bundled &&
      !replacements_.contains(target.entity)) {
    const syntax::Unit& unit = text.units[meant.unit];
    if (const auto* definition = std::get_if<syntax::OperatorDefinition>(&unit)) part = definition->body;
    if (const auto* assume = std::get_if<syntax::Assume>(&unit)) part = assume->formula;
    if (const auto* theorem = std::get_if<syntax::Theorem>(&unit)) part = theorem->statement;
  }
  std::string suffix;
  for (std::size_t i = selectors; i < path.parts.size(); ++i) {
    if (part) part = select(text, *part, path.parts[i]);
    suffix += spelling(path.parts[i]);
  }
  if (!part) return refuse(span, fmt::format("the subexpression name `{}{}`", meant.name.text(), suffix));
  const ContextId context = home(target.entity, target.context);
  const auto key = std::tuple(target.entity, context, suffix);
  if (!parts_.contains(key)) parts_[key] = lower_definition(target.entity, context, part, suffix);
  Args all = with_instance_args(target, context, args, span);
  return make(Call{parts_.at(key), std::move(all)}, span);
}

}  // namespace tlaloc::kernel
