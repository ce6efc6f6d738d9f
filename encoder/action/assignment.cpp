// The parts of an action that assign: x' = e, x' \in S, x' \subseteq S, UNCHANGED, x' and ~x'; and x = e, x \in S in Init.
#include "encoder/action/action_reader.h"
#include "frontend/support/stack.h"

namespace tlaloc::action {

std::optional<std::pair<ExprId, EnvironmentPtr>> ActionReader::enter(const kernel::Expr& name, const EnvironmentPtr& env,
                                                                     const Place& place) const {
  if (const auto* local = std::get_if<kernel::LocalRef>(&name)) {
    const Evaluator::Closure closure = evaluator_.resolve(*local, context(place, env));
    if (!closure.body.is_valid()) return std::nullopt;
    return std::pair(closure.body, closure.env);
  }
  const auto& call = std::get<kernel::Call>(name);
  return std::pair(evaluator_.program().definitions[call.definition].body, evaluator_.enter(call, context(place, env)));
}

std::optional<kernel::VariableId> ActionReader::open_variable(const Evaluator::Operand& operand, const Place& place) const {
  const auto through_names = [&](const kernel::Expr& name, const EnvironmentPtr& env) { return enter(name, env, place); };
  const auto meant = kernel::see_through(evaluator_.program(), operand, through_names);
  const auto variable = kernel::made_variable(evaluator_.program(), meant, mode_ == Mode::Initial);
  return variable && !place.next.values[variable->index] ? variable : std::nullopt;
}

ActionReader::Branches ActionReader::read_equation(const Item& item, const Evaluator::Operand& left,
                                                   const Evaluator::Operand& right, const Place& place) {
  if (stack::is_low()) return stack::on_segment([&] { return read_equation(item, left, right, place); });
  const kernel::Program& program = evaluator_.program();
  const auto through_names = [&](const kernel::Expr& name, const EnvironmentPtr& env) { return enter(name, env, place); };
  const auto is_open = [&](kernel::VariableId v) { return !place.next.values[v.index].has_value(); };
  const auto reading = kernel::read_equation(program, left, right, mode_ == Mode::Initial, through_names, is_open);
  if (reading.variable) {
    const kernel::VariableId variable = *reading.variable;
    const auto assign = [&](const Place& there, SymValue value) -> Branches {
      Branch branch = through(there, terms_.true_term());
      branch.next.assign(variable, std::move(value));
      return {std::move(branch)};
    };
    // As a whole, whatever the path says: what does not change is then the same term in both states.
    if (left.expr == right.expr) return assign(place, current_->values[variable.index]);
    const auto value = evaluator_.try_evaluate(reading.value, context(place));
    return read_rest(value.early, item, place, [&](const Place& there) { return assign(there, value.value); });
  }
  if (reading.parts.empty()) {
    if (item.kind == Item::Kind::Formula) return read_test(item.expr, place);
    const auto equal = evaluator_.try_equal(left, right, context(place));
    return read_rest(equal.early, item, place, [&](const Place& there) { return passed(equal.value, there); });
  }
  Branches so_far{through(place, terms_.true_term())};
  for (const auto& sides : reading.parts) {
    Item part;
    part.kind = Item::Kind::Equation;
    part.expr = sides.first.expr;
    part.sides = sides;
    Branches read_on;
    for (const Branch& branch : so_far) append(branch, read(part, after(place, branch)), read_on);
    so_far = std::move(read_on);
  }
  return so_far;
}

// e = e'.
ActionReader::Branches ActionReader::read_unchanged(ExprId target, const Place& place) {
  if (mode_ == Mode::Initial) throw symbolic::Unsupported("UNCHANGED stands in an initial predicate", span(target));
  Item item = formula(target, place);
  item.kind = Item::Kind::Equation;
  item.sides = {{target, place.env, false}, {target, place.env, true}};
  return read(item, place);
}

ActionReader::Branches ActionReader::read_choice(ExprId expr, const kernel::OpApply& apply, const Place& place) {
  const auto variable = open_variable(operand(apply.args[0], place), place);
  if (!variable) return read_test(expr, place);
  const auto set = evaluator_.try_evaluate_set(apply.args[1], context(place));
  return read_rest(set.early, formula(expr, place), place, [&](const Place& there) {
    if (apply.op != kernel::Op::SubsetEq) return draw(*variable, set.value, there);
    if (set.value.is_ground()) return draw(*variable, Value::power_set(set.value.ground()), there);
    return draw(*variable, symbolic::wrap(symbolic::PowerSet{set.value}), there);
  });
}

ActionReader::Branches ActionReader::draw(kernel::VariableId variable, const SymValue& set, const Place& place) {
  if (mode_ == Mode::Expanded || mode_ == Mode::Sampled) {
    Branches arms;
    const symbolic::Set all = symbolic::extension(terms_, evaluator_.limits(), set);
    const auto arm = [&](TermId member, const SymValue& element) {
      Branch branch = through(place, member);
      branch.ways = turn(place.ways, arms.size(), all.others.empty());
      branch.next.assign(variable, element);
      arms.push_back(std::move(branch));
    };
    for (const auto& [value, member] : all.members) arm(member, SymValue(value));
    for (const auto& [member, element] : all.others) arm(member, element);
    return arms;
  }
  TermId constraint;
  SymValue element = fresh(set, variable_name(variable), constraint);
  if (mode_ == Mode::Enabled) constraint = is_non_empty(terms_, evaluator_.limits(), set);
  if (terms_.is_false(constraint)) return {};
  Branch branch = through(place, constraint);
  branch.next.assign(variable, std::move(element));
  return {std::move(branch)};
}

ActionReader::Branches ActionReader::read_truth(ExprId expr, const Place& place) {
  const auto* negation = std::get_if<kernel::OpApply>(&node(expr));
  const bool is_negated = negation != nullptr && negation->op == kernel::Op::Not;
  const auto variable = open_variable(operand(is_negated ? negation->args[0] : expr, place), place);
  if (!variable) return read_test(expr, place);
  Branch branch = through(place, terms_.true_term());
  branch.next.assign(*variable, Value::boolean(!is_negated));
  return {std::move(branch)};
}

}  // namespace tlaloc::action
