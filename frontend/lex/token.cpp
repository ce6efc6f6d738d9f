#include "frontend/lex/token.h"

#include <array>

namespace tlaloc::lex {
namespace {

enum class Class : std::uint8_t { Described, Keyword, Punctuation, Operator };

struct KindInfo {
  std::string_view name;
  std::string_view text;  ///< spelling, or words for kinds without one
  Class kind_class;
};

template <class... Others>
constexpr std::string_view first(std::string_view canonical, const Others&... /*synonyms*/) {
  return canonical;
}

constexpr auto kKinds = std::to_array<KindInfo>({
#define TLALOC_TOKEN(kind, words) {#kind, words, Class::Described},
#define TLALOC_KEYWORD(kind, ...) {#kind, first(__VA_ARGS__), Class::Keyword},
#define TLALOC_PUNCTUATION(kind, ...) {#kind, first(__VA_ARGS__), Class::Punctuation},
#include "frontend/lex/token_kinds.def"
#undef TLALOC_TOKEN
#undef TLALOC_KEYWORD
#undef TLALOC_PUNCTUATION
#define TLALOC_OPERATOR(kind, canonical, ...) {#kind, canonical, Class::Operator},
#include "frontend/parse/operators.def"
#undef TLALOC_OPERATOR
});

const KindInfo& kind_info(TokenKind kind) { return kKinds[static_cast<std::size_t>(kind)]; }

}  // namespace

std::string describe(TokenKind kind) {
  const KindInfo& info = kind_info(kind);
  if (info.kind_class == Class::Described) return std::string(info.text);
  return "`" + std::string(info.text) + "`";
}

std::string_view spelling(TokenKind kind) {
  const KindInfo& info = kind_info(kind);
  return info.kind_class == Class::Described ? std::string_view{} : info.text;
}

bool is_reserved_word(TokenKind kind) {
  const KindInfo& info = kind_info(kind);
  if (info.kind_class == Class::Keyword) return true;
  return info.kind_class == Class::Operator && info.text.front() >= 'A' && info.text.front() <= 'Z';
}

void add_names(const TokenBuffer& buffer, NameOrder& names) {
  for (const Token& token : buffer.tokens) {
    if (token.kind == TokenKind::Identifier || token.kind == TokenKind::String) names.add(token.symbol);
  }
}

std::string print(const TokenBuffer& buffer) {
  std::string out;
  for (const Token& token : buffer.tokens) {
    out += std::to_string(token.line) + ":" + std::to_string(token.column) + " ";
    out += kind_info(token.kind).name;
    if (!token.symbol.empty()) out += " " + token.symbol.text();
    out += "\n";
  }
  return out;
}

}  // namespace tlaloc::lex
