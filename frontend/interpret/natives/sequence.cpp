// The operators of module Sequences; Len, Tail, SubSeq and \o also take strings, as in TLC.
#include "frontend/interpret/failure.h"
#include "frontend/interpret/natives/natives.h"

namespace tlaloc::interpret {

using kernel::Op;

namespace {

std::span<const Value> sequence(const Value& v, const char* which, const char* op) {
  if (v.kind() != ValueKind::Tuple) fail_operand(which, op, v, "a sequence");
  return v.items();
}

/// Where each code point of a string begins, and its end.
std::vector<std::size_t> code_points(const std::string& text) {
  std::vector<std::size_t> starts;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if ((static_cast<unsigned char>(text[i]) & 0xC0U) != 0x80U) starts.push_back(i);
  }
  starts.push_back(text.size());
  return starts;
}

Value slice(const Value& v, std::size_t from, std::size_t to) {  // half open, from 0
  if (v.is_string()) {
    const std::string& text = v.as_symbol().text();
    const auto starts = code_points(text);
    return Value::string(text.substr(starts[from], starts[to] - starts[from]));
  }
  const auto items = v.items();
  return Value::tuple({items.begin() + static_cast<std::ptrdiff_t>(from), items.begin() + static_cast<std::ptrdiff_t>(to)});
}

std::size_t length(const Value& v, const char* which, const char* op) {
  if (v.is_string()) return code_points(v.as_symbol().text()).size() - 1;
  return sequence(v, which, op).size();
}

Value concat(const Value& a, const Value& b) {
  if (a.is_string()) {
    if (!b.is_string()) fail_operand("right operand", "\\o", b, "a string");
    return Value::string(a.as_symbol().text() + b.as_symbol().text());
  }
  const auto left = sequence(a, "left operand", "\\o");
  const auto right = sequence(b, "right operand", "\\o");
  if (left.empty()) return b;
  if (right.empty()) return a;
  std::vector<Value> items;
  items.reserve(left.size() + right.size());
  items.insert(items.end(), left.begin(), left.end());
  items.insert(items.end(), right.begin(), right.end());
  return Value::tuple(std::move(items));
}

Value append(const Value& s, const Value& element) {
  const auto old = sequence(s, "first argument", "Append");
  std::vector<Value> items;
  items.reserve(old.size() + 1);
  items.insert(items.end(), old.begin(), old.end());
  items.push_back(element);
  return Value::tuple(std::move(items));
}

Value sub_seq(const Value& s, const Value& from, const Value& to) {
  const auto size = static_cast<std::int64_t>(length(s, "first argument", "SubSeq"));
  if (!from.is_int()) fail_operand("second argument", "SubSeq", from, "an integer");
  if (!to.is_int()) fail_operand("third argument", "SubSeq", to, "an integer");
  const Integer m = from.as_int();
  const Integer n = to.as_int();
  if (m > n) return slice(s, 0, 0);
  if (m < Integer(1) || m > Integer(size)) {
    fail(EvalError::Kind::Undefined,
         "the second argument of `SubSeq` is " + show(from) + ", which is not an index of " + show(s));
  }
  if (n > Integer(size)) {
    fail(EvalError::Kind::Undefined, "the third argument of `SubSeq` is " + show(to) + ", which is not an index of " + show(s));
  }
  return slice(s, static_cast<std::size_t>(*m.to_int64() - 1), static_cast<std::size_t>(*n.to_int64()));
}

}  // namespace

Value apply_sequence_native(Op op, std::span<const Value> args) {
  switch (op) {
    case Op::Len:
      return Value::integer(length(args[0], "argument", "Len"));
    case Op::Append:
      return append(args[0], args[1]);
    case Op::Concat:
      return concat(args[0], args[1]);
    case Op::Head: {
      const auto items = sequence(args[0], "argument", "Head");
      if (items.empty()) fail(EvalError::Kind::Undefined, "`Head` is applied to the empty sequence");
      return items[0];
    }
    case Op::Tail: {
      const std::size_t size = length(args[0], "argument", "Tail");
      if (size == 0) fail(EvalError::Kind::Undefined, "`Tail` is applied to the empty sequence");
      return slice(args[0], 1, size);
    }
    case Op::SubSeq:
      return sub_seq(args[0], args[1], args[2]);
    default:
      break;
  }
  TLALOC_CHECK(false, "not an operator on sequences");
  return {};
}

}  // namespace tlaloc::interpret
