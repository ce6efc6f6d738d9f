#include "frontend/parse/operators.h"

#include <array>
#include <unordered_map>

namespace tlaloc::parse {
namespace {

constexpr auto kOperators = [] {
  using enum OperatorInfo::Fixity;
  using Assoc = OperatorInfo::Assoc;
  using Definition = OperatorInfo::Definition;
  std::array<OperatorInfo, 256> table{};
#define TLALOC_OPERATOR(kind, canonical, fixity, low, high, assoc, definition, ...) \
  table[static_cast<std::size_t>(lex::TokenKind::kind)] = {fixity, low, high, Assoc::assoc, Definition::definition};
#include "frontend/parse/operators.def"
#undef TLALOC_OPERATOR
  return table;
}();

}  // namespace

const OperatorInfo& operator_info(lex::TokenKind kind) { return kOperators[static_cast<std::size_t>(kind)]; }

const OperatorInfo* find_operator(Symbol canonical) {
  static const auto* const table = [] {
    auto* const map = new std::unordered_map<Symbol, const OperatorInfo*>;
#define TLALOC_OPERATOR(kind, spelling, ...) map->emplace(Symbol(spelling), &operator_info(lex::TokenKind::kind));
#include "frontend/parse/operators.def"
#undef TLALOC_OPERATOR
    return map;
  }();
  const auto it = table->find(canonical);
  return it == table->end() ? nullptr : it->second;
}

Binding decide_binding(lex::TokenKind left, lex::TokenKind right) {
  const OperatorInfo& l = operator_info(left);
  const OperatorInfo& r = operator_info(right);
  if (l.low > r.high) return Binding::Left;
  if (l.high < r.low) return Binding::Right;
  return left == right && l.assoc == OperatorInfo::Assoc::Left ? Binding::Left : Binding::Conflict;
}

}  // namespace tlaloc::parse
