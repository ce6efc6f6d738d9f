// IF, CASE, LET.
#include "frontend/parse/grammar/tokens.h"

namespace tlaloc::parse::grammar {
namespace {

using syntax::ExprId;

const auto make_if = [](auto& ctx) { yield(ctx, syntax::If{part<0>(ctx), part<1>(ctx), part<2>(ctx)}); };
const auto make_arm = [](auto& ctx) { x3::_val(ctx) = syntax::CaseArm{part<0>(ctx), part<1>(ctx)}; };
const auto make_case = [](auto& ctx) {
  syntax::Case result{part<0>(ctx), std::nullopt};
  if (part<1>(ctx)) result.other = *part<1>(ctx);
  yield(ctx, std::move(result));
};
const auto keep = [](auto& ctx) { x3::_val(ctx) = x3::_attr(ctx); };
const auto make_let = [](auto& ctx) { yield(ctx, syntax::Let{part<0>(ctx), part<1>(ctx)}); };

TLALOC_RULE(case_arm, syntax::CaseArm)

const auto if_rule =
    (lit(TokenKind::If) > expression > lit(TokenKind::Then) > expression > lit(TokenKind::Else) > expression)[make_if];

const auto case_arm_def = (expression >> lit(TokenKind::Arrow) > expression)[make_arm];
const auto other_arm = lit(TokenKind::Always) >> lit(TokenKind::Other) > lit(TokenKind::Arrow) > expression;
const auto case_rule = (lit(TokenKind::Case) > case_arm % lit(TokenKind::Always) > -other_arm)[make_case];

// LOCAL says nothing here, but SANY reads it.
const auto let_unit_def = definition[keep] | recursive[keep] | (lit(TokenKind::Local) > definition[keep]);
const auto let_rule = (lit(TokenKind::Let) > +let_unit > lit(TokenKind::LetIn) > expression)[make_let];

const auto control_def = node[if_rule | case_rule | let_rule];

BOOST_SPIRIT_DEFINE(case_arm)

}  // namespace

BOOST_SPIRIT_DEFINE(control, let_unit)
TLALOC_INSTANTIATE(control)
TLALOC_INSTANTIATE(let_unit)

}  // namespace tlaloc::parse::grammar
