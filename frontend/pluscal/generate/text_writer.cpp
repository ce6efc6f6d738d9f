#include "frontend/pluscal/generate/text_writer.h"

namespace tlaloc::pluscal {

void TextWriter::put(std::string_view text, Span origin) {
  const auto begin = static_cast<std::uint32_t>(result_.text.size());
  result_.text += text;
  column_ += width(text);
  if (text.find_first_not_of(' ') == std::string_view::npos) return;
  result_.pieces.push_back({begin, static_cast<std::uint32_t>(result_.text.size()), origin});
}

void TextWriter::put(const Expr& expr) {
  const std::size_t indent = column_;
  for (std::size_t i = 0; i < expr.lines.size(); ++i) {
    if (i > 0) {
      result_.text += '\n';
      result_.text += spaces(indent);
      column_ = indent;
    }
    for (const ExprToken& token : expr.lines[i]) {
      const std::size_t column = indent + token.column;
      if (column > column_) put(spaces(column - column_), {});
      put(token.kind == ExprToken::Kind::String ? "\"" + token.text + "\"" : token.text, token.span);
    }
  }
}

void TextWriter::end_line() {
  if (column_ == 0) return;
  result_.text += '\n';
  column_ = 0;
}

void TextWriter::put_line(std::string_view text, Span origin) {
  end_line();
  put(text, origin);
  end_line();
}

void TextWriter::blank_line() {
  end_line();
  result_.text += '\n';
}

}  // namespace tlaloc::pluscal
