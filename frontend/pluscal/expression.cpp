#include "frontend/pluscal/expression.h"

#include <algorithm>
#include <limits>
#include <optional>
#include <unordered_set>
#include <utility>

namespace tlaloc::pluscal {

namespace {

using lex::TokenKind;
using Line = Expr::Line;

ExprToken to_expr_token(const lex::TokenBuffer& buffer, const lex::Token& token, const SourceManager& sources) {
  const Span span = buffer.span(token);
  std::string text(sources.text(span));
  if (token.kind == TokenKind::String) return {ExprToken::Kind::String, text.substr(1, text.size() - 2), span, token.column};
  const auto kind = token.kind == TokenKind::Identifier ? ExprToken::Kind::Identifier : ExprToken::Kind::Other;
  return {kind, std::move(text), span, token.column};
}

void move_to_left_margin(std::vector<Line>& lines) {
  std::size_t margin = std::numeric_limits<std::size_t>::max();
  for (const Line& line : lines) {
    if (!line.empty()) margin = std::min(margin, line.front().column);
  }
  for (Line& line : lines) {
    for (ExprToken& token : line) token.column -= margin;
  }
}

struct Position {
  std::size_t line, token;
};

/// The token above which a line is aligned: the last one at or left of the line's first column, in the nearest line that
/// begins there or further left. When that token moves, the line moves with it.
std::optional<Position> find_anchor(const std::vector<Line>& lines, std::size_t line) {
  if (lines[line].empty()) return std::nullopt;
  const std::size_t column = lines[line].front().column;
  for (std::size_t above = line; above-- > 0;) {
    if (lines[above].empty() || lines[above].front().column > column) continue;
    std::size_t token = 0;
    while (token + 1 < lines[above].size() && lines[above][token + 1].column <= column) ++token;
    return Position{above, token};
  }
  return std::nullopt;
}

/// Which tokens are names to be replaced; in order. A name after `.`, or one that `:` or `|->` makes the field of a record,
/// is none.
std::unordered_set<const ExprToken*> find_names(const Expr& expr, const Substitution& by) {
  std::vector<const ExprToken*> tokens;
  for (const Line& line : expr.lines) {
    for (const ExprToken& token : line) tokens.push_back(&token);
  }
  const auto makes_field = [&](std::size_t i) {
    return i < tokens.size() && (tokens[i]->is(":") || tokens[i]->is("|->") || tokens[i]->is("\u21A6"));
  };
  std::unordered_set<const ExprToken*> found;
  for (std::size_t i = 0; i < tokens.size();) {
    const ExprToken& token = *tokens[i];
    if (token.is(".")) {
      i += 2;
    } else if ((token.is("[") || token.is(",")) && makes_field(i + 2)) {
      i += 3;
    } else {
      if (token.kind != ExprToken::Kind::String && by.contains(token.text)) found.insert(&token);
      ++i;
    }
  }
  return found;
}

/// What the translation adds stands, for messages, where the replaced name stood.
ExprToken with_span(ExprToken token, Span replaced) {
  if (!token.span.is_valid()) token.span = replaced;
  return token;
}

/// Lays out the lines of an expression anew while names in them grow.
class Substituter {
 public:
  Substituter(const Expr& expr, const Substitution& by, Parentheses parentheses)
      : expr_(expr), by_(by), parentheses_(parentheses), names_(find_names(expr, by)) {}

  Expr run() {
    for (std::size_t i = 0; i < expr_.lines.size(); ++i) place_line(i);
    return std::move(result_);
  }

 private:
  void place_line(std::size_t number) {
    const Line& line = expr_.lines[number];
    result_.append_line();
    moved_.emplace_back();
    const std::optional<Position> anchor = find_anchor(expr_.lines, number);
    const std::size_t shift =
        anchor ? moved_[anchor->line][anchor->token] - expr_.lines[anchor->line][anchor->token].column : 0;
    for (std::size_t i = 0; i < line.size(); ++i) {
      std::size_t column = line[i].column + shift;
      if (i > 0) column = end_of_last() + line[i].column - (line[i - 1].column + line[i - 1].width());
      moved_.back().push_back(column);
      if (names_.contains(&line[i])) {
        place_replacement(by_.find(line[i].text)->second, column, line[i].span);
      } else {
        place(line[i], column);
      }
    }
  }

