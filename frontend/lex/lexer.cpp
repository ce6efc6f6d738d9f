#include "frontend/lex/lexer.h"

#include <algorithm>
#include <utility>

#include "frontend/lex/cursor.h"
#include "frontend/lex/spellings.h"
#include "frontend/support/characters.h"
#include "frontend/support/limit.h"

namespace tlaloc::lex {
namespace {

std::string quoted(CodePoint point, std::string_view text) {
  constexpr std::string_view kHex = "0123456789ABCDEF";
  std::string name = "U+";
  for (int shift = 20; shift >= 0; shift -= 4) {
    if (shift >= 16 && (point.value >> shift) == 0) continue;
    name += kHex[(point.value >> shift) & 0xFU];
  }
  const bool is_control = point.value < 0x20 || (point.value >= 0x7F && point.value < 0xA0);
  return is_control ? name : "`" + std::string(text.substr(0, point.length)) + "` (" + name + ")";
}

class Lexer {
 public:
  Lexer(SourceId source, std::string_view text, DiagnosticSink& sink)
      : cursor_(text), sink_(sink), spellings_(Spellings::instance()) {
    buffer_.source = source;
  }
  Lexer(SourceId source, const SourceManager& sources, DiagnosticSink& sink)
      : Lexer(source, sources.file(source).text(), sink) {}

  std::optional<TokenBuffer> run_modules() {
    for (std::uint32_t free_text = 0; find_module(); free_text = cursor_.offset()) {
      const std::size_t begin = buffer_.tokens.size();
      const auto limit = begin == 0 ? std::nullopt : comment_end(free_text, cursor_.offset());
      if (!run_module(limit.value_or(static_cast<std::uint32_t>(cursor_.text().size())))) {
        if (begin == 0) return std::nullopt;
        buffer_.tokens.resize(begin);
      }
      silent_ = true;  // nobody may ever ask for the modules after the first
    }
    if (buffer_.tokens.empty()) {
      const bool is_blank = cursor_.text().find_first_not_of(" \t\r\n\f") == std::string_view::npos;
      report(DiagnosticKind::NoModule, 0, 0, is_blank ? "the file is empty" : "the file contains no module",
             "a module starts with `---- MODULE Name ----` and ends with `====`");
      return std::nullopt;
    }
    return finish();
  }

  std::optional<TokenBuffer> run_config() {
    if (cursor_.rest().starts_with(kByteOrderMark)) cursor_.advance(kByteOrderMark.size());
    return run_plain();
  }

  std::optional<TokenBuffer> run_plain() {
    while (skip_blank()) {
      if (cursor_.at_end()) return finish();
      if (!lex_token()) return std::nullopt;
    }
    return std::nullopt;
  }

  /// Up to `end` or the first error.
  TokenBuffer run_algorithm(std::uint32_t begin, std::uint32_t end) {
    cursor_.advance_to(begin);
    while (skip_blank() && !cursor_.at_end() && cursor_.offset() < end) {
      if (cursor_.peek() == ';') {
        push(TokenKind::Semicolon, 1, Symbol(";"));
      } else if (!lex_token()) {
        break;
      }
    }
    return *finish();
  }

 private:
  // ---- where modules start and end ----

  /// Moves to the dashes of the next module header, in text where nothing else has a meaning. The first header of a file may
  /// be malformed, so that the parser gets to say how; a later one must be complete and begin its line, or it is prose.
  bool find_module() {
    const std::string_view text = cursor_.text();
    for (std::size_t at = text.find("MODULE", cursor_.offset()); at != std::string_view::npos;
         at = text.find("MODULE", at + 1)) {
      std::size_t dashes_end = at;
      while (dashes_end > cursor_.offset() && text[dashes_end - 1] == ' ') --dashes_end;
      std::size_t begin = dashes_end;
      while (begin > cursor_.offset() && text[begin - 1] == '-') --begin;
      if (dashes_end - begin < 4 || is_word_char(at + 6 < text.size() ? text[at + 6] : ' ')) continue;
      if (!buffer_.tokens.empty() && !(begins_line(text, begin) && is_complete_header(text.substr(at + 6)))) continue;
      cursor_.advance_to(static_cast<std::uint32_t>(begin));
      return true;
    }
    cursor_.advance_to(static_cast<std::uint32_t>(text.size()));
    return false;
  }

