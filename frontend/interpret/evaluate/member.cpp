// x \in S where S is written with a filter: asked by rule, so that {n \in Nat : p} needs no enumeration, as in TLC.
#include "frontend/interpret/evaluate/node_rules.h"
#include "frontend/support/stack.h"

namespace tlaloc::interpret {

using kernel::Op;
using kernel::OpApply;

namespace {
constexpr int kFuel = 8;  // names and set operators looked through in search of a filter
}

bool Evaluator::is_member(const Value& element, ExprId expr, const Env* env) {
  if (has_rule(expr, env, kFuel)) return member_by_rule(element, expr, env);
  Value scratch;
  return contains(eval_ref(expr, env, scratch), element);
}

/// Whether the set expression leads to a filter whose elements nobody has listed yet.
bool Evaluator::has_rule(ExprId expr, const Env* env, int fuel) {
  if (fuel == 0) return false;
  const kernel::Expr& node = program_.exprs[expr];
  if (std::holds_alternative<kernel::Filter>(node)) return true;
  if (const auto* const ref = std::get_if<kernel::LocalRef>(&node)) {
    const Env& bound = find(ref->local, env);
    if (bound.kind != Env::Kind::Thunk || bound.cached[states_.primed ? 1 : 0]) return false;
    return has_rule(bound.expr, bound.env, fuel - 1);
  }
  if (const auto* const call = std::get_if<kernel::Call>(&node); call != nullptr && call->args.empty()) {
    const std::size_t index = call->definition.index;
    if (index < constants_.size() && constants_[index].has_value) return false;
    return has_rule(program_.definitions[call->definition].body, nullptr, fuel - 1);
  }
  if (const auto* const record = std::get_if<kernel::RecordSet>(&node)) {
    for (const auto& [name, set] : record->fields) {
      if (has_rule(set, env, fuel - 1)) return true;
    }
    return false;
  }
  if (const auto* const apply = std::get_if<OpApply>(&node)) {
    switch (apply->op) {
      case Op::Union2:
      case Op::Intersect:
      case Op::SetMinus:
      case Op::PowerSet:
      case Op::FunctionSet:
      case Op::SeqSet:
      case Op::Product:
        for (const ExprId arg : apply->args) {
          if (has_rule(arg, env, fuel - 1)) return true;
        }
        return false;
      default:
        return false;
    }
  }
  return false;
}

bool Evaluator::member_by_rule(const Value& element, ExprId expr, const Env* env) {
  if (stack::is_low()) return stack::on_segment([&] { return member_by_rule(element, expr, env); });
  const kernel::Expr& node = program_.exprs[expr];
  if (const auto* const filter = std::get_if<kernel::Filter>(&node)) return passes_filter(element, *filter, expr, env);
  if (const auto* const ref = std::get_if<kernel::LocalRef>(&node)) {
    const Env& bound = find(ref->local, env);
    if (bound.kind == Env::Kind::Thunk) return is_member(element, bound.expr, bound.env);
  }
  if (const auto* const call = std::get_if<kernel::Call>(&node); call != nullptr && call->args.empty()) {
    const kernel::Definition& definition = program_.definitions[call->definition];
    const CallFrame call_frame = frame(definition.name, expr);
    const CallScope calls(*this, call_frame);
    return is_member(element, definition.body, nullptr);
  }
  if (const auto* const record = std::get_if<kernel::RecordSet>(&node)) {
    if (element.kind() == ValueKind::Record) {
      if (element.fields().size() != record->fields.size()) return false;
      for (const auto& [name, set] : record->fields) {
        if (element.find(Value::string(name)) == nullptr) return false;
      }
      for (const auto& [name, set] : record->fields) {
        if (!is_member(*element.find(Value::string(name)), set, env)) return false;
      }
      return true;
    }
  }
  if (const auto* const apply = std::get_if<OpApply>(&node)) return member_of_operation(element, *apply, expr, env);
  return contains(eval(expr, env), element);
}

bool Evaluator::passes_filter(const Value& element, const kernel::Filter& filter, ExprId expr, const Env* env) {
  const auto is_no_answer = [](const EvalException& failure) { return is_limit(failure.error().kind); };
  try {
    if (!is_member(element, filter.binder.set, env)) return false;
  } catch (const EvalException& failure) {
    if (is_no_answer(failure)) throw;
    // The set drawn from cannot be asked (a string, of integers): then TLC's listing decides, which may well be empty.
    Value listed;
    try {
      listed = eval(expr, env);
    } catch (const EvalException& unlisted) {
      if (!is_no_answer(unlisted)) throw;
    }
    if (!listed.is_set()) throw;
    return contains(listed, element);
  }
  const EnvScope scope(envs_);
  return eval_bool(filter.predicate, bind_element(filter.binder, element, env), "the predicate of a set");
}

bool Evaluator::member_of_operation(const Value& element, const OpApply& node, ExprId expr, const Env* env) {
  const bool model_value = element.kind() == ValueKind::ModelValue;  // the values' own rule decides
  switch (node.op) {
    case Op::Union2:
      if (has_rule(node.args[0], env, kFuel) && !has_rule(node.args[1], env, kFuel)) {
        const Value second = eval(node.args[1], env);
        if (second.is_list()) return contains(second, element) || is_member(element, node.args[0], env);
        return is_member(element, node.args[0], env) || contains(second, element);
      }
      return is_member(element, node.args[0], env) || is_member(element, node.args[1], env);
    case Op::Intersect:
      return is_member(element, node.args[0], env) && is_member(element, node.args[1], env);
    case Op::SetMinus:
      return is_member(element, node.args[0], env) && !is_member(element, node.args[1], env);
    case Op::PowerSet: {
      if (model_value || !element.is_set()) break;
      require_enumerable(element, "the left operand of `\\in`");
      ElementCursor cursor(element);
      for (Value part; cursor.next(part);) {
        if (!is_member(part, node.args[0], env)) return false;
      }
      return true;
    }
    case Op::FunctionSet: {
      if (!element.is_function()) break;
      if (!equal(element.domain(), eval(node.args[0], env))) return false;
      if (element.kind() == ValueKind::LargeFunction) {
        if (!is_member(element.otherwise(), node.args[1], env)) return false;
        for (const auto& [key, value] : element.entries()) {
          if (!is_member(value, node.args[1], env)) return false;
        }
        return true;
      }
      for (const auto& [key, value] : element.function_entries()) {
        if (!is_member(value, node.args[1], env)) return false;
      }
      return true;
    }
    case Op::SeqSet:
      if (element.kind() != ValueKind::Tuple) break;
      for (const Value& item : element.items()) {
        if (!is_member(item, node.args[0], env)) return false;
      }
      return true;
    case Op::Product:
      if (element.kind() != ValueKind::Tuple) break;
      if (element.items().size() != node.args.size()) return false;
      for (std::size_t i = 0; i < node.args.size(); ++i) {
        if (!is_member(element.items()[i], node.args[i], env)) return false;
      }
      return true;
    default:
      break;
  }
  return contains(eval(expr, env), element);
}

}  // namespace tlaloc::interpret
