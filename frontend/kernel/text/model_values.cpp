#include "frontend/kernel/text/model_values.h"

#include <set>

#include "frontend/kernel/traverse.h"
#include "frontend/support/stack.h"

namespace tlaloc::kernel {

namespace {

void collect(const Value& value, std::set<Symbol>& found) {
  if (stack::is_low()) return stack::on_segment([&] { collect(value, found); });
  if (value.kind() == ValueKind::ModelValue) {
    found.insert(value.as_symbol());
  } else if (value.kind() == ValueKind::LargeFunction) {
    collect(value.domain(), found);
    collect(value.otherwise(), found);
    for (const auto& [key, result] : value.entries()) {
      collect(key, found);
      collect(result, found);
    }
    return;
  } else if (value.is_function()) {
    for (const auto& [key, result] : value.function_entries()) {
      collect(key, found);
      collect(result, found);
    }
    return;
  }
  switch (value.kind()) {
    case ValueKind::Set:
    case ValueKind::Product:
      for (const Value& element : value.items()) collect(element, found);
      return;
    case ValueKind::RecordSet:
      for (const auto& [field, range] : value.fields()) collect(range, found);
      return;
    case ValueKind::FunctionSet:
    case ValueKind::SetOp:
      collect(value.base(), found);
      collect(value.range(), found);
      return;
    case ValueKind::PowerSet:
    case ValueKind::SeqSet:
      collect(value.base(), found);
      return;
    default:
      return;
  }
}

}  // namespace

std::vector<Symbol> model_values(const Program& program, std::vector<ExprId> exprs) {
  std::set<Symbol> found;
  while (!exprs.empty()) {
    const Expr& expr = program.exprs[exprs.back()];
    exprs.pop_back();
    if (const auto* literal = std::get_if<Literal>(&expr)) collect(literal->value, found);
    for_each_child(expr, [&](ExprId child) { exprs.push_back(child); });
  }
  return {found.begin(), found.end()};
}

}  // namespace tlaloc::kernel