  static bool begins_line(std::string_view text, std::size_t at) {
    while (at > 0 && (text[at - 1] == ' ' || text[at - 1] == '\t')) --at;
    return at == 0 || text[at - 1] == '\n' || text[at - 1] == '\r';
  }

  static bool is_complete_header(std::string_view after_module) {
    std::size_t i = 0;
    while (i < after_module.size() && after_module[i] == ' ') ++i;
    const std::size_t name = i;
    while (i < after_module.size() && is_word_char(after_module[i])) ++i;
    if (i == name) return false;
    while (i < after_module.size() && after_module[i] == ' ') ++i;
    return after_module.substr(i).starts_with("----");
  }

  /// Where the block comment ends that is open at a header between modules, free text from `begin` on: a module that is
  /// commented out may begin there, and ends there at the latest. Nothing when no comment is open, or it does not end.
  std::optional<std::uint32_t> comment_end(std::uint32_t begin, std::uint32_t header) {
    if (header < commented_until_) return commented_until_;
    const std::string_view text = cursor_.text();
    std::size_t depth = 0;
    for (std::size_t at = begin; at < text.size() && (at < header || depth > 0) && !has_open_comment_; ++at) {
      const std::string_view rest = text.substr(at);
      if (rest.starts_with("(*")) {
        ++depth;
        ++at;
      } else if (depth > 0 && rest.starts_with("*)")) {
        if (--depth == 0 && at >= header) return commented_until_ = static_cast<std::uint32_t>(at);
        ++at;
      } else if (depth == 0 && rest.starts_with("\\*")) {
        at = std::min(text.find('\n', at), text.size());
      }
    }
    has_open_comment_ = depth > 0;
    return std::nullopt;
  }

  /// One that does not end before `limit` is none.
  bool run_module(std::uint32_t limit) {
    std::size_t depth = 0;
    while (skip_blank()) {
      if (cursor_.at_end()) return true;  // the parser reports the module that does not end
      if (cursor_.offset() >= limit || !lex_token()) return false;
      const TokenKind last = buffer_.tokens.back().kind;
      if (last == TokenKind::ModuleEnd && --depth == 0) return true;
      const auto count = buffer_.tokens.size();
      if (last == TokenKind::Module && buffer_.tokens[count - 2].kind == TokenKind::Separator) ++depth;
    }
    return false;
  }

  std::optional<TokenBuffer> finish() {
    push(TokenKind::EndOfFile, 0, Symbol{});
    return std::move(buffer_);
  }

  // ---- white space and comments ----

  bool skip_blank() {
    std::optional<std::uint32_t> first_comment;
    std::uint32_t comments_end = 0;
    while (!cursor_.at_end()) {
      const char c = cursor_.peek();
      if (c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f') {
        cursor_.advance();
        continue;
      }
      const std::uint32_t begin = cursor_.offset();
      if (c == '\\' && cursor_.peek(1) == '*') {
        while (!cursor_.at_end() && cursor_.peek() != '\n' && cursor_.peek() != '\r') cursor_.advance();
      } else if (c == '(' && cursor_.peek(1) == '*') {
        if (!skip_block_comment()) return false;
      } else {
        break;
      }
      if (!first_comment) first_comment = begin;
      comments_end = cursor_.offset();
    }
    if (first_comment) keep_annotation(*first_comment, comments_end);
    return true;
  }

  void keep_annotation(std::uint32_t begin, std::uint32_t end) {
    if (cursor_.text().substr(begin, end - begin).find("@type") == std::string_view::npos) return;
    buffer_.annotations.push_back({Span{buffer_.source, begin, end}, buffer_.tokens.size()});
  }

  bool skip_block_comment() {
    const std::uint32_t begin = cursor_.offset();
    std::size_t depth = 0;
    while (!cursor_.at_end()) {
      if (cursor_.peek() == '(' && cursor_.peek(1) == '*') {
        ++depth;
        cursor_.advance(2);
      } else if (cursor_.peek() == '*' && cursor_.peek(1) == ')') {
        --depth;
        cursor_.advance(2);
        if (depth == 0) return true;
      } else {
        cursor_.advance();
      }
    }
    return report(DiagnosticKind::UnterminatedComment, begin, begin + 2, "this comment does not end",
                  "comments nest: each `(*` needs a `*)` of its own");
  }

