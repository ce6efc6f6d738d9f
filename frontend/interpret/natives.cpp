// apply_native: logic and equality here, everything else by family.
#include "frontend/interpret/natives.h"

#include "frontend/interpret/failure.h"

namespace tlaloc::interpret {

using kernel::Op;

namespace {

bool boolean_operand(const Value& v, const char* which, const char* op) {
  if (!v.is_bool()) fail_operand(which, op, v, "a Boolean");
  return v.as_bool();
}

}  // namespace

Value apply_native(Op op, std::span<const Value> args, const NameOrder& model_values) {
  switch (op) {
    case Op::Not:
      return Value::boolean(!boolean_operand(args[0], "operand", "~"));
    case Op::Equiv: {
      const bool left = boolean_operand(args[0], "left operand", "<=>");
      return Value::boolean(left == boolean_operand(args[1], "right operand", "<=>"));
    }
    case Op::Eq:
      return Value::boolean(equal(args[0], args[1]));
    case Op::Ne:
      return Value::boolean(!equal(args[0], args[1]));
    case Op::SetEnum:
    case Op::In:
    case Op::NotIn:
    case Op::SubsetEq:
    case Op::Union2:
    case Op::Intersect:
    case Op::SetMinus:
    case Op::PowerSet:
    case Op::BigUnion:
    case Op::Product:
    case Op::FunctionSet:
    case Op::SeqSet:
    case Op::Cardinality:
    case Op::IsFiniteSet:
    case Op::Permutations:
      return apply_set_native(op, args);
    case Op::Tuple:
    case Op::Apply:
    case Op::Domain:
    case Op::MapsTo:
    case Op::Merge:
      return apply_function_native(op, args);
    case Op::Add:
    case Op::Sub:
    case Op::Neg:
    case Op::Mul:
    case Op::Div:
    case Op::Mod:
    case Op::Pow:
    case Op::Lt:
    case Op::Le:
    case Op::Gt:
    case Op::Ge:
    case Op::Interval:
      return apply_integer_native(op, args);
    case Op::Len:
    case Op::Append:
    case Op::Concat:
    case Op::Head:
    case Op::Tail:
    case Op::SubSeq:
      return apply_sequence_native(op, args);
    case Op::ToString:
      return Value::string(args[0].to_string());
    case Op::TlcEval:
      return args[0].enumerated();
    case Op::ModelValue:
    case Op::ToJson:
    case Op::ToJsonArray:
    case Op::ToJsonObject:
    case Op::Atoi:
    case Op::IoEnv:
    case Op::SvgText:
    case Op::RingNode:
      return apply_text_native(op, args, model_values);
    case Op::ChiSquare:
      return chi_square(args[0], args[1], args[2]);
    case Op::JsonRead:
    case Op::JsonReadLines:
    case Op::CsvRead:
    case Op::CsvCount:
    case Op::TextRead:
      return apply_io_native(op, args);
    default:
      break;
  }
  TLALOC_CHECK(false, "operator is not a strict native one");
  return {};
}

}  // namespace tlaloc::interpret
