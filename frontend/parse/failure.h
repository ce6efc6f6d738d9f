// What went wrong while parsing: the furthest token that no rule could take, with all that would have been taken there.
// Rules note their refusals as they go; only when the whole parse fails is the note at the furthest token worded.
#pragma once

#include <bitset>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "frontend/diagnostic/diagnostic.h"
#include "frontend/lex/token.h"

namespace tlaloc::parse {

/// Thrown inside the grammar for an error that is final; caught at its edge.
struct ParseError {
  Diagnostic diagnostic;
};

class FailureLog {
 public:
  /// `bullet`: of the junction list that hides the token, if one does.
  void note(const lex::Token* at, lex::TokenKind wanted, const lex::Token* bullet) {
    if (at == silenced_ || !advance_to(at)) return;
    kinds_.set(static_cast<std::size_t>(wanted));
    bullet_ = bullet;
  }
  void note(const lex::Token* at, std::string_view wanted, const lex::Token* bullet);

  /// While a named construct is tried, what its parts wanted at its first token is of no interest.
  [[nodiscard]] const lex::Token* silence(const lex::Token* at) { return std::exchange(silenced_, at); }

  [[nodiscard]] Diagnostic to_diagnostic(const lex::TokenBuffer& buffer, const SourceManager& sources) const;

 private:
  bool advance_to(const lex::Token* at) {
    if (furthest_ != nullptr && at < furthest_) return false;
    if (at != furthest_) reset(at);
    return true;
  }
  void reset(const lex::Token* at);
  [[nodiscard]] std::string wanted_words() const;

  const lex::Token* furthest_ = nullptr;
  const lex::Token* bullet_ = nullptr;
  const lex::Token* silenced_ = nullptr;
  std::bitset<256> kinds_;
  std::vector<std::string_view> names_;
};

/// "`x`", "end of file": a token as the user wrote it.
[[nodiscard]] std::string quote(const lex::Token& token, const lex::TokenBuffer& buffer, const SourceManager& sources);

}  // namespace tlaloc::parse
