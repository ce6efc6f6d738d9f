// Definitions, declarations, RECURSIVE, INSTANCE. A definition's shape is decided by the tokens after its name.
#include "frontend/parse/grammar/tokens.h"

namespace tlaloc::parse::grammar {
namespace {

using syntax::Declaration;
using syntax::Fixity;
using syntax::InstanceBody;
using syntax::Name;
using syntax::Substitution;

template <class Ctx>
void check_definable(const Ctx& ctx, const Name& op) {
  const OperatorInfo* info = find_operator(op.symbol);
  if (info != nullptr && info->is_definable()) return;
  state_of(ctx).reject(DiagnosticKind::NotDefinable, op.span,
                       "operator `" + op.symbol.text() + "` is part of the language and cannot be defined", {},
                       op.symbol.text() == "=" ? "a definition is written with `==`" : "");
}

// ---- actions

const auto set_name = [](auto& ctx) { x3::_val(ctx).name = x3::_attr(ctx); };
const auto set_params = [](auto& ctx) { x3::_val(ctx).params = std::move(x3::_attr(ctx)); };
const auto set_prefix = [](auto& ctx) {
  x3::_val(ctx).name = part<0>(ctx);
  x3::_val(ctx).params = {Declaration{part<1>(ctx)}};
  x3::_val(ctx).fixity = Fixity::Prefix;
};
template <class Ctx>
void set_symbol(const Ctx& ctx, Fixity fixity) {
  check_definable(ctx, x3::_attr(ctx));
  DefinitionHead& head = x3::_val(ctx);
  head.params = {Declaration{head.name}};
  head.name = x3::_attr(ctx);
  head.fixity = fixity;
}
const auto set_infix = [](auto& ctx) { set_symbol(ctx, Fixity::Infix); };
const auto set_postfix = [](auto& ctx) { set_symbol(ctx, Fixity::Postfix); };
const auto add_right_param = [](auto& ctx) { x3::_val(ctx).params.push_back(Declaration{x3::_attr(ctx)}); };

const auto set_expr = [](auto& ctx) { x3::_val(ctx).expr = x3::_attr(ctx); };
const auto set_instance = [](auto& ctx) { x3::_val(ctx).instance = std::move(x3::_attr(ctx)); };
const auto make_operator = [](auto& ctx) { x3::_val(ctx) = builder_of(ctx).define(part<0>(ctx), part<1>(ctx)); };
const auto make_function = [](auto& ctx) {
  x3::_val(ctx) = builder_of(ctx).make_unit(syntax::FunctionDefinition{part<0>(ctx), part<1>(ctx), part<2>(ctx), false});
};

const auto declare_name = [](auto& ctx) { x3::_val(ctx).name = x3::_attr(ctx); };
const auto count_arity = [](auto& ctx) { x3::_val(ctx).arity = static_cast<std::uint32_t>(x3::_attr(ctx).size()); };
template <class Ctx>
void declare_symbol(const Ctx& ctx, Fixity fixity) {
  check_definable(ctx, x3::_attr(ctx));
  x3::_val(ctx) = Declaration{x3::_attr(ctx), fixity == Fixity::Infix ? 2U : 1U, fixity};
}
const auto declare_prefix = [](auto& ctx) { declare_symbol(ctx, Fixity::Prefix); };
const auto declare_infix = [](auto& ctx) { declare_symbol(ctx, Fixity::Infix); };
const auto declare_postfix = [](auto& ctx) { declare_symbol(ctx, Fixity::Postfix); };

const auto make_recursive = [](auto& ctx) {
  x3::_val(ctx) = builder_of(ctx).make_unit(syntax::RecursiveDeclaration{std::move(x3::_attr(ctx))});
};
const auto make_substitution = [](auto& ctx) { x3::_val(ctx) = Substitution{part<0>(ctx), part<1>(ctx)}; };
const auto make_instance_body = [](auto& ctx) { x3::_val(ctx) = InstanceBody{part<0>(ctx), part<1>(ctx)}; };
const auto make_instance = [](auto& ctx) {
  x3::_val(ctx) = builder_of(ctx).make_unit(syntax::Instance{std::move(x3::_attr(ctx)), false});
};

// ---- rules of this file only

TLALOC_RULE(head, DefinitionHead)
TLALOC_RULE(body, DefinitionBody)
TLALOC_RULE(substitution, Substitution)
TLALOC_RULE(substitutions, std::vector<Substitution>)
TLALOC_RULE(instance_body, InstanceBody)

constexpr auto comma = lit(TokenKind::Comma);
constexpr auto placeholder = lit(TokenKind::Underscore);
constexpr NameToken identifier_or_operator(NameClass::IdentifierOrOperator);
constexpr NameToken infix_symbol(NameClass::Infix);
constexpr NameToken prefix_symbol(NameClass::DefinablePrefix);
constexpr NameToken postfix_symbol(NameClass::Postfix);

const auto params = lit(TokenKind::LeftParen) > declaration % comma > lit(TokenKind::RightParen);
const auto head_def = (prefix_symbol > identifier)[set_prefix] |
                      (identifier[set_name] > (params[set_params]                                         //
                                               | (infix_symbol[set_infix] > identifier[add_right_param])  //
                                               | postfix_symbol[set_postfix]                              //
                                               | x3::eps));
const auto body_def = instance_body[set_instance] | expression[set_expr];
const auto function_definition = (word_then(TokenKind::LeftBracket) >> identifier >> lit(TokenKind::LeftBracket) > bounds >
                                  lit(TokenKind::RightBracket) > lit(TokenKind::DefinedAs) > expression)[make_function];
const auto operator_definition = (head > lit(TokenKind::DefinedAs) > body)[make_operator];
const auto definition_def = node[function_definition | operator_definition];

const auto slots = lit(TokenKind::LeftParen) > token(TokenKind::Underscore) % comma > lit(TokenKind::RightParen);
const auto declaration_def = (identifier[declare_name] > -slots[count_arity])  //
                             | (prefix_symbol[declare_prefix] > placeholder)   //
                             | (placeholder > ((infix_symbol[declare_infix] > placeholder) | postfix_symbol[declare_postfix]));

const auto recursive_def = node[(lit(TokenKind::Recursive) > declaration % comma)[make_recursive]];

const auto substitution_def = (identifier_or_operator > lit(TokenKind::LeftArrow) > substitution_value)[make_substitution];
const auto substitutions_def = (lit(TokenKind::With) > substitution % comma) | x3::attr(std::vector<Substitution>{});
const auto instance_body_def = (lit(TokenKind::Instance) > word > substitutions)[make_instance_body];
const auto instance_def = node[instance_body[make_instance]];

BOOST_SPIRIT_DEFINE(head, body, substitution, substitutions, instance_body)

}  // namespace

BOOST_SPIRIT_DEFINE(definition, recursive, instance, declaration)
TLALOC_INSTANTIATE(definition)
TLALOC_INSTANTIATE(recursive)
TLALOC_INSTANTIATE(instance)
TLALOC_INSTANTIATE(declaration)

}  // namespace tlaloc::parse::grammar
