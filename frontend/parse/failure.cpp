#include "frontend/parse/failure.h"

#include <algorithm>

#include "frontend/parse/eventually.h"
#include "frontend/support/check.h"

namespace tlaloc::parse {
namespace {

using lex::Token;
using lex::TokenBuffer;
using lex::TokenKind;

bool closes(TokenKind open, TokenKind close) {
  switch (open) {
    case TokenKind::LeftParen:
      return close == TokenKind::RightParen;
    case TokenKind::LeftBracket:
      return close == TokenKind::RightBracket || close == TokenKind::RightBracketSub;
    case TokenKind::LeftBrace:
      return close == TokenKind::RightBrace;
    case TokenKind::LeftAngle:
      return close == TokenKind::RightAngle || close == TokenKind::RightAngleSub;
    default:
      return false;
  }
}

/// The innermost bracket that is open just before `end`.
const Token* find_open_bracket(const TokenBuffer& buffer, const Token* end) {
  std::vector<const Token*> open;
  for (const Token* token = buffer.tokens.data(); token != end; ++token) {
    switch (token->kind) {
      case TokenKind::LeftParen:
      case TokenKind::LeftBracket:
      case TokenKind::LeftBrace:
      case TokenKind::LeftAngle:
        open.push_back(token);
        break;
      default:
        if (!open.empty() && closes(open.back()->kind, token->kind)) open.pop_back();
    }
  }
  return open.empty() ? nullptr : open.back();
}

/// The header of the innermost module that is open just before `end`.
const Token* find_open_module(const TokenBuffer& buffer, const Token* end) {
  std::vector<const Token*> open;
  for (const Token* token = buffer.tokens.data(); token != end; ++token) {
    if (token->kind == TokenKind::Module && token != buffer.tokens.data() && (token - 1)->kind == TokenKind::Separator) {
      open.push_back(token);
    }
    if (token->kind == TokenKind::ModuleEnd && !open.empty()) open.pop_back();
  }
  return open.empty() ? nullptr : open.back();
}

constexpr std::size_t kMostWanted = 6;

}  // namespace

void FailureLog::note(const Token* at, std::string_view wanted, const Token* bullet) {
  if (at == silenced_ || !advance_to(at)) return;
  bullet_ = bullet;
  if (std::find(names_.begin(), names_.end(), wanted) == names_.end()) names_.push_back(wanted);
}

void FailureLog::reset(const Token* at) {
  furthest_ = at;
  bullet_ = nullptr;
  kinds_.reset();
  names_.clear();
}

std::string FailureLog::wanted_words() const {
  std::vector<std::string> words(names_.begin(), names_.end());
  for (std::size_t kind = 0; kind < kinds_.size(); ++kind) {
    if (kinds_.test(kind)) words.push_back(lex::describe(static_cast<TokenKind>(kind)));
  }
  if (words.size() > kMostWanted) return {};
  std::string text;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (i > 0) text += i + 1 == words.size() ? " or " : ", ";
    text += words[i];
  }
  return text;
}

Diagnostic FailureLog::to_diagnostic(const TokenBuffer& buffer, const SourceManager& sources) const {
  TLALOC_CHECK(furthest_ != nullptr, "the parse failed without saying where");
  const Span span = buffer.span(*furthest_);
  const std::string found = quote(*furthest_, buffer, sources);
  if (std::optional<Diagnostic> diagnostic = explain_eventually(buffer, furthest_, found)) return *std::move(diagnostic);
  if (bullet_ != nullptr && kinds_.test(static_cast<std::size_t>(furthest_->kind))) {
    return {DiagnosticKind::JunctionLayout,
            found + " belongs to a list item but does not stand to the right of the item's bullet",
            span,
            {{buffer.span(*bullet_), "the bullet"}},
            "indent it past the bullet's column"};
  }
  const std::string wanted = wanted_words();
  const std::string message =
      wanted.empty() ? "found " + found + ", which does not fit here" : "found " + found + ", expected " + wanted;
  const Token* bracket = find_open_bracket(buffer, furthest_);
  const auto wants_closing = [&](const Token* open) {
    for (std::size_t kind = 0; kind < kinds_.size(); ++kind) {
      if (kinds_.test(kind) && closes(open->kind, static_cast<TokenKind>(kind))) return true;
    }
    return false;
  };
  if (bracket != nullptr && (wants_closing(bracket) || furthest_->kind == TokenKind::EndOfFile)) {
    return {DiagnosticKind::UnclosedBracket, message, span, {{buffer.span(*bracket), "opened here"}}, {}};
  }
  if (furthest_->kind == TokenKind::EndOfFile) {
    if (const Token* module = find_open_module(buffer, furthest_)) {
      return {DiagnosticKind::ModuleNotClosed, message, span, {{buffer.span(*module), "the module that does not end"}}, {}};
    }
  }
  if (bullet_ != nullptr) {
    return {DiagnosticKind::UnexpectedToken,
            message,
            span,
            {{buffer.span(*bullet_), "the list item ends where a token stands at or left of its bullet"}},
            {}};
  }
  return {DiagnosticKind::UnexpectedToken, message, span, {}, {}};
}

std::string quote(const Token& token, const TokenBuffer& buffer, const SourceManager& sources) {
  if (token.kind == TokenKind::EndOfFile && token.begin == token.end) return "the end of the text";
  constexpr std::size_t kLongest = 40;
  std::string_view text = sources.text(buffer.span(token));
  if (token.kind == TokenKind::Separator || token.kind == TokenKind::ModuleEnd) text = text.substr(0, 4);
  if (text.size() <= kLongest) return "`" + std::string(text) + "`";
  std::size_t cut = kLongest;
  while (cut > 0 && (static_cast<unsigned char>(text[cut]) & 0xC0U) == 0x80U) --cut;
  return "`" + std::string(text.substr(0, cut)) + "…`";
}

}  // namespace tlaloc::parse
