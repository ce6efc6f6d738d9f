// State search: formulas that bind or call, the end of a branch, and labels.
#include "frontend/interpret/search/state_search.h"
#include "frontend/support/stack.h"

namespace tlaloc::interpret {

using kernel::Naming;
using kernel::Op;

StateSearch::Outcome StateSearch::exists(const kernel::Quantifier& node, const Item& item, const Path& path) {
  std::vector<Value> sets;
  std::exception_ptr endless;
  try {
    if (!attempt([&] { sets = evaluator_.eval_sets(node.binders, item.env); })) return Outcome::Early;
  } catch (const EvalException& failure) {
    if (!is_limit(failure.error().kind) || evaluator_.witnesses().empty()) throw;
    endless = std::current_exception();
    sets = suggested(node.binders, item.env);
  }
  std::vector<LocalId> locals;
  for (const kernel::Binder& binder : node.binders) locals.insert(locals.end(), binder.locals.begin(), binder.locals.end());
  const Naming naming = kernel::naming_below_split(item.naming);
  const auto visit = [&](const Env* env) {
    const LabelNode label{path.label, {}, &locals, env};
    Path inner = path;
    if (naming != Naming::Settled) inner.label = &label;
    const Item body{Item::Kind::Formula, node.body, env, item.calls, naming, item.rest};
    return explore(&body, inner);
  };
  const bool all = evaluator_.walk_binders(node.binders, sets, 0, item.env, visit, nullptr);
  if (all && endless) std::rethrow_exception(endless);  // there are others
  return result(all);
}

/// Those elements of a set that were suggested.
Value StateSearch::suggested_of(const Value& set) {
  std::vector<Value> elements;
  for (const Value& witness : evaluator_.witnesses()) {
    if (set.is_set() && set.contains(witness) == std::optional(true)) elements.push_back(witness);
  }
  return Value::comparable_set(std::move(elements)).value_or(Value::set({}));
}

/// Of each set that cannot be walked, those elements that were suggested.
std::vector<Value> StateSearch::suggested(const std::vector<kernel::Binder>& binders, const Env* env) {
  std::vector<Value> sets;
  for (const kernel::Binder& binder : binders) {
    Value set = evaluator_.eval(binder.set, env);
    if (!set.is_set() || !set.is_enumerable() || !ElementCursor::can_walk(set)) set = suggested_of(set);
    sets.push_back(std::move(set));
  }
  return sets;
}

void StateSearch::expand(const std::vector<kernel::Binder>& binders, const std::vector<Value>& sets, std::size_t first,
                         const Env* env, std::vector<const Env*>& out) {
  if (stack::is_low()) return stack::on_segment([&] { expand(binders, sets, first, env, out); });
  if (first == binders.size()) {
    out.push_back(env);
    return;
  }
  ElementCursor cursor(sets[first]);
  for (Value element; cursor.next(element);) {
    evaluator_.tick();
    expand(binders, sets, first + 1, evaluator_.bind_element(binders[first], element, env), out);
  }
}

// A conjunction over the instances: each keeps its own environment, since all are open at once.
StateSearch::Outcome StateSearch::for_all(const kernel::Quantifier& node, const Item& item, const Path& path) {
  std::vector<Value> sets;
  if (!attempt([&] { sets = evaluator_.eval_sets(node.binders, item.env); })) return Outcome::Early;
  const EnvScope scope(evaluator_.envs());
  std::vector<const Env*> instances;
  expand(node.binders, sets, 0, item.env, instances);
  std::vector<Item> items(instances.size());
  const Item end{Item::Kind::Retry, item.expr, item.env, item.calls, Naming::Settled, item.rest, path.deferred};
  const Item* rest = &end;
  for (std::size_t i = items.size(); i-- > 0;) {
    items[i] = {Item::Kind::Formula, node.body, instances[i], item.calls, Naming::Settled, rest};
    rest = &items[i];
  }
  return result(explore(rest, path));
}

StateSearch::Outcome StateSearch::call(const kernel::Call& node, const Item& item, const Path& path) {
  const kernel::Definition& definition = program_.definitions[node.definition];
  const CallFrame frame = evaluator_.frame(definition.name, item.expr);
  evaluator_.tick();
  const EnvScope scope(evaluator_.envs());
  const Env* const env = evaluator_.bind_parameters(definition.params, node.args, item.env, nullptr);
  const LabelNode label{path.label, node.definition, &definition.params, env};
  Path inner = path;
  if (item.naming != Naming::Settled) inner.label = &label;
  const Naming naming = kernel::naming_below_call(item.naming, definition);
  return go_on({Item::Kind::Formula, definition.body, env, &frame, naming, item.rest}, inner);
}

StateSearch::Outcome StateSearch::call_local(const kernel::CallLocal& node, const Item& item, const Path& path) {
  const Evaluator::Closure operation = evaluator_.closure(node.local, item.env);
  const CallFrame frame = evaluator_.frame(program_.locals[node.local].name, item.expr);
  evaluator_.tick();
  const EnvScope scope(evaluator_.envs());
  const Env* const env = evaluator_.bind_parameters(operation.lambda->params, node.args, item.env, operation.env);
  return go_on({Item::Kind::Formula, operation.lambda->body, env, &frame, item.naming, item.rest}, path);
}

StateSearch::Outcome StateSearch::let(const kernel::Let& node, const Item& item, const Path& path) {
  const EnvScope scope(evaluator_.envs());
  const Env* const env = evaluator_.bind_let(node, item.env);
  return go_on({Item::Kind::Formula, node.body, env, item.calls, item.naming, item.rest}, path);
}

StateSearch::Outcome StateSearch::cases(const kernel::Case& node, const Item& item, const Path& path) {
  for (const auto& [guard, value] : node.arms) {
    bool holds = false;
    const ExprId condition = guard;
    if (!attempt([&] { holds = evaluator_.eval_bool(condition, item.env, "the guard of a `CASE` arm"); }))
      return Outcome::Early;
    if (holds) return branch(true, value, std::nullopt, item, path);
  }
  if (node.other) return branch(true, *node.other, std::nullopt, item, path);
  evaluator_.fail_at(EvalError::Kind::Undefined, "no arm of the `CASE` applies", item.expr);
}

// f[x] where f is given by a rule: its body is a formula like any other.
StateSearch::Outcome StateSearch::function(const kernel::OpApply& node, const Item& item, const Path& path) {
  const auto function = evaluator_.lazy_function(node.args[0], item.env);
  if (!function) return test(item);
  Value argument;
  bool inside = false;
  const bool known = attempt([&] {
    argument = evaluator_.eval(node.args[1], item.env);
    const Value& domain = evaluator_.lazy_domain(*function);
    inside = evaluator_.located(item.expr, [&] { return contains(domain, argument); });
  });
  if (!known) return Outcome::Early;
  if (!inside) return test(item);  // which says what is wrong
  static const Symbol kFunction("(function)");
  const CallFrame frame = evaluator_.frame(kFunction, item.expr);
  const EnvScope scope(evaluator_.envs());
  const Env* const env = evaluator_.bind_lazy(function, argument);
  const auto& constructor = std::get<kernel::FunctionConstructor>(program_.exprs[function->expr]);
  return go_on({Item::Kind::Formula, constructor.body, env, &frame, Naming::Settled, item.rest}, path);
}

// A \cdot B: all states that a B step leads to from where an A step leads to, one after the other.
StateSearch::Outcome StateSearch::compose(const kernel::OpApply& node, const Item& item, const Path& path) {
  if (evaluator_.states().current.own) {
    evaluator_.fail_at(EvalError::Kind::Unsupported, "`\\cdot` below `ENABLED` in an instance cannot be evaluated", item.expr);
  }
  std::vector<State> ends;
  {
    const StateScope from_here(evaluator_, {evaluator_.states().current, {}, false});
    StateSearch first(evaluator_, Goal::Next, [&](const State& between, const LabelNode*) {
      const StateScope from_there(evaluator_, {StateView{between.data(), nullptr}, {}, false});
      StateSearch second(evaluator_, Goal::Next, [&](const State& end, const LabelNode*) {
        ends.push_back(end);
        return true;
      });
      return second.run(node.args[1], item.env);
    });
    first.run(node.args[0], item.env);
  }
  for (const State& end : ends) {
    std::vector<std::pair<std::size_t, Value>> added;
    bool agrees = true;
    for (std::size_t i = 0; i < end.size() && agrees; ++i) {
      if (assigned_[i] == 0) {
        added.emplace_back(i, end[i]);
      } else {
        agrees = evaluator_.located(item.expr, [&] { return equal(values_[i], end[i]); });
      }
    }
    bool all = true;
    if (agrees) {
      const Assigned assigned(*this, std::move(added));
      all = explore(item.rest, path);
    }
    if (!all) return Outcome::Stopped;
  }
  return Outcome::Explored;
}

// ---- the end of a branch

bool StateSearch::finish(const Path& path) {
  if (goal_ != Goal::Enabled && assigned_count_ < assigned_.size()) fail_incomplete(path);
  return visit_(values_, path.label);
}

std::string StateSearch::subject(const LabelNode* label) const {
  if (goal_ == Goal::Initial) return "the initial predicate";
  while (label != nullptr && !label->definition.is_valid()) label = label->outer;
  if (label == nullptr) return "the next-state action";
  return "the action `" + program_.definitions[label->definition].name.text() + "`";
}

void StateSearch::fail_incomplete(const Path& path) {
  std::string names;
  std::size_t count = 0;
  for (std::size_t i = 0; i < assigned_.size(); ++i) {
    if (assigned_[i] != 0) continue;
    const Symbol name = program_.variables[VariableId(static_cast<std::uint32_t>(i))].name;
    names += (count++ == 0 ? "`" : ", `") + name.text() + "`";
  }
  const ActionLabel label = describe(path.label);
  std::string shown;
  for (const auto& [name, value] : label.parameters) {
    shown += (shown.empty() ? " (with " : ", ") + name.text() + " = " + value.to_string(program_.names);
  }
  if (!shown.empty()) shown += ")";
  fail(EvalError::Kind::Undefined,
       subject(path.label) + shown + " leaves " + names +
           (goal_ == Goal::Initial ? " without a value" : " without a next value"),
       label.span);
}

void StateSearch::fail_early(const Deferred& deferred, const Path& path) {
  const std::string name = program_.variable(deferred.missing).name.text() + (goal_ == Goal::Initial ? "" : "'");
  evaluator_.set_calls(deferred.item->calls);
  // TLC stops where an action reads what it gives no value. Of ENABLED that would be a wrong answer: some value may well do.
  const bool enabled = goal_ == Goal::Enabled;
  evaluator_.fail_at(
      enabled ? EvalError::Kind::Unsupported : EvalError::Kind::Undefined,
      "`" + name + "` is read, but " + (enabled ? "the action of `ENABLED`" : subject(path.label)) + " gives it no value",
      deferred.item->expr);
}

ActionLabel StateSearch::describe(const LabelNode* label) {
  std::vector<const LabelNode*> nodes;  // from the innermost call on, outermost first
  for (; label != nullptr; label = label->outer) {
    nodes.insert(nodes.begin(), label);
    if (label->definition.is_valid()) break;
  }
  ActionLabel result;
  result.span = program_.spans[root_];
  if (!nodes.empty() && nodes.front()->definition.is_valid()) {
    const kernel::Definition& definition = program_.definitions[nodes.front()->definition];
    result.name = definition.name;
    result.span = definition.body_span;
  }
  for (const LabelNode* node : nodes) {
    for (const LocalId local : *node->locals) {
      const Env& bound = evaluator_.find(local, node->env);
      if (bound.kind != Env::Kind::Value && bound.kind != Env::Kind::Thunk) continue;
      const Symbol name = program_.locals[local].name;
      if (bound.kind == Env::Kind::Value) {
        result.parameters.emplace_back(name, bound.values[0]);
        continue;
      }
      try {  // an argument need not have a value: it may never have been looked at
        result.parameters.emplace_back(name, evaluator_.eval(bound.expr, bound.env));
      } catch (const EvalException&) {
      } catch (const UnassignedRead&) {
      }
    }
  }
  return result;
}

}  // namespace tlaloc::interpret
