// A place in the tokens of an algorithm, and what the parser asks there. PlusCal's words are identifiers to the lexer; which of
// them end an expression is decided here.
#pragma once

#include <cstddef>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "frontend/lex/lexer.h"
#include "frontend/pluscal/expression.h"
#include "frontend/pluscal/failure.h"

namespace tlaloc::pluscal {

class TokenCursor {
 public:
  TokenCursor(const lex::AlgorithmTokens& tokens, const SourceManager& sources) : tokens_(tokens), sources_(sources) {}

  [[nodiscard]] const lex::Token& peek(std::size_t ahead = 0) const;
  [[nodiscard]] Span span(std::size_t ahead = 0) const { return tokens_.buffer.span(peek(ahead)); }
  [[nodiscard]] std::size_t position() const { return at_; }
  /// From the token at `begin` up to the last one taken, a closing `;` left out.
  [[nodiscard]] Span span_since(std::size_t begin) const;
  [[nodiscard]] Span last_span() const { return tokens_.buffer.span(tokens_.buffer.tokens[at_ == 0 ? 0 : at_ - 1]); }

  [[nodiscard]] bool is(lex::TokenKind kind, std::size_t ahead = 0) const { return peek(ahead).kind == kind; }
  [[nodiscard]] bool is_word(std::string_view word, std::size_t ahead = 0) const;
  [[nodiscard]] bool is_one_of(std::initializer_list<std::string_view> words) const;
  bool accept(lex::TokenKind kind);
  bool accept_word(std::string_view word);
  void expect(lex::TokenKind kind);
  void expect_word(std::string_view word);
  /// An identifier; `what` says whose name.
  std::string expect_name(std::string_view what);
  /// `;`, which may be left out where nothing else can follow.
  void expect_semicolon();
  void expect_comma_or_semicolon();

  /// An expression: up to `;`, a word of PlusCal, an unmatched `)` or `}`, or `,` outside of brackets. May be empty.
  Expr take_expression();
  /// The same, not empty; `what` names it.
  Expr expect_expression(std::string_view what);
  /// Token ranges of the expressions taken so far, for the grammar to look at.
  [[nodiscard]] const std::vector<std::pair<std::size_t, std::size_t>>& expressions() const { return expressions_; }
  void note_expression(std::size_t begin, std::size_t end) { expressions_.emplace_back(begin, end); }
  /// Tokens that are TLA+ but no expression.
  Expr take_definitions();

  [[noreturn]] void reject(std::string_view wanted) const;

 private:
  std::size_t find_expression_end() const;
  [[nodiscard]] std::string quote(const lex::Token& token) const;

  const lex::AlgorithmTokens& tokens_;
  const SourceManager& sources_;
  std::size_t at_ = 0;
  std::vector<std::pair<std::size_t, std::size_t>> expressions_;
};

}  // namespace tlaloc::pluscal
