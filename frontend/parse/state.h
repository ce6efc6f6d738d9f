// The one mutable state of a parse: tokens, builder, failures, the innermost junction bullet, nesting depth. The grammar
// gets it through the X3 context; what must be undone on the way out is undone by scope objects, since errors are thrown.
#pragma once

#include <cstddef>
#include <vector>

#include "frontend/lex/token.h"
#include "frontend/parse/builder.h"
#include "frontend/parse/failure.h"
#include "frontend/parse/operators.h"

namespace tlaloc::parse {

/// Nested constructs, and the height of the tree, are limited: what nests deeper was not meant to, and every later stage would
/// pay for it in stack.
inline constexpr std::size_t kMaxNesting = 10'000;

/// An operator that waits for its right operand while an expression is climbed.
struct PendingOperator {
  const lex::Token* token;
  syntax::ExprId lhs;  ///< invalid for a prefix operator
};

struct ParseState {
  ParseState(const lex::TokenBuffer& tokens, const SourceManager& source_manager, syntax::Tree& tree)
      : buffer(tokens), sources(source_manager), builder(tokens, tree) {}

  const lex::TokenBuffer& buffer;
  const SourceManager& sources;
  Builder builder;
  FailureLog failures;
  const lex::Token* bullet = nullptr;  ///< of the innermost open junction list; hides what is at or left of its column
  std::size_t depth = 0;
  int proof_level = -1;                  ///< of the innermost open proof
  std::vector<PendingOperator> pending;  ///< of all open expressions; each uses the part above where it began

  [[nodiscard]] bool is_hidden(const lex::Token* token) const { return bullet != nullptr && token->column <= bullet->column; }
  /// The kind of a token that may be taken now; EndOfFile, which no rule takes, for one hidden by a junction list.
  [[nodiscard]] lex::TokenKind visible_kind(const lex::Token* token) const {
    return is_hidden(token) ? lex::TokenKind::EndOfFile : token->kind;
  }
  [[nodiscard]] bool accept(const lex::Token*& at, lex::TokenKind wanted) {
    if (at->kind == wanted && !is_hidden(at)) {
      ++at;
      return true;
    }
    failures.note(at, wanted, is_hidden(at) ? bullet : nullptr);
    return false;
  }
  void note_wanted(const lex::Token* at, std::string_view words) { failures.note(at, words, is_hidden(at) ? bullet : nullptr); }
  [[noreturn]] void reject(DiagnosticKind kind, Span span, std::string message, std::vector<Label> others = {},
                           std::string remedy = {}) const {
    throw ParseError{{kind, std::move(message), span, std::move(others), std::move(remedy)}};
  }
};

/// One level of nesting, for as long as it lives.
class DepthScope {
 public:
  DepthScope(ParseState& state, const lex::Token* at) : state_(state) {
    if (++state_.depth > kMaxNesting) {
      state_.reject(DiagnosticKind::NestingTooDeep, state_.buffer.span(*at),
                    "nested more than " + std::to_string(kMaxNesting) + " levels deep");
    }
  }
  ~DepthScope() { --state_.depth; }
  DepthScope(const DepthScope&) = delete;
  DepthScope& operator=(const DepthScope&) = delete;

 private:
  ParseState& state_;
};

/// An open junction list, for as long as it lives.
class BulletScope {
 public:
  BulletScope(ParseState& state, const lex::Token* bullet) : state_(state), outer_(state.bullet) { state_.bullet = bullet; }
  ~BulletScope() { state_.bullet = outer_; }
  BulletScope(const BulletScope&) = delete;
  BulletScope& operator=(const BulletScope&) = delete;

 private:
  ParseState& state_;
  const lex::Token* outer_;
};

}  // namespace tlaloc::parse
