// Every cell of the table as a question over terms.
#include "solver/engine/induction/induction_check.h"

#include <fmt/core.h>

#include "frontend/kernel/text/model_values.h"
#include "frontend/kernel/traverse.h"
#include "solver/engine/encoded.h"

namespace tlaloc::engine {

using encoder::Condition;
using encoder::Transition;
using solver::InductionCell;
using solver::InductionRow;

namespace {

/// As a certificate says it.
std::string text_of(const frontend::Specification& specification, kernel::ExprId expr) {
  return specification.origin == nullptr ? kernel::print(specification.program, expr)
                                         : kernel::print(specification.program, expr, *specification.origin->spelling);
}

symbolic::Limits limits() {
  symbolic::Limits limits;
  limits.sequence = kLongestSequence;
  return limits;
}

std::unordered_set<std::uint32_t> variables_of(const kernel::Program& program, kernel::ExprId formula) {
  std::unordered_set<std::uint32_t> out;
  for (const kernel::ExprId id : kernel::reach_in_states(program, {formula}).exprs) {
    const auto* ref = std::get_if<kernel::VariableRef>(&program.exprs[id]);
    if (ref != nullptr) out.insert(ref->variable.index);
  }
  return out;
}

}  // namespace

InductionCheck::InductionCheck(const frontend::Specification& specification, const solver::InductOptions& options,
                               solver::Budget& budget, interpret::Interpreter& interpreter, const AddedValues& added)
    : specification_(specification),
      options_(options),
      budget_(budget),
      interpreter_(interpreter),
      encoded_(specification, solver::run_of(specification, options), limits()),
      replayer_(specification, interpreter) {
  for (const AddedValues::Of& values : added.of) {
    const std::string variable = specification.program.variables[values.variable].name.text();
    if (added.kind != AddedValues::Kind::Closed) {
      sampled_.push_back(values.membership);
      result_.without_values.push_back(variable);
    } else {
      add_conjunct({fmt::format("{} \\in ...", variable), values.membership});
      result_.added.push_back(text_of(specification, values.membership));
      result_.model_values = kernel::model_values(specification.program, assumed_);
    }
  }
  for (const frontend::NamedExpr& invariant : invariants_) {
    result_.invariant += (result_.invariant.empty() ? "" : ", ") + invariant.name;
    for (kernel::Conjunct& conjunct : kernel::conjuncts(specification.program, invariant.expr, invariant.name)) {
      add_conjunct(std::move(conjunct));
    }
  }
  only_undefined_ = added.kind == AddedValues::Kind::OtherKind && !added.of.empty();
  system_.set_interrupt([this] { return budget_.is_over(); });
}

/// The properties of one kind, in order.
std::vector<frontend::NamedExpr> InductionCheck::asked(encoder::PropertyKind kind) const {
  std::vector<frontend::NamedExpr> found;
  for (const encoder::Property& property : system_.properties()) {
    if (property.kind == kind) found.push_back({property.name, property.formula, property.span});
  }
  return found;
}

void InductionCheck::add_conjunct(kernel::Conjunct conjunct) {
  reads_.push_back(variables_of(specification_.program, conjunct.expr));
  assumed_.push_back(conjunct.expr);
  conjuncts_.push_back(std::move(conjunct));
}

solver::Induction InductionCheck::run() {
  result_.columns.emplace_back("Init");
  const auto& spans = specification_.program.spans;
  const auto add_row = [](std::vector<InductionRow>& rows, const std::string& name, Span span, std::size_t cells) {
    rows.push_back({name, span, std::deque<InductionCell>(cells)});
  };
  const frontend::Model& model = specification_.model;
  for (const kernel::Conjunct& conjunct : conjuncts_) add_row(result_.conjuncts, conjunct.name, spans[conjunct.expr], 1);
  for (const frontend::NamedExpr& formula : model.implied) add_row(result_.implied, formula.name, formula.span, 1);
  for (const frontend::NamedExpr& formula : initial_) add_row(result_.initial, formula.name, formula.span, 1);
  for (const frontend::NamedExpr& formula : actions_) add_row(result_.actions, formula.name, formula.span, 0);
  for (const frontend::NamedExpr& formula : model.constraints) add_row(result_.constraints, formula.name, formula.span, 1);
  for (const frontend::NamedExpr& formula : model.action_constraints) {
    add_row(result_.action_constraints, formula.name, formula.span, 0);
  }
  result_.defined.cells.resize(2);
  try {
    add_all_questions();
    answer_all();
  } catch (const Stopped& stopped) {
    stopped_ = stopped.why;
  } catch (const evaluate::Interrupted&) {
    stopped_ = budget_.why();
  } catch (const std::bad_alloc&) {
    stopped_ = {solver::UnknownReason::Memory, "out of memory"};
  }
  if (!stopped_ && options_.explain) look_for_behaviour();
  if (!sampled_.empty()) mark_sampled_cells_unknown();
  conclude();
  count_work();
  if (options_.record && std::holds_alternative<solver::Proved>(result_.verdict)) record_obligations();
  return std::move(result_);
}

void InductionCheck::add_all_questions() {
  add_initial_questions();
  context_ = ContextId();
  pending_.clear();
  admit_states();
  if (before_->states.branches.empty()) {
    // Nothing satisfies the invariant: what is said of such states is true.
    const InductionCell holds{InductionCell::Answer::Holds, 0, {}, {}};
    result_.defined.cells[1] = holds;
    for (auto* rows : {&result_.implied, &result_.constraints}) {
      for (InductionRow& row : *rows) row.cells[0] = holds;
    }
    if (options_.deadlock) result_.deadlock = holds;
    return;
  }
  add_implied_questions();
  add_step_questions();
}

void InductionCheck::add_initial_questions() {
  show("the initial predicate");
  const double begin = budget_.seconds_elapsed();
  const Transition& init = paths_.emplace_back(Path{take(system_.initial())}).front();
  encode_seconds_ += budget_.seconds_elapsed() - begin;
  define(init.definitions);
  Question defined;
  defined.kind = Kind::Initial;
  defined.claim = "evaluating Init has a value";
  defined.cell = &result_.defined.cells[0];
  add_question(std::move(defined), bad_states_of(init.obligations, terms_.true_term()), begin);
  close_context();

  assume_defined(init.obligations);
  assert_term(init.step_condition);
  some_initial_state_ = Query{close_context(), terms_.true_term()};
  if (init.branches.empty()) {
    const InductionCell holds{InductionCell::Answer::Holds, 0, {}, {}};
    for (auto* rows : {&result_.conjuncts, &result_.initial}) {
      for (InductionRow& row : *rows) row.cells[0] = holds;
    }
    return;
  }
  (void)add_conjunct_questions(0, Kind::Initial, paths_.back());
  for (std::size_t i = 0; i < initial_.size(); ++i) {
    const frontend::NamedExpr& property = initial_[i];
    const double since = budget_.seconds_elapsed();
    const Condition predicate = encode(property.expr, init.next);
    define(predicate.definitions);
    Question question;
    question.kind = Kind::Initial;
    question.formula = &formulas_.emplace_back(kernel::Conjunct{property.name, property.expr});
    question.path = &paths_.back();
    question.claim = fmt::format("Init => {}", property.name);
    question.cell = &result_.initial[i].cells[0];
    add_question(std::move(question), bad_states_of(predicate, terms_.true_term()), since);
  }
  close_context();
}

void InductionCheck::admit_states() {
  show("the states that the invariant admits");
  const double begin = budget_.seconds_elapsed();
  std::vector<kernel::ExprId> formulas = sampled_;
  formulas.insert(formulas.end(), assumed_.begin(), assumed_.end());
  before_ = take(system_.admitted(formulas));
  encode_seconds_ += budget_.seconds_elapsed() - begin;
  if (before_->capped) result_.sequences_up_to = kLongestSequence;
  if (before_->states.branches.empty()) return;
  define(before_->states.definitions);
  assert_term(before_->states.step_condition);
  refuse_limits(before_->states.obligations);
  // Read as an initial predicate the conjuncts are taken in another order: once more, as the interpreter evaluates them.
  for (const kernel::Conjunct& conjunct : conjuncts_) {
    const Condition predicate = encode(conjunct.expr, before_->states.next);
    define(predicate.definitions);
    assume(predicate);
  }
}

void InductionCheck::add_implied_questions() {
  const Path& path = paths_.emplace_back(Path{before_->states});
  for (std::size_t i = 0; i < specification_.model.implied.size(); ++i) {
    const frontend::NamedExpr& formula = specification_.model.implied[i];
    show(formula.name);
    const double begin = budget_.seconds_elapsed();
    const Condition predicate = encode(formula.expr, before_->states.next);
    define(predicate.definitions);
    Question question;
    question.kind = Kind::Implied;
    question.formula = &formulas_.emplace_back(kernel::Conjunct{formula.name, formula.expr});
    question.path = &path;
    question.claim = fmt::format("{} => {}", result_.invariant, formula.name);
    question.cell = &result_.implied[i].cells[0];
    add_question(std::move(question), bad_states_of(predicate, terms_.true_term()), begin);
  }
  close_context();
}

/// Its context is sealed later. `since`: when its encoding began.
void InductionCheck::add_question(Question question, std::vector<BadState> bad_states, double since) {
  std::vector<TermId> all;
  for (const BadState& bad : bad_states) all.push_back(bad.term);
  question.bad_states = std::move(bad_states);
  question.any = terms_.disjunction(all);
  question.cell->seconds = budget_.seconds_elapsed() - since;
  questions_.push_back(std::move(question));
}

ContextId InductionCheck::close_context() {
  if (!pending_.empty() || !context_.is_valid()) context_ = contexts_.add(context_, std::exchange(pending_, {}));
  for (; closed_ < questions_.size(); ++closed_) questions_[closed_].context = context_;
  return context_;
}

/// `where`: the condition under which the formula is evaluated.
std::vector<InductionCheck::BadState> InductionCheck::bad_states_of(const Condition& predicate, TermId where) {
  std::vector<BadState> bad_states = bad_states_of(predicate.obligations, where);
  if (only_undefined_ || holds_before_.contains(predicate.holds)) return bad_states;
  bad_states.insert(bad_states.begin(), {predicate.falsified(terms_, options_.undefined), std::nullopt});
  return bad_states;
}

std::vector<InductionCheck::BadState> InductionCheck::bad_states_of(const std::vector<obligation::Obligation>& obligations,
                                                                    TermId where) {
  std::vector<BadState> bad_states;
  for (const auto& obligation : encoder::to_be_looked_for(obligations, options_.undefined)) {
    const TermId here = terms_.conjunction({where, obligation.violated});
    if (!holds_before_.contains(terms_.negate(obligation.violated))) bad_states.push_back({here, obligation});
  }
  return bad_states;
}

Condition InductionCheck::encode(kernel::ExprId formula, const encoder::SymbolicState& state) {
  poll();
  const double begin = budget_.seconds_elapsed();
  Condition predicate = take(system_.holds(formula, {state, 1}));
  encode_seconds_ += budget_.seconds_elapsed() - begin;
  return predicate;
}

/// The formula holds, and has a value, in the state before.
void InductionCheck::assume(const Condition& predicate) {
  refuse_limits(predicate.obligations);
  const auto assume_term = [&](TermId t) {
    holds_before_.insert(t);
    assert_term(t);
  };
  assume_term(predicate.holds);
  for (const TermId t : encoder::all_defined(terms_, predicate.obligations, options_.undefined)) assume_term(t);
}

/// What lies past a limit of the encoding was not encoded: states might be missing.
void InductionCheck::refuse_limits(const std::vector<obligation::Obligation>& obligations) {
  for (const auto& obligation : obligations) {
    if (!obligation.is_limit() || terms_.is_false(obligation.violated)) continue;
    const Query query{close_context(), obligation.violated};
    if (ask(session_at(query.context), query.term) != solver::Answer::Unsat)
      throw Stopped{solver::incomplete(obligation.message)};
    limits_.push_back(query);
  }
}

void InductionCheck::assume_defined(const std::vector<obligation::Obligation>& obligations) {
  define(encoder::all_defined(terms_, obligations, options_.undefined));
}

void InductionCheck::define(const std::vector<TermId>& definitions) {
  for (const TermId t : definitions) assert_term(t);
}

void InductionCheck::assert_term(TermId t) {
  if (!terms_.is_true(t)) pending_.push_back(t);
}

void InductionCheck::poll() const {
  if (budget_.is_over()) throw Stopped{budget_.why()};
}

void InductionCheck::show(const std::string& activity) const { budget_.observe(0, activity); }

}  // namespace tlaloc::engine
