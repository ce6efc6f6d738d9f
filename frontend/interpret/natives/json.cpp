#include "frontend/interpret/natives/json.h"

#include <fmt/core.h>

#include "frontend/interpret/failure.h"
#include "frontend/support/stack.h"
#include "frontend/value/element_cursor.h"

namespace tlaloc::interpret {

namespace {

constexpr int kDeepest = 1000;  // nesting of a text that is read

void write_text(std::string_view text, std::string& out) {
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
      case '\b':
        out += "\\b";
        break;
      default:
        if (static_cast<unsigned char>(c) < 0x20) {
          out += fmt::format("\\u{:04x}", static_cast<unsigned>(c));
        } else {
          out += c;
        }
    }
  }
  out += '"';
}

void write(const Value& value, const NameOrder& names, std::string& out);

void write_object(const Value& function, const NameOrder& names, std::string& out) {
  if (function.kind() == ValueKind::LargeFunction) fail_large_function("ToJson", function);
  std::string_view separator = "{";
  const auto entry = [&](std::string_view key, const Value& value) {
    out += separator;
    write_text(key, out);
    out += ':';
    write(value, names, out);
    separator = ",";
  };
  if (function.kind() == ValueKind::Tuple) {  // counted from 0, as TLC does
    std::size_t index = 0;
    for (const Value& item : function.items()) entry(std::to_string(index++), item);
  } else {
    for (const auto& [key, value] : function.shown_entries(names)) {
      entry(key.is_string() ? key.as_symbol().text() : key.to_string(names), value);
    }
  }
  out += separator == "{" ? "{}" : "}";
}

void write_array(const Value& value, const NameOrder& names, std::string& out) {
  std::string_view separator = "[";
  const auto item = [&](const Value& element) {
    out += separator;
    write(element, names, out);
    separator = ",";
  };
  if (value.is_set()) {
    require_enumerable(value, "what is written as JSON");
    ElementCursor cursor(value);
    for (Value element; cursor.next(element);) item(element);
  } else {
    for (const Value& element : value.items()) item(element);
  }
  out += separator == "[" ? "[]" : "]";
}

void write(const Value& value, const NameOrder& names, std::string& out) {
  if (stack::is_low()) return stack::on_segment([&] { write(value, names, out); });
  if (value.is_string() || value.kind() == ValueKind::ModelValue) {
    write_text(value.as_symbol().text(), out);
  } else if (value.is_bool()) {
    out += value.as_bool() ? "true" : "false";
  } else if (value.is_int()) {
    out += value.to_string();
  } else if (value.is_set() || value.kind() == ValueKind::Tuple) {
    write_array(value, names, out);
  } else {
    write_object(value, names, out);
  }
}

class Reader {
 public:
  Reader(std::string_view text, const std::string& origin) : rest_(text), whole_(text.size()), origin_(origin) {}

  Value read_all() {
    Value value = read(0);
    skip_blanks();
    if (!rest_.empty()) wrong("the end");
    return value;
  }

 private:
  [[noreturn]] void wrong(const std::string& wanted) const {
    fail(EvalError::Kind::Undefined,
         fmt::format("{} is no JSON that has a value: {} is needed at offset {}", origin_, wanted, whole_ - rest_.size()));
  }

  void skip_blanks() {
    const std::size_t next = rest_.find_first_not_of(" \t\r\n");
    rest_.remove_prefix(next == std::string_view::npos ? rest_.size() : next);
  }

  bool accept(std::string_view token) {
    skip_blanks();
    if (!rest_.starts_with(token)) return false;
    rest_.remove_prefix(token.size());
    return true;
  }

  void expect(std::string_view token) {
    if (!accept(token)) wrong(fmt::format("`{}`", token));
  }

  Value read(int depth) {
    if (depth == kDeepest) wrong("less nesting");
    if (accept("{")) return read_object(depth);
    if (accept("[")) return read_array(depth);
    if (accept("true")) return Value::boolean(true);
    if (accept("false")) return Value::boolean(false);
    if (rest_.starts_with('"')) return Value::string(read_text());
    return read_number();
  }

