// What an inductive check asks of a step: constraints, whether there is one, each conjunct after each action.
#include <fmt/core.h>

#include "solver/engine/encoded.h"
#include "solver/engine/induction/induction_check.h"

namespace tlaloc::engine {

using encoder::Condition;
using encoder::Transition;
using solver::InductionRow;

void InductionCheck::add_step_questions() {
  const std::string next_name = specification_.model.next_name.empty() ? "Next" : specification_.model.next_name;
  add_constraint_questions();
  show("the next-state relation");
  const double begin = budget_.seconds_elapsed();
  encoder::ActionSteps steps = take(system_.actions(before_->states.next, 1));
  encode_seconds_ += budget_.seconds_elapsed() - begin;
  if (steps.capped) result_.sequences_up_to = kLongestSequence;
  define(steps.definitions);
  Question defined;
  defined.kind = Kind::Next;
  defined.path = &paths_.emplace_back(Path{before_->states});
  defined.claim = fmt::format("{} => evaluating {} has a value", result_.invariant, next_name);
  defined.cell = &result_.defined.cells[1];
  add_question(std::move(defined), bad_states_of(steps.obligations, terms_.true_term()), begin);
  close_context();
  assume_defined(steps.obligations);
  if (options_.deadlock) add_deadlock_questions();

  const ContextId all_steps = close_context();
  for (Transition& action : steps.actions) {
    const Symbol name = action.branches.front().label.name;
    result_.columns.push_back(name.empty() ? next_name : name.text());
    show(result_.columns.back());
    context_ = all_steps;
    define(action.definitions);
    assert_term(action.step_condition);
    add_action_questions(result_.columns.size() - 1, paths_.emplace_back(Path{before_->states, std::move(action)}));
  }
}

/// Evaluated in every state, each where those before it hold.
void InductionCheck::add_constraint_questions() {
  const Path& path = paths_.emplace_back(Path{before_->states});
  for (std::size_t i = 0; i < specification_.model.constraints.size(); ++i) {
    const frontend::NamedExpr& constraint = specification_.model.constraints[i];
    show(constraint.name);
    const double begin = budget_.seconds_elapsed();
    const Condition predicate = encode(constraint.expr, before_->states.next);
    define(predicate.definitions);
    Question question;
    question.kind = Kind::Implied;
    question.formula = &formulas_.emplace_back(kernel::Conjunct{constraint.name, constraint.expr});
    question.path = &path;
    question.claim = fmt::format("{} => evaluating {} has a value", result_.invariant, constraint.name);
    question.cell = &result_.constraints[i].cells[0];
    add_question(std::move(question), bad_states_of(predicate.obligations, terms_.true_term()), begin);
    close_context();
    assume(predicate);
  }
}

void InductionCheck::add_deadlock_questions() {
  const double begin = budget_.seconds_elapsed();
  const Condition enabled = take(system_.enabled({before_->states.next, 0}));
  define(enabled.definitions);
  std::vector<BadState> bad_states = bad_states_of(enabled.obligations, terms_.true_term());
  bad_states.insert(bad_states.begin(), {terms_.negate(enabled.holds), std::nullopt});
  Question question;
  question.claim = fmt::format("{} => ENABLED {}", result_.invariant,
                               specification_.model.next_name.empty() ? "Next" : specification_.model.next_name);
  question.cell = &result_.deadlock.emplace();
  add_question(std::move(question), std::move(bad_states), begin);
  close_context();
}

void InductionCheck::add_action_questions(std::size_t column, const Path& path) {
  for (auto* rows : {&result_.conjuncts, &result_.actions, &result_.action_constraints}) {
    for (InductionRow& row : *rows) row.cells.emplace_back();
  }
  for (std::size_t i = 0; i < specification_.model.action_constraints.size(); ++i) {
    const frontend::NamedExpr& constraint = specification_.model.action_constraints[i];
    const double begin = budget_.seconds_elapsed();
    const Condition predicate = encode_step(constraint.expr, path);
    define(predicate.definitions);
    Question question;
    question.kind = Kind::Action;
    question.formula = &formulas_.emplace_back(kernel::Conjunct{constraint.name, constraint.expr});
    question.path = &path;
    question.claim =
        fmt::format("{} /\\ {} => evaluating {} has a value", result_.invariant, result_.columns[column], constraint.name);
    question.cell = &result_.action_constraints[i].cells.back();
    add_question(std::move(question), bad_states_of(predicate.obligations, terms_.true_term()), begin);
  }
  const TermId invariant_holds = add_conjunct_questions(column, Kind::Step, path);
  close_context();
  if (actions_.empty()) return;
  assert_term(invariant_holds);
  for (std::size_t i = 0; i < actions_.size(); ++i) {
    const frontend::NamedExpr& property = actions_[i];
    const double begin = budget_.seconds_elapsed();
    const Condition predicate = encode_step(property.expr, path);
    define(predicate.definitions);
    Question question;
    question.kind = Kind::Action;
    question.formula = &formulas_.emplace_back(kernel::Conjunct{property.name, property.expr});
    question.path = &path;
    question.claim = fmt::format("{0} /\\ {1} /\\ {0}' => {2}", result_.invariant, result_.columns[column], property.name);
    question.cell = &result_.actions[i].cells.back();
    add_question(std::move(question), bad_states_of(predicate, terms_.true_term()), begin);
  }
  close_context();
}

/// The answer: all conjuncts hold in the last state.
TermId InductionCheck::add_conjunct_questions(std::size_t column, Kind kind, const Path& path) {
  std::vector<TermId> holds{terms_.true_term()};  // the conjuncts so far
  for (std::size_t i = 0; i < conjuncts_.size(); ++i) {
    const double begin = budget_.seconds_elapsed();
    Question question;
    question.kind = kind;
    question.formula = &conjuncts_[i];
    question.path = &path;
    question.claim = kind == Kind::Initial
                         ? fmt::format("Init => {}", conjuncts_[i].name)
                         : fmt::format("{} /\\ {} => {}'", result_.invariant, result_.columns[column], conjuncts_[i].name);
    question.cell = &result_.conjuncts[i].cells[column];
    if (kind == Kind::Step && is_unchanged(i, path.back().next)) {
      add_question(std::move(question), {}, begin);
      continue;
    }
    const Condition predicate = encode(conjuncts_[i].expr, path.back().next);
    define(predicate.definitions);
    add_question(std::move(question), bad_states_of(predicate, terms_.conjunction(holds)), begin);
    holds.push_back(predicate.holds);
  }
  return terms_.conjunction(holds);
}

bool InductionCheck::is_unchanged(std::size_t conjunct, const encoder::SymbolicState& next) const {
  for (const std::uint32_t variable : reads_[conjunct]) {
    if (!symbolic::identical(before_->states.next.values[variable], next.values[variable])) return false;
  }
  return true;
}

Condition InductionCheck::encode_step(kernel::ExprId formula, const Path& path) {
  poll();
  const double begin = budget_.seconds_elapsed();
  Condition predicate = take(system_.step_holds(formula, {path.back().next, 1, &path.front().next}));
  encode_seconds_ += budget_.seconds_elapsed() - begin;
  return predicate;
}

}  // namespace tlaloc::engine
