#include "frontend/interpret/failure.h"

#include "frontend/value/element_cursor.h"

namespace tlaloc::interpret {

namespace {

constexpr std::size_t kLongestShown = 240;

const char* kind_name(const Value& value) {
  switch (value.kind()) {
    case ValueKind::Bool:
      return "the Boolean";
    case ValueKind::Int:
      return "the integer";
    case ValueKind::String:
      return "the string";
    case ValueKind::ModelValue:
      return "the model value";
    case ValueKind::Tuple:
      return "the tuple";
    case ValueKind::Record:
      return "the record";
    case ValueKind::Function:
    case ValueKind::LargeFunction:
      return "the function";
    default:
      return "the set";
  }
}

}  // namespace

void fail(EvalError::Kind kind, std::string message, Span span) {
  throw EvalException(EvalError{kind, std::move(message), span, {}});
}

std::string show(const Value& value) {
  std::string text = value.to_string();
  if (text.size() > kLongestShown) {
    std::size_t end = kLongestShown;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;  // keep code points whole
    text.resize(end);
    text += "...";
  }
  return "`" + text + "`";
}

std::string describe(const Value& value) { return std::string(kind_name(value)) + " " + show(value); }

void fail_operand(const char* which, const char* op, const Value& seen, const char* wanted) {
  fail(EvalError::Kind::Type,
       std::string("the ") + which + " of `" + op + "` is " + describe(seen) + ", but " + wanted + " is needed");
}

void fail_comparison(const Value& a, const Value& b) {
  const bool infinite = a.is_set() && b.is_set() && !a.is_enumerable() && !b.is_enumerable();
  if (infinite)
    fail(EvalError::Kind::Unsupported, "cannot decide whether " + show(a) + " and " + show(b) + " are the same set");
  fail(EvalError::Kind::Type, "cannot compare " + describe(a) + " with " + describe(b));
}

void fail_membership(const Value& element, const Value& set) {
  if (!set.is_set()) fail_operand("right operand", "\\in", set, "a set");
  if (set.kind() == ValueKind::SetOp) {  // the part that cannot be asked
    fail_membership(element, set.base().contains(element) ? set.range() : set.base());
  }
  const bool infinite = element.is_set() && !element.is_enumerable();
  fail(infinite ? EvalError::Kind::Unsupported : EvalError::Kind::Type,
       "cannot decide whether " + describe(element) + " is an element of " + show(set));
}

void fail_large_function(const char* op, const Value& function) {
  fail(EvalError::Kind::Unsupported,
       std::string("`") + op + "` cannot be evaluated of " + show(function) + ", a function on a set too large to list");
}

void fail_enumeration(const Value& set) {
  fail(EvalError::Kind::Unsupported, "cannot enumerate the elements of " + show(set) + ", which is not known to be finite");
}

bool equal(const Value& a, const Value& b) {
  const auto result = Value::equal(a, b);
  if (!result) fail_comparison(a, b);
  return *result;
}

bool contains(const Value& set, const Value& element) {
  const auto result = set.is_set() ? set.contains(element) : std::nullopt;
  if (!result) fail_membership(element, set);
  return *result;
}

Value make_set(std::vector<Value> elements) {
  // kept for the message; copying is cheap only while the set is small, so larger ones name no pair
  constexpr std::size_t kNamed = 64;
  std::vector<Value> named;
  if (elements.size() <= kNamed) named = elements;
  auto result = Value::comparable_set(std::move(elements));
  if (result) return std::move(*result);
  for (const Value& a : named) {
    for (const Value& b : named) {
      if (!Value::equal(a, b)) {
        fail(EvalError::Kind::Type, "a set cannot have both " + describe(a) + " and " + describe(b) + " as elements");
      }
    }
  }
  fail(EvalError::Kind::Type, "a set has elements of kinds that cannot be compared");
}

void require_enumerable(const Value& value, const char* what) {
  if (!value.is_set()) fail(EvalError::Kind::Type, std::string(what) + " is " + describe(value) + ", not a set");
  if (!value.is_enumerable()) fail_enumeration(value);
  if (!ElementCursor::can_walk(value))
    fail(EvalError::Kind::Limit, "the set " + show(value) + " is too large to be enumerated");
}

}  // namespace tlaloc::interpret
