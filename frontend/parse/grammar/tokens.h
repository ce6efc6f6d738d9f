// Private to this folder: the parsers that take single tokens, and small directives. All of them see tokens through the parse
// state, so what an open junction list hides is invisible everywhere, and every refusal is noted for the error message.
#pragma once

#include <array>
#include <string_view>

#include "frontend/parse/grammar/grammar.h"
#include "frontend/support/stack.h"

namespace tlaloc::parse::grammar {

using lex::TokenKind;

/// Takes a token of one kind; no attribute.
struct TokenLiteral : x3::parser<TokenLiteral> {
  using attribute_type = x3::unused_type;
  static constexpr bool has_attribute = false;
  TokenKind kind;

  constexpr explicit TokenLiteral(TokenKind wanted) : kind(wanted) {}
  template <class Ctx, class RuleContext, class Attribute>
  bool parse(Iterator& first, const Iterator& /*last*/, const Ctx& context, RuleContext& /*rcontext*/,
             Attribute& /*attr*/) const {
    return state_of(context).accept(first, kind);
  }
};
constexpr TokenLiteral lit(TokenKind kind) { return TokenLiteral(kind); }

/// The same for what may follow almost anywhere, such as the `(` after a name: its absence is not worth a mention.
struct QuietLiteral : x3::parser<QuietLiteral> {
  using attribute_type = x3::unused_type;
  static constexpr bool has_attribute = false;
  TokenKind kind;

  constexpr explicit QuietLiteral(TokenKind wanted) : kind(wanted) {}
  template <class Ctx, class RuleContext, class Attribute>
  bool parse(Iterator& first, const Iterator& /*last*/, const Ctx& context, RuleContext& /*rcontext*/,
             Attribute& /*attr*/) const {
    if (state_of(context).visible_kind(first) != kind) return false;
    ++first;
    return true;
  }
};
constexpr QuietLiteral quiet(TokenKind kind) { return QuietLiteral(kind); }

/// Takes one of a few kinds; the attribute is the token.
template <std::size_t N>
struct TokenOf : x3::parser<TokenOf<N>> {
  using attribute_type = const lex::Token*;
  static constexpr bool has_attribute = true;
  std::array<TokenKind, N> kinds;

  constexpr explicit TokenOf(std::array<TokenKind, N> wanted) : kinds(wanted) {}
  template <class Ctx, class RuleContext>
  bool parse(Iterator& first, const Iterator& /*last*/, const Ctx& context, RuleContext& /*rcontext*/,
             const lex::Token*& attr) const {
    const Iterator token = first;
    for (const TokenKind kind : kinds) {
      if (!state_of(context).accept(first, kind)) continue;
      attr = token;
      return true;
    }
    return false;
  }
  template <class Ctx, class RuleContext>
  bool parse(Iterator& first, const Iterator& last, const Ctx& context, RuleContext& rcontext, x3::unused_type) const {
    const lex::Token* ignored = nullptr;
    return parse(first, last, context, rcontext, ignored);
  }
};
template <class... Kinds>
constexpr auto token(Kinds... kinds) {
  return TokenOf<sizeof...(Kinds)>(std::array<TokenKind, sizeof...(Kinds)>{kinds...});
}

/// Takes a token that names something; the attribute is its Name.
enum class NameClass { Identifier, Word, IdentifierOrStep, Operator, IdentifierOrOperator, Infix, Postfix, DefinablePrefix };
struct NameToken : x3::parser<NameToken> {
  using attribute_type = syntax::Name;
  static constexpr bool has_attribute = true;
  NameClass name_class;

  constexpr explicit NameToken(NameClass wanted) : name_class(wanted) {}
  template <class Ctx, class RuleContext, class Attribute>
  bool parse(Iterator& first, const Iterator& /*last*/, const Ctx& context, RuleContext& /*rcontext*/, Attribute& attr) const {
    ParseState& state = state_of(context);
    if (!fits(state, first)) {
      state.note_wanted(first, words());
      return false;
    }
    x3::traits::move_to(state.builder.name(first), attr);
    ++first;
    return true;
  }

 private:
  bool fits(const ParseState& state, Iterator at) const;
  std::string_view words() const;
};
inline constexpr NameToken identifier(NameClass::Identifier);
inline constexpr NameToken word(NameClass::Word);  ///< a reserved word too: field and module names

/// Succeeds before a word followed by a given kind; takes nothing, notes nothing.
struct WordThen : x3::parser<WordThen> {
  using attribute_type = x3::unused_type;
  static constexpr bool has_attribute = false;
  TokenKind next;