  // ---- tokens ----

  bool lex_token() {
    limit::poll();
    const char c = cursor_.peek();
    if (is_word_char(c)) return lex_word();
    if (c == '"') return lex_string();
    if (c == '-' && cursor_.rest().starts_with("----")) return lex_run('-', TokenKind::Separator);
    if (c == '=' && cursor_.rest().starts_with("====")) return lex_run('=', TokenKind::ModuleEnd);
    if (c == '<' && lex_step_name()) return true;
    if (c == '\\' && lex_based_number()) return true;
    if (const Spellings::Entry* entry = spellings_.match_symbol(cursor_.rest())) {
      return push(entry->kind, entry->text.size(), entry->canonical);
    }
    if (lex_number_set()) return true;
    return report_character();
  }

  bool lex_run(char c, TokenKind kind) {
    std::size_t length = 4;
    while (cursor_.peek(static_cast<std::uint32_t>(length)) == c) ++length;
    return push(kind, length, Symbol{});
  }

  /// Identifiers, reserved words, numbers, WF_ and SF_ (which glue to nothing), and `_`.
  bool lex_word() {
    const std::string_view rest = cursor_.rest();
    if (rest.starts_with("WF_")) return push(TokenKind::WeakFairness, 3, Symbol("WF_"));
    if (rest.starts_with("SF_")) return push(TokenKind::StrongFairness, 3, Symbol("SF_"));
    const auto end = std::find_if_not(rest.begin(), rest.end(), is_word_char);
    const std::string_view word = rest.substr(0, static_cast<std::size_t>(end - rest.begin()));
    if (std::any_of(word.begin(), word.end(), is_letter)) {
      if (const Spellings::Entry* entry = spellings_.find_word(word)) return push(entry->kind, word.size(), entry->canonical);
      return push(TokenKind::Identifier, word.size(), Symbol(word));
    }
    if (word.front() == '_') return push(TokenKind::Underscore, 1, Symbol("_"));
    std::size_t length = count_while(0, is_digit);
    const bool has_fraction = rest.size() > length + 1 && rest[length] == '.' && is_digit(rest[length + 1]);
    if (has_fraction) length += 1 + count_while(length + 1, is_digit);
    return push(TokenKind::Number, length, Symbol(rest.substr(0, length)));
  }

  /// `\b01`, `\o17`, `\hFF`
  bool lex_based_number() {
    const char base = cursor_.peek(1);
    std::size_t digits = 0;
    if (base == 'b' || base == 'B') digits = count_while(2, [](char c) { return c == '0' || c == '1'; });
    if (base == 'o' || base == 'O') digits = count_while(2, [](char c) { return c >= '0' && c <= '7'; });
    if (base == 'h' || base == 'H') digits = count_while(2, is_hex_digit);
    if (digits == 0) return false;
    return push(TokenKind::Number, 2 + digits, Symbol(cursor_.rest().substr(0, 2 + digits)));
  }

  /// `<1>2a.`, `<*>`, `<+>x`
  bool lex_step_name() {
    std::size_t length = 1;
    if (cursor_.peek(1) == '*' || cursor_.peek(1) == '+') {
      length = 2;
    } else {
      length += count_while(1, is_digit);
      if (length == 1) return false;
    }
    if (cursor_.peek(static_cast<std::uint32_t>(length)) != '>') return false;
    ++length;
    length += count_while(length, is_word_char);
    const std::size_t name_length = length;  // the dots after a step's name are not part of it
    length += count_while(length, [](char c) { return c == '.'; });
    return push(TokenKind::StepName, length, Symbol(cursor_.rest().substr(0, name_length)));
  }

  /// ℕ, ℤ, ℝ: other ways to write the identifiers Nat, Int, Real.
  bool lex_number_set() {
    constexpr std::pair<std::string_view, std::string_view> kSets[] = {
        {"\u2115", "Nat"}, {"\u2124", "Int"}, {"\u211D", "Real"}};
    for (const auto& [text, name] : kSets) {
      if (cursor_.rest().starts_with(text)) return push(TokenKind::Identifier, text.size(), Symbol(name));
    }
    return false;
  }

