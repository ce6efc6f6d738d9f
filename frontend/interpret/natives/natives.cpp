// apply_native: by family, of which logic and what takes any values stand here.
#include "frontend/interpret/natives/natives.h"

#include "frontend/interpret/failure.h"

namespace tlaloc::interpret {

using kernel::Op;
using kernel::OpFamily;

namespace {

bool boolean_operand(const Value& v, const char* which, const char* op) {
  if (!v.is_bool()) fail_operand(which, op, v, "a Boolean");
  return v.as_bool();
}

Value apply_logic_native(Op op, std::span<const Value> args) {
  switch (op) {
    case Op::Not:
      return Value::boolean(!boolean_operand(args[0], "operand", "~"));
    case Op::Equiv: {
      const bool left = boolean_operand(args[0], "left operand", "<=>");
      return Value::boolean(left == boolean_operand(args[1], "right operand", "<=>"));
    }
    case Op::Eq:
      return Value::boolean(equal(args[0], args[1]));
    default:
      TLALOC_CHECK(op == Op::Ne, "an operator of logic without a rule");
      return Value::boolean(!equal(args[0], args[1]));
  }
}

Value apply_value_native(Op op, std::span<const Value> args) {
  switch (op) {
    case Op::ToString:
      return Value::string(args[0].to_string());
    case Op::TlcEval:
      return args[0].enumerated();
    case Op::IsFunction:
      return Value::boolean(args[0].is_function());
    default:
      TLALOC_CHECK(op == Op::ChiSquare, "an operator on any values without a rule");
      return chi_square(args[0], args[1], args[2]);
  }
}

}  // namespace

Value apply_native(Op op, std::span<const Value> args, const NameOrder& model_values) {
  switch (kernel::info(op).family) {
    case OpFamily::Logic:
      return apply_logic_native(op, args);
    case OpFamily::Set:
      return apply_set_native(op, args);
    case OpFamily::Function:
      return apply_function_native(op, args);
    case OpFamily::Integer:
      return apply_integer_native(op, args);
    case OpFamily::Sequence:
      return apply_sequence_native(op, args);
    case OpFamily::Value:
      return apply_value_native(op, args);
    case OpFamily::Text:
      return apply_text_native(op, args, model_values);
    case OpFamily::Io:
      return apply_io_native(op, args);
    case OpFamily::None:
      break;
  }
  internal_error(__FILE__, __LINE__, "operator is not a strict native one");
}

}  // namespace tlaloc::interpret
