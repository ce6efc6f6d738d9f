// Interned strings: identifiers, operator spellings, record fields, TLA+ strings and names of model values.
// Two that are made of texts are equal exactly when these are. Order and hash depend on the text alone, never on what else
// the process has read. Interning is thread-safe, and looking at a text takes no lock.
#pragma once

#include <compare>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

namespace tlaloc {

class Symbol {
 public:
  constexpr Symbol() = default;  ///< no name; prints as nothing, but is not Symbol("")
  explicit Symbol(std::string_view text);

  [[nodiscard]] const std::string& text() const;  ///< lives as long as the process
  [[nodiscard]] std::size_t hash() const;
  /// Says nothing but which symbol it is: indices are given out in the order in which the process meets texts.
  [[nodiscard]] constexpr std::uint32_t index() const { return index_; }
  [[nodiscard]] static Symbol from_index(std::uint32_t index) {
    Symbol symbol;
    symbol.index_ = index;
    return symbol;
  }
  [[nodiscard]] constexpr bool empty() const { return index_ == 0; }
  friend constexpr bool operator==(Symbol, Symbol) = default;
  /// By the texts, code point by code point; no name comes before all names.
  friend std::strong_ordering operator<=>(Symbol a, Symbol b);

 private:
  std::uint32_t index_ = 0;
};

}  // namespace tlaloc

template <>
struct std::hash<tlaloc::Symbol> {
  std::size_t operator()(tlaloc::Symbol s) const noexcept { return s.hash(); }
};
