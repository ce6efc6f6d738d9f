#include "frontend/parse/builder.h"

#include <algorithm>
#include <charconv>
#include <string_view>
#include <utility>

#include "frontend/parse/failure.h"
#include "frontend/support/check.h"

namespace tlaloc::parse {

using lex::Token;
using lex::TokenKind;
using syntax::ExprId;
using syntax::Name;
using syntax::PathPart;
using syntax::UnitId;

ExprId Builder::prefix(const Token* op, ExprId operand) {
  Name symbol = name(op);
  if (op->kind == TokenKind::Minus) symbol.symbol = Symbol("-.");
  return make(syntax::Prefix{symbol, operand}, join(symbol.span, tree_.span(operand)));
}

ExprId Builder::infix(ExprId lhs, const Token* op, ExprId rhs) {
  const Span whole = join(tree_.span(lhs), tree_.span(rhs));
  if (op->kind != TokenKind::Times) return make(syntax::Infix{name(op), lhs, rhs}, whole);
  std::vector<ExprId> factors{lhs};
  if (auto* chain = std::get_if<syntax::Product>(&tree_.exprs[lhs])) factors = std::move(chain->factors);
  factors.push_back(rhs);
  return make(syntax::Product{std::move(factors)}, whole);
}

ExprId Builder::postfix(ExprId operand, const Token* op) {
  return make(syntax::Postfix{name(op), operand}, join(tree_.span(operand), buffer_.span(*op)));
}

ExprId Builder::number(const Token* token) {
  std::string_view text = token->symbol.text();
  syntax::Number number;
  if (text.front() == '\\') {
    const char letter = text[1];
    number.base = letter == 'b' || letter == 'B' ? 2 : letter == 'o' || letter == 'O' ? 8 : 16;
    text.remove_prefix(2);
  }
  const std::size_t point = text.find('.');
  number.digits = text.substr(0, point);
  if (point != std::string_view::npos) number.fraction = text.substr(point + 1);
  return make(std::move(number), buffer_.span(*token));
}

ExprId Builder::bare_operator(const Token* token) {
  return make(syntax::Path{{path_name(name(token), {})}}, buffer_.span(*token));
}

PathPart Builder::path_name(Name name, std::vector<ExprId> args) {
  PathPart part;
  part.name = name;
  part.args = std::move(args);
  return part;
}

PathPart Builder::path_index(const Token* token) {
  PathPart part;
  part.kind = PathPart::Kind::Index;
  const std::string_view digits = token->symbol.text();
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), part.index);
  if (error != std::errc{} || end != digits.data() + digits.size()) {
    throw ParseError{{DiagnosticKind::UnexpectedToken,
                      "a subexpression is numbered by a plain decimal number",
                      buffer_.span(*token),
                      {},
                      {}}};
  }
  return part;
}

std::optional<Name> Builder::to_plain_name(ExprId expr) const {
  const auto* path = std::get_if<syntax::Path>(&tree_.exprs[expr]);
  if (path == nullptr || path->parts.size() != 1) return std::nullopt;
  const PathPart& part = path->parts.front();
  const std::string& text = part.name.symbol.text();
  const auto is_identifier_char = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
  };
  const bool is_identifier =
      !text.empty() && is_identifier_char(text.front()) && std::all_of(text.begin(), text.end(), is_identifier_char);
  if (part.kind != PathPart::Kind::Name || !part.args.empty() || !is_identifier) return std::nullopt;
  return part.name;
}

ExprId Builder::label(ExprId path_id, ExprId body) {
  const auto refuse = [&]() {
    throw ParseError{{DiagnosticKind::UnexpectedToken,
                      "a label is an identifier, with the bound variables it stands under as its arguments: `lab(x, y) :: e`",
                      tree_.span(path_id),
                      {},
                      {}}};
  };
  const auto& path = std::get<syntax::Path>(tree_.exprs[path_id]);
  if (path.parts.size() != 1) refuse();
  syntax::Labelled labelled{path.parts.front().name, {}, body};
  for (const ExprId arg : path.parts.front().args) {
    const std::optional<Name> param = to_plain_name(arg);
    if (!param) refuse();
    labelled.params.push_back(*param);
  }
  return make(std::move(labelled));
}

bool Builder::ends_in_one_argument(ExprId expr) const {
  const auto* path = std::get_if<syntax::Path>(&tree_.exprs[expr]);
  return path != nullptr && path->parts.back().kind == PathPart::Kind::Name && path->parts.back().args.size() == 1;
}

ExprId Builder::fairness(syntax::Fairness::Kind kind, ExprId subscript, std::optional<ExprId> action) {
  if (!action) {
    TLALOC_CHECK(ends_in_one_argument(subscript), "a fairness condition without an action");
    auto path = std::get<syntax::Path>(tree_.exprs[subscript]);
    action = path.parts.back().args.front();
    path.parts.back().args.clear();
    const Span span = join(path.parts.front().name.span, path.parts.back().name.span);
    subscript = make(std::move(path), span);
  }
  return make(syntax::Fairness{kind, subscript, *action});
}

bool Builder::is_bound(ExprId expr) const {
  const auto* infix = std::get_if<syntax::Infix>(&tree_.exprs[expr]);
  if (infix == nullptr || infix->op.symbol != Symbol("\\in")) return false;
  if (const auto* tuple = std::get_if<syntax::Tuple>(&tree_.exprs[infix->lhs])) {
    return !tuple->items.empty() &&
           std::all_of(tuple->items.begin(), tuple->items.end(), [&](ExprId item) { return to_plain_name(item).has_value(); });
  }
  return to_plain_name(infix->lhs).has_value();
}

syntax::Bound Builder::to_bound(ExprId expr) const {
  TLALOC_CHECK(is_bound(expr), "an expression that is no bound taken for one");
  const auto& infix = std::get<syntax::Infix>(tree_.exprs[expr]);
  syntax::Pattern pattern;
  if (const auto* tuple = std::get_if<syntax::Tuple>(&tree_.exprs[infix.lhs])) {
    pattern.is_tuple = true;
    for (const ExprId item : tuple->items) pattern.names.push_back(*to_plain_name(item));
  } else {
    pattern.names.push_back(*to_plain_name(infix.lhs));
  }
  return {{std::move(pattern)}, infix.rhs};
}

UnitId Builder::define(DefinitionHead head, DefinitionBody body) {
  if (!body.instance) {
    return make_unit(syntax::OperatorDefinition{head.name, std::move(head.params), head.fixity, body.expr, false});
  }
  if (head.fixity != syntax::Fixity::None) {
    throw ParseError{{DiagnosticKind::UnexpectedToken, "an instance needs an identifier as its name", head.name.span, {}, {}}};
  }
  return make_unit(syntax::ModuleDefinition{head.name, std::move(head.params), std::move(*body.instance), false});
}

void Builder::make_local(UnitId id) {
  syntax::Unit& unit = tree_.units[id];
  if (auto* op = std::get_if<syntax::OperatorDefinition>(&unit)) op->local = true;
  if (auto* function = std::get_if<syntax::FunctionDefinition>(&unit)) function->local = true;
  if (auto* module = std::get_if<syntax::ModuleDefinition>(&unit)) module->local = true;
  if (auto* instance = std::get_if<syntax::Instance>(&unit)) instance->local = true;
}

}  // namespace tlaloc::parse