  void place_replacement(const Expr& replacement, std::size_t column, Span replaced) {
    const bool parenthesised = parentheses_ == Parentheses::Add && !replacement.is_one_token();
    if (parenthesised) place({ExprToken::Kind::Other, "(", replaced, 0}, column++);
    for (std::size_t i = 0; i < replacement.lines.size(); ++i) {
      if (i > 0) result_.append_line();
      for (const ExprToken& token : replacement.lines[i]) place(with_span(token, replaced), column + token.column);
    }
    if (parenthesised) place({ExprToken::Kind::Other, ")", replaced, 0}, end_of_last());
  }

  void place(ExprToken token, std::size_t column) {
    token.column = column;
    result_.lines.back().push_back(std::move(token));
  }
  [[nodiscard]] std::size_t end_of_last() const {
    const ExprToken& last = result_.lines.back().back();
    return last.column + last.width();
  }

  const Expr& expr_;
  const Substitution& by_;
  Parentheses parentheses_;
  std::unordered_set<const ExprToken*> names_;
  std::vector<std::vector<std::size_t>> moved_;  ///< the new columns of the old tokens
  Expr result_;
};

}  // namespace

std::size_t width(std::string_view text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

std::size_t ExprToken::width() const { return pluscal::width(text) + (kind == Kind::String ? 2 : 0); }

Span Expr::span() const {
  Span span;
  for (const Line& line : lines) {
    for (const ExprToken& token : line) span = join(span, token.span);
  }
  return span;
}

bool Expr::is_true() const {
  if (lines.size() != 1) return false;
  const Line& line = lines.front();
  if (line.size() == 1) return line[0].is("TRUE");
  return line.size() == 3 && line[0].is("(") && line[1].is("TRUE") && line[2].is(")");
}

void Expr::append(ExprToken::Kind kind, std::string text, Span span, std::size_t gap) {
  if (lines.empty()) append_line();
  Line& line = lines.back();
  const std::size_t column = line.empty() ? gap : line.back().column + line.back().width() + gap;
  line.push_back({kind, std::move(text), span, column});
}

Expr make_expr(const lex::TokenBuffer& buffer, std::size_t begin, std::size_t end, const SourceManager& sources) {
  Expr expr;
  for (std::size_t i = begin; i < end; ++i) {
    const lex::Token& token = buffer.tokens[i];
    const std::size_t breaks = i == begin ? 1 : token.line - buffer.tokens[i - 1].line;
    for (std::size_t n = 0; n < breaks; ++n) expr.append_line();
    expr.lines.back().push_back(to_expr_token(buffer, token, sources));
  }
  move_to_left_margin(expr.lines);
  return expr;
}

Expr make_expr(ExprToken::Kind kind, std::string text, Span span) {
  Expr expr;
  expr.append(kind, std::move(text), span);
  return expr;
}

std::string line_text(const Expr::Line& line) {
  std::string text;
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (i > 0) text.append(line[i].column - line[i - 1].column - line[i - 1].width(), ' ');
    text += line[i].kind == ExprToken::Kind::String ? "\"" + line[i].text + "\"" : line[i].text;
  }
  return text;
}

Expr substitute(const Expr& expr, const Substitution& by, Parentheses parentheses) {
  if (by.empty() || expr.empty()) return expr;
  if (expr.is_one_token()) {
    const ExprToken& token = expr.lines.front().front();
    const auto replacement = token.kind == ExprToken::Kind::String ? by.end() : by.find(token.text);
    if (replacement == by.end()) return expr;
    Expr result = replacement->second;
    for (Line& line : result.lines) {
      for (ExprToken& each : line) each = with_span(std::move(each), token.span);
    }
    return result;
  }
  return Substituter(expr, by, parentheses).run();
}

Expr concatenate(const Expr& first, const Expr& second, std::size_t gap) {
  if (first.empty()) return second;
  Expr result = first;
  const ExprToken& last = first.lines.back().back();
  const std::size_t indent = last.column + last.width() + gap;
  for (std::size_t i = 0; i < second.lines.size(); ++i) {
    if (i > 0) result.append_line();
    for (ExprToken token : second.lines[i]) {
      token.column += indent;
      result.lines.back().push_back(std::move(token));
    }
  }
  return result;
}

}  // namespace tlaloc::pluscal
