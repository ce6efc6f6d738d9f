#include "frontend/interpret/search/state_search.h"

#include <forward_list>

#include "frontend/support/stack.h"

namespace tlaloc::interpret {

using kernel::ActionForm;
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
  if (goal_ != Goal::Initial) keep_rigid();
  const CallFrame* const calls = evaluator_.calls();
  const Item end{Item::Kind::Retry, formula, env, calls, Naming::Settled, nullptr};
  const Item item{Item::Kind::Formula, formula, env, calls, Naming::Whole, &end};
  const bool all = explore(&item, {});
  evaluator_.set_calls(calls);
  return all;
}

/// What no step changes has its value before anything is read.
void StateSearch::keep_rigid() {
  const StateView& current = evaluator_.states().current;
  for (std::size_t i = program_.first_rigid(); i < program_.variables.size(); ++i) {
    if (current.assigned != nullptr && current.assigned[i] == 0) continue;
    values_[i] = current.values[i];
    assigned_[i] = 1;
    ++assigned_count_;
  }
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
    case Item::Kind::Equation:
      return equation(item.sides->first, item.sides->second, item, path);
    case Item::Kind::Changed: {
      const Outcome same = equation_test({item.expr, item.env, false}, {item.expr, item.env, true}, item);
      if (same == Outcome::Early) return same;
      return same == Outcome::Holds ? Outcome::Fails : Outcome::Holds;
    }
    case Item::Kind::Retry:
      break;
  }
  return Outcome::Fails;
}

StateSearch::Outcome StateSearch::formula(const Item& item, const Path& path) {
  const bool initially = goal_ == Goal::Initial;
  if (evaluator_.is_mere_test(item.expr, initially)) return test(item);
  const kernel::Expr& node = program_.exprs[item.expr];
  const ActionForm form = kernel::action_form(node);
  const bool all_assigned = assigned_count_ == assigned_.size();
  if (form == ActionForm::Test || kernel::is_tested_first(program_.levels[item.expr], initially, all_assigned)) {
    const Outcome tested = test(item);
    if (form == ActionForm::Test || tested != Outcome::Early) return tested;
  }
  switch (form) {
    case ActionForm::Call:
      return call(std::get<kernel::Call>(node), item, path);
    case ActionForm::CallLocal:
      return call_local(std::get<kernel::CallLocal>(node), item, path);
    case ActionForm::Name: {
      const Env& bound = evaluator_.find(std::get<kernel::LocalRef>(node).local, item.env);
      if (bound.kind != Env::Kind::Thunk) return test(item);
      return go_on({Item::Kind::Formula, bound.expr, bound.env, item.calls, item.naming, item.rest}, path);
    }
    case ActionForm::Let:
      return let(std::get<kernel::Let>(node), item, path);
    case ActionForm::Exists:
      return exists(std::get<kernel::Quantifier>(node), item, path);
    case ActionForm::ForAll:
      return for_all(std::get<kernel::Quantifier>(node), item, path);
    case ActionForm::Cases:
      return cases(std::get<kernel::Case>(node), item, path);
    case ActionForm::Truth:
      return truth(item, path);
    default:
      return operation(form, std::get<OpApply>(node), item, path);
  }
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

StateSearch::Outcome StateSearch::operation(ActionForm form, const OpApply& node, const Item& item, const Path& path) {
  switch (form) {
    case ActionForm::Conjunction:
      return conjunction(node.args, item, path);
    case ActionForm::Disjunction:
      for (const ExprId arg : node.args) {
        const Item arm{Item::Kind::Formula, arg, item.env, item.calls, kernel::naming_below_split(item.naming), item.rest};
        if (!explore(&arm, path)) return Outcome::Stopped;
      }
      return Outcome::Explored;
    case ActionForm::Condition: {
      bool holds = false;
      const auto evaluate = [&] { holds = evaluator_.eval_bool(node.args[0], item.env, "a condition"); };
      if (!attempt(evaluate)) return Outcome::Early;
      return branch(holds, node.args[1], node.op == Op::If ? std::optional(node.args[2]) : std::nullopt, item, path);
    }
    case ActionForm::Equation:
      return equation({node.args[0], item.env, false}, {node.args[1], item.env, false}, item, path);
    case ActionForm::Choice:
      return choice(node, item, path);
    case ActionForm::Unchanged:
      return unchanged(node.args[0], item, path);
    case ActionForm::Stuttering: {
      const Item action{Item::Kind::Formula, node.args[0], item.env, item.calls, item.naming, item.rest};
      if (!explore(&action, path)) return Outcome::Stopped;
      return unchanged(node.args[1], item, path);
    }
    case ActionForm::Change: {
      const Item changed{Item::Kind::Changed, node.args[1], item.env, item.calls, Naming::Settled, item.rest};
      return go_on({Item::Kind::Formula, node.args[0], item.env, item.calls, item.naming, &changed}, path);
    }
    case ActionForm::Composition:
      return compose(node, item, path);
    case ActionForm::Application:
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

}  // namespace tlaloc::interpret
