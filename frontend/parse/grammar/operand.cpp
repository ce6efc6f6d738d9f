// Operands: names with their paths and labels, literals, WF_ and SF_, operator symbols applied like names.
#include "frontend/parse/grammar/tokens.h"

namespace tlaloc::parse::grammar {
namespace {

using syntax::ExprId;
using syntax::Path;
using syntax::PathPart;
using Kind = PathPart::Kind;

constexpr NameToken operator_symbol(NameClass::Operator);

// ---- actions

const auto make_part = [](auto& ctx) { x3::_val(ctx) = builder_of(ctx).path_name(part<0>(ctx), part<1>(ctx)); };
const auto make_index = [](auto& ctx) { x3::_val(ctx) = builder_of(ctx).path_index(x3::_attr(ctx)); };
const auto make_instantiation = [](auto& ctx) {
  PathPart result;
  result.kind = Kind::Arguments;
  result.args = std::move(x3::_attr(ctx));
  x3::_val(ctx) = std::move(result);
};
const auto make_selector = [](auto& ctx) {
  PathPart result;
  switch (x3::_attr(ctx)->kind) {
    case TokenKind::LeftAngle:
      result.kind = Kind::First;
      break;
    case TokenKind::RightAngle:
      result.kind = Kind::Last;
      break;
    case TokenKind::Colon:
      result.kind = Kind::Body;
      break;
    default:
      result.kind = Kind::AtSign;
  }
  x3::_val(ctx) = std::move(result);
};
const auto make_path = [](auto& ctx) {
  Path result{{part<0>(ctx)}};
  for (PathPart& tail : part<1>(ctx)) result.parts.push_back(std::move(tail));
  yield(ctx, std::move(result));
};
const auto make_operator_path = [](auto& ctx) { yield(ctx, Path{{builder_of(ctx).path_name(part<0>(ctx), part<1>(ctx))}}); };
const auto make_operator_name = [](auto& ctx) { yield(ctx, Path{{builder_of(ctx).path_name(x3::_attr(ctx), {})}}); };
const auto make_label = [](auto& ctx) {
  if (part<1>(ctx)) {
    x3::_val(ctx) = builder_of(ctx).label(part<0>(ctx), *part<1>(ctx));
  } else {
    x3::_val(ctx) = part<0>(ctx);
  }
};
const auto make_number = [](auto& ctx) { x3::_val(ctx) = builder_of(ctx).number(x3::_attr(ctx)); };
const auto make_string = [](auto& ctx) { yield(ctx, syntax::String{x3::_attr(ctx)->symbol}); };
const auto make_at = [](auto& ctx) { yield(ctx, syntax::AtSign{}); };
const auto make_fairness = [](auto& ctx) {
  const bool is_weak = part<0>(ctx)->kind == TokenKind::WeakFairness;
  const ExprId condition = part<1>(ctx);
  std::optional<ExprId> action;
  if (part<2>(ctx)) action = *part<2>(ctx);
  if (!action && !builder_of(ctx).ends_in_one_argument(condition)) {
    x3::_pass(ctx) = false;
    return;
  }
  x3::_val(ctx) =
      builder_of(ctx).fairness(is_weak ? syntax::Fairness::Kind::Weak : syntax::Fairness::Kind::Strong, condition, action);
};
const auto keep = [](auto& ctx) { x3::_val(ctx) = x3::_attr(ctx); };

// ---- rules of this file only

TLALOC_RULE(optional_args, std::vector<ExprId>)
TLALOC_RULE(path_head, PathPart)
TLALOC_RULE(path_tail, PathPart)
TLALOC_RULE(path_or_label, ExprId)
TLALOC_RULE(literal, ExprId)
TLALOC_RULE(fairness, ExprId)
TLALOC_RULE(operator_call, ExprId)
TLALOC_RULE(operator_name, ExprId)

constexpr NameToken identifier_or_step(NameClass::IdentifierOrStep);
constexpr NameToken identifier_or_operator(NameClass::IdentifierOrOperator);

const auto call_args_def = quiet(TokenKind::LeftParen) > argument % lit(TokenKind::Comma) > lit(TokenKind::RightParen);

const auto optional_args_def = call_args | x3::attr(std::vector<ExprId>{});

const auto path_head_def = (identifier_or_step >> optional_args)[make_part];
const auto path_tail_def =
    (identifier_or_operator >> optional_args)[make_part]                                                  //
    | token(TokenKind::Number)[make_index]                                                                //
    | token(TokenKind::LeftAngle, TokenKind::RightAngle, TokenKind::Colon, TokenKind::At)[make_selector]  //
    | call_args[make_instantiation];
const auto path_def = node[(path_head >> *(quiet(TokenKind::Bang) > path_tail))[make_path]];
const auto path_or_label_def = node[(path >> -(quiet(TokenKind::DoubleColon) > statement))[make_label]];

const auto literal_def = node[token(TokenKind::Number)[make_number]    //
                              | token(TokenKind::String)[make_string]  //
                              | token(TokenKind::At)[make_at]];

const auto fairness_def = node[(token(TokenKind::WeakFairness, TokenKind::StrongFairness) > subscript >
                                -(lit(TokenKind::LeftParen) > expression > lit(TokenKind::RightParen)))[make_fairness]];

/// `+(1, 2)`; a prefix operator before a parenthesis is just a prefix operator.
const auto operator_call_def = node[(operator_symbol >> call_args)[make_operator_path]];

const auto operand_def =
    named("an expression")[path_or_label | literal | bracketed | binder | control | junction | fairness | operator_call];
const auto subscript_def = named("a subscript")[nested[path[keep] | bracketed[keep]]];

const auto operator_name_def = node[operator_symbol[make_operator_name]];
const auto definition_name_def = path[keep] | operator_name[keep];

BOOST_SPIRIT_DEFINE(optional_args, path_head, path_tail, path_or_label, literal, fairness, operator_call, operator_name)

}  // namespace

BOOST_SPIRIT_DEFINE(operand, path, call_args, subscript, definition_name)
TLALOC_INSTANTIATE(operand)
TLALOC_INSTANTIATE(path)
TLALOC_INSTANTIATE(call_args)
TLALOC_INSTANTIATE(subscript)
TLALOC_INSTANTIATE(definition_name)

}  // namespace tlaloc::parse::grammar
