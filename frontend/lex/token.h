// Tokens: kind, canonical Symbol and place, as the lexer leaves them and the parser and the configuration reader take them.
// A token's symbol is its canonical spelling (operators: parse/operators.def), so synonyms and Unicode forms are equal here;
// for identifiers, numbers and step names it is the text as written, for strings the text with its escapes resolved.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "frontend/source/span.h"
#include "frontend/support/name_order.h"
#include "frontend/support/symbol.h"

namespace tlaloc::lex {

enum class TokenKind : std::uint8_t {
#define TLALOC_TOKEN(kind, words) kind,
#define TLALOC_KEYWORD(kind, ...) kind,
#define TLALOC_PUNCTUATION(kind, ...) kind,
#include "frontend/lex/token_kinds.def"
#undef TLALOC_TOKEN
#undef TLALOC_KEYWORD
#undef TLALOC_PUNCTUATION
#define TLALOC_OPERATOR(kind, ...) kind,
#include "frontend/parse/operators.def"
#undef TLALOC_OPERATOR
};

struct Token {
  TokenKind kind = TokenKind::EndOfFile;
  std::uint32_t begin = 0, end = 0;  ///< byte offsets
  std::uint32_t line = 1;            ///< from 1
  std::uint32_t column = 1;          ///< from 1, in code points, TAB stops of 8
  Symbol symbol;
};

/// Neighbouring comments that contain `@type`: annotations, which Apalache reads.
struct Annotation {
  Span comments;         ///< from the first to the last of them
  std::size_t next = 0;  ///< index of the token behind them
};

/// The tokens of one text; the last one is EndOfFile and the only one of that kind.
struct TokenBuffer {
  SourceId source;
  std::vector<Token> tokens;
  std::vector<Annotation> annotations;  ///< all other comments are gone

  [[nodiscard]] Span span(const Token& token) const { return {source, token.begin, token.end}; }
};

/// `==`, `IF`, "identifier": for messages.
[[nodiscard]] std::string describe(TokenKind kind);
/// The canonical spelling of keywords, punctuation and operators; empty for the other kinds.
[[nodiscard]] std::string_view spelling(TokenKind kind);
/// Reserved words, prefix operators such as SUBSET among them.
[[nodiscard]] bool is_reserved_word(TokenKind kind);

/// Adds the identifiers and strings to `names`, in order.
void add_names(const TokenBuffer& buffer, NameOrder& names);

/// One token a line: line:column, kind, symbol. For `--dump=tokens` and tests.
[[nodiscard]] std::string print(const TokenBuffer& buffer);

}  // namespace tlaloc::lex
