// Arithmetic on integers of any size, with TLC's restrictions: % needs a positive divisor, 0^0 has no value.
#include "frontend/interpret/failure.h"
#include "frontend/interpret/natives/natives.h"

namespace tlaloc::interpret {

using kernel::Op;

namespace {

constexpr std::size_t kLongestProduct = std::size_t{1} << 27U;  // bits

const char* spelling(Op op) {
  switch (op) {
    case Op::Add:
      return "+";
    case Op::Sub:
      return "-";
    case Op::Neg:
      return "-";
    case Op::Mul:
      return "*";
    case Op::Div:
      return "\\div";
    case Op::Mod:
      return "%";
    case Op::Pow:
      return "^";
    case Op::Lt:
      return "<";
    case Op::Le:
      return "<=";
    case Op::Gt:
      return ">";
    case Op::Ge:
      return ">=";
    default:
      return "..";
  }
}

Value power(const Integer& base, const Integer& exponent) {
  if (exponent.sign() < 0) {
    fail(EvalError::Kind::Undefined, "the exponent of `^` is `" + exponent.to_string() + "`, but a natural number is needed");
  }
  if (base.sign() == 0 && exponent.sign() == 0) fail(EvalError::Kind::Undefined, "`0 ^ 0` has no value");
  const auto result = Integer::power(base, exponent);
  if (!result)
    fail(EvalError::Kind::Limit, "`" + base.to_string() + " ^ " + exponent.to_string() + "` is too large to compute");
  return Value::integer(*result);
}

Value multiply(const Integer& a, const Integer& b) {
  if ((!a.is_small() || !b.is_small()) && a.bit_length() + b.bit_length() > kLongestProduct) {
    fail(EvalError::Kind::Limit, "a product is too large to compute");
  }
  return Value::integer(a * b);
}

}  // namespace

Value apply_integer_native(Op op, std::span<const Value> args) {
  if (op == Op::Neg) {
    if (!args[0].is_int()) fail_operand("operand", spelling(op), args[0], "an integer");
    return Value::integer(-args[0].as_int());
  }
  if (!args[0].is_int()) fail_operand("left operand", spelling(op), args[0], "an integer");
  if (!args[1].is_int()) fail_operand("right operand", spelling(op), args[1], "an integer");
  const Integer a = args[0].as_int();
  const Integer b = args[1].as_int();
  switch (op) {
    case Op::Add:
      return Value::integer(a + b);
    case Op::Sub:
      return Value::integer(a - b);
    case Op::Mul:
      return multiply(a, b);
    case Op::Div:
      if (b.sign() == 0) fail(EvalError::Kind::Undefined, "division of " + show(args[0]) + " by zero");
      return Value::integer(Integer::floor_div(a, b));
    case Op::Mod:
      if (b.sign() <= 0) {
        fail(EvalError::Kind::Undefined, "the right operand of `%` is " + show(args[1]) + ", but a positive number is needed");
      }
      return Value::integer(Integer::floor_mod(a, b));
    case Op::Pow:
      return power(a, b);
    case Op::Lt:
      return Value::boolean(a < b);
    case Op::Le:
      return Value::boolean(a <= b);
    case Op::Gt:
      return Value::boolean(a > b);
    case Op::Ge:
      return Value::boolean(a >= b);
    case Op::Interval:
      return Value::interval(a, b);
    default:
      break;
  }
  TLALOC_CHECK(false, "not an operator on integers");
  return {};
}

}  // namespace tlaloc::interpret
