// The translation as it grows: lines of text, and for each piece of them the place in the algorithm it stands for.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "frontend/pluscal/expression.h"
#include "frontend/source/span.h"

namespace tlaloc::pluscal {

/// Text [begin, end) of the translation stands for `origin`.
struct Piece {
  std::uint32_t begin = 0, end = 0;
  Span origin;
};

struct GeneratedText {
  std::string text;           ///< lines, each with its end
  std::vector<Piece> pieces;  ///< in order; what lies between is white space or comment
};

class TextWriter {
 public:
  static constexpr std::size_t kWidth = 78;

  /// Appends to the current line.
  void put(std::string_view text, Span origin);
  /// Further lines of the expression are aligned under its first.
  void put(const Expr& expr);
  void end_line();
  void put_line(std::string_view text, Span origin);
  void blank_line();
  [[nodiscard]] std::size_t column() const { return column_; }

  [[nodiscard]] GeneratedText finish() { return std::move(result_); }

 private:
  GeneratedText result_;
  std::size_t column_ = 0;
};

[[nodiscard]] inline std::string spaces(std::size_t count) { return std::string(count, ' '); }

}  // namespace tlaloc::pluscal
