#include "frontend/pluscal/parse/token_cursor.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>

#include "frontend/parse/failure.h"

namespace tlaloc::pluscal {

namespace {

using lex::Token;
using lex::TokenKind;

constexpr auto kExpressionEnds = std::to_array<std::string_view>(
    {"do",   "then", "begin",  "variable", "variables", "end",    "else", "elsif",     "if",     "either",  "or",  "while",
     "with", "call", "return", "goto",     "print",     "assert", "skip", "procedure", "define", "process", "fair"});

bool ends_expression(const Token& token, const Token* previous) {
  if (token.kind == TokenKind::Semicolon || token.kind == TokenKind::Assign || token.kind == TokenKind::BarBar) return true;
  if (token.kind != TokenKind::Identifier) return false;
  // the field of a record: r.end, [do |-> 1, then |-> 2]
  if (previous != nullptr &&
      (previous->kind == TokenKind::Dot || previous->kind == TokenKind::LeftBracket || previous->kind == TokenKind::Comma)) {
    return false;
  }
  return std::find(kExpressionEnds.begin(), kExpressionEnds.end(), token.symbol.text()) != kExpressionEnds.end();
}

bool opens(TokenKind kind) {
  return kind == TokenKind::LeftParen || kind == TokenKind::LeftBracket || kind == TokenKind::LeftBrace ||
         kind == TokenKind::LeftAngle;
}

bool closes(TokenKind kind) {
  return kind == TokenKind::RightParen || kind == TokenKind::RightBracket || kind == TokenKind::RightBracketSub ||
         kind == TokenKind::RightBrace || kind == TokenKind::RightAngle || kind == TokenKind::RightAngleSub;
}

}  // namespace

const Token& TokenCursor::peek(std::size_t ahead) const {
  return tokens_.buffer.tokens[std::min(at_ + ahead, tokens_.buffer.tokens.size() - 1)];
}

Span TokenCursor::span_since(std::size_t begin) const {
  std::size_t last = at_ - 1;
  if (last > begin && tokens_.buffer.tokens[last].kind == TokenKind::Semicolon) --last;
  return join(tokens_.buffer.span(tokens_.buffer.tokens[begin]), tokens_.buffer.span(tokens_.buffer.tokens[last]));
}

bool TokenCursor::is_word(std::string_view word, std::size_t ahead) const {
  const Token& token = peek(ahead);
  return token.kind == TokenKind::Identifier && token.symbol.text() == word;
}

bool TokenCursor::is_one_of(std::initializer_list<std::string_view> words) const {
  return std::any_of(words.begin(), words.end(), [&](std::string_view word) { return is_word(word); });
}

bool TokenCursor::accept(TokenKind kind) {
  if (!is(kind)) return false;
  ++at_;
  return true;
}

bool TokenCursor::accept_word(std::string_view word) {
  if (!is_word(word)) return false;
  ++at_;
  return true;
}

void TokenCursor::expect(TokenKind kind) {
  if (!accept(kind)) reject(lex::describe(kind));
}

void TokenCursor::expect_word(std::string_view word) {
  if (!accept_word(word)) reject(fmt::format("`{}`", word));
}

std::string TokenCursor::expect_name(std::string_view what) {
  if (!is(TokenKind::Identifier)) reject(what);
  return tokens_.buffer.tokens[at_++].symbol.text();
}

void TokenCursor::expect_semicolon() {
  if (accept(TokenKind::Semicolon)) return;
  const bool may_be_omitted =
      is(TokenKind::LeftBrace) || is(TokenKind::RightBrace) ||
      is_one_of({"end", "begin", "else", "elsif", "or", "do", "macro", "procedure", "process", "fair", "define"});
  if (!may_be_omitted) reject("`;`");
}

void TokenCursor::expect_comma_or_semicolon() {
  if (!accept(TokenKind::Comma)) expect_semicolon();
}

std::size_t TokenCursor::find_expression_end() const {
  const std::vector<Token>& tokens = tokens_.buffer.tokens;
  std::vector<std::size_t> open;
  const Token* quantifier = nullptr;
  for (std::size_t i = at_;; ++i) {
    const Token& token = tokens[i];
    const bool is_comma = token.kind == TokenKind::Comma && quantifier == nullptr;
    const bool is_closing = token.kind == TokenKind::RightParen || token.kind == TokenKind::RightBrace;
    const bool ends_here = token.kind == TokenKind::EndOfFile || ends_expression(token, i > at_ ? &tokens[i - 1] : nullptr) ||
                           (open.empty() && (is_comma || is_closing));
    if (ends_here) {
      if (!open.empty()) {
        fail(DiagnosticKind::UnclosedBracket, tokens_.buffer.span(token),
             fmt::format("found {} before the bracket is closed", quote(token)), {},
             {{tokens_.buffer.span(tokens[open.back()]), "opened here"}});
      }
      if (quantifier != nullptr) {
        fail(DiagnosticKind::PlusCalSyntax, tokens_.buffer.span(token),
             fmt::format("found {}, expected `:` after the quantifier's variables", quote(token)), {},
             {{tokens_.buffer.span(*quantifier), "the quantifier"}});
      }
      return i;
    }
    if (opens(token.kind)) open.push_back(i);
    if (closes(token.kind)) {
      if (open.empty()) {
        fail(DiagnosticKind::UnclosedBracket, tokens_.buffer.span(token), fmt::format("{} closes no bracket", quote(token)));
      }
      open.pop_back();
    }
    if (open.empty() && (token.kind == TokenKind::ForAll || token.kind == TokenKind::Exists)) quantifier = &token;
    if (open.empty() && token.kind == TokenKind::Colon) quantifier = nullptr;
  }
}

Expr TokenCursor::take_definitions() {
  const std::size_t begin = std::exchange(at_, find_expression_end());
  return begin == at_ ? Expr{} : make_expr(tokens_.buffer, begin, at_, sources_);
}

Expr TokenCursor::take_expression() {
  const std::size_t begin = at_;
  Expr expr = take_definitions();
  if (!expr.empty()) note_expression(begin, at_);
  return expr;
}

Expr TokenCursor::expect_expression(std::string_view what) {
  Expr expr = take_expression();
  if (expr.empty()) reject(what);
  return expr;
}

std::string TokenCursor::quote(const Token& token) const {
  if (token.kind == TokenKind::EndOfFile) return "the end of the comment";
  return parse::quote(token, tokens_.buffer, sources_);
}

void TokenCursor::reject(std::string_view wanted) const {
  if (is(TokenKind::EndOfFile) && tokens_.error) throw Failure{*tokens_.error};
  fail(is(TokenKind::EndOfFile) ? DiagnosticKind::PlusCalUnterminated : DiagnosticKind::PlusCalSyntax, span(),
       fmt::format("found {}, expected {}", quote(peek()), wanted));
}

}  // namespace tlaloc::pluscal
