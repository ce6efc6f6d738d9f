// Modules and their units, and the doors of the grammar.
#include "frontend/parse/grammar/entry.h"
#include "frontend/parse/grammar/tokens.h"

namespace tlaloc::parse::grammar {
namespace {

using syntax::Name;
using syntax::UnitId;

template <class Ctx, class Unit>
void yield_unit(const Ctx& ctx, Unit&& made) {
  x3::_val(ctx) = builder_of(ctx).make_unit(std::forward<Unit>(made));
}

const auto keep = [](auto& ctx) { x3::_val(ctx) = x3::_attr(ctx); };
const auto keep_local = [](auto& ctx) {
  x3::_val(ctx) = x3::_attr(ctx);
  builder_of(ctx).make_local(x3::_attr(ctx));
};
const auto make_constants = [](auto& ctx) { yield_unit(ctx, syntax::ConstantDeclaration{std::move(x3::_attr(ctx))}); };
const auto make_variables = [](auto& ctx) { yield_unit(ctx, syntax::VariableDeclaration{std::move(x3::_attr(ctx))}); };
const auto make_separator = [](auto& ctx) { yield_unit(ctx, syntax::Separator{}); };
const auto make_submodule = [](auto& ctx) { yield_unit(ctx, syntax::Submodule{x3::_attr(ctx)}); };
const auto make_assume = [](auto& ctx) {
  syntax::Assume made{std::nullopt, part<2>(ctx), part<0>(ctx)->kind == TokenKind::Axiom};
  if (part<1>(ctx)) made.name = *part<1>(ctx);
  yield_unit(ctx, std::move(made));
};
const auto make_theorem = [](auto& ctx) {
  syntax::Theorem made{builder_of(ctx).name(part<0>(ctx)), std::nullopt, part<2>(ctx), std::nullopt};
  if (part<1>(ctx)) made.name = *part<1>(ctx);
  if (part<3>(ctx)) made.proof = *part<3>(ctx);
  yield_unit(ctx, std::move(made));
};
const auto make_use = [](auto& ctx) {
  Facts read = part<1>(ctx);
  yield_unit(ctx, syntax::UseOrHide{builder_of(ctx).name(part<0>(ctx)), read.only, std::move(read.facts),
                                    std::move(read.modules), std::move(read.definitions)});
};
const auto make_module = [](auto& ctx) {
  x3::_val(ctx) = builder_of(ctx).tree().modules.add(syntax::Module{part<0>(ctx), part<1>(ctx), part<2>(ctx), {}});
};

TLALOC_RULE(theorem, UnitId)
TLALOC_RULE(assume, UnitId)
TLALOC_RULE(extends, std::vector<Name>)

constexpr auto comma = lit(TokenKind::Comma);
const auto statement_name = word_then(TokenKind::DefinedAs) >> identifier >> lit(TokenKind::DefinedAs);

const auto assume_def =
    (token(TokenKind::Assume, TokenKind::Assumption, TokenKind::Axiom) > -statement_name > expression)[make_assume];
const auto theorem_def = (token(TokenKind::Theorem, TokenKind::Proposition, TokenKind::Lemma, TokenKind::Corollary) >
                          -statement_name > statement > -proof)[make_theorem];

const auto unit_def =
    named("a declaration, a definition")[node[definition[keep]                                                             //
                                              | (lit(TokenKind::Constant) > (declaration % comma)[make_constants])         //
                                              | (lit(TokenKind::Variable) > (identifier % comma)[make_variables])          //
                                              | assume[keep]                                                               //
                                              | theorem[keep]                                                              //
                                              | recursive[keep]                                                            //
                                              | instance[keep]                                                             //
                                              | (lit(TokenKind::Local) > (instance[keep_local] | definition[keep_local]))  //
                                              | (token(TokenKind::Use, TokenKind::Hide) > facts)[make_use]                 //
                                              | module_rule[make_submodule]                                                //
                                              | lit(TokenKind::Separator)[make_separator]]];

const auto extends_def = (lit(TokenKind::Extends) > word % comma) | x3::attr(std::vector<Name>{});
const auto module_rule_def =
    node[nested[(lit(TokenKind::Separator) >> lit(TokenKind::Module) > word > lit(TokenKind::Separator) > extends > *unit >
                 lit(TokenKind::ModuleEnd))[make_module]]];

BOOST_SPIRIT_DEFINE(theorem, assume, extends)

template <class Rule, class Attribute>
bool run(ParseState& state, Iterator& first, const Rule& rule, Attribute& attribute) {
  const Iterator last = state.buffer.tokens.data() + state.buffer.tokens.size();
  try {
    return x3::parse(first, last, x3::with<StateTag>(state)[rule], attribute);
  } catch (const x3::expectation_failure<Iterator>&) {
    return false;  // the failure log knows more
  }
}

}  // namespace

BOOST_SPIRIT_DEFINE(unit, module_rule)
TLALOC_INSTANTIATE(unit)
TLALOC_INSTANTIATE(module_rule)

bool parse_module(ParseState& state, const lex::Token*& first, syntax::ModuleId& result) {
  return run(state, first, module_rule, result);
}

bool parse_lone_expression(ParseState& state, syntax::ExprId& result) {
  Iterator first = state.buffer.tokens.data();
  if (!run(state, first, expression, result)) return false;
  if (first->kind == TokenKind::EndOfFile) return true;
  state.note_wanted(first, "the end of the expression");
  return false;
}

}  // namespace tlaloc::parse::grammar
