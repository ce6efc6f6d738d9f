// Interned strings: identifiers, operator spellings, record fields, TLA+ strings and model values.
// Two that are made of texts are equal exactly when these are. The index counts first appearances in the
// process, which is the order TLC gives to strings and model values. Interning is thread-safe.
#pragma once

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
  [[nodiscard]] constexpr std::uint32_t index() const { return index_; }
  [[nodiscard]] static Symbol from_index(std::uint32_t index) {
    Symbol symbol;
    symbol.index_ = index;
    return symbol;
  }
  [[nodiscard]] constexpr bool empty() const { return index_ == 0; }
  friend constexpr bool operator==(Symbol, Symbol) = default;
  friend constexpr auto operator<=>(Symbol, Symbol) = default;  ///< order of first appearance

 private:
  std::uint32_t index_ = 0;
};

}  // namespace tlaloc

template <>
struct std::hash<tlaloc::Symbol> {
  std::size_t operator()(tlaloc::Symbol s) const noexcept { return std::hash<std::uint32_t>{}(s.index()); }
};
