// A \cdot B: an A step to a state in between, then a B step from there. The states that A can lead to are merged first, so B
// is read once.
#include <algorithm>

#include "encoder/action/action_reader.h"

namespace tlaloc::action {

ActionReader::Branches ActionReader::read_apart(ExprId action, const SymbolicState& current, const Place& place) {
  ActionReader reader(evaluator_, mode_, &current, name_ + ".part");
  Branches branches = reader.read(action, place.env, place.path);
  for (const TermId t : reader.take_definitions()) definitions_.push_back(t);
  is_complete_ &= reader.is_complete();
  capped_ |= reader.capped();
  return branches;
}

/// Each of the two is a whole step, also below ENABLED and where what follows would assign the variable.
bool ActionReader::is_incomplete(const Branch& step, const char* which, TermId path, ExprId expr) {
  for (std::uint32_t v = 0; v < step.next.values.size(); ++v) {
    if (step.next.values[v]) continue;
    evaluator_.obligations().record(
        path, terms_.true_term(), interpret::EvalError::Kind::Undefined,
        std::string("the ") + which + " action of `\\cdot` gives `" + variable_name(kernel::VariableId(v)) + "` no value",
        span(expr));
    return true;
  }
  return false;
}

ActionReader::Branches ActionReader::read_composition(ExprId expr, const kernel::OpApply& apply, const Place& place) {
  if (mode_ == Mode::Initial) throw symbolic::Unsupported("an action stands in an initial predicate", span(expr));
  if (!current_->own.empty()) {
    throw symbolic::Unsupported("`\\cdot` below `ENABLED` in an instance cannot be encoded", span(expr));
  }
  Branches out;
  for (const Branch& first : collapse(read_apart(apply.args[0], *current_, place))) {
    Place inner = place;
    inner.path = terms_.conjunction({place.path, first.guard});
    if (is_incomplete(first, "first", inner.path, expr)) continue;
    SymbolicState between;
    between.id = evaluate::new_state_id();
    for (const auto& value : first.next.values) between.values.push_back(*value);
    for (const Branch& second : read_apart(apply.args[1], between, inner)) {
      if (is_incomplete(second, "second", terms_.conjunction({inner.path, second.guard}), expr)) continue;
      Branch branch = through(place, terms_.conjunction({first.guard, second.guard}));
      for (std::uint32_t v = 0; v < second.next.values.size(); ++v) {
        const auto& value = second.next.values[v];
        const auto& before = place.next.values[v];
        if (!value) continue;
        if (!before) {
          branch.next.assign(kernel::VariableId(v), *value);
          continue;
        }
        const auto equality = symbolic::equality(terms_, evaluator_.limits(), *before, *value);
        evaluator_.obligations().record(terms_.conjunction({place.path, branch.guard}), equality.ill_typed,
                                        interpret::EvalError::Kind::Type, "`\\cdot` compares values of different kinds",
                                        span(expr));
        branch.guard = terms_.conjunction({branch.guard, equality.equal});
      }
      if (!terms_.is_false(branch.guard)) out.push_back(std::move(branch));
    }
  }
  return place.tail ? out : collapse(std::move(out));
}

}  // namespace tlaloc::action
