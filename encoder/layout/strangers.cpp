#include "encoder/layout/strangers.h"

#include "frontend/support/stack.h"

namespace tlaloc::layout {

namespace {

bool names(const Value& value, Symbol name) {
  if (stack::is_low()) return stack::on_segment([&] { return names(value, name); });
  if (value.is_string() || value.kind() == ValueKind::ModelValue) return value.as_symbol() == name;
  if (value.is_function()) {
    for (const auto& [key, result] : value.function_entries()) {
      if (names(key, name) || names(result, name)) return true;
    }
  } else if (value.kind() == ValueKind::Set) {
    for (const Value& element : value.items()) {
      if (names(element, name)) return true;
    }
  }
  return false;
}

IntegerRange wider(const IntegerRange& range) {
  if (!range.low || !range.high) return {};
  return {*range.low - Integer(1), *range.high + Integer(1)};
}

/// Elements like those of `elements`, of each kind some that are not among them.
std::set<Value> strangers_among(const std::set<Value>& elements, const Value& stranger, Strangers kind) {
  std::set<Value> found;
  std::optional<IntegerRange> integers;
  std::set<std::vector<Value>> domains;
  for (const Value& element : elements) {
    if (element.is_int()) {
      if (!integers) integers = IntegerRange{element.as_int(), element.as_int()};
      integers->high = element.as_int();  // they come in order
    } else if (element.is_function()) {
      const std::vector<MapEntry> entries = element.function_entries();
      std::vector<Value> domain;
      for (const auto& [key, result] : entries) domain.push_back(key);
      if (!domains.insert(domain).second) continue;
      for (std::size_t i = 0; i < entries.size(); ++i) {
        std::vector<MapEntry> other = entries;
        other[i].second = other[i].second.is_int() ? Value::integer(other[i].second.as_int() - Integer(1)) : stranger;
        found.insert(Value::function(std::move(other)));
        if (kind == Strangers::Alike) continue;
        other = entries;
        other.erase(other.begin() + static_cast<std::ptrdiff_t>(i));
        found.insert(Value::function(std::move(other)));
      }
    } else if (!element.is_set()) {
      found.insert(stranger);
    }
  }
  if (integers) {
    found.insert(Value::integer(*integers->low - Integer(1)));
    found.insert(Value::integer(*integers->high + Integer(1)));
  }
  return found;
}

}  // namespace

Value stranger_to(const kernel::Program& program) {
  for (std::string name = "other";; name = "an" + name) {
    const Symbol symbol(name);
    bool is_used = false;
    for (std::uint32_t i = 0; i < program.constants.size(); ++i)
      is_used |= program.constants[kernel::ConstantId(i)].name == symbol;
    for (const kernel::Expr& expr : program.exprs) {
      const auto* literal = std::get_if<kernel::Literal>(&expr);
      is_used |= literal != nullptr && names(literal->value, symbol);
    }
    if (!is_used) return Value::model_value(symbol, program.model_values);
  }
}

Shape with_strangers(const Shape& shape, const Value& stranger, Strangers kind) {
  Shape out = shape;
  if (!out.atoms.empty() || kind == Strangers::Unlike) out.atoms.insert(stranger);
  if (out.integers) out.integers = kind == Strangers::Alike ? wider(*out.integers) : IntegerRange{};
  for (auto& [domain, shapes] : out.functions) {
    for (Shape& result : shapes) result = with_strangers(result, stranger, kind);
  }
  if (out.elements) out.elements->merge(strangers_among(*out.elements, stranger, kind));
  return out;
}

}  // namespace tlaloc::layout
