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

/// Positions of `fields` in the order of `names`.
std::vector<std::size_t> in_order(std::span<const FieldValue> fields, const NameOrder& names) {
  std::vector<std::pair<std::uint32_t, std::size_t>> ranked;
  ranked.reserve(fields.size());
  for (const auto& [name, value] : fields) ranked.emplace_back(names.rank(name), ranked.size());
  std::sort(ranked.begin(), ranked.end());
  std::vector<std::size_t> order;
  order.reserve(ranked.size());
  for (const auto& [rank, position] : ranked) order.push_back(position);
  return order;
}

bool is_listed(const Value& v) {
  if (!v.is_enumerable()) return false;
  const bool powers = v.kind() == ValueKind::PowerSet;
  const auto size = powers ? v.base().exact_cardinality() : v.exact_cardinality();
  return size && *size <= Integer(powers ? kPowerSetBaseListed : kListedWhenPrinted);
}

class ValuePrinter {
 public:
  ValuePrinter(const NameOrder& order, const ValueNames* names) : order_(order), names_(names) {}

  void print(const Value& v) {
    if (stack::is_low()) return stack::on_segment([&] { print(v); });
    switch (v.kind()) {
      case ValueKind::Bool:
        out_ += v.as_bool() ? "TRUE" : "FALSE";
        return;
      case ValueKind::Int:
        out_ += integer(v.as_int());
        return;
      case ValueKind::String:
        print_string(v.as_symbol().text(), out_);
        return;
      case ValueKind::ModelValue:
        out_ += names_ == nullptr ? v.as_symbol().text() : names_->model_value(v.as_symbol());
        return;
      case ValueKind::Tuple:
        print_items(v, "<<", ", ", ">>");
        return;
      case ValueKind::Record: {
        const auto fields = v.fields();
        const bool plain = std::all_of(fields.begin(), fields.end(), [&](const FieldValue& f) {
          return is_identifier(f.first.text()) && (names_ == nullptr || names_->is_field(f.first.text()));
        });
        plain ? print_fields(v, " |-> ") : print_entries(v);
        return;
      }
      case ValueKind::Function:
        print_entries(v);
        return;
      case ValueKind::LargeFunction:
        print_large_function(v);
        return;
      case ValueKind::Set:
        print_items(v, "{", ", ", "}");
        return;
      case ValueKind::Interval:
        out_ += applied("..", integer(v.low()), integer(v.high()), "");
        return;
      case ValueKind::NatSet:
        out_ += standard("Nat");
        return;
      case ValueKind::IntSet:
        out_ += standard("Int");
        return;
      case ValueKind::RealSet:
        out_ += standard("Real");
        return;
      case ValueKind::StringSet:
        out_ += "STRING";
        return;
      case ValueKind::AnySet:
        out_ += standard("Any");
        return;
      case ValueKind::PowerSet:
      case ValueKind::FunctionSet:
      case ValueKind::RecordSet:
      case ValueKind::Product:
      case ValueKind::SeqSet:
      case ValueKind::SetOp:
        print_lazy_set(v);
        return;
    }
  }
  std::string take() { return std::move(out_); }

 private:
  void print_fields(const Value& v, std::string_view arrow) {
    const auto fields = v.fields();
    std::string_view separator = "[";
    for (const std::size_t i : in_order(fields, order_)) {
      out_ += separator;
      out_ += fields[i].first.text();
      out_ += arrow;
      print(fields[i].second);
      separator = ", ";
    }
    out_ += ']';
  }

  void print_entries(const Value& v) {
    std::string all;
    for (const auto& [key, value] : v.shown_entries(order_)) {
      const std::string entry = applied(":>", text_of(key), text_of(value), " ");
      all = all.empty() ? entry : applied("@@", all, entry, " ");
    }
    out_ += "(" + all + ")";
  }

