// The statements of a body, by recursive descent. One parser reads the statements of one body after the other.
#pragma once

#include <cstddef>
#include <string>

#include "frontend/pluscal/algorithm.h"
#include "frontend/pluscal/parse/token_cursor.h"

namespace tlaloc::pluscal {

class StatementParser {
 public:
  StatementParser(TokenCursor& cursor, Algorithm& algorithm) : cursor_(cursor), algorithm_(algorithm) {}

  /// The statements up to `end`, `else`, `elsif`, `or` or `}`. `owner` gets the labels with + and - and the calls; null for
  /// macros, in which no label may stand. `opening` is what must be closed, for the message when it is not.
  [[nodiscard]] Block parse_block(Body* owner, Span opening);

 private:
  struct LabelAhead {
    std::string name;
    Span span;
  };

  [[nodiscard]] Block block(Span opening);
  [[nodiscard]] Block braced_or_single();
  void labelled(Block& into);
  [[nodiscard]] LabelAhead label();
  [[nodiscard]] bool is_label_next() const;
  [[nodiscard]] bool is_at_block_end() const;

  [[nodiscard]] StmtId statement();
  [[nodiscard]] StmtId if_statement();
  [[nodiscard]] StmtId either_statement();
  [[nodiscard]] StmtId with_statement();
  [[nodiscard]] StmtId with_variable(std::size_t begin);
  [[nodiscard]] StmtId while_statement();
  [[nodiscard]] StmtId call_statement();
  [[nodiscard]] StmtId assignment();
  [[nodiscard]] SingleAssign single_assignment();
  [[nodiscard]] Goto goto_target();
  [[nodiscard]] std::vector<Expr> arguments();

  StmtId add(Stmt::Node node, std::size_t begin, Span place);
  [[nodiscard]] bool is_c() const { return algorithm_.syntax == Syntax::C; }

  TokenCursor& cursor_;
  Algorithm& algorithm_;
  Body* owner_ = nullptr;
  std::size_t depth_ = 0;
};

}  // namespace tlaloc::pluscal
