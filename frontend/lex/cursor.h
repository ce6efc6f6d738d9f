// A place in a text that knows its line and column, and UTF-8. Used by the lexer only.
#pragma once

#include <cstdint>
#include <string_view>

namespace tlaloc::lex {

class Cursor {
 public:
  explicit Cursor(std::string_view text) : text_(text) {}

  [[nodiscard]] bool at_end() const { return offset_ >= text_.size(); }
  [[nodiscard]] std::uint32_t offset() const { return offset_; }
  [[nodiscard]] std::uint32_t line() const { return line_; }
  [[nodiscard]] std::uint32_t column() const { return column_; }
  [[nodiscard]] std::string_view rest() const { return text_.substr(offset_); }
  [[nodiscard]] std::string_view text() const { return text_; }
  /// The byte `ahead` of the cursor; 0 past the end.
  [[nodiscard]] char peek(std::uint32_t ahead = 0) const {
    return offset_ + ahead < text_.size() ? text_[offset_ + ahead] : '\0';
  }

  void advance() {
    const auto byte = static_cast<unsigned char>(text_[offset_++]);
    if (byte == '\n' || (byte == '\r' && peek() != '\n')) {
      ++line_;
      column_ = 1;
    } else if (byte == '\t') {
      column_ += 8 - (column_ - 1) % 8;
    } else if ((byte & 0xC0U) != 0x80U) {
      ++column_;
    }
  }
  void advance(std::size_t bytes) {
    for (; bytes > 0; --bytes) advance();
  }
  void advance_to(std::uint32_t offset) { advance(offset - offset_); }

 private:
  std::string_view text_;
  std::uint32_t offset_ = 0;
  std::uint32_t line_ = 1;
  std::uint32_t column_ = 1;
};

struct CodePoint {
  std::uint32_t value = 0;
  std::uint32_t length = 0;  ///< bytes; 0: not UTF-8
};

/// Decodes the first code point of a text that is not empty; rejects overlong forms, surrogates and values past U+10FFFF.
[[nodiscard]] inline CodePoint decode(std::string_view text) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned char lead = byte(0);
  if (lead < 0x80U) return {lead, 1};
  const std::uint32_t length = lead >= 0xF0U ? 4 : lead >= 0xE0U ? 3 : 2;
  if (lead < 0xC2U || lead > 0xF4U || text.size() < length) return {};
  std::uint32_t value = lead & (0x7FU >> length);
  for (std::uint32_t i = 1; i < length; ++i) {
    if ((byte(i) & 0xC0U) != 0x80U) return {};
    value = (value << 6U) | (byte(i) & 0x3FU);
  }
  constexpr std::uint32_t kSmallest[] = {0, 0, 0x80, 0x800, 0x10000};
  const bool is_surrogate = value >= 0xD800 && value <= 0xDFFF;
  if (value < kSmallest[length] || value > 0x10FFFF || is_surrogate) return {};
  return {value, length};
}

}  // namespace tlaloc::lex
