#include "frontend/kernel/print_style.h"

#include "frontend/support/check.h"

namespace tlaloc::kernel {

Style style(Op op) {
  switch (op) {
    case Op::And:
    case Op::Or:
    case Op::Implies:
    case Op::Equiv:
    case Op::Eq:
    case Op::Ne:
    case Op::In:
    case Op::NotIn:
    case Op::SubsetEq:
    case Op::Union2:
    case Op::Intersect:
    case Op::SetMinus:
    case Op::Product:
    case Op::Add:
    case Op::Sub:
    case Op::Mul:
    case Op::Div:
    case Op::Mod:
    case Op::Pow:
    case Op::Lt:
    case Op::Le:
    case Op::Gt:
    case Op::Ge:
    case Op::Interval:
    case Op::Concat:
    case Op::MapsTo:
    case Op::Merge:
    case Op::Compose:
    case Op::LeadsTo:
    case Op::Guarantees:
      return Style::Infix;
    case Op::Not:
    case Op::PowerSet:
    case Op::BigUnion:
    case Op::Domain:
    case Op::Neg:
    case Op::Unchanged:
    case Op::Enabled:
    case Op::EnabledIn:
    case Op::Always:
    case Op::Eventually:
      return Style::Prefix;
    case Op::Prime:
      return Style::Postfix;
    case Op::SeqSet:
    case Op::Len:
    case Op::Append:
    case Op::Head:
    case Op::Tail:
    case Op::SubSeq:
    case Op::SelectSeq:
    case Op::Cardinality:
    case Op::IsFiniteSet:
    case Op::Permutations:
    case Op::SortSeq:
    case Op::Assert:
    case Op::Print:
    case Op::PrintT:
    case Op::ToString:
    case Op::TlcEval:
    case Op::TlcGet:
    case Op::TlcSet:
    case Op::RandomElement:
    case Op::JavaTime:
    case Op::ModelValue:
    case Op::AssertError:
    case Op::TlcGetOrDefault:
    case Op::TlcGetAndSet:
    case Op::StatesSoFar:
    case Op::EvalDefinition:
    case Op::RandomSubset:
    case Op::RandomSetOfSubsets:
    case Op::ToJson:
    case Op::ToJsonArray:
    case Op::ToJsonObject:
    case Op::Atoi:
    case Op::IoEnv:
    case Op::SvgText:
    case Op::RingNode:
    case Op::ChiSquare:
    case Op::JsonRead:
    case Op::JsonReadLines:
    case Op::CsvRead:
    case Op::CsvCount:
    case Op::TextRead:
    case Op::JsonWrite:
    case Op::JsonWriteLines:
    case Op::CsvWrite:
    case Op::CsvWriteRecord:
    case Op::TextWrite:
    case Op::Exec:
    case Op::EnvExec:
    case Op::ExecTemplate:
    case Op::EnvExecTemplate:
      return Style::Named;
    case Op::If:
    case Op::SetEnum:
    case Op::FunctionSet:
    case Op::Tuple:
    case Op::Apply:
    case Op::BoxAction:
    case Op::AngleAction:
    case Op::WeakFair:
    case Op::StrongFair:
      return Style::Special;
  }
  internal_error(__FILE__, __LINE__, "operator without a printed form");
}

}  // namespace tlaloc::kernel
