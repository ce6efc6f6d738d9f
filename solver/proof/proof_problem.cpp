#include "solver/proof/proof_problem.h"

#include "solver/backend/portfolio.h"
#include "solver/engine/encoded.h"

namespace tlaloc::engine {

using encoder::Condition;

namespace {

std::vector<kernel::ExprId> formulas(const std::vector<frontend::NamedExpr>& named) {
  std::vector<kernel::ExprId> out;
  for (const frontend::NamedExpr& formula : named) out.push_back(formula.expr);
  return out;
}

/// With an encoder and terms of its own: what it makes of the admitted states serves this purpose only.
Vocabulary find_vocabulary(frontend::Specification& specification, const interpret::Run& run, const solver::Budget& budget) {
  encoder::System encoded(specification, run);
  encoder::TransitionSystem& system = encoded.transitions;
  system.set_interrupt([&] { return budget.is_over(); });
  const encoder::AdmittedStates admitted = take(system.admitted(formulas(specification.model.invariants)));
  if (admitted.states.branches.empty()) return {};
  return make_vocabulary(specification, admitted.states.next);
}

}  // namespace

ProofProblem::ProofProblem(frontend::Specification& specification, const solver::CheckOptions& options,
                           const solver::Budget& budget, const ConstantNames& names)
    : specification_(specification),
      expressions_(specification.program),
      budget_(budget),
      vocabulary_(find_vocabulary(specification, solver::run_of(specification, options), budget)),
      goals_(make_goals(specification)),
      names_(names),
      encoded_(specification, solver::run_of(specification, options)),
      session_(make_portfolio(terms_, {1, options.seed, std::nullopt})),
      guard_(budget, *session_),
      known_(terms_.bool_variable("known")) {
  system_.set_interrupt([this] { return budget_.is_over(); });
  admit_states();
  encode_step();
  evaluate_vocabulary();
}

void ProofProblem::admit_states() {
  const std::vector<kernel::ExprId> invariants = formulas(specification_.model.invariants);
  encoder::AdmittedStates admitted = take(system_.admitted(invariants));
  if (admitted.states.branches.empty()) throw Unanswered{solver::incomplete("no state satisfies the invariants")};
  before_ = std::move(admitted.states);
  define(before_->definitions);
  assert_fact(before_->step_condition);
  for (const kernel::ExprId invariant : invariants) {
    assert_fact(holds(take(system_.holds(invariant, {before_->next, 1}))));
  }
  initial_ = holds(take(system_.holds(*specification_.model.init, {before_->next, 1})));
  continued_ = terms_.true_term();
  std::vector<TermId> without_value;
  for (const frontend::NamedExpr& constraint : specification_.model.constraints) {
    const Condition predicate = take(system_.holds(constraint.expr, {before_->next, 1}));
    for (const auto& obligation : predicate.obligations) {
      without_value.push_back(terms_.conjunction({continued_, obligation.violated}));
    }
    continued_ = terms_.conjunction({continued_, holds(predicate)});
  }
  constraint_undefined_ = terms_.disjunction(without_value);
}

void ProofProblem::encode_step() {
  step_ = take(system_.step(before_->next, 1));
  define(step_->definitions);
  step_condition_ = step_->step_condition;
  std::vector<TermId> bad;
  for (const auto& obligation : step_->obligations) bad.push_back(obligation.violated);
  if (specification_.model.check_deadlock) {
    const Condition enabled = take(system_.enabled({before_->next, 0}));
    define(enabled.definitions);
    bad.push_back(terms_.negate(enabled.holds));
    for (const auto& obligation : enabled.obligations) bad.push_back(obligation.violated);
  }
  bad_now_ = terms_.disjunction(bad);
  std::vector<TermId> broken{terms_.false_term()};
  for (const Goal& goal : goals_) {
    TermId met = terms_.true_term();
    if (!terms_.is_false(step_condition_)) {
      met = holds(take(goal.kind == Goal::Kind::Action ? system_.step_holds(goal.formula, {step_->next, 1, &before_->next})
                                                       : system_.holds(goal.formula, {step_->next, 1})));
    }
    broken_.push_back(terms_.conjunction({step_condition_, terms_.negate(met)}));
    // Whether there is a successor is asked of the state before.
    if (goal.kind != Goal::Kind::Deadlock) broken.push_back(terms_.negate(met));
  }
  bad_next_ = terms_.disjunction(broken);
}

void ProofProblem::evaluate_vocabulary() {
  if (terms_.is_false(step_condition_)) {
    symmetry_.emplace(specification_, atoms_, vocabulary_.opposites, names_);
    return;
  }
  for (std::size_t i = 0; i < vocabulary_.atoms.size(); ++i) {
    add_atom(vocabulary_.atoms[i], atoms_);
    if (i < vocabulary_.parts) parts_ = atoms_.size();
    if (i < vocabulary_.cases) cases_ = atoms_.size();
  }
  symmetry_.emplace(specification_, atoms_, vocabulary_.opposites, names_);
  for (const kernel::ExprId expr : vocabulary_.joint) add_atom(expr, joint_);
  for (const kernel::ExprId expr : vocabulary_.quantities) add_quantity(expr, quantities_);
  for (const kernel::ExprId expr : vocabulary_.small) add_quantity(expr, small_);
}

void ProofProblem::add_atom(kernel::ExprId expr, std::vector<Atom>& atoms) {
  try {
    const Condition now = take(system_.holds(expr, {before_->next, 1}));
    const Condition next = take(system_.holds(expr, {step_->next, 1}));
    // An atom without a value somewhere would make clauses without one.
    if (!now.obligations.empty() || !next.obligations.empty()) return;
    if (terms_.is_true(now.holds) || terms_.is_false(now.holds)) return;
    define(now.definitions);
    define(next.definitions);
    atoms.push_back({expr, now.holds, next.holds});
  } catch (const symbolic::Unsupported&) {
    // Not an atom, then.
  } catch (const interpret::EvalException&) {
  }
}

void ProofProblem::add_quantity(kernel::ExprId expr, std::vector<Quantity>& quantities) {
  try {
    const auto now = number(expr, before_->next);
    const auto next = number(expr, step_->next);
    if (now && next && terms_.op(*now) != term::Op::Integer) quantities.push_back({expr, *now, *next});
  } catch (const symbolic::Unsupported&) {
    // Not a quantity, then.
  } catch (const interpret::EvalException&) {
  }
}

/// Nothing: it is not always an integer.
std::optional<TermId> ProofProblem::number(kernel::ExprId expr, const encoder::SymbolicState& state) {
  const encoder::Valuation valuation = take(system_.value(expr, {state, 1}));
  if (!valuation.obligations.empty()) return std::nullopt;
  TermId not_integer;
  const TermId number = symbolic::number(terms_, valuation.value, &not_integer).term;
  if (!terms_.is_false(not_integer)) return std::nullopt;
  define(valuation.definitions);
  return number;
}

TermId ProofProblem::term(Literal literal, bool next) {
  const Atom& atom = atoms_[literal.atom];
  const TermId t = next ? atom.next : atom.now;
  return literal.positive ? t : terms_.negate(t);
}

Lemma ProofProblem::state_predicate(kernel::ExprId expr) {
  const TermId now = holds(take(system_.holds(expr, {before_->next, 1})));
  const TermId next = holds(take(system_.holds(expr, {step_->next, 1})));
  return {now, next, expr};
}

ProofProblem::StepPredicate ProofProblem::step_predicate(kernel::ExprId expr, bool is_action) {
  const Condition predicate =
      take(is_action ? system_.step_holds(expr, {step_->next, 1, &before_->next}) : system_.holds(expr, {before_->next, 1}));
  return with_undefined(predicate);
}

ProofProblem::InitialStates ProofProblem::read_initial() {
  encoder::Transition made = take(system_.initial());
  define(made.definitions);
  InitialStates out{std::move(made.next), made.step_condition, any_violated(made.obligations), {}};
  if (made.branches.empty()) return out;
  std::vector<TermId> without_value;
  for (const Atom& atom : atoms_) {
    const StepPredicate predicate = initial_predicate(out, atom.expr);
    out.atoms.push_back(predicate.holds);
    without_value.push_back(predicate.undefined);
  }
  out.undefined = terms_.disjunction({out.undefined, terms_.conjunction({out.exist, terms_.disjunction(without_value)})});
  return out;
}

ProofProblem::StepPredicate ProofProblem::initial_predicate(const InitialStates& initial, kernel::ExprId expr) {
  return with_undefined(take(system_.holds(expr, {initial.state, 0})));
}

ProofProblem::StepPredicate ProofProblem::with_undefined(const Condition& predicate) {
  define(predicate.definitions);
  return {predicate.holds, any_violated(predicate.obligations)};
}

TermId ProofProblem::any_violated(const std::vector<obligation::Obligation>& obligations) {
  std::vector<TermId> violated;
  for (const auto& obligation : obligations) violated.push_back(obligation.violated);
  return terms_.disjunction(violated);
}

void ProofProblem::poll() const {
  if (budget_.is_over()) throw Unanswered{budget_.why()};
}

TermId ProofProblem::bad() {
  const TermId goes_on = terms_.disjunction({bad_now_, terms_.conjunction({step_condition_, bad_next_})});
  return terms_.disjunction({constraint_undefined_, terms_.conjunction({continued_, goes_on})});
}

bool ProofProblem::ask(const std::vector<TermId>& assumptions) {
  poll();
  const solver::Answer answer = session_->check(assumptions);
  if (answer == solver::Answer::Unknown) throw Unanswered{budget_.is_over() ? budget_.why() : session_->why()};
  return answer == solver::Answer::Sat;
}

void ProofProblem::add_lemma(const Lemma& lemma) {
  assert_fact(terms_.implies(known_, lemma.now));
  assert_fact(terms_.implies(terms_.conjunction({known_, continued_, step_condition_}), lemma.next));
}

/// TRUE, with a value.
TermId ProofProblem::holds(const Condition& predicate) {
  define(predicate.definitions);
  return predicate.satisfied(terms_);
}

void ProofProblem::define(const std::vector<TermId>& definitions) {
  for (const TermId t : definitions) {
    if (!terms_.is_true(t)) assert_fact(t);
  }
}

void ProofProblem::assert_fact(TermId t) {
  session_->assert_term(t);
  facts_.push_back(t);
}

}  // namespace tlaloc::engine
