#include "encoder/symmetry/interchangeable.h"

#include <algorithm>
#include <set>

#include "frontend/kernel/traverse.h"
#include "frontend/support/stack.h"

namespace tlaloc::symmetry {

namespace {

template <class Parts>
std::vector<Value> exchanged(const Parts& parts, const Value& a, const Value& b) {
  std::vector<Value> result;
  result.reserve(parts.size());
  for (const Value& part : parts) result.push_back(exchange(part, a, b));
  return result;
}

std::vector<FieldValue> exchanged_fields(const Value& record, const Value& a, const Value& b) {
  std::vector<FieldValue> fields(record.fields().begin(), record.fields().end());
  for (auto& [name, value] : fields) value = exchange(value, a, b);
  return fields;
}

bool is_indifferent(const kernel::Expr& expr) {
  if (const auto* operation = std::get_if<kernel::OpApply>(&expr)) {
    return kernel::info(operation->op).order == kernel::OrderUse::Indifferent;
  }
  // CHOOSE takes the first in the order of values. A constant without a value is an error.
  return !std::holds_alternative<kernel::Choose>(expr) && !std::holds_alternative<kernel::UnboundedChoose>(expr) &&
         !std::holds_alternative<kernel::UnboundedQuantifier>(expr) && !std::holds_alternative<kernel::ConstantRef>(expr);
}

bool is_set_of_model_values(const Value& value) {
  if (value.kind() != ValueKind::Set || value.items().size() < 2) return false;
  return std::all_of(value.items().begin(), value.items().end(),
                     [](const Value& v) { return v.kind() == ValueKind::ModelValue; });
}

/// Whether some permutation of the elements makes another value of this one. Exchanges of neighbours generate all permutations;
/// what consists of atoms is looked at as a whole, since there may be many.
bool tells_apart(const Value& value, std::span<const Value> elements, const std::set<Value>& known) {
  const auto is_element = [&](const Value& v) { return known.contains(v); };
  const auto is_atom = [](const Value& v) {
    return v.kind() == ValueKind::ModelValue || v.is_bool() || v.is_int() || v.is_string();
  };
  if (is_atom(value)) return is_element(value);
  if (value.kind() == ValueKind::Set && std::all_of(value.items().begin(), value.items().end(), is_atom)) {
    const auto contained = std::count_if(value.items().begin(), value.items().end(), is_element);
    return contained != 0 && static_cast<std::size_t>(contained) != elements.size();
  }
  for (std::size_t i = 0; i + 1 < elements.size(); ++i) {
    if (exchange(value, elements[i], elements[i + 1]) != value) return true;
  }
  return false;
}

}  // namespace

std::vector<kernel::ExprId> meaning(const frontend::Model& model) {
  std::vector<kernel::ExprId> formulas{*model.init, *model.next};
  for (const auto* named : {&model.invariants, &model.initial_properties, &model.action_properties, &model.constraints,
                            &model.action_constraints}) {
    for (const frontend::NamedExpr& formula : *named) formulas.push_back(formula.expr);
  }
  return formulas;
}

Value exchange(const Value& value, const Value& a, const Value& b) {
  if (stack::is_low()) return stack::on_segment([&] { return exchange(value, a, b); });
  switch (value.kind()) {
    case ValueKind::ModelValue:
      return value == a ? b : value == b ? a : value;
    case ValueKind::Tuple:
      return Value::tuple(exchanged(value.items(), a, b));
    case ValueKind::Record:
      return Value::record(exchanged_fields(value, a, b));
    case ValueKind::Function: {
      std::vector<MapEntry> entries(value.entries().begin(), value.entries().end());
      for (auto& [key, result] : entries) {
        key = exchange(key, a, b);
        result = exchange(result, a, b);
      }
      return Value::function(std::move(entries));
    }
    case ValueKind::LargeFunction: {
      std::vector<MapEntry> entries(value.entries().begin(), value.entries().end());
      for (auto& [key, result] : entries) {
        key = exchange(key, a, b);
        result = exchange(result, a, b);
      }
      return Value::large_function(exchange(value.domain(), a, b), exchange(value.otherwise(), a, b), std::move(entries));
    }
    case ValueKind::Set:
      return Value::set(exchanged(value.items(), a, b));
    case ValueKind::PowerSet:
      return Value::power_set(exchange(value.base(), a, b));
    case ValueKind::FunctionSet:
      return Value::function_set(exchange(value.base(), a, b), exchange(value.range(), a, b));
    case ValueKind::RecordSet:
      return Value::record_set(exchanged_fields(value, a, b));
    case ValueKind::Product:
      return Value::product(exchanged(value.items(), a, b));
    case ValueKind::SeqSet:
      return Value::seq_set(exchange(value.base(), a, b));
    case ValueKind::SetOp:
      return Value::set_operation(value.set_operator(), exchange(value.base(), a, b), exchange(value.range(), a, b));
    default:
      return value;
  }
}

std::vector<std::vector<Value>> all_interchangeable(const kernel::Program& program,
                                                    const std::vector<kernel::ExprId>& formulas) {
  std::set<Value> literals;
  for (const kernel::ExprId expr : kernel::reach(program, formulas).exprs) {
    const kernel::Expr& e = program.exprs[expr];
    if (!is_indifferent(e)) return {};
    if (const auto* literal = std::get_if<kernel::Literal>(&e)) literals.insert(literal->value);
  }
  std::vector<std::vector<Value>> found;
  for (const Value& candidate : literals) {
    if (!is_set_of_model_values(candidate)) continue;
    const auto elements = candidate.items();
    bool told_apart = false;
    const std::set<Value> known(elements.begin(), elements.end());
    for (auto v = literals.begin(); v != literals.end() && !told_apart; ++v) told_apart = tells_apart(*v, elements, known);
    if (!told_apart) found.emplace_back(elements.begin(), elements.end());
  }
  std::stable_sort(found.begin(), found.end(), [](const auto& a, const auto& b) { return a.size() > b.size(); });
  std::set<Value> taken;
  std::erase_if(found, [&](const std::vector<Value>& values) {
    if (std::any_of(values.begin(), values.end(), [&](const Value& v) { return taken.contains(v); })) return true;
    taken.insert(values.begin(), values.end());
    return false;
  });
  return found;
}

std::vector<Value> interchangeable(const kernel::Program& program, const std::vector<kernel::ExprId>& formulas) {
  auto all = all_interchangeable(program, formulas);
  return all.empty() ? std::vector<Value>{} : std::move(all.front());
}

}  // namespace tlaloc::symmetry
