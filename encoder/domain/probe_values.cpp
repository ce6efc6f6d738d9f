#include "encoder/domain/probe_values.h"

#include "frontend/support/stack.h"

namespace tlaloc::domain {

namespace {

bool names(const Value& value, Symbol name) {
  if (stack::is_low()) return stack::on_segment([&] { return names(value, name); });
  if (value.is_string() || value.kind() == ValueKind::ModelValue) return value.as_symbol() == name;
  if (value.kind() == ValueKind::LargeFunction) {
    for (const auto& [key, result] : value.entries()) {
      if (names(key, name) || names(result, name)) return true;
    }
    return names(value.domain(), name) || names(value.otherwise(), name);
  }
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
std::set<Value> probe_elements(const std::set<Value>& elements, const Value& probe, Probes kind) {
  std::set<Value> found;
  std::optional<IntegerRange> integers;
  std::set<std::vector<Value>> key_sets;
  for (const Value& element : elements) {
    if (element.is_int()) {
      if (!integers) integers = IntegerRange{element.as_int(), element.as_int()};
      integers->high = element.as_int();  // they come in order
    } else if (element.is_listed_function()) {
      const std::vector<MapEntry> entries = element.function_entries();
      std::vector<Value> keys;
      for (const auto& [key, result] : entries) keys.push_back(key);
      if (!key_sets.insert(keys).second) continue;
      for (std::size_t i = 0; i < entries.size(); ++i) {
        std::vector<MapEntry> other = entries;
        other[i].second = other[i].second.is_int() ? Value::integer(other[i].second.as_int() - Integer(1)) : probe;
        found.insert(Value::function(std::move(other)));
        if (kind == Probes::NearMiss) continue;
        other = entries;
        other.erase(other.begin() + static_cast<std::ptrdiff_t>(i));
        found.insert(Value::function(std::move(other)));
      }
    } else if (!element.is_set()) {
      found.insert(probe);
    }
  }
  if (integers) {
    found.insert(Value::integer(*integers->low - Integer(1)));
    found.insert(Value::integer(*integers->high + Integer(1)));
  }
  return found;
}

}  // namespace

Value make_probe_value(const kernel::Program& program) {
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

ValueDomain with_probe_values(const ValueDomain& domain, const Value& probe, Probes kind) {
  ValueDomain out = domain;
  if (!out.atoms.empty() || kind == Probes::OtherKind) out.atoms.insert(probe);
  if (out.integers) out.integers = kind == Probes::NearMiss ? wider(*out.integers) : IntegerRange{};
  for (auto& [keys, domains] : out.functions) {
    for (ValueDomain& result : domains) result = with_probe_values(result, probe, kind);
  }
  for (auto& [arguments, results] : out.large_functions) results.front() = with_probe_values(results.front(), probe, kind);
  if (out.elements) out.elements->merge(probe_elements(*out.elements, probe, kind));
  return out;
}

}  // namespace tlaloc::domain
