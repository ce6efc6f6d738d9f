// Everything that starts with a bracket. Forms that share a prefix are factored: the first expression is read once, and what
// follows it decides what it was (an element, a bound, an action, a function to update).
#include "frontend/parse/grammar/tokens.h"

namespace tlaloc::parse::grammar {
namespace {

using syntax::ExprId;

// While one of these rules runs, its value is the expression read first; a later action replaces it by the node.
const auto keep = [](auto& ctx) { x3::_val(ctx) = x3::_attr(ctx); };
const auto has_bound = [](auto& ctx) { x3::_pass(ctx) = builder_of(ctx).is_bound(x3::_val(ctx)); };
template <class Items>
std::vector<ExprId> prepend(ExprId first, Items&& rest) {
  std::vector<ExprId> items{first};
  items.insert(items.end(), rest.begin(), rest.end());
  return items;
}

const auto make_paren = [](auto& ctx) { yield(ctx, syntax::Paren{x3::_attr(ctx)}); };

const auto make_empty_set = [](auto& ctx) { yield(ctx, syntax::SetEnum{}); };
const auto make_set = [](auto& ctx) { yield(ctx, syntax::SetEnum{prepend(x3::_val(ctx), x3::_attr(ctx))}); };
const auto make_filter = [](auto& ctx) {
  yield(ctx, syntax::SetFilter{builder_of(ctx).to_bound(x3::_val(ctx)), x3::_attr(ctx)});
};
const auto make_map = [](auto& ctx) { yield(ctx, syntax::SetMap{x3::_val(ctx), std::move(x3::_attr(ctx))}); };

const auto make_empty_tuple = [](auto& ctx) { yield(ctx, syntax::Tuple{}); };
const auto make_tuple = [](auto& ctx) { yield(ctx, syntax::Tuple{prepend(x3::_val(ctx), x3::_attr(ctx))}); };
const auto make_angle_action = [](auto& ctx) {
  yield(ctx, syntax::ActionBracket{syntax::ActionBracket::Kind::Angle, x3::_val(ctx), x3::_attr(ctx)});
};

const auto make_field = [](auto& ctx) { x3::_val(ctx) = syntax::Field{part<0>(ctx), part<1>(ctx)}; };
const auto make_record = [](auto& ctx) { yield(ctx, syntax::RecordConstructor{std::move(x3::_attr(ctx))}); };
const auto make_record_set = [](auto& ctx) { yield(ctx, syntax::RecordSet{std::move(x3::_attr(ctx))}); };
const auto make_function = [](auto& ctx) { yield(ctx, syntax::FunctionConstructor{part<0>(ctx), part<1>(ctx)}); };
const auto finish_function = [](auto& ctx) {
  std::vector<syntax::Bound> all{builder_of(ctx).to_bound(x3::_val(ctx))};
  for (syntax::Bound& more : part<0>(ctx)) all.push_back(std::move(more));
  yield(ctx, syntax::FunctionConstructor{std::move(all), part<1>(ctx)});
};
const auto make_function_set = [](auto& ctx) { yield(ctx, syntax::FunctionSet{x3::_val(ctx), x3::_attr(ctx)}); };
const auto make_box_action = [](auto& ctx) {
  yield(ctx, syntax::ActionBracket{syntax::ActionBracket::Kind::Box, x3::_val(ctx), x3::_attr(ctx)});
};
const auto make_index_step = [](auto& ctx) { x3::_val(ctx).indices = std::move(x3::_attr(ctx)); };
const auto make_field_step = [](auto& ctx) { x3::_val(ctx).field = x3::_attr(ctx); };
const auto make_update = [](auto& ctx) { x3::_val(ctx) = syntax::ExceptUpdate{part<0>(ctx), part<1>(ctx), {}}; };
const auto make_except = [](auto& ctx) { yield(ctx, syntax::Except{x3::_val(ctx), std::move(x3::_attr(ctx))}); };

TLALOC_RULE(update, syntax::ExceptUpdate)
TLALOC_RULE(set, ExprId)
TLALOC_RULE(angle, ExprId)
TLALOC_RULE(square, ExprId)
TLALOC_RULE(record_field, syntax::Field)
TLALOC_RULE(record_set_field, syntax::Field)
TLALOC_RULE(except_step, syntax::ExceptStep)

constexpr auto comma = lit(TokenKind::Comma);
constexpr auto colon = lit(TokenKind::Colon);
constexpr auto close_bracket = lit(TokenKind::RightBracket);
const auto more_expressions = *(comma > expression);

const auto paren = (lit(TokenKind::LeftParen) > expression > lit(TokenKind::RightParen))[make_paren];

// {}  {a, b}  {x \in S : p}  {e : x \in S, …}
const auto set_def = lit(TokenKind::RightBrace)[make_empty_set] |
                     (expression[keep] > ((colon > ((x3::eps[has_bound] > expression[make_filter]) | bounds[make_map])) |
                                          more_expressions[make_set]) > lit(TokenKind::RightBrace));

// <<>>  <<a, b>>  <<A>>_v
const auto angle_def = lit(TokenKind::RightAngle)[make_empty_tuple] |
                       (expression[keep] > ((lit(TokenKind::RightAngleSub) > subscript[make_angle_action]) |
                                            (more_expressions[make_tuple] > lit(TokenKind::RightAngle))));

// [a |-> 1]  [a : S]  [x \in S |-> e]  [S -> T]  [f EXCEPT ![i] = e]  [A]_v
const auto record_field_def = (word >> lit(TokenKind::MapsTo) > expression)[make_field];
const auto record_set_field_def = (word >> colon > expression)[make_field];
const auto except_step_def = (lit(TokenKind::LeftBracket) > (expression % comma)[make_index_step] > close_bracket) |
                             (lit(TokenKind::Dot) > word[make_field_step]);
const auto update_def = node[(lit(TokenKind::Bang) > +except_step > lit(TokenKind::Equals) > expression)[make_update]];

const auto after_first =
    (lit(TokenKind::RightBracketSub) > subscript[make_box_action]) |
    (lit(TokenKind::Arrow) > expression[make_function_set] > close_bracket) |
    (lit(TokenKind::Except) > (update % comma)[make_except] > close_bracket) |
    (x3::eps[has_bound] >> (*(comma > bound) > lit(TokenKind::MapsTo) > expression)[finish_function] > close_bracket);

const auto square_def =
    (word_then(TokenKind::MapsTo) > (record_field % comma)[make_record] > close_bracket) |
    (word_then(TokenKind::Colon) > (record_set_field % comma)[make_record_set] > close_bracket) |
    (word_then(TokenKind::Comma) > (bounds > lit(TokenKind::MapsTo) > expression)[make_function] > close_bracket) |
    (expression[keep] > after_first);

const auto bracketed_def = node[paren                                        //
                                | (lit(TokenKind::LeftBrace) > set[keep])    //
                                | (lit(TokenKind::LeftAngle) > angle[keep])  //
                                | (lit(TokenKind::LeftBracket) > square[keep])];

BOOST_SPIRIT_DEFINE(set, angle, square, record_field, record_set_field, except_step, update)

}  // namespace

BOOST_SPIRIT_DEFINE(bracketed)
TLALOC_INSTANTIATE(bracketed)

}  // namespace tlaloc::parse::grammar
