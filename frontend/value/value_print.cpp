// Values as TLC prints them, on one line.
#include <algorithm>

#include "frontend/support/stack.h"
#include "frontend/value/element_cursor.h"
#include "frontend/value/value_node.h"

namespace tlaloc {

namespace {

// TLC lists a lazy set when it prints one that is no larger than this.
constexpr std::int64_t kListedWhenPrinted = 2000;
constexpr std::int64_t kPowerSetBaseListed = 6;

void print(const Value& v, std::string& out);

void print_string(const std::string& text, std::string& out) {
  out += '"';
  for (const char c : text) {
    switch (c) {
      case '"':
        out += "\\\"";
        break;
      case '\\':
        out += "\\\\";
        break;
      case '\n':
        out += "\\n";
        break;
      case '\t':
        out += "\\t";
        break;
      case '\r':
        out += "\\r";
        break;
      case '\f':
        out += "\\f";
        break;
      default:
        out += c;
    }
  }
  out += '"';
}

bool is_identifier(const std::string& text) {
  const auto letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
  const auto part = [&](char c) { return letter(c) || (c >= '0' && c <= '9') || c == '_'; };
  return std::all_of(text.begin(), text.end(), part) && std::any_of(text.begin(), text.end(), letter);
}

void print_fields(const Value& v, std::string_view arrow, std::string& out) {
  const auto fields = v.fields();
  std::string_view separator = "[";
  for (const std::size_t i : value_detail::by_appearance(fields)) {
    out += separator;
    out += fields[i].first.text();
    out += arrow;
    print(fields[i].second, out);
    separator = ", ";
  }
  out += ']';
}

void print_entries(const Value& v, std::string& out) {
  std::string_view separator = "(";
  for (const auto& [key, value] : v.function_entries()) {
    out += separator;
    print(key, out);
    out += " :> ";
    print(value, out);
    separator = " @@ ";
  }
  out += ')';
}

void print_items(const Value& v, std::string_view open, std::string_view between, std::string_view close, std::string& out) {
  out += open;
  bool first = true;
  for (const Value& item : v.items()) {
    if (!first) out += between;
    first = false;
    print(item, out);
  }
  out += close;
}

/// A set as operand of an operator: infix ones get parentheses.
void print_operand(const Value& v, std::string& out) {
  std::string text;
  print(v, text);
  const bool infix = v.kind() == ValueKind::Interval || v.kind() == ValueKind::SetOp || v.kind() == ValueKind::Product;
  const bool bare = text.front() != '{' && text.front() != '(';
  out += infix && bare ? "(" + text + ")" : text;
}

bool is_listed(const Value& v) {
  if (!v.is_enumerable()) return false;
  const bool powers = v.kind() == ValueKind::PowerSet;
  const auto size = powers ? v.base().exact_cardinality() : v.exact_cardinality();
  return size && *size <= Integer(powers ? kPowerSetBaseListed : kListedWhenPrinted);
}

void print_lazy_set(const Value& v, std::string& out) {
  if (is_listed(v)) {
    print(v.enumerated(), out);
    return;
  }
  switch (v.kind()) {
    case ValueKind::PowerSet:
      out += "SUBSET ";
      print_operand(v.base(), out);
      return;
    case ValueKind::FunctionSet:
      out += '[';
      print(v.base(), out);
      out += " -> ";
      print(v.range(), out);
      out += ']';
      return;
    case ValueKind::RecordSet:
      print_fields(v, ": ", out);
      return;
    case ValueKind::Product: {
      bool first = true;
      for (const Value& factor : v.items()) {
        if (!first) out += " \\X ";
        first = false;
        print_operand(factor, out);
      }
      return;
    }
    case ValueKind::SeqSet:
      out += "Seq(";
      print(v.base(), out);
      out += ')';
      return;
    default: {
      constexpr std::string_view kSpelling[] = {" \\cup ", " \\cap ", " \\ "};
      print_operand(v.base(), out);
      out += kSpelling[static_cast<std::size_t>(v.set_operator())];
      print_operand(v.range(), out);
    }
  }
}

void print(const Value& v, std::string& out) {
  if (stack::is_low()) return stack::on_segment([&] { print(v, out); });
  switch (v.kind()) {
    case ValueKind::Bool:
      out += v.as_bool() ? "TRUE" : "FALSE";
      return;
    case ValueKind::Int:
      out += v.as_int().to_string();
      return;
    case ValueKind::String:
      print_string(v.as_symbol().text(), out);
      return;
    case ValueKind::ModelValue:
      out += v.as_symbol().text();
      return;
    case ValueKind::Tuple:
      print_items(v, "<<", ", ", ">>", out);
      return;
    case ValueKind::Record: {
      const auto fields = v.fields();
      const bool plain =
          std::all_of(fields.begin(), fields.end(), [](const FieldValue& f) { return is_identifier(f.first.text()); });
      plain ? print_fields(v, " |-> ", out) : print_entries(v, out);
      return;
    }
    case ValueKind::Function:
      print_entries(v, out);
      return;
    case ValueKind::Set:
      print_items(v, "{", ", ", "}", out);
      return;
    case ValueKind::Interval:
      out += v.low().to_string();
      out += "..";
      out += v.high().to_string();
      return;
    case ValueKind::NatSet:
      out += "Nat";
      return;
    case ValueKind::IntSet:
      out += "Int";
      return;
    case ValueKind::RealSet:
      out += "Real";
      return;
    case ValueKind::StringSet:
      out += "STRING";
      return;
    case ValueKind::AnySet:
      out += "Any";
      return;
    case ValueKind::PowerSet:
    case ValueKind::FunctionSet:
    case ValueKind::RecordSet:
    case ValueKind::Product:
    case ValueKind::SeqSet:
    case ValueKind::SetOp:
      print_lazy_set(v, out);
      return;
  }
}

}  // namespace

std::string Value::to_string() const {
  std::string out;
  print(*this, out);
  return out;
}

}  // namespace tlaloc
