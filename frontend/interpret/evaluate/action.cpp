// Rules of action operators on two complete states, and of ENABLED.
#include <algorithm>

#include "frontend/interpret/decider.h"
#include "frontend/interpret/evaluate/node_rules.h"
#include "frontend/interpret/search/state_search.h"
#include "frontend/kernel/traverse.h"

namespace tlaloc::interpret {

using kernel::Op;
using kernel::OpApply;

namespace {

/// Whether parts of the expression are evaluated in another state than it.
bool is_in_two_states(const kernel::Program& program, ExprId expr) {
  const kernel::Reached reached = kernel::reach(program, {expr});
  return !reached.is_complete || std::any_of(reached.exprs.begin(), reached.exprs.end(), [&](ExprId part) {
    const auto* const operation = std::get_if<OpApply>(&program.exprs[part]);
    return operation != nullptr && kernel::info(operation->op).kind == kernel::OpKind::Action;
  });
}

}  // namespace

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
      try {
        if (!states_.primed) return is_enabled(node.args[0], env);
      } catch (const EvalException& failure) {
        if (!is_limit(failure.error().kind)) throw;
        if (const auto decided = decide(expr, env)) return decided->as_bool();
        throw;
      }
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

std::optional<Value> Evaluator::decide(ExprId expr, const Env* env) {
  if (!options_.decider) return std::nullopt;
  const auto state = [&](const StateView& view) -> std::optional<State> {
    const std::size_t count = program_.variables.size();
    if (view.values == nullptr || view.own) return std::nullopt;
    for (std::size_t v = 0; view.assigned != nullptr && v < count; ++v) {
      if (view.assigned[v] == 0) return std::nullopt;
    }
    return State(view.values, view.values + count);
  };
  const kernel::Level level = program_.levels[expr];
  const auto current = state(states_.primed ? states_.next : states_.current);
  const auto next = states_.primed ? std::nullopt : state(states_.next);
  if (level >= kernel::Level::State && !current) return std::nullopt;
  if (level > kernel::Level::State && !next) return std::nullopt;
  Bindings locals;
  for (const LocalId local : kernel::free_locals(program_, {expr})) {
    const Env& bound = find(local, env);
    if (bound.kind != Env::Kind::Value && bound.kind != Env::Kind::Thunk) return std::nullopt;
    const bool is_value = bound.kind == Env::Kind::Value;
    // A name means something else below a prime.
    if (!is_value && is_in_two_states(program_, expr)) return std::nullopt;
    locals.values.emplace(local, is_value ? bound.values[0] : force(bound));
  }
  auto decided = options_.decider->evaluate(expr, locals, current ? &*current : nullptr, next ? &*next : nullptr);
  if (!decided) return std::nullopt;
  if (auto* const error = std::get_if<EvalError>(&*decided)) throw EvalException(std::move(*error));
  return std::get<Value>(std::move(*decided));
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
