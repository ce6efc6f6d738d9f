// Rules of action operators on two complete states, and of ENABLED.
#include "frontend/interpret/evaluate/node_rules.h"
#include "frontend/interpret/search/state_search.h"

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
      if (!states_.primed) return is_enabled(node.args[0], env);
      // Names evaluated so far in this context would mix with those of the state that the prime leads to.
      if (!uses_names(node.args[0])) return is_enabled_next(node.args[0], env);
      fail_at(EvalError::Kind::Unsupported,
              "`ENABLED` below a prime cannot be evaluated where its action uses LET names or parameters", expr);
    case Op::EnabledIn:
      if (states_.primed) fail_at(EvalError::Kind::Unsupported, "`ENABLED` below a prime cannot be evaluated", expr);
      return is_enabled_in(node, env);
    case Op::Compose:
      return is_composed(node, env);
    default:
      fail_at(EvalError::Kind::Unsupported, std::string("`") + kernel::info(node.op).spelling + "` cannot be evaluated", expr);
  }
}

/// Whether an A step and then a B step lead from the current state to the next one.
bool Evaluator::is_composed(const OpApply& node, const Env* env) {
  const StateView next = states_.next;
  bool found = false;
  StateSearch first(*this, StateSearch::Goal::Next, [&](const State& between, const LabelNode*) {
    const StateScope states(*this, {StateView{between.data(), nullptr}, next, false});
    found = eval_bool(node.args[1], env, "the second action of `\\cdot`");
    return !found;
  });
  first.run(node.args[0], env);
  return found;
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

/// In the next state, of which nothing has been remembered.
bool Evaluator::is_enabled_next(ExprId action, const Env* env) {
  const StateScope states(*this, {states_.next, {}, false});
  return is_enabled(action, env);
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
  const StateView& current = states_.current;
  for (std::size_t i = program_.first_rigid(); i < program_.variables.size(); ++i) {
    if (current.assigned != nullptr && current.assigned[i] == 0) continue;
    values[i] = current.values[i];
    known[i] = 1;
  }
  const StateScope states(*this, States{StateView{values.data(), known.data(), true}, {}, false});
  return is_enabled(node.args[0], env);
}

}  // namespace tlaloc::interpret
