// State search: what gives variables their values.
#include "frontend/interpret/search/state_search.h"

namespace tlaloc::interpret {

using kernel::Naming;
using kernel::Op;

void StateSearch::Assigned::mark(std::uint8_t assigned) {
  for (const auto& [variable, value] : values_) search_.assigned_[variable] = assigned;
  search_.assigned_count_ = assigned != 0 ? search_.assigned_count_ + values_.size() : search_.assigned_count_ - values_.size();
  search_.evaluator_.touch_states();
}

bool StateSearch::assign(VariableId variable, const Value& value, const Item* rest, const Path& path) {
  const Assigned assigned(*this, {{variable.index, value}});
  return explore(rest, path);
}

StateSearch::Outcome StateSearch::assign_each(VariableId variable, const Value& set, const Item& item, const Path& path) {
  ElementCursor cursor(set);
  for (Value element; cursor.next(element);) {
    evaluator_.tick();
    if (!assign(variable, element, item.rest, path)) return Outcome::Stopped;
  }
  return Outcome::Explored;
}

std::optional<std::pair<ExprId, const Env*>> StateSearch::enter(const kernel::Expr& name, const Env* env) {
  if (const auto* const ref = std::get_if<kernel::LocalRef>(&name)) {
    const Env& bound = evaluator_.find(ref->local, env);
    if (bound.kind != Env::Kind::Thunk) return std::nullopt;
    return std::pair(bound.expr, bound.env);
  }
  const auto& call = std::get<kernel::Call>(name);
  const kernel::Definition& definition = program_.definitions[call.definition];
  return std::pair(definition.body, evaluator_.bind_parameters(definition.params, call.args, env, nullptr));
}

bool StateSearch::is_open(VariableId variable) const {
  if (!program_.is_own(variable) && evaluator_.states().current.own) return false;
  return assigned_[variable.index] == 0;
}

std::optional<VariableId> StateSearch::open_variable(const Operand& operand) {
  const auto through = [&](const kernel::Expr& name, const Env* env) { return enter(name, env); };
  const Operand meant = kernel::see_through(program_, operand, through);
  const auto variable = kernel::made_variable(program_, meant, goal_ == Goal::Initial);
  return variable && is_open(*variable) ? variable : std::nullopt;
}

StateSearch::Outcome StateSearch::equation(const Operand& left, const Operand& right, const Item& item, const Path& path) {
  const EnvScope scope(evaluator_.envs());
  const auto through = [&](const kernel::Expr& name, const Env* env) { return enter(name, env); };
  const auto open = [&](VariableId variable) { return is_open(variable); };
  const auto reading = kernel::read_equation(program_, left, right, goal_ == Goal::Initial, through, open);
  if (reading.variable) {
    Value value;
    if (!attempt([&] { value = eval(reading.value); })) return Outcome::Early;
    return result(assign(*reading.variable, value, item.rest, path));
  }
  if (reading.parts.empty()) return item.kind == Item::Kind::Formula ? test(item) : equation_test(left, right, item);
  std::vector<Item> items(reading.parts.size());
  const Item* rest = item.rest;
  for (std::size_t i = items.size(); i-- > 0;) {
    items[i] = {Item::Kind::Equation, item.expr, item.env, item.calls, Naming::Settled, rest, nullptr, kNever,
                &reading.parts[i]};
    rest = &items[i];
  }
  return result(explore(rest, path));
}

StateSearch::Outcome StateSearch::equation_test(const Operand& left, const Operand& right, const Item& item) {
  bool same = false;
  const bool known = attempt([&] {
    const Value a = eval(left);
    const Value b = eval(right);
    same = evaluator_.located(item.expr, [&] { return equal(a, b); });
  });
  if (!known) return Outcome::Early;
  return same ? Outcome::Holds : Outcome::Fails;
}

// e = e'.
StateSearch::Outcome StateSearch::unchanged(ExprId target, const Item& item, const Path& path) {
  const std::pair<Operand, Operand> sides{{target, item.env, false}, {target, item.env, true}};
  return go_on({Item::Kind::Equation, item.expr, item.env, item.calls, Naming::Settled, item.rest, nullptr, kNever, &sides},
               path);
}

StateSearch::Outcome StateSearch::choice(const kernel::OpApply& node, const Item& item, const Path& path) {
  const EnvScope scope(evaluator_.envs());
  const auto variable = open_variable({node.args[0], item.env, false});
  if (!variable) return test(item);
  Value set;
  if (!attempt([&] { set = evaluator_.eval(node.args[1], item.env); })) return Outcome::Early;
  std::exception_ptr endless;
  evaluator_.located(item.expr, [&] {
    try {
      require_enumerable(set, "the right operand");
    } catch (const EvalException& failure) {
      if (!is_limit(failure.error().kind) || evaluator_.witnesses().empty() || node.op == Op::SubsetEq) throw;
      endless = std::current_exception();
      set = suggested_of(set);
    }
    if (node.op == Op::SubsetEq) set = Value::power_set(set);
  });
  const Outcome outcome = assign_each(*variable, set, item, path);
  if (endless && outcome == Outcome::Explored) std::rethrow_exception(endless);  // there are others
  return outcome;
}

StateSearch::Outcome StateSearch::truth(const Item& item, const Path& path) {
  const EnvScope scope(evaluator_.envs());
  const auto* const negation = std::get_if<kernel::OpApply>(&program_.exprs[item.expr]);
  const bool is_negated = negation != nullptr && negation->op == Op::Not;
  const auto variable = open_variable({is_negated ? negation->args[0] : item.expr, item.env, false});
  if (!variable) return test(item);
  return result(assign(*variable, Value::boolean(!is_negated), item.rest, path));
}

}  // namespace tlaloc::interpret