  bool lex_string() {
    const std::uint32_t begin = cursor_.offset();
    const std::string_view text = cursor_.text();
    std::string value;
    std::uint32_t at = begin + 1;
    for (;; ++at) {
      if (at >= text.size() || text[at] == '\n' || text[at] == '\r') {
        return report(DiagnosticKind::UnterminatedString, begin, at, "this string has no closing `\"` on its line");
      }
      const char c = text[at];
      if (c == '"') break;
      if (c != '\\') {
        const CodePoint point = decode(text.substr(at));
        if (point.length == 0 || point.value == 0) return report_encoding(at);
        value += text.substr(at, point.length);
        at += point.length - 1;
        continue;
      }
      constexpr std::string_view kEscapes = "\"\\ntrf";
      constexpr std::string_view kMeanings = "\"\\\n\t\r\f";
      const std::size_t escape = at + 1 < text.size() ? kEscapes.find(text[at + 1]) : std::string_view::npos;
      if (escape == std::string_view::npos) {
        return report(DiagnosticKind::InvalidEscape, at, at + 1, "this `\\` starts no known escape",
                      "write `\\\\` for a backslash; the escapes are \\\" \\\\ \\n \\t \\r \\f");
      }
      value += kMeanings[escape];
      ++at;
    }
    return push(TokenKind::String, at + 1 - begin, Symbol(value));
  }

  // ---- helpers ----

  template <class Predicate>
  std::size_t count_while(std::size_t from, Predicate matches) const {
    std::size_t i = from;
    while (matches(cursor_.peek(static_cast<std::uint32_t>(i)))) ++i;
    return i - from;
  }

  bool push(TokenKind kind, std::size_t length, Symbol symbol) {
    const std::uint32_t begin = cursor_.offset();
    const auto end = begin + static_cast<std::uint32_t>(length);
    buffer_.tokens.push_back({kind, begin, end, cursor_.line(), cursor_.column(), symbol});
    cursor_.advance(length);
    return true;
  }

  bool report(DiagnosticKind kind, std::uint32_t begin, std::uint32_t end, std::string message, std::string remedy = {}) {
    if (!silent_) sink_.report(kind, Span{buffer_.source, begin, end}, std::move(message), std::move(remedy));
    return false;
  }

  bool report_encoding(std::uint32_t at) {
    return report(DiagnosticKind::InvalidEncoding, at, at + 1, "this byte is not part of a UTF-8 text");
  }

  bool report_character() {
    const std::uint32_t at = cursor_.offset();
    const CodePoint point = decode(cursor_.rest());
    if (point.length == 0 || point.value == 0) return report_encoding(at);
    return report(DiagnosticKind::UnexpectedCharacter, at, at + point.length,
                  quoted(point, cursor_.rest()) + " starts no symbol of TLA+");
  }

  Cursor cursor_;
  DiagnosticSink& sink_;
  bool silent_ = false;
  std::uint32_t commented_until_ = 0;  // the end of the last comment that a header was found in
  bool has_open_comment_ = false;      // one that does not end: all that follows it is taken for text
  const Spellings& spellings_;
  TokenBuffer buffer_;
};

}  // namespace

std::optional<TokenBuffer> lex_modules(SourceId source, const SourceManager& sources, DiagnosticSink& sink) {
  return Lexer(source, sources, sink).run_modules();
}

std::optional<TokenBuffer> lex_expression(SourceId source, const SourceManager& sources, DiagnosticSink& sink) {
  return Lexer(source, sources, sink).run_plain();
}

std::optional<TokenBuffer> lex_config(SourceId source, const SourceManager& sources, DiagnosticSink& sink) {
  return Lexer(source, sources, sink).run_config();
}

AlgorithmTokens lex_algorithm(SourceId source, std::uint32_t begin, std::uint32_t end, const SourceManager& sources) {
  DiagnosticSink sink;
  AlgorithmTokens result{Lexer(source, sources, sink).run_algorithm(begin, end), std::nullopt};
  if (const Diagnostic* const error = sink.first_error()) result.error = *error;
  return result;
}

std::optional<TokenBuffer> lex_fragment(std::string_view text, SourceId source, DiagnosticSink& sink) {
  return Lexer(source, text, sink).run_plain();
}

}  // namespace tlaloc::lex
