// A TLA+ expression inside an algorithm: its tokens with their layout. Translation works on tokens, as the reference
// translator does: names are replaced, primed and subscripted where they stand, and what follows moves so that junction lists
// keep their shape. Each token knows where in the algorithm it was written.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "frontend/lex/token.h"
#include "frontend/source/source_file.h"
#include "frontend/source/span.h"

namespace tlaloc::pluscal {

struct ExprToken {
  /// Added: `pc` or `stack`, brought in by the translation; belongs to the process at work.
  enum class Kind : std::uint8_t { Identifier, String, Other, Added };

  Kind kind = Kind::Other;
  std::string text;  ///< as written; of a string without its quotes
  Span span;
  std::size_t column = 0;  ///< from 0, relative to the leftmost token

  [[nodiscard]] std::size_t width() const;
  [[nodiscard]] bool is(std::string_view wanted) const { return kind != Kind::String && text == wanted; }
};

struct Expr {
  using Line = std::vector<ExprToken>;
  std::vector<Line> lines;  ///< the first and the last are not empty

  [[nodiscard]] bool empty() const { return lines.empty(); }
  [[nodiscard]] bool is_one_token() const { return lines.size() == 1 && lines.front().size() == 1; }
  [[nodiscard]] Span span() const;
  /// `TRUE` or `(TRUE)`
  [[nodiscard]] bool is_true() const;
  void append(ExprToken::Kind kind, std::string text, Span span, std::size_t gap = 0);  ///< to the last line
  void append_line() { lines.emplace_back(); }
};

/// How many columns a text takes: its code points.
[[nodiscard]] std::size_t width(std::string_view text);

/// Tokens [begin, end) of the buffer.
[[nodiscard]] Expr make_expr(const lex::TokenBuffer& buffer, std::size_t begin, std::size_t end, const SourceManager& sources);
[[nodiscard]] Expr make_expr(ExprToken::Kind kind, std::string text, Span span);

/// The text of one line, without the space that stands before it.
[[nodiscard]] std::string line_text(const Expr::Line& line);

using Substitution = std::map<std::string, Expr, std::less<>>;
enum class Parentheses : std::uint8_t { Add, Omit };
/// Replaces names; not the fields of records, in `r.f`, `[f |-> 1, g |-> 2]` and `[f : S]`. Add: around what is longer than one
/// token, unless it becomes the whole expression.
[[nodiscard]] Expr substitute(const Expr& expr, const Substitution& by, Parentheses parentheses);

/// `first` and, `gap` columns right of its end, `second`.
[[nodiscard]] Expr concatenate(const Expr& first, const Expr& second, std::size_t gap = 0);

}  // namespace tlaloc::pluscal
