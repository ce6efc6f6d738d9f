// The parts of an action that lead on to others: IF, =>, CASE, \/, calls, names, f[x], <<A>>_v.
#include "encoder/action/action_reader.h"

namespace tlaloc::action {

ActionReader::Branches ActionReader::read_disjunction(const std::vector<ExprId>& disjuncts, const Place& place) {
  Branches arms;
  Place arm = place;
  arm.naming = kernel::naming_below_split(place.naming);
  for (std::size_t i = 0; i < disjuncts.size(); ++i) {
    arm.ways = turn(place.ways, i);
    for (Branch& b : read(disjuncts[i], arm)) arms.push_back(std::move(b));
    if (arms.size() > kMostBranches)
      throw symbolic::Unsupported("the action splits into too many branches", span(disjuncts[i]));
  }
  return place.tail ? arms : collapse(std::move(arms));
}

ActionReader::Branches ActionReader::read_condition(ExprId expr, const kernel::OpApply& apply, const Place& place) {
  const auto condition = evaluator_.try_holds(apply.args[0], context(place));
  const std::optional<ExprId> otherwise = apply.op == kernel::Op::If ? std::optional(apply.args[2]) : std::nullopt;
  return read_rest(condition.early, formula(expr, place), place,
                   [&](const Place& there) { return read_if(condition.value, apply.args[1], otherwise, there); });
}

ActionReader::Branches ActionReader::read_if(TermId condition, ExprId then_expr, std::optional<ExprId> else_expr,
                                             const Place& place) {
  const auto arm = [&](TermId guard, std::optional<ExprId> body) -> Branches {
    if (terms_.is_false(terms_.conjunction({place.path, guard}))) return {};
    Place inner = place;
    inner.naming = kernel::Naming::Settled;
    inner.path = terms_.conjunction({place.path, guard});
    Branches out = body ? read(*body, inner) : Branches{through(inner, terms_.true_term())};
    if (!place.tail) out = collapse(std::move(out));
    for (Branch& b : out) b.guard = terms_.conjunction({guard, b.guard});
    return out;
  };
  Branches then_arms = arm(condition, then_expr);
  Branches else_arms = arm(terms_.negate(condition), else_expr);
  // Exclusive arms need no selector: the condition itself says which one holds.
  if (!place.tail && then_arms.size() == 1 && else_arms.size() == 1 && then_arms[0].postponed.empty() &&
      else_arms[0].postponed.empty()) {
    bool same_variables = true;
    for (std::size_t v = 0; v < place.next.values.size(); ++v) {
      same_variables &= then_arms[0].next.values[v].has_value() == else_arms[0].next.values[v].has_value();
    }
    if (same_variables) {
      Branch joined = std::move(then_arms[0]);
      joined.ways = join(terms_, {{joined.guard, joined.ways}, {else_arms[0].guard, else_arms[0].ways}});
      joined.guard = terms_.disjunction({joined.guard, else_arms[0].guard});
      for (std::size_t v = 0; v < place.next.values.size(); ++v) {
        const auto& value = joined.next.values[v];
        const auto& other = else_arms[0].next.values[v];
        if (!value || same(*value, *other)) continue;
        joined.next.assign(kernel::VariableId(static_cast<std::uint32_t>(v)),
                           symbolic::merge(terms_, evaluator_.limits(), condition, *value, *other));
      }
      return {std::move(joined)};
    }
  }
  for (Branch& b : else_arms) then_arms.push_back(std::move(b));
  return then_arms;
}

ActionReader::Branches ActionReader::read_case(ExprId expr, const kernel::Case& c, const Place& place) {
  Branches arms;
  TermId earlier = terms_.true_term();  // no arm so far matches
  const auto arm = [&](TermId guard, ExprId body) {
    Place inner = place;
    inner.naming = kernel::Naming::Settled;
    inner.path = terms_.conjunction({place.path, guard});
    if (terms_.is_false(inner.path)) return;
    for (Branch& b : read(body, inner)) {
      b.guard = terms_.conjunction({guard, b.guard});
      arms.push_back(std::move(b));
    }
  };
  for (const auto& [condition, body] : c.arms) {
    Place test = place;
    test.path = terms_.conjunction({place.path, earlier});
    if (terms_.is_false(test.path)) break;
    const auto tested = evaluator_.try_holds(condition, context(test));
    if (tested.early) {
      Branch waiting = wait(*tested.early, formula(expr, place), place);
      waiting.guard = terms_.conjunction({earlier, waiting.guard});
      arms.push_back(std::move(waiting));
      earlier = terms_.conjunction({earlier, terms_.negate(tested.early->path)});
    }
    arm(terms_.conjunction({earlier, tested.value}), body);
    earlier = terms_.conjunction({earlier, terms_.negate(tested.value)});
  }
  if (c.other) {
    arm(earlier, *c.other);
  } else {
    evaluator_.obligations().record(place.path, earlier, interpret::EvalError::Kind::Undefined, "no arm of the CASE matches",
                                    span(expr));
  }
  return place.tail ? arms : collapse(std::move(arms));
}

ActionReader::Branches ActionReader::read_call(const kernel::Call& call, const Place& place) {
  const kernel::Definition& definition = evaluator_.program().definitions[call.definition];
  Place inner = place;
  inner.env = evaluator_.enter(call, context(place));
  inner.naming = kernel::naming_below_call(place.naming, definition);
  if (place.naming != kernel::Naming::Settled && mode_ != Mode::Initial) {
    inner.label = Label{definition.name, {}, definition.body_span};
    for (std::size_t i = 0; i < definition.params.size(); ++i) {
      const kernel::Local& param = evaluator_.program().locals[definition.params[i]];
      if (param.arity > 0 || evaluator_.program().levels[call.args[i]] != kernel::Level::Constant) continue;
      // An argument has a value only where somebody looks at it, and it is not the label that asks.
      if (auto seen = evaluator_.glimpse(call.args[i], context(place))) {
        inner.label.parameters.push_back({param.name, std::move(seen->value), seen->defined});
      }
    }
  }
  return read(definition.body, inner);
}

ActionReader::Branches ActionReader::read_closure(const Evaluator::Closure& closure, ExprId expr, const Place& place) {
  if (!closure.body.is_valid()) return read_test(expr, place);
  Place inner = place;
  inner.env = closure.env;
  return read(closure.body, inner);
}

ActionReader::Branches ActionReader::read_application(ExprId expr, const kernel::OpApply& apply, const Place& place) {
  const auto applied = evaluator_.try_apply(apply, context(place));
  if (!applied) return read_test(expr, place);
  return read_rest(applied->early, formula(expr, place), place, [&](const Place& there) {
    Branches arms;
    for (const Evaluator::Application& application : applied->value) {
      Place inner = there;
      inner.env = application.env;
      inner.naming = kernel::Naming::Settled;
      inner.path = terms_.conjunction({there.path, application.guard});
      if (!terms_.is_false(inner.path)) append(application.guard, read(application.body, inner), arms);
    }
    return place.tail ? arms : collapse(std::move(arms));
  });
}

ActionReader::Branches ActionReader::read_change(const kernel::OpApply& apply, const Place& place) {
  Item changed = formula(apply.args[1], place);
  changed.kind = Item::Kind::Changed;
  Place inner = place;
  inner.tail = false;
  Branches out;
  for (const Branch& branch : read(apply.args[0], inner)) append(branch, read(changed, after(place, branch)), out);
  return out;
}

ActionReader::Branches ActionReader::read_changed(const Item& item, const Place& place) {
  const auto same = evaluator_.try_equal({item.expr, item.env, false}, {item.expr, item.env, true}, context(place));
  return read_rest(same.early, item, place, [&](const Place& there) { return passed(terms_.negate(same.value), there); });
}

}  // namespace tlaloc::action
