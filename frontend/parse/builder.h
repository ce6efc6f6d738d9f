// The functions that make syntax nodes: all that grammar actions call. Spans of whole rules are set by the rules' handlers;
// only what an expression builds out of its operators gets its span here.
#pragma once

#include <optional>
#include <vector>

#include "frontend/lex/token.h"
#include "frontend/source/span.h"
#include "frontend/syntax/tree.h"

namespace tlaloc::parse {

/// What stands before `==`: `Op(a, F(_))`, `a ++ b`, `-. a`, `a ^+`.
struct DefinitionHead {
  syntax::Name name;
  std::vector<syntax::Declaration> params;
  syntax::Fixity fixity = syntax::Fixity::None;
};
/// What stands after it: an expression or INSTANCE …
struct DefinitionBody {
  syntax::ExprId expr;
  std::optional<syntax::InstanceBody> instance;
};
/// `x, y \in S, <<u, v>> \in T` or `x, y`
struct Binders {
  std::vector<syntax::Bound> bounds;
  std::vector<syntax::Name> names;
};
/// `[ONLY] facts [DEF names]` of BY, USE, HIDE.
struct Facts {
  bool only = false;
  std::vector<syntax::ExprId> facts;
  std::vector<syntax::Name> modules;
  std::vector<syntax::ExprId> definitions;
};

class Builder {
 public:
  Builder(const lex::TokenBuffer& buffer, syntax::Tree& tree) : buffer_(buffer), tree_(tree) {}

  [[nodiscard]] syntax::Tree& tree() { return tree_; }
  [[nodiscard]] const syntax::Tree& tree() const { return tree_; }
  /// From the first token up to, not including, `end`.
  [[nodiscard]] Span span(const lex::Token* first, const lex::Token* end) const {
    if (end <= first) return {buffer_.source, first->begin, first->begin};
    return join(buffer_.span(*first), buffer_.span(*(end - 1)));  // not always in order: PlusCal's translation moves tokens
  }
  [[nodiscard]] syntax::Name name(const lex::Token* token) const { return {token->symbol, buffer_.span(*token)}; }

  [[nodiscard]] syntax::ExprId make(syntax::Expr expr, Span span = {}) { return tree_.add(std::move(expr), span); }
  [[nodiscard]] syntax::UnitId make_unit(syntax::Unit unit) { return tree_.add(std::move(unit), {}); }
  void set_span(syntax::ExprId id, Span span) { tree_.expr_spans[id] = span; }
  void set_span(syntax::UnitId id, Span span) { tree_.unit_spans[id] = span; }
  void set_span(syntax::ModuleId id, Span span) { tree_.modules[id].span = span; }
  void set_span(syntax::ExceptUpdate& update, Span span) { update.span = span; }
  void set_span(syntax::ProofId id, Span span) { tree_.proofs[id].span = span; }

  // ---- expressions
  [[nodiscard]] syntax::ExprId prefix(const lex::Token* op, syntax::ExprId operand);
  [[nodiscard]] syntax::ExprId infix(syntax::ExprId lhs, const lex::Token* op, syntax::ExprId rhs);
  [[nodiscard]] syntax::ExprId postfix(syntax::ExprId operand, const lex::Token* op);
  [[nodiscard]] syntax::ExprId number(const lex::Token* token);
  [[nodiscard]] syntax::ExprId bare_operator(const lex::Token* token);
  /// `F(a)` of a name or an operator symbol.
  [[nodiscard]] syntax::PathPart path_name(syntax::Name name, std::vector<syntax::ExprId> args);
  [[nodiscard]] syntax::PathPart path_index(const lex::Token* number);
  /// `lab(x, y) :: e`: what was read as a path turns out to be a label; throws ParseError when it cannot be one.
  [[nodiscard]] syntax::ExprId label(syntax::ExprId path, syntax::ExprId body);
  /// `WF_v(A)`: a subscript path has taken `(A)` for arguments, unless it has arguments of its own.
  [[nodiscard]] syntax::ExprId fairness(syntax::Fairness::Kind kind, syntax::ExprId subscript,
                                        std::optional<syntax::ExprId> action);
  [[nodiscard]] bool ends_in_one_argument(syntax::ExprId path) const;
  /// Does an expression read before `:` or `|->` have the form `x \in S` or `<<x, y>> \in S`?
  [[nodiscard]] bool is_bound(syntax::ExprId expr) const;
  [[nodiscard]] syntax::Bound to_bound(syntax::ExprId expr) const;

  // ---- definitions
  [[nodiscard]] syntax::UnitId define(DefinitionHead head, DefinitionBody body);
  void make_local(syntax::UnitId unit);

 private:
  [[nodiscard]] std::optional<syntax::Name> to_plain_name(syntax::ExprId expr) const;

  const lex::TokenBuffer& buffer_;
  syntax::Tree& tree_;
};

}  // namespace tlaloc::parse
