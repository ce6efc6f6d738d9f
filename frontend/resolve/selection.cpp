#include "frontend/resolve/selection.h"

#include "frontend/parse/operators.h"
#include "frontend/support/overloaded.h"
#include "frontend/support/stack.h"
#include "frontend/syntax/children.h"

namespace tlaloc::resolve {

namespace {

using syntax::ExprId;
using Operands = std::vector<ExprId>;
using Kind = syntax::PathPart::Kind;

Operands sets_of(const std::vector<syntax::Bound>& bounds) {
  Operands sets;
  for (const syntax::Bound& bound : bounds) sets.push_back(bound.set);
  return sets;
}

/// What `!1`, `!2`, ... mean of an expression; nothing where positions are not laid down. Of a bounded construct they are the
/// sets, which stand outside of its variables.
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
          [](const syntax::Quantifier& e) -> Result { return sets_of(e.bounds); },
          [](const syntax::FunctionConstructor& e) -> Result { return sets_of(e.bounds); },
          [](const syntax::SetMap& e) -> Result { return sets_of(e.bounds); },
          [](const syntax::SetFilter& e) -> Result { return sets_of({e.bound}); },
          [](const auto&) -> Result { return std::nullopt; },
      },
      expr);
}

/// The part of a binding expression that its variables are bound in.
std::optional<ExprId> scope_of(const syntax::Expr& expr) {
  using Result = std::optional<ExprId>;
  return std::visit(Overloaded{
                        [](const syntax::Quantifier& e) -> Result { return e.body; },
                        [](const syntax::UnboundedQuantifier& e) -> Result { return e.body; },
                        [](const syntax::FunctionConstructor& e) -> Result { return e.body; },
                        [](const syntax::SetMap& e) -> Result { return e.value; },
                        [](const syntax::SetFilter& e) -> Result { return e.predicate; },
                        [](const syntax::Choose& e) -> Result { return e.predicate; },
                        [](const auto&) -> Result { return std::nullopt; },
                    },
                    expr);
}

class Selector {
 public:
  Selector(const Resolution& resolution, TreeId tree, ExprId body)
      : resolution_(resolution), table_(resolution.trees[tree]), tree_(*table_.tree) {
    chosen_.expr = body;
  }

  std::variant<Selection, SelectionError> run(const syntax::Path& path, std::size_t first) {
    first_ = first;
    for (std::size_t i = first; i < path.parts.size(); ++i) {
      SelectionError error;
      error.part = i;
      if (!step(path.parts[i], error)) return error;
    }
    return std::move(chosen_);
  }

 private:
  bool step(const syntax::PathPart& part, SelectionError& error) {
    switch (part.kind) {
      case Kind::Body:
        return true;
      case Kind::Name:
        return to_label(part, error);
      case Kind::Arguments:
        return instantiate(part);
      case Kind::AtSign:
        return leave_open();
      default:
        return to_operand(part);
    }
  }

  /// Parentheses and labels are not counted.
  void strip() {
    for (;;) {
      if (const auto* paren = std::get_if<syntax::Paren>(&tree_.exprs[chosen_.expr])) {
        chosen_.expr = paren->inner;
      } else if (const auto* label = std::get_if<syntax::Labelled>(&tree_.exprs[chosen_.expr])) {
        chosen_.expr = label->expr;
      } else {
        return;
      }
    }
  }

  bool to_operand(const syntax::PathPart& part) {
    strip();
    const auto operands = operands_of(tree_.exprs[chosen_.expr]);
    if (!operands) return false;
    const std::size_t index = part.kind == Kind::First ? 1 : part.kind == Kind::Last ? operands->size() : part.index;
    if (index < 1 || index > operands->size()) return false;
    chosen_.expr = (*operands)[index - 1];
    return true;
  }

  bool instantiate(const syntax::PathPart& part) {
    strip();
    const auto scope = scope_of(tree_.exprs[chosen_.expr]);
    const auto declared = table_.declared.find(chosen_.expr);
    if (!scope || declared == table_.declared.end() || declared->second.size() != part.args.size()) return false;
    give(declared->second, part.args);
    chosen_.expr = *scope;
    return true;
  }

