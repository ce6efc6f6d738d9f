#include "frontend/lex/spellings.h"

#include <algorithm>

namespace tlaloc::lex {
namespace {

bool is_word(std::string_view text) { return text.front() >= 'A' && text.front() <= 'Z'; }

}  // namespace

const Spellings& Spellings::instance() {
  static const Spellings table;
  return table;
}

Spellings::Spellings() {
#define TLALOC_TOKEN(kind, words)
#define TLALOC_KEYWORD(kind, ...) add(TokenKind::kind, {__VA_ARGS__});
#define TLALOC_PUNCTUATION(kind, ...) add(TokenKind::kind, {__VA_ARGS__});
#include "frontend/lex/token_kinds.def"
#undef TLALOC_TOKEN
#undef TLALOC_KEYWORD
#undef TLALOC_PUNCTUATION
#define TLALOC_OPERATOR(kind, canonical, fixity, low, high, assoc, definable, ...) \
  add(TokenKind::kind, {canonical __VA_OPT__(, ) __VA_ARGS__});
#include "frontend/parse/operators.def"
#undef TLALOC_OPERATOR
  for (auto& entries : by_first_byte_) {
    std::stable_sort(entries.begin(), entries.end(),
                     [](const Entry& a, const Entry& b) { return a.text.size() > b.text.size(); });
  }
}

void Spellings::add(TokenKind kind, std::initializer_list<std::string_view> spellings) {
  for (const std::string_view text : spellings) {
    const bool is_own_word = is_reserved_word(kind);
    const Symbol canonical(is_own_word ? text : *spellings.begin());  // CONSTANTS stays itself: it may name a field
    if (is_own_word && is_word(text)) {
      words_.emplace(text, Entry{text, kind, canonical});
    } else {
      by_first_byte_[static_cast<unsigned char>(text.front())].push_back({text, kind, canonical});
    }
  }
}

const Spellings::Entry* Spellings::match_symbol(std::string_view text) const {
  for (const Entry& entry : by_first_byte_[static_cast<unsigned char>(text.front())]) {
    if (text.starts_with(entry.text)) return &entry;
  }
  return nullptr;
}

const Spellings::Entry* Spellings::find_word(std::string_view word) const {
  const auto it = words_.find(word);
  return it == words_.end() ? nullptr : &it->second;
}

}  // namespace tlaloc::lex