  Value read_object(int depth) {
    std::vector<FieldValue> fields;
    if (accept("}")) return Value::record({});
    do {
      skip_blanks();
      const Symbol name(read_text());
      expect(":");
      Value value = read(depth + 1);
      std::erase_if(fields, [&](const FieldValue& field) { return field.first == name; });  // the last one counts
      fields.emplace_back(name, std::move(value));
    } while (accept(","));
    expect("}");
    return Value::record(std::move(fields));
  }

  Value read_array(int depth) {
    std::vector<Value> items;
    if (accept("]")) return Value::tuple({});
    do {
      items.push_back(read(depth + 1));
    } while (accept(","));
    expect("]");
    return Value::tuple(std::move(items));
  }

  Value read_number() {
    const std::size_t end = std::min(rest_.find_first_not_of("-0123456789"), rest_.size());
    const auto number = Integer::parse(rest_.substr(0, end));
    if (!number || (end < rest_.size() && (rest_[end] == '.' || rest_[end] == 'e' || rest_[end] == 'E'))) {
      wrong("an object, an array, a string, a Boolean or an integer");
    }
    rest_.remove_prefix(end);
    return Value::integer(*number);
  }

  std::string read_text() {
    if (!rest_.starts_with('"')) wrong("a string");
    rest_.remove_prefix(1);
    std::string text;
    while (!rest_.empty() && rest_.front() != '"') {
      const char c = rest_.front();
      rest_.remove_prefix(1);
      if (c == '\\') {
        read_escape(text);
      } else {
        text += c;
      }
    }
    if (rest_.empty()) wrong("the end of the string");
    rest_.remove_prefix(1);
    return text;
  }

  void read_escape(std::string& text) {
    constexpr std::string_view kEscapes = "\"\\/bfnrt";
    constexpr std::string_view kMeanings = "\"\\/\b\f\n\r\t";
    const char c = rest_.empty() ? '\0' : rest_.front();
    if (const std::size_t known = kEscapes.find(c); known != std::string_view::npos) {
      rest_.remove_prefix(1);
      text += kMeanings[known];
      return;
    }
    if (c != 'u') wrong("an escape");
    rest_.remove_prefix(1);
    std::uint32_t code = read_unit();
    if (code >= 0xd800 && code < 0xdc00) {  // the first half of a pair
      if (!rest_.starts_with("\\u")) wrong("the second half of a surrogate pair");
      rest_.remove_prefix(2);
      code = 0x10000 + ((code - 0xd800) << 10U) + ((read_unit() - 0xdc00) & 0x3ffU);
    }
    append_utf8(code, text);
  }

  std::uint32_t read_unit() {
    const auto unit = rest_.size() < 4 ? std::nullopt : Integer::parse(rest_.substr(0, 4), 16);
    if (!unit || unit->sign() < 0) wrong("four hexadecimal digits");
    rest_.remove_prefix(4);
    return static_cast<std::uint32_t>(*unit->to_int64());
  }

  static void append_utf8(std::uint32_t code, std::string& text) {
    const auto tail = [&](unsigned shift) { text += static_cast<char>(0x80U | ((code >> shift) & 0x3fU)); };
    if (code < 0x80) {
      text += static_cast<char>(code);
    } else if (code < 0x800) {
      text += static_cast<char>(0xc0U | (code >> 6U));
      tail(0);
    } else if (code < 0x10000) {
      text += static_cast<char>(0xe0U | (code >> 12U));
      tail(6);
      tail(0);
    } else {
      text += static_cast<char>(0xf0U | (code >> 18U));
      tail(12);
      tail(6);
      tail(0);
    }
  }

  std::string_view rest_;
  std::size_t whole_;
  const std::string& origin_;
};

}  // namespace

std::string to_json(const Value& value, const NameOrder& names, JsonShape shape) {
  std::string out;
  if (shape == JsonShape::Natural) {
    write(value, names, out);
  } else if (shape == JsonShape::Array) {
    if (!value.is_set() && !value.is_function()) fail_operand("argument", "ToJsonArray", value, "a sequence or a set");
    if (value.kind() == ValueKind::Record) fail_operand("argument", "ToJsonArray", value, "a sequence or a set");
    write(value, names, out);
  } else {
    if (!value.is_function()) fail_operand("argument", "ToJsonObject", value, "a function");
    write_object(value, names, out);
  }
  return out;
}

Value from_json(std::string_view text, const std::string& origin) { return Reader(text, origin).read_all(); }

}  // namespace tlaloc::interpret