  /// `(3 :> 5 @@ [arg \in Nat |-> 0])`: TLA+ that denotes the function. Nothing in it is bound but `arg`.
  void print_large_function(const Value& v) {
    std::string all;
    for (const auto& [key, value] : v.entries()) {
      const std::string entry = applied(":>", text_of(key), text_of(value), " ");
      all = all.empty() ? entry : applied("@@", all, entry, " ");
    }
    const std::string argument = names_ == nullptr ? "arg" : "arg_";
    const std::string rest = "[" + argument + " \\in " + text_of(v.domain()) + " |-> " + text_of(v.otherwise()) + "]";
    out_ += all.empty() ? rest : "(" + applied("@@", all, rest, " ") + ")";
  }

  void print_items(const Value& v, std::string_view open, std::string_view between, std::string_view close) {
    out_ += open;
    bool first = true;
    for (const Value& item : v.items()) {
      if (!first) out_ += between;
      first = false;
      print(item);
    }
    out_ += close;
  }

  /// A set as operand of an operator: infix ones get parentheses.
  void print_operand(const Value& v) {
    const std::size_t begin = out_.size();
    print(v);
    const bool infix = v.kind() == ValueKind::Interval || v.kind() == ValueKind::SetOp || v.kind() == ValueKind::Product;
    if (!infix || out_[begin] == '{' || out_[begin] == '(') return;
    out_.insert(begin, 1, '(');
    out_ += ')';
  }

  void print_lazy_set(const Value& v) {
    if (is_listed(v)) {
      print(v.enumerated());
      return;
    }
    switch (v.kind()) {
      case ValueKind::PowerSet:
        out_ += "SUBSET ";
        print_operand(v.base());
        return;
      case ValueKind::FunctionSet:
        out_ += '[';
        print(v.base());
        out_ += " -> ";
        print(v.range());
        out_ += ']';
        return;
      case ValueKind::RecordSet:
        print_fields(v, ": ");
        return;
      case ValueKind::Product: {
        bool first = true;
        for (const Value& factor : v.items()) {
          if (!first) out_ += " \\X ";
          first = false;
          print_operand(factor);
        }
        return;
      }
      case ValueKind::SeqSet:
        out_ += standard("Seq") + "(";
        print(v.base());
        out_ += ')';
        return;
      default: {
        constexpr std::string_view kSpelling[] = {" \\cup ", " \\cap ", " \\ "};
        print_operand(v.base());
        out_ += kSpelling[static_cast<std::size_t>(v.set_operator())];
        print_operand(v.range());
      }
    }
  }

  /// Another value's text, in the same way.
  [[nodiscard]] std::string text_of(const Value& v) {
    std::string outer = std::exchange(out_, {});
    print(v);
    return std::exchange(out_, std::move(outer));
  }

  /// An operator that a standard module defines, between its operands or, behind the name of an instance, before them.
  [[nodiscard]] std::string applied(std::string_view symbol, const std::string& a, const std::string& b,
                                    std::string_view between) const {
    const std::string prefix = names_ == nullptr ? "" : names_->prefix(symbol);
    if (!prefix.empty()) return prefix + std::string(symbol) + "(" + a + ", " + b + ")";
    return a + std::string(between) + std::string(symbol) + std::string(between) + b;
  }

  [[nodiscard]] std::string standard(std::string_view symbol) const {
    return (names_ == nullptr ? "" : names_->prefix(symbol)) + std::string(symbol);
  }

  [[nodiscard]] std::string integer(const Integer& number) const {
    if (number.sign() >= 0 || names_ == nullptr) return number.to_string();
    const std::string minus = names_->prefix("-.");
    return minus.empty() ? number.to_string() : minus + "-.(" + (-number).to_string() + ")";
  }

  const NameOrder& order_;
  const ValueNames* names_;
  std::string out_;
};

}  // namespace

std::string Value::to_string() const { return to_string(NameOrder()); }

std::string Value::to_string(const NameOrder& order, const ValueNames* names) const {
  ValuePrinter printer(order, names);
  printer.print(*this);
  return printer.take();
}

std::vector<MapEntry> Value::shown_entries(const NameOrder& names) const {
  std::vector<MapEntry> entries = function_entries();
  if (kind_ != ValueKind::Record) return entries;
  std::vector<MapEntry> result;
  result.reserve(entries.size());
  for (const std::size_t i : in_order(fields(), names)) result.push_back(std::move(entries[i]));
  return result;
}

}  // namespace tlaloc
