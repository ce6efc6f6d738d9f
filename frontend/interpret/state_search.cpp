#include "frontend/interpret/state_search.h"

#include <forward_list>

#include "frontend/support/stack.h"

namespace tlaloc::interpret {

using kernel::Naming;
using kernel::Op;
using kernel::OpApply;

StateSearch::StateSearch(Evaluator& evaluator, Goal goal, Visit visit)
    : evaluator_(evaluator),
      program_(evaluator.program()),
      goal_(goal),
      visit_(std::move(visit)),
      values_(program_.variables.size() + (goal == Goal::Enabled ? program_.own_variables.size() : 0)),
      assigned_(values_.size(), 0) {}

bool StateSearch::run(ExprId formula, const Env* env) {
  root_ = formula;
  const bool own = goal_ == Goal::Enabled && evaluator_.states().current.own;
  const StateView made{values_.data(), assigned_.data(), own};
  const StateScope states(evaluator_, goal_ == Goal::Initial ? Evaluator::States{made, {}, false}
                                                             : Evaluator::States{evaluator_.states().current, made, false});
  const CallFrame* const calls = evaluator_.calls();
  const Item end{Item::Kind::Retry, formula, env, calls, Naming::Settled, nullptr};
  const Item item{Item::Kind::Formula, formula, env, calls, Naming::Whole, &end};
  const bool all = explore(&item, {});
  evaluator_.set_calls(calls);
  return all;
}

// Works off the items in turn. An item that branches explores what follows it itself; one that only holds or fails does not.
bool StateSearch::explore(const Item* todo, Path path) {
  if (stack::is_low()) [[unlikely]] {
    return stack::on_segment([&] { return explore(todo, path); });
  }
  std::forward_list<Deferred> put_off;
  for (; todo != nullptr; todo = todo->rest) {
    if (todo->kind == Item::Kind::Retry) {
      if (path.deferred == todo->before || todo->assigned_before == assigned_count_) continue;
      return retry(*todo, path);
    }
    evaluator_.set_calls(todo->calls);
    switch (step(*todo, path)) {
      case Outcome::Holds:
        break;
      case Outcome::Fails:
      case Outcome::Explored:
        return true;
      case Outcome::Stopped:
        return false;
      case Outcome::Early:
        put_off.push_front({todo, missing_, path.deferred});
        path.deferred = &put_off.front();
        break;
    }
  }
  if (path.deferred == nullptr) return finish(path);
  const Deferred* first = path.deferred;
  while (first->outer != nullptr) first = first->outer;
  fail_early(*first, path);
}

// At the end of a conjunction: another round of what was put off in it, in its order, as long as rounds bring new values.
bool StateSearch::retry(const Item& end, const Path& path) {
  Item again = end;
  again.assigned_before = assigned_count_;
  std::forward_list<Item> round;
  const Item* first = &again;
  for (const Deferred* d = path.deferred; d != end.before; d = d->outer) {
    round.push_front(*d->item);
    round.front().rest = first;
    round.front().naming = Naming::Settled;
    first = &round.front();
  }
  return explore(first, {end.before, path.label});
}

StateSearch::Outcome StateSearch::step(const Item& item, const Path& path) {
  switch (item.kind) {
    case Item::Kind::Formula:
      return formula(item, path);
    case Item::Kind::Unchanged:
      return unchanged(item, path);
    case Item::Kind::Changed: {
      bool same = false;
      const bool known = attempt([&] {
        const Value before = evaluator_.eval(item.expr, item.env);
        const Value after = evaluator_.eval_primed(item.expr, item.env);
        same = evaluator_.located(item.expr, [&] { return equal(before, after); });
      });
      if (!known) return Outcome::Early;
      return same ? Outcome::Fails : Outcome::Holds;
    }
    case Item::Kind::Retry:
      break;
  }
  return Outcome::Fails;
}

StateSearch::Outcome StateSearch::formula(const Item& item, const Path& path) {
  if (evaluator_.is_mere_test(item.expr, goal_ == Goal::Initial)) return test(item);
  // Nothing is left to assign, or nothing seems to be assigned here: a test, unless it meets what has no value. Initially
  // levels do not tell.
  if (assigned_count_ == assigned_.size() || goal_ == Goal::Initial || program_.levels[item.expr] <= kernel::Level::State) {
    const Outcome tested = test(item);
    if (tested != Outcome::Early) return tested;
  }
  const kernel::Expr& node = program_.exprs[item.expr];
  if (const auto* const n = std::get_if<OpApply>(&node)) return operation(*n, item, path);
  if (const auto* const n = std::get_if<kernel::Call>(&node)) return call(*n, item, path);
  if (const auto* const n = std::get_if<kernel::CallLocal>(&node)) return call_local(*n, item, path);
  if (const auto* const n = std::get_if<kernel::Let>(&node)) return let(*n, item, path);
  if (const auto* const n = std::get_if<kernel::Quantifier>(&node)) {
    return n->for_all ? for_all(*n, item, path) : exists(*n, item, path);
  }
  if (const auto* const n = std::get_if<kernel::Case>(&node)) return cases(*n, item, path);
  if (const auto* const n = std::get_if<kernel::LocalRef>(&node)) {
    const Env& bound = evaluator_.find(n->local, item.env);
    if (bound.kind != Env::Kind::Thunk) return test(item);
    return go_on({Item::Kind::Formula, bound.expr, bound.env, item.calls, item.naming, item.rest}, path);
  }
  return test(item);
}

StateSearch::Outcome StateSearch::go_on(const Item& item, const Path& path) { return result(explore(&item, path)); }

StateSearch::Outcome StateSearch::test(const Item& item) {
  bool holds = false;
  if (!attempt([&] { holds = evaluator_.eval_bool(item.expr, item.env, "a formula"); })) return Outcome::Early;
  return holds ? Outcome::Holds : Outcome::Fails;
}

StateSearch::Outcome StateSearch::branch(bool condition_holds, ExprId yes, std::optional<ExprId> no, const Item& item,
                                         const Path& path) {
  if (!condition_holds && !no) return Outcome::Holds;
  return go_on({Item::Kind::Formula, condition_holds ? yes : *no, item.env, item.calls, Naming::Settled, item.rest}, path);
}

StateSearch::Outcome StateSearch::operation(const OpApply& node, const Item& item, const Path& path) {
  switch (node.op) {
    case Op::And:
      return conjunction(node.args, item, path);
    case Op::Or:
      for (const ExprId arg : node.args) {
        const Item arm{Item::Kind::Formula, arg, item.env, item.calls, kernel::naming_below_split(item.naming), item.rest};
        if (!explore(&arm, path)) return Outcome::Stopped;
      }
      return Outcome::Explored;
    case Op::Implies:
    case Op::If: {
      bool holds = false;
      const auto evaluate = [&] { holds = evaluator_.eval_bool(node.args[0], item.env, "a condition"); };
      if (!attempt(evaluate)) return Outcome::Early;
      return branch(holds, node.args[1], node.op == Op::If ? std::optional(node.args[2]) : std::nullopt, item, path);
    }
    case Op::Eq: {
      const auto left = open_target(node.args[0], item.env);
      const auto variable = left ? left : open_target(node.args[1], item.env);
      if (!variable) return test(item);
      Value value;
      if (!attempt([&] { value = evaluator_.eval(node.args[left ? 1 : 0], item.env); })) return Outcome::Early;
      return result(assign(*variable, value, item.rest, path));
    }
    case Op::In:
    case Op::SubsetEq: {
      const auto variable = open_target(node.args[0], item.env);
      if (!variable) return test(item);
      Value set;
      if (!attempt([&] { set = evaluator_.eval(node.args[1], item.env); })) return Outcome::Early;
      evaluator_.located(item.expr, [&] {
        require_enumerable(set, "the right operand");
        if (node.op == Op::SubsetEq) set = Value::power_set(set);
      });
      return assign_each(*variable, set, item, path);
    }
    case Op::Unchanged:
      return go_on({Item::Kind::Unchanged, node.args[0], item.env, item.calls, Naming::Settled, item.rest}, path);
    case Op::BoxAction: {
      const Item action{Item::Kind::Formula, node.args[0], item.env, item.calls, item.naming, item.rest};
      if (!explore(&action, path)) return Outcome::Stopped;
      return go_on({Item::Kind::Unchanged, node.args[1], item.env, item.calls, Naming::Settled, item.rest}, path);
    }
    case Op::AngleAction: {
      const Item changed{Item::Kind::Changed, node.args[1], item.env, item.calls, Naming::Settled, item.rest};
      return go_on({Item::Kind::Formula, node.args[0], item.env, item.calls, item.naming, &changed}, path);
    }
    case Op::Compose:
      return compose(node, item, path);
    case Op::Apply:
      return function(node, item, path);
    default:
      return test(item);
  }
}

StateSearch::Outcome StateSearch::conjunction(const std::vector<ExprId>& formulas, const Item& item, const Path& path) {
  const std::optional<std::size_t> heir = kernel::find_heir(program_, formulas, item.naming);
  std::vector<Item> items(formulas.size());
  const Item end{Item::Kind::Retry, item.expr, item.env, item.calls, Naming::Settled, item.rest, path.deferred};
  const Item* rest = &end;
  for (std::size_t i = formulas.size(); i-- > 0;) {
    items[i] = {Item::Kind::Formula,
                formulas[i],
                item.env,
                item.calls,
                kernel::naming_of_conjunct(item.naming, i, formulas.size(), heir),
                rest};
    rest = &items[i];
  }
  return result(explore(rest, path));
}

// ---- assigning

bool StateSearch::assign(VariableId variable, const Value& value, const Item* rest, const Path& path) {
  values_[variable.index] = value;
  assigned_[variable.index] = 1;
  ++assigned_count_;
  evaluator_.touch_states();
  const bool all = explore(rest, path);
  assigned_[variable.index] = 0;
  --assigned_count_;
  evaluator_.touch_states();
  return all;
}

StateSearch::Outcome StateSearch::assign_each(VariableId variable, const Value& set, const Item& item, const Path& path) {
  ElementCursor cursor(set);
  for (Value element; cursor.next(element);) {
    evaluator_.tick();
    if (!assign(variable, element, item.rest, path)) return Outcome::Stopped;
  }
  return Outcome::Explored;
}

// UNCHANGED of a tuple is that of its parts, through definitions.
StateSearch::Outcome StateSearch::unchanged(const Item& item, const Path& path) {
  const kernel::Expr& node = program_.exprs[item.expr];
  if (goal_ != Goal::Initial) {
    if (const auto* const n = std::get_if<OpApply>(&node); n != nullptr && n->op == Op::Tuple) {
      std::vector<Item> items(n->args.size());
      const Item* rest = item.rest;
      for (std::size_t i = items.size(); i-- > 0;) {
        items[i] = {Item::Kind::Unchanged, n->args[i], item.env, item.calls, Naming::Settled, rest};
        rest = &items[i];
      }
      return result(explore(rest, path));
    }
    if (const auto* const n = std::get_if<kernel::LocalRef>(&node)) {
      const Env& bound = evaluator_.find(n->local, item.env);
      if (bound.kind == Env::Kind::Thunk) {
        return go_on({Item::Kind::Unchanged, bound.expr, bound.env, item.calls, Naming::Settled, item.rest}, path);
      }
    }
    if (const auto* const n = std::get_if<kernel::Call>(&node); n != nullptr && n->args.empty()) {
      const kernel::Definition& definition = program_.definitions[n->definition];
      const CallFrame frame = evaluator_.frame(definition.name, item.expr);
      return go_on({Item::Kind::Unchanged, definition.body, nullptr, &frame, Naming::Settled, item.rest}, path);
    }
    const auto variable = state_variable(item.expr, item.env);
    if (variable && assigned_[variable->index] == 0) {
      Value value;
      if (!attempt([&] { value = evaluator_.eval(item.expr, item.env); })) return Outcome::Early;
      return result(assign(*variable, value, item.rest, path));
    }
  }
  bool same = false;
  const bool known = attempt([&] {
    const Value before = evaluator_.eval(item.expr, item.env);
    const Value after = evaluator_.eval_primed(item.expr, item.env);
    same = evaluator_.located(item.expr, [&] { return equal(before, after); });
  });
  if (!known) return Outcome::Early;
  return same ? Outcome::Holds : Outcome::Fails;
}

std::optional<VariableId> StateSearch::state_variable(ExprId expr, const Env* env) const {
  const kernel::Expr& node = program_.exprs[expr];
  if (const auto* const n = std::get_if<kernel::VariableRef>(&node)) return n->variable;
  if (const auto* const n = std::get_if<kernel::LocalRef>(&node)) {
    const Env& bound = evaluator_.find(n->local, env);
    return bound.kind == Env::Kind::Thunk ? state_variable(bound.expr, bound.env) : std::nullopt;
  }
  if (const auto* const n = std::get_if<kernel::Call>(&node); n != nullptr && n->args.empty()) {
    const ExprId body = program_.definitions[n->definition].body;
    // one step is enough for x == y and ends for x == x
    if (const auto* const v = std::get_if<kernel::VariableRef>(&program_.exprs[body])) return v->variable;
  }
  return std::nullopt;
}

std::optional<VariableId> StateSearch::target(ExprId expr, const Env* env) const {
  if (goal_ == Goal::Initial) return state_variable(expr, env);
  const kernel::Expr& node = program_.exprs[expr];
  if (const auto* const n = std::get_if<OpApply>(&node)) {
    return n->op == Op::Prime ? state_variable(n->args[0], env) : std::nullopt;
  }
  if (const auto* const n = std::get_if<kernel::LocalRef>(&node)) {
    const Env& bound = evaluator_.find(n->local, env);
    return bound.kind == Env::Kind::Thunk ? target(bound.expr, bound.env) : std::nullopt;
  }
  return std::nullopt;
}

std::optional<VariableId> StateSearch::open_target(ExprId expr, const Env* env) const {
  const auto variable = target(expr, env);
  if (variable && variable->index < program_.variables.size() && evaluator_.states().current.own) return std::nullopt;
  return variable && assigned_[variable->index] == 0 ? variable : std::nullopt;
}

}  // namespace tlaloc::interpret
