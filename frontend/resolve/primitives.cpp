#include "frontend/resolve/resolution.h"

namespace tlaloc::resolve {

const Primitive* find_primitive(Symbol symbol) {
  using kernel::Op;
  static const std::unordered_map<Symbol, Primitive> kPrimitives = [] {
    std::unordered_map<Symbol, Primitive> table;
    const auto op = [&](const char* name, Op meaning, std::uint32_t arity) {
      table.emplace(Symbol(name), Primitive{meaning, std::nullopt, arity});
    };
    const auto value = [&](const char* name, Value meaning) {
      table.emplace(Symbol(name), Primitive{std::nullopt, std::move(meaning), 0});
    };
    value("TRUE", Value::boolean(true));
    value("FALSE", Value::boolean(false));
    value("BOOLEAN", Value::boolean_set());
    value("STRING", Value::string_set());
    op("/\\", Op::And, 2);
    op("\\/", Op::Or, 2);
    op("=>", Op::Implies, 2);
    op("<=>", Op::Equiv, 2);
    op("~", Op::Not, 1);
    op("=", Op::Eq, 2);
    op("/=", Op::Ne, 2);
    op("\\in", Op::In, 2);
    op("\\notin", Op::NotIn, 2);
    op("\\subseteq", Op::SubsetEq, 2);
    op("\\cup", Op::Union2, 2);
    op("\\cap", Op::Intersect, 2);
    op("\\", Op::SetMinus, 2);
    op("SUBSET", Op::PowerSet, 1);
    op("UNION", Op::BigUnion, 1);
    op("DOMAIN", Op::Domain, 1);
    op("\\X", Op::Product, 2);
    op("'", Op::Prime, 1);
    op("UNCHANGED", Op::Unchanged, 1);
    op("ENABLED", Op::Enabled, 1);
    op("\\cdot", Op::Compose, 2);
    op("[]", Op::Always, 1);
    op("<>", Op::Eventually, 1);
    op("~>", Op::LeadsTo, 2);
    op("-+->", Op::Guarantees, 2);
    return table;
  }();
  const auto it = kPrimitives.find(symbol);
  return it == kPrimitives.end() ? nullptr : &it->second;
}

}  // namespace tlaloc::resolve
