// The operator table of TLA+: fixity and precedence range of each operator token, from operators.def.
#pragma once

#include <cstdint>

#include "frontend/lex/token.h"

namespace tlaloc::parse {

struct OperatorInfo {
  enum class Fixity : std::uint8_t { NotAnOperator, Prefix, Infix, Postfix };
  enum class Assoc : std::uint8_t { None, Left };
  enum class Definition : std::uint8_t { Fixed, Definable };  ///< whether a spec may define it

  Fixity fixity = Fixity::NotAnOperator;
  std::uint8_t low = 0, high = 0;
  Assoc assoc = Assoc::None;
  Definition definition = Definition::Fixed;

  [[nodiscard]] bool is_operator() const { return fixity != Fixity::NotAnOperator; }
  [[nodiscard]] bool is_prefix() const { return fixity == Fixity::Prefix; }
  [[nodiscard]] bool is_infix() const { return fixity == Fixity::Infix; }
  [[nodiscard]] bool is_postfix() const { return fixity == Fixity::Postfix; }
  [[nodiscard]] bool is_definable() const { return definition == Definition::Definable; }
};

[[nodiscard]] const OperatorInfo& operator_info(lex::TokenKind kind);
/// By canonical spelling; null when it is not an operator's.
[[nodiscard]] const OperatorInfo* find_operator(Symbol canonical);

/// Which of two operators that share an operand gets it.
enum class Binding { Left, Right, Conflict };
[[nodiscard]] Binding decide_binding(lex::TokenKind left, lex::TokenKind right);

}  // namespace tlaloc::parse
