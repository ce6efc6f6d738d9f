// Texts made from values and read from texts: Json, IOUtils, SVG; and the model value of a name.
#include <algorithm>
#include <cmath>
#include <numbers>

#include "frontend/interpret/failure.h"
#include "frontend/interpret/natives/json.h"
#include "frontend/interpret/natives/natives.h"
#include "frontend/support/stack.h"

extern char** environ;  // NOLINT(readability-redundant-declaration): POSIX lets the program declare it

namespace tlaloc::interpret {

using kernel::Op;

namespace {

const std::string& text_of(const Value& value, const char* which, const char* op) {
  if (!value.is_string()) fail_operand(which, op, value, "a string");
  return value.as_symbol().text();
}

Value to_integer(const Value& value) {
  std::string_view digits = text_of(value, "argument", "atoi");
  if (digits.starts_with('+') && digits.size() > 1 && digits[1] != '-') digits.remove_prefix(1);
  const auto number = Integer::parse(digits);
  if (!number) fail(EvalError::Kind::Undefined, "`atoi` is applied to " + show(value) + ", which is no integer");
  return Value::integer(*number);
}

/// The environment of this process, a record of strings.
Value environment() {
  std::vector<FieldValue> fields;
  for (char** entry = environ; entry != nullptr && *entry != nullptr; ++entry) {
    const std::string_view text = *entry;
    const std::size_t equals = text.find('=');
    if (equals == std::string_view::npos || equals == 0) continue;
    const Symbol name(text.substr(0, equals));
    std::erase_if(fields, [&](const FieldValue& field) { return field.first == name; });
    fields.emplace_back(name, Value::string(text.substr(equals + 1)));
  }
  return Value::record(std::move(fields));
}

const Value& field(const Value& element, const char* name) {
  const Value* const value = element.is_function() ? element.find(Value::string(name)) : nullptr;
  if (value == nullptr) {
    fail_operand("argument", "SVGElemToString", element, "a record with the fields name, attrs, children and innerText");
  }
  return *value;
}

void replace_all(std::string& text, std::string_view old, std::string_view by) {
  for (std::size_t at = text.find(old); at != std::string::npos; at = text.find(old, at + by.size())) {
    text.replace(at, old.size(), by);
  }
}

/// <name attribute='value' ...>text children</name>
std::string svg_text(const Value& element) {
  if (stack::is_low()) return stack::on_segment([&] { return svg_text(element); });
  const std::string name = text_of(field(element, "name"), "field `name` of the argument", "SVGElemToString");
  std::string text = "<" + name;
  const Value& attributes = field(element, "attrs");
  const bool has_none = attributes.kind() == ValueKind::Tuple && attributes.items().empty();
  if (attributes.kind() != ValueKind::Record && !has_none) {
    fail_operand("field `attrs` of the argument", "SVGElemToString", attributes, "a record");
  }
  for (const auto& [key, value] : has_none ? std::span<const FieldValue>() : attributes.fields()) {
    std::string attribute = key.text();
    std::replace(attribute.begin(), attribute.end(), '_', '-');
    text += " " + attribute + "='" + text_of(value, "value of an attribute", "SVGElemToString") + "'";
  }
  text += '>';
  std::string inner = text_of(field(element, "innerText"), "field `innerText` of the argument", "SVGElemToString");
  replace_all(inner, "<<", "&lt;&lt;");
  replace_all(inner, ">>", "&gt;&gt;");
  text += inner;
  const Value& children = field(element, "children");
  if (!children.is_listed_function())
    fail_operand("field `children` of the argument", "SVGElemToString", children, "a sequence");
  for (const auto& [index, child] : children.function_entries()) text += svg_text(child);
  return text + "</" + name + ">";
}

/// Node n of m on a circle around (cx, cy) with radius r, from the rightmost one; coordinates without their fractions.
Value ring_node(std::span<const Value> args) {
  std::array<double, 5> numbers{};
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    const auto number = args[i].is_int() ? args[i].as_int().to_int64() : std::nullopt;
    if (!number) fail_operand("argument", "NodeOfRingNetwork", args[i], "an integer");
    numbers[i] = static_cast<double>(*number);
  }
  const auto [cx, cy, r, n, m] = numbers;
  if (m == 0) fail(EvalError::Kind::Undefined, "`NodeOfRingNetwork` is applied to a ring of 0 nodes");
  const double angle = 2 * std::numbers::pi / m * n;
  const auto whole = [](double x) { return Value::integer(static_cast<std::int64_t>(x)); };
  return Value::record({{Symbol("x"), whole(cx + r * std::cos(angle))}, {Symbol("y"), whole(cy + r * std::sin(angle))}});
}

}  // namespace

Value apply_text_native(Op op, std::span<const Value> args, const NameOrder& model_values) {
  switch (op) {
    case Op::ModelValue:
      return Value::model_value(Symbol(text_of(args[0], "argument", "TLCModelValue")), model_values);
    case Op::ToJson:
      return Value::string(to_json(args[0]));
    case Op::ToJsonArray:
      return Value::string(to_json(args[0], {}, JsonShape::Array));
    case Op::ToJsonObject:
      return Value::string(to_json(args[0], {}, JsonShape::Object));
    case Op::Atoi:
      return to_integer(args[0]);
    case Op::IoEnv: {
      static const Value kEnvironment = environment();  // does not change while we run
      return kEnvironment;
    }
    case Op::SvgText:
      return Value::string(svg_text(args[0]));
    case Op::RingNode:
      return ring_node(args);
    default:
      break;
  }
  TLALOC_CHECK(false, "not an operator on texts");
  return {};
}

}  // namespace tlaloc::interpret
