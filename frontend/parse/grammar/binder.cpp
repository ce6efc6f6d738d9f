// What binds variables: quantifiers, CHOOSE, LAMBDA, and the bounds they and the constructors share.
#include "frontend/parse/grammar/tokens.h"

namespace tlaloc::parse::grammar {
namespace {

using syntax::ExprId;
using syntax::Pattern;

const auto make_plain_pattern = [](auto& ctx) { x3::_val(ctx) = Pattern{{x3::_attr(ctx)}, false}; };
const auto make_tuple_pattern = [](auto& ctx) { x3::_val(ctx) = Pattern{std::move(x3::_attr(ctx)), true}; };
const auto make_bound = [](auto& ctx) { x3::_val(ctx) = syntax::Bound{part<0>(ctx), part<1>(ctx)}; };
const auto keep_bounds = [](auto& ctx) { x3::_val(ctx).bounds = std::move(x3::_attr(ctx)); };
const auto keep_names = [](auto& ctx) { x3::_val(ctx).names = std::move(x3::_attr(ctx)); };

const auto make_quantifier = [](auto& ctx) {
  using Bounded = syntax::Quantifier;
  using Unbounded = syntax::UnboundedQuantifier;
  const bool is_universal = part<0>(ctx)->kind == TokenKind::ForAll;
  Binders binders_read = part<1>(ctx);
  const ExprId body = part<2>(ctx);
  if (binders_read.names.empty()) {
    yield(ctx, Bounded{is_universal ? Bounded::Kind::ForAll : Bounded::Kind::Exists, std::move(binders_read.bounds), body});
  } else {
    yield(ctx,
          Unbounded{is_universal ? Unbounded::Kind::ForAll : Unbounded::Kind::Exists, std::move(binders_read.names), body});
  }
};
const auto make_temporal_quantifier = [](auto& ctx) {
  using Kind = syntax::UnboundedQuantifier::Kind;
  const bool is_universal = part<0>(ctx)->kind == TokenKind::TemporalForAll;
  yield(ctx,
        syntax::UnboundedQuantifier{is_universal ? Kind::TemporalForAll : Kind::TemporalExists, part<1>(ctx), part<2>(ctx)});
};
const auto make_choose = [](auto& ctx) {
  syntax::Choose result{part<0>(ctx), std::nullopt, part<2>(ctx)};
  if (part<1>(ctx)) result.set = *part<1>(ctx);
  yield(ctx, std::move(result));
};
const auto make_lambda = [](auto& ctx) { yield(ctx, syntax::Lambda{part<0>(ctx), part<1>(ctx)}); };

TLALOC_RULE(pattern, Pattern)

const auto names = identifier % lit(TokenKind::Comma);

const auto pattern_def =
    identifier[make_plain_pattern] | (lit(TokenKind::LeftAngle) > names > lit(TokenKind::RightAngle))[make_tuple_pattern];
const auto bound_def = (pattern % lit(TokenKind::Comma) >> lit(TokenKind::In) > expression)[make_bound];
const auto bounds_def = bound % lit(TokenKind::Comma);
const auto binders_def = bounds[keep_bounds] | names[keep_names];

const auto quantifier =
    (token(TokenKind::ForAll, TokenKind::Exists) > binders > lit(TokenKind::Colon) > expression)[make_quantifier];
const auto temporal_quantifier = (token(TokenKind::TemporalForAll, TokenKind::TemporalExists) > names > lit(TokenKind::Colon) >
                                  expression)[make_temporal_quantifier];
const auto choose =
    (lit(TokenKind::Choose) > pattern > -(lit(TokenKind::In) > expression) > lit(TokenKind::Colon) > expression)[make_choose];

const auto binder_def = node[quantifier | temporal_quantifier | choose];
const auto lambda_def = node[(lit(TokenKind::Lambda) > names > lit(TokenKind::Colon) > expression)[make_lambda]];

BOOST_SPIRIT_DEFINE(pattern)

}  // namespace

BOOST_SPIRIT_DEFINE(binder, lambda, bound, bounds, binders)
TLALOC_INSTANTIATE(binder)
TLALOC_INSTANTIATE(lambda)
TLALOC_INSTANTIATE(bound)
TLALOC_INSTANTIATE(bounds)
TLALOC_INSTANTIATE(binders)

}  // namespace tlaloc::parse::grammar
