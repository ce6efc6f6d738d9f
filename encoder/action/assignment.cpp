// The parts of an action that assign: x' = e, x' \in S, x' \subseteq S, UNCHANGED; and x = e, x \in S in Init.
#include "encoder/action/action_reader.h"
#include "frontend/support/check.h"
#include "frontend/support/stack.h"

namespace tlaloc::action {

std::optional<kernel::VariableId> ActionReader::assignable(ExprId expr, const EnvironmentPtr& env, const Place& place) const {
  EnvironmentPtr at = env;
  bool primed = mode_ == Mode::Initial;
  for (std::uint32_t hops = 0; hops < 1000; ++hops) {
    const kernel::Expr& e = node(expr);
    if (const auto* variable = std::get_if<kernel::VariableRef>(&e)) {
      return primed ? std::optional(variable->variable) : std::nullopt;
    }
    if (const auto* apply = std::get_if<kernel::OpApply>(&e)) {
      if (apply->op != kernel::Op::Prime || primed) return std::nullopt;
      primed = true;
      expr = apply->args[0];
      continue;
    }
    if (const auto* local = std::get_if<kernel::LocalRef>(&e)) {
      const Evaluator::Closure closure = evaluator_.resolve(*local, context(place, at));
      if (!closure.body.is_valid()) return std::nullopt;
      expr = closure.body;
      at = closure.env;
      continue;
    }
    if (const auto* call = std::get_if<kernel::Call>(&e)) {
      const kernel::Definition& definition = evaluator_.program().definitions[call->definition];
      if (!call->args.empty()) return std::nullopt;
      at = evaluator_.enter(*call, context(place, at));
      expr = definition.body;
      continue;
    }
    return std::nullopt;
  }
  return std::nullopt;
}

ActionReader::Branches ActionReader::read_equality(ExprId expr, const kernel::OpApply& apply, const Place& place) {
  // The left side first, as TLC; an equation written the other way round assigns too.
  for (const std::size_t side : {std::size_t{0}, std::size_t{1}}) {
    const auto variable = assignable(apply.args[side], place.env, place);
    if (!variable || place.next.values[variable->index]) continue;
    Branch branch = through(place, terms_.true_term());
    branch.next.assign(*variable, evaluator_.evaluate(apply.args[1 - side], context(place)));
    return {std::move(branch)};
  }
  return read_test(expr, place);
}

ActionReader::Branches ActionReader::read_membership(ExprId expr, const kernel::OpApply& apply, const Place& place) {
  const auto variable = assignable(apply.args[0], place.env, place);
  if (!variable || place.next.values[variable->index]) return read_test(expr, place);
  SymValue set = evaluator_.evaluate_set(apply.args[1], context(place));
  if (apply.op == kernel::Op::SubsetEq) {
    set = set.is_ground() ? SymValue(Value::power_set(set.ground())) : symbolic::wrap(symbolic::PowerSet{set});
  }
  if (mode_ == Mode::Expanded || mode_ == Mode::Sampled) {
    Branches arms;
    const symbolic::Set all = symbolic::extension(terms_, evaluator_.limits(), set);
    const auto arm = [&](TermId member, const SymValue& element) {
      Branch branch = through(place, member);
      branch.next.assign(*variable, element);
      arms.push_back(std::move(branch));
    };
    for (const auto& [value, member] : all.members) arm(member, SymValue(value));
    for (const auto& [member, element] : all.others) arm(member, element);
    return arms;
  }
  TermId constraint;
  const auto before = static_cast<std::uint32_t>(terms_.variable_count());
  SymValue element = fresh(set, variable_name(*variable), constraint);
  if (mode_ == Mode::Enabled) {
    note_placeholders(before);
    constraint = is_non_empty(terms_, evaluator_.limits(), set);
  }
  if (terms_.is_false(constraint)) return {};
  Branch branch = through(place, constraint);
  branch.next.assign(*variable, std::move(element));
  return {std::move(branch)};
}

ActionReader::Branches ActionReader::read_unchanged(ExprId expr, ExprId target, const EnvironmentPtr& env, const Place& place) {
  if (stack::is_low()) return stack::on_segment([&] { return read_unchanged(expr, target, env, place); });
  const kernel::Expr& e = node(target);
  if (const auto* variable = std::get_if<kernel::VariableRef>(&e)) {
    const auto& assigned = place.next.values[variable->variable.index];
    if (mode_ == Mode::Initial) throw symbolic::Unsupported("UNCHANGED stands in an initial predicate", span(expr));
    const SymValue& before = current_->values[variable->variable.index];
    Branch branch = through(place, terms_.true_term());
    if (!assigned) {
      branch.next.assign(variable->variable, before);
      return {std::move(branch)};
    }
    const auto equality = symbolic::equality(terms_, evaluator_.limits(), before, *assigned);
    evaluator_.obligations().record(place.path, equality.ill_typed, interpret::EvalError::Kind::Type,
                                    "UNCHANGED compares values of different kinds", span(expr));
    if (terms_.is_false(equality.equal)) return {};
    branch.guard = equality.equal;
    return {std::move(branch)};
  }
  // Tuples of variables, also behind definitions and parameters, are taken apart.
  if (const auto* apply = std::get_if<kernel::OpApply>(&e); apply != nullptr && apply->op == kernel::Op::Tuple) {
    Branches so_far{through(place, terms_.true_term())};
    for (const ExprId item : apply->args) {
      Branches after;
      for (const Branch& branch : so_far) {
        Place inner = place;
        inner.next = branch.next;
        inner.path = terms_.conjunction({place.path, branch.guard});
        for (Branch& b : read_unchanged(item, item, env, inner)) {
          b.guard = terms_.conjunction({branch.guard, b.guard});
          if (!terms_.is_false(b.guard)) after.push_back(std::move(b));
        }
      }
      so_far = std::move(after);
    }
    return so_far;
  }
  Place inner = place;
  inner.env = env;
  if (const auto* call = std::get_if<kernel::Call>(&e)) {
    const kernel::Definition& definition = evaluator_.program().definitions[call->definition];
    return read_unchanged(expr, definition.body, evaluator_.enter(*call, context(inner)), place);
  }
  if (const auto* local = std::get_if<kernel::LocalRef>(&e)) {
    const Evaluator::Closure closure = evaluator_.resolve(*local, context(inner));
    if (closure.body.is_valid()) return read_unchanged(expr, closure.body, closure.env, place);
    return {through(place, terms_.true_term())};  // a constant
  }
  // Any other state function: its value in both states is compared, so its variables must be assigned.
  const Context c = context(inner);
  const SymValue before = evaluator_.evaluate(target, c);
  const SymValue after = evaluator_.evaluate(target, evaluator_.primed(c, span(target)));
  const auto equality = symbolic::equality(terms_, evaluator_.limits(), before, after);
  evaluator_.obligations().record(place.path, equality.ill_typed, interpret::EvalError::Kind::Type,
                                  "UNCHANGED compares values of different kinds", span(expr));
  if (terms_.is_false(equality.equal)) return {};
  return {through(place, equality.equal)};
}

}  // namespace tlaloc::action