  bool leave_open() {
    strip();
    const auto scope = scope_of(tree_.exprs[chosen_.expr]);
    const auto declared = table_.declared.find(chosen_.expr);
    if (!scope || declared == table_.declared.end() || !chosen_.parameters.empty()) return false;
    chosen_.parameters = declared->second;
    chosen_.expr = *scope;
    return true;
  }

  bool to_label(const syntax::PathPart& part, SelectionError& error) {
    std::vector<EntityId> bound;
    const auto* own = std::get_if<syntax::Labelled>(&tree_.exprs[chosen_.expr]);
    // Right behind a label's name the labels below it are meant, not the label itself.
    const auto found = find_label(own != nullptr && in_label_ ? own->expr : chosen_.expr, part.name.symbol, bound);
    if (!found) {
      // The name may also be that of an operator or a LET definition, which have no meaning here.
      const bool surely_label = error.part == first_ && !met_let_ && parse::find_operator(part.name.symbol) == nullptr;
      if (surely_label) error.kind = SelectionError::Kind::NoSuchLabel;
      return false;
    }
    if (below_let_) return false;  // the names of the LET have no meaning outside of it
    const auto& label = std::get<syntax::Labelled>(tree_.exprs[*found]);
    if (label.params.size() != part.args.size()) {
      error = {SelectionError::Kind::LabelArity, error.part, label.params.size(), *found};
      return false;
    }
    std::vector<EntityId> variables;
    for (const syntax::Name& param : label.params) {
      for (const EntityId variable : bound) {
        if (resolution_.entities[variable].name == param.symbol) variables.push_back(variable);
      }
    }
    if (variables.size() != part.args.size()) return false;
    give(variables, part.args);
    chosen_.expr = *found;
    in_label_ = true;
    return true;
  }

  /// Depth first, with what is bound on the way; not into LET definitions or below other labels, which own theirs.
  std::optional<ExprId> find_label(ExprId id, Symbol name, std::vector<EntityId>& bound) {
    if (stack::is_low()) return stack::on_segment([&] { return find_label(id, name, bound); });
    const syntax::Expr& expr = tree_.exprs[id];
    if (const auto* label = std::get_if<syntax::Labelled>(&expr)) {
      return label->label.symbol == name ? std::optional(id) : std::nullopt;
    }
    std::vector<ExprId> children;
    if (const auto* let = std::get_if<syntax::Let>(&expr)) {
      met_let_ = true;
      children.push_back(let->body);
    } else {
      append_children(tree_, id, children);
    }
    const auto scope = scope_of(expr);
    const auto declared = table_.declared.find(id);
    for (const ExprId child : children) {
      const std::size_t outer = bound.size();
      if (scope == child && declared != table_.declared.end()) {
        bound.insert(bound.end(), declared->second.begin(), declared->second.end());
      }
      if (const auto found = find_label(child, name, bound)) {
        below_let_ = below_let_ || std::holds_alternative<syntax::Let>(expr);
        return found;
      }
      bound.resize(outer);
    }
    return std::nullopt;
  }

  void give(const std::vector<EntityId>& variables, const std::vector<ExprId>& arguments) {
    chosen_.variables.insert(chosen_.variables.end(), variables.begin(), variables.end());
    chosen_.arguments.insert(chosen_.arguments.end(), arguments.begin(), arguments.end());
  }

  const Resolution& resolution_;
  const TreeTable& table_;
  const syntax::Tree& tree_;
  Selection chosen_;
  bool in_label_ = false;
  bool below_let_ = false;
  bool met_let_ = false;
  std::size_t first_ = 0;
};

}  // namespace

std::optional<ExprId> body_of(const syntax::Unit& unit) {
  using Result = std::optional<ExprId>;
  return std::visit(Overloaded{
                        [](const syntax::OperatorDefinition& u) -> Result { return u.body; },
                        [](const syntax::Assume& u) -> Result { return u.formula; },
                        [](const syntax::Theorem& u) -> Result { return u.statement; },
                        [](const auto&) -> Result { return std::nullopt; },
                    },
                    unit);
}

std::variant<Selection, SelectionError> select(const Resolution& resolution, TreeId tree, ExprId body, const syntax::Path& path,
                                               std::size_t first) {
  return Selector(resolution, tree, body).run(path, first);
}

}  // namespace tlaloc::resolve
