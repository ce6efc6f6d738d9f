// Rules of action operators on two complete states, of ENABLED, and of module TLC's operators that look outside.
#include "frontend/interpret/node_rules.h"
#include "frontend/interpret/state_search.h"

namespace tlaloc::interpret {

using kernel::Op;
using kernel::OpApply;

bool Evaluator::is_unchanged(ExprId expr, const Env* env, ExprId place) {
  const Value before = eval(expr, env);
  const Value after = eval_primed(expr, env);
  return located(place, [&] { return equal(before, after); });
}

bool Evaluator::eval_action(const OpApply& node, ExprId expr, const Env* env) {
  switch (node.op) {
    case Op::Unchanged:
      return is_unchanged(node.args[0], env, expr);
    case Op::BoxAction:
      return eval_bool(node.args[0], env, "the action of `[A]_v`") || is_unchanged(node.args[1], env, expr);
    case Op::AngleAction:
      return eval_bool(node.args[0], env, "the action of `<<A>>_v`") && !is_unchanged(node.args[1], env, expr);
    case Op::Enabled:
      // names evaluated so far in this context would mix with those of the state that the prime leads to
      if (states_.primed) fail_at(EvalError::Kind::Unsupported, "`ENABLED` below a prime cannot be evaluated", expr);
      return is_enabled(node.args[0], env);
    case Op::EnabledIn:
      if (states_.primed) fail_at(EvalError::Kind::Unsupported, "`ENABLED` below a prime cannot be evaluated", expr);
      return is_enabled_in(node, env);
    default:
      fail_at(EvalError::Kind::Unsupported, std::string("`") + kernel::info(node.op).spelling + "` cannot be evaluated", expr);
  }
}

bool Evaluator::is_enabled(ExprId action, const Env* env) {
  bool found = false;
  StateSearch search(*this, StateSearch::Goal::Enabled, [&found](const State&, const LabelNode*) {
    found = true;
    return false;
  });
  search.run(action, env);
  return found;
}

// In the state that the action's own variables have now; nothing else can be read there.
bool Evaluator::is_enabled_in(const OpApply& node, const Env* env) {
  std::vector<Value> values(program_.variables.size() + program_.own_variables.size());
  std::vector<std::uint8_t> known(values.size(), 0);
  for (std::size_t i = 1; i + 1 < node.args.size(); i += 2) {
    const VariableId own = std::get<kernel::VariableRef>(program_.exprs[node.args[i]]).variable;
    values[own.index] = eval(node.args[i + 1], env);
    known[own.index] = 1;
  }
  const StateScope states(*this, States{StateView{values.data(), known.data(), true}, {}, false});
  return is_enabled(node.args[0], env);
}

Value Evaluator::eval_tlc(const OpApply& node, ExprId expr, const Env* env) {
  switch (node.op) {
    case Op::Assert: {
      if (eval_bool(node.args[0], env, "the first argument of `Assert`")) return Value::boolean(true);
      const Value message = eval(node.args[1], env);
      fail_at(EvalError::Kind::Assertion, "the first argument of `Assert` is FALSE; the second is " + message.to_string(),
              expr);
    }
    case Op::Print: {
      ++impure_reads_;
      const Value out = eval(node.args[0], env);
      Value result = eval(node.args[1], env);
      if (options_.print) options_.print(out.to_string() + "  " + result.to_string());
      return result;
    }
    case Op::PrintT: {
      ++impure_reads_;
      const Value out = eval(node.args[0], env);
      if (options_.print) options_.print(out.to_string());
      return Value::boolean(true);
    }
    case Op::TlcGet: {
      ++impure_reads_;
      const Value key = eval(node.args[0], env);
      if (key == Value::string("level")) return Value::integer(level_);
      if (key.is_string()) fail_at(EvalError::Kind::Unsupported, "`TLCGet(" + key.to_string() + ")` cannot be evaluated", expr);
      const auto known = registers_.find(key);
      if (known == registers_.end()) {
        fail_at(EvalError::Kind::Undefined, "`TLCGet(" + key.to_string() + ")` is read, but nothing was set there", expr);
      }
      return known->second;
    }
    case Op::TlcSet: {
      ++impure_reads_;
      Value key = eval(node.args[0], env);
      if (key.is_string())
        fail_at(EvalError::Kind::Unsupported, "`TLCSet(" + key.to_string() + ", ...)` cannot be evaluated", expr);
      registers_[std::move(key)] = eval(node.args[1], env);
      return Value::boolean(true);
    }
    case Op::RandomElement: {
      const Value set = eval_enumerable(node.args[0], env);
      ElementCursor cursor(set);
      Value only;
      Value other;
      if (!cursor.next(only)) fail_at(EvalError::Kind::Undefined, "`RandomElement` is applied to the empty set", expr);
      if (cursor.next(other)) fail_at(EvalError::Kind::Unsupported, "`RandomElement` has no fixed value", expr);
      return only;
    }
    default:
      fail_at(EvalError::Kind::Unsupported, std::string("`") + kernel::info(node.op).spelling + "` has no fixed value", expr);
  }
}

}  // namespace tlaloc::interpret
