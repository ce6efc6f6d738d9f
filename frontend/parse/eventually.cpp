#include "frontend/parse/eventually.h"

#include "frontend/syntax/lost_tuple.h"

namespace tlaloc::parse {
namespace {

using lex::Token;
using lex::TokenBuffer;
using lex::TokenKind;

/// `<>`, not the sign for "eventually", which nobody writes for anything else.
bool is_eventually(const Token& token) { return token.kind == TokenKind::Eventually && token.end - token.begin == 2; }

bool takes_subscript(TokenKind kind) {
  return kind == TokenKind::RightBracketSub || kind == TokenKind::RightAngleSub || kind == TokenKind::WeakFairness ||
         kind == TokenKind::StrongFairness;
}

bool ends_operand(TokenKind kind) {
  switch (kind) {
    case TokenKind::Identifier:
    case TokenKind::Number:
    case TokenKind::String:
    case TokenKind::At:
    case TokenKind::Prime:
    case TokenKind::RightParen:
    case TokenKind::RightBracket:
    case TokenKind::RightBrace:
    case TokenKind::RightAngle:
      return true;
    default:
      return false;
  }
}

/// The `==` of a definition that begins at `head` and takes at most one pair of brackets; null when none does.
const Token* find_defined_as(const Token* head) {
  if (head->kind != TokenKind::Identifier) return nullptr;
  const Token* next = head + 1;
  if (next->kind == TokenKind::LeftParen || next->kind == TokenKind::LeftBracket) {
    const TokenKind open = next->kind;
    const TokenKind close = open == TokenKind::LeftParen ? TokenKind::RightParen : TokenKind::RightBracket;
    std::size_t depth = 0;
    for (;; ++next) {
      if (next->kind == TokenKind::EndOfFile) return nullptr;
      if (next->kind == open) ++depth;
      if (next->kind == close && --depth == 0) break;
    }
    ++next;
  }
  return next->kind == TokenKind::DefinedAs ? next : nullptr;
}

/// The `<>` without a formula that makes the parse fail at `at`: it stands just before, or before the definition whose head
/// `at` is in. Null when there is none.
const Token* find_bare_eventually(const Token* first, const Token* at) {
  if (is_eventually(*(at - 1))) return at - 1;
  for (const Token* token = at - 1; token != first; --token) {
    if (!is_eventually(*(token - 1))) continue;
    const Token* const defined_as = find_defined_as(token);
    return defined_as != nullptr && at <= defined_as ? token - 1 : nullptr;
  }
  return nullptr;
}

}  // namespace

std::optional<Diagnostic> explain_eventually(const TokenBuffer& buffer, const Token* at, const std::string& found) {
  const Token* const first = buffer.tokens.data();
  if (at == first) return std::nullopt;
  constexpr const char* kIs = "`<>` is the temporal operator \"eventually\"";
  if (is_eventually(*at)) {
    if (takes_subscript((at - 1)->kind)) {
      return Diagnostic{DiagnosticKind::UnexpectedToken,
                        std::string(kIs) + ", expected a subscript",
                        buffer.span(*at),
                        {},
                        std::string(syntax::kLostTupleRemedy)};
    }
    if (!ends_operand((at - 1)->kind) || (at - 1)->line != at->line) return std::nullopt;
    return Diagnostic{DiagnosticKind::UnexpectedToken,
                      std::string(kIs) + " and takes no operand before it",
                      buffer.span(*at),
                      {},
                      "\"not equal\" is written `#` or `/=`"};
  }
  const Token* const eventually = find_bare_eventually(first, at);
  if (eventually == nullptr) return std::nullopt;
  // Behind a `<>` that has lost its tuple, the next definition begins as if it were the formula.
  const Token* const beyond = eventually + 1;
  return Diagnostic{DiagnosticKind::UnexpectedToken,
                    std::string(kIs) + ", expected a formula after it",
                    buffer.span(*eventually),
                    {{buffer.span(*beyond), beyond == at ? "found " + found : "a definition begins here"}},
                    std::string(syntax::kLostTupleRemedy)};
}

}  // namespace tlaloc::parse
