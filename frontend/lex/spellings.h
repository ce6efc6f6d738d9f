// The fixed spellings of the language: symbols matched longest first, reserved words by name. Built once from
// token_kinds.def and operators.def; the lexer's only tables.
#pragma once

#include <array>
#include <optional>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "frontend/lex/token.h"

namespace tlaloc::lex {

class Spellings {
 public:
  struct Entry {
    std::string_view text;
    TokenKind kind;
    Symbol canonical;
  };

  [[nodiscard]] static const Spellings& instance();
  /// The longest symbol that `text` starts with; reserved words do not count.
  [[nodiscard]] const Entry* match_symbol(std::string_view text) const;
  [[nodiscard]] const Entry* find_word(std::string_view word) const;

 private:
  Spellings();
  void add(TokenKind kind, std::initializer_list<std::string_view> spellings);

  std::array<std::vector<Entry>, 256> by_first_byte_;  ///< longest first
  std::unordered_map<std::string_view, Entry> words_;
};

}  // namespace tlaloc::lex