  constexpr explicit WordThen(TokenKind kind) : next(kind) {}
  template <class Ctx, class RuleContext, class Attribute>
  bool parse(Iterator& first, const Iterator& /*last*/, const Ctx& context, RuleContext& /*rcontext*/,
             Attribute& /*attr*/) const {
    const ParseState& state = state_of(context);
    const TokenKind kind = state.visible_kind(first);
    const bool is_name = kind == TokenKind::Identifier || lex::is_reserved_word(kind);
    return is_name && state.visible_kind(first + 1) == next;
  }
};
constexpr WordThen word_then(TokenKind kind) { return WordThen(kind); }

/// When the subject cannot even start, the message says `words` instead of all that it might have started with.
template <class Subject>
struct NamedDirective : x3::unary_parser<Subject, NamedDirective<Subject>> {
  static constexpr bool is_pass_through_unary = true;
  static constexpr bool handles_container = Subject::handles_container;
  std::string_view words;

  constexpr NamedDirective(const Subject& inner, std::string_view text)
      : x3::unary_parser<Subject, NamedDirective<Subject>>(inner), words(text) {}
  template <class Ctx, class RuleContext, class Attribute>
  bool parse(Iterator& first, const Iterator& last, const Ctx& context, RuleContext& rcontext, Attribute& attr) const {
    ParseState& state = state_of(context);
    const Iterator start = first;
    const Iterator outer = state.failures.silence(start);
    const bool taken = this->subject.parse(first, last, context, rcontext, attr);
    static_cast<void>(state.failures.silence(outer));
    if (!taken) state.note_wanted(start, words);
    return taken;
  }
};
struct Named {
  std::string_view words;
  template <class Subject>
  constexpr auto operator[](const Subject& subject) const {
    return NamedDirective<typename x3::extension::as_parser<Subject>::value_type>(x3::as_parser(subject), words);
  }
};
constexpr Named named(std::string_view words) { return Named{words}; }

/// The subject counts as one level of nesting.
template <class Subject>
struct NestedDirective : x3::unary_parser<Subject, NestedDirective<Subject>> {
  static constexpr bool is_pass_through_unary = true;
  static constexpr bool handles_container = Subject::handles_container;

  constexpr explicit NestedDirective(const Subject& inner) : x3::unary_parser<Subject, NestedDirective<Subject>>(inner) {}
  template <class Ctx, class RuleContext, class Attribute>
  bool parse(Iterator& first, const Iterator& last, const Ctx& context, RuleContext& rcontext, Attribute& attr) const {
    const DepthScope scope(state_of(context), first);
    const auto inside = [&] { return this->subject.parse(first, last, context, rcontext, attr); };
    return stack::is_low() ? stack::on_segment(inside) : inside();
  }
};
struct Nested {
  template <class Subject>
  constexpr auto operator[](const Subject& subject) const {
    return NestedDirective<typename x3::extension::as_parser<Subject>::value_type>(x3::as_parser(subject));
  }
};
inline constexpr Nested nested{};

/// Gives the node that the enclosing rule makes the span of the tokens taken. (A rule's on_success handler could not: X3 hands
/// it no attribute when the rule has actions.)
template <class Subject>
struct NodeDirective : x3::unary_parser<Subject, NodeDirective<Subject>> {
  static constexpr bool is_pass_through_unary = true;
  static constexpr bool handles_container = Subject::handles_container;

  constexpr explicit NodeDirective(const Subject& inner) : x3::unary_parser<Subject, NodeDirective<Subject>>(inner) {}
  template <class Ctx, class RuleContext, class Attribute>
  bool parse(Iterator& first, const Iterator& last, const Ctx& context, RuleContext& rcontext, Attribute& attr) const {
    const Iterator start = first;
    if (!this->subject.parse(first, last, context, rcontext, attr)) return false;
    Builder& builder = state_of(context).builder;
    builder.set_span(rcontext, builder.span(start, first));
    return true;
  }
};
struct NodeMaker {
  template <class Subject>
  constexpr auto operator[](const Subject& subject) const {
    return NodeDirective<typename x3::extension::as_parser<Subject>::value_type>(x3::as_parser(subject));
  }
};
inline constexpr NodeMaker node{};

// ---- for actions ----

template <class Ctx>
Builder& builder_of(const Ctx& context) {
  return state_of(context).builder;
}
/// The N-th attribute of the sequence an action is attached to, moved out.
template <int N, class Ctx>
auto&& part(const Ctx& context) {
  return std::move(boost::fusion::at_c<N>(x3::_attr(context)));
}
/// An action that makes an expression node of the type `Node` from its parts in order.
template <class Ctx, class Node>
void yield(const Ctx& context, Node&& made) {
  x3::_val(context) = builder_of(context).make(std::forward<Node>(made));
}

}  // namespace tlaloc::parse::grammar

namespace boost::spirit::x3 {
// X3 words a failed expectation by these; our messages come from the FailureLog, so short and cheap is right.
template <>
struct get_info<tlaloc::parse::grammar::TokenLiteral> {
  using result_type = std::string;
  std::string operator()(const tlaloc::parse::grammar::TokenLiteral& parser) const {
    return tlaloc::lex::describe(parser.kind);
  }
};
}  // namespace boost::spirit::x3
