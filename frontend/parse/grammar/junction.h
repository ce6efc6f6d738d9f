// Private to this folder: junction lists. A bullet where an operand is expected opens a list; while an item is parsed, tokens
// at or left of the bullet's column are hidden from every token parser, brackets or not, so an item ends exactly where the
// layout rule says. The next bullet is a token of the same kind at the same column.
#pragma once

#include "frontend/parse/grammar/tokens.h"

namespace tlaloc::parse::grammar {

struct JunctionParser : x3::parser<JunctionParser> {
  using attribute_type = syntax::ExprId;
  static constexpr bool has_attribute = true;

  template <class Ctx, class RuleContext>
  bool parse(Iterator& first, const Iterator& last, const Ctx& context, RuleContext& /*rcontext*/, syntax::ExprId& attr) const {
    ParseState& state = state_of(context);
    const TokenKind kind = state.visible_kind(first);
    if (kind != TokenKind::And && kind != TokenKind::Or) return false;
    const Iterator bullet = first;
    syntax::Junction list{kind == TokenKind::And ? syntax::Junction::Kind::And : syntax::Junction::Kind::Or, {}};
    {
      const BulletScope scope(state, bullet);
      do {
        ++first;
        syntax::ExprId item;
        if (!expression.parse(first, last, context, x3::unused, item)) {
          throw x3::expectation_failure<Iterator>(first, "list item");
        }
        list.items.push_back(item);
      } while (first->kind == kind && first->column == bullet->column);
    }
    attr = state.builder.make(std::move(list), state.builder.span(bullet, first));
    return true;
  }
};

}  // namespace tlaloc::parse::grammar
