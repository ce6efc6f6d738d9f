#include "solver/engine/induction.h"

#include "frontend/kernel/traverse.h"
#include "solver/engine/minimise.h"
#include "solver/engine/portfolio.h"
#include "solver/trace/decode.h"

namespace tlaloc::engine {

using encoder::Predicate;
using encoder::Transition;
using interpret::EvalError;
using solver::Answer;
using solver::InductionCell;
using solver::InductionRow;

namespace {

/// Elements of Seq(S) are drawn up to this length: the answer then says so and is no proof.
constexpr std::uint32_t kLongestSequence = 3;

symbolic::Limits limits() {
  symbolic::Limits limits;
  limits.sequence = kLongestSequence;
  return limits;
}

bool is_limit(const obligation::Obligation& obligation) {
  return obligation.kind == EvalError::Kind::Limit || obligation.kind == EvalError::Kind::Unsupported;
}

std::unordered_set<std::uint32_t> variables_of(const kernel::Program& program, kernel::ExprId formula) {
  std::unordered_set<std::uint32_t> out;
  for (const kernel::ExprId id : kernel::reach(program, {formula}).exprs) {
    if (const auto* ref = std::get_if<kernel::VariableRef>(&program.exprs[id])) out.insert(ref->variable.index);
  }
  return out;
}

}  // namespace

InductionCheck::InductionCheck(const frontend::Specification& specification, const solver::InductOptions& options,
                               Watchdog& watchdog, interpret::Interpreter& interpreter)
    : specification_(specification),
      options_(options),
      watchdog_(watchdog),
      interpreter_(interpreter),
      encoder_(specification, terms_, limits()),
      session_(make_portfolio(terms_, {options.jobs, options.seed, std::nullopt})),
      replayer_(specification, interpreter) {
  for (const frontend::NamedExpr& invariant : specification.model.invariants) {
    result_.invariant += (result_.invariant.empty() ? "" : ", ") + invariant.name;
    for (kernel::Conjunct& conjunct : kernel::conjuncts(specification.program, invariant.expr, invariant.name)) {
      reads_.push_back(variables_of(specification.program, conjunct.expr));
      assumed_.push_back(conjunct.expr);
      conjuncts_.push_back(std::move(conjunct));
    }
  }
  for (const frontend::NamedExpr& constraint : specification.model.constraints) {
    result_.constraints.push_back(constraint.name);
  }
  watchdog_.guard(session_.get());
  encoder_.set_interrupt([this] { return watchdog_.fired(); });
}

InductionCheck::~InductionCheck() { watchdog_.guard(nullptr); }

solver::Induction InductionCheck::run() {
  result_.columns.emplace_back("Init");
  for (const kernel::Conjunct& conjunct : conjuncts_) {
    result_.conjuncts.push_back({conjunct.name, specification_.program.spans[conjunct.expr], {InductionCell{}}});
  }
  for (const frontend::NamedExpr& formula : specification_.model.implied) {
    result_.implied.push_back({formula.name, formula.span, {InductionCell{}}});
  }
  result_.defined.cells.resize(2);
  try {
    run_all();
  } catch (const Stopped& stopped) {
    stopped_ = stopped.reason;
  } catch (const evaluate::Interrupted&) {
    stopped_ = watchdog_.reason();
  } catch (const std::bad_alloc&) {
    stopped_ = "out of memory";
  }
  if (!stopped_ && options_.explain) look_for_behaviour();
  settle();
  return std::move(result_);
}

void InductionCheck::run_all() {
  session_->push();
  check_initial();
  session_->pop();
  assume_invariant();
  if (before_->states.branches.empty()) {
    // Nothing satisfies the invariant: what is said of such states is true.
    result_.defined.cells[1].answer = InductionCell::Answer::Holds;
    for (InductionRow& row : result_.implied) row.cells[0].answer = InductionCell::Answer::Holds;
    if (options_.deadlock) result_.deadlock = InductionCell{InductionCell::Answer::Holds, 0, {}, {}};
    return;
  }
  check_implied();
  check_steps();
}

void InductionCheck::check_initial() {
  show("the initial predicate");
  const double begin = watchdog_.elapsed_seconds();
  Transition init = encoder_.initial();
  encode_seconds_ += watchdog_.elapsed_seconds() - begin;
  define(init.definitions);
  Question question{Kind::Initial, nullptr, {}};
  InductionCell& defined = result_.defined.cells[0];
  defined = decide(question, bads_of(init.obligations, terms_.true_term()));
  defined.seconds = watchdog_.elapsed_seconds() - begin;
  if (!options_.undefined_is_free) {
    for (const auto& obligation : init.obligations) assert_term(terms_.negate(obligation.violated));
  }
  if (terms_.is_false(init.taken) || ask(init.taken) == Answer::Unsat) {
    result_.statistics.no_initial_state = true;
    for (InductionRow& row : result_.conjuncts) row.cells[0].answer = InductionCell::Answer::Holds;
    return;
  }
  assert_term(init.taken);
  check_conjuncts(0, Kind::Initial, {std::move(init)});
}

void InductionCheck::assume_invariant() {
  show("the states that the invariant admits");
  const double begin = watchdog_.elapsed_seconds();
  before_ = encoder_.arbitrary(assumed_);
  encode_seconds_ += watchdog_.elapsed_seconds() - begin;
  if (before_->capped) result_.sequences_up_to = kLongestSequence;
  if (before_->states.branches.empty()) return;
  define(before_->states.definitions);
  assert_term(before_->states.taken);
  refuse_limits(before_->states.obligations);
  // Read as an initial predicate the conjuncts are taken in another order: once more, as the interpreter evaluates them.
  for (const kernel::Conjunct& conjunct : conjuncts_) assume(encode(conjunct, before_->states.next));
}

void InductionCheck::check_implied() {
  for (std::size_t i = 0; i < specification_.model.implied.size(); ++i) {
    const frontend::NamedExpr& formula = specification_.model.implied[i];
    show(formula.name);
    const kernel::Conjunct implied{formula.name, formula.expr};
    session_->push();
    result_.implied[i].cells[0] = check_formula({Kind::Implied, &implied, {before_->states}}, terms_.true_term(), nullptr);
    session_->pop();
  }
}

void InductionCheck::check_steps() {
  for (const frontend::NamedExpr& constraint : specification_.model.constraints) {
    const kernel::Conjunct formula{constraint.name, constraint.expr};
    assume(encode(formula, before_->states.next));
  }
  show("the next-state relation");
  const double begin = watchdog_.elapsed_seconds();
  encoder::ActionSteps steps = encoder_.actions(before_->states.next, 1);
  encode_seconds_ += watchdog_.elapsed_seconds() - begin;
  if (steps.capped) result_.sequences_up_to = kLongestSequence;
  define(steps.definitions);
  InductionCell& defined = result_.defined.cells[1];
  defined = decide({Kind::Next, nullptr, {before_->states}}, bads_of(steps.obligations, terms_.true_term()));
  defined.seconds = watchdog_.elapsed_seconds() - begin;
  if (!options_.undefined_is_free) {
    for (const auto& obligation : steps.obligations) assert_term(terms_.negate(obligation.violated));
  }
  if (options_.deadlock) check_deadlock();
  for (Transition& action : steps.actions) {
    const Symbol name = action.branches.front().label.name;
    const std::string next_name = specification_.model.next_name.empty() ? "Next" : specification_.model.next_name;
    result_.columns.push_back(name.empty() ? next_name : name.text());
    for (InductionRow& row : result_.conjuncts) row.cells.emplace_back();
  }
  for (std::size_t i = 0; i < steps.actions.size(); ++i) {
    Transition& action = steps.actions[i];
    show(result_.columns[i + 1]);
    session_->push();
    define(action.definitions);
    assert_term(action.taken);
    check_conjuncts(i + 1, Kind::Step, {before_->states, std::move(action)});
    session_->pop();
  }
}

void InductionCheck::check_deadlock() {
  const double begin = watchdog_.elapsed_seconds();
  const Predicate enabled = encoder_.enabled(before_->states.next, 0);
  define(enabled.definitions);
  InductionCell& cell = result_.deadlock.emplace();
  const Answer answer = ask(terms_.negate(enabled.holds));
  cell.seconds = watchdog_.elapsed_seconds() - begin;
  if (answer == Answer::Unknown) {
    cell.reason = session_->reason();
  } else {
    cell.answer = answer == Answer::Unsat ? InductionCell::Answer::Holds : InductionCell::Answer::Fails;
  }
}

void InductionCheck::check_conjuncts(std::size_t column, Kind kind, const std::vector<Transition>& path) {
  std::vector<TermId> earlier{terms_.true_term()};  // the conjuncts so far hold
  for (std::size_t i = 0; i < conjuncts_.size(); ++i) {
    InductionCell& cell = result_.conjuncts[i].cells[column];
    if (kind == Kind::Step && is_unchanged(conjuncts_[i], path.back().next)) {
      cell.answer = InductionCell::Answer::Holds;
      continue;
    }
    TermId holds = terms_.true_term();
    cell = check_formula({kind, &conjuncts_[i], path}, terms_.conjunction(earlier), &holds);
    earlier.push_back(holds);
  }
}

bool InductionCheck::is_unchanged(const kernel::Conjunct& formula, const encoder::SymbolicState& next) const {
  const auto& reads = reads_[static_cast<std::size_t>(&formula - conjuncts_.data())];
  for (const std::uint32_t variable : reads) {
    if (!symbolic::identical(before_->states.next.values[variable], next.values[variable])) return false;
  }
  return true;
}

/// `where`: the condition under which the formula is evaluated.
InductionCell InductionCheck::check_formula(const Question& question, TermId where, TermId* holds) {
  const double begin = watchdog_.elapsed_seconds();
  const Predicate predicate = encode(*question.formula, question.path.back().next);
  define(predicate.definitions);
  if (holds != nullptr) *holds = predicate.holds;
  std::vector<Bad> bads = bads_of(predicate.obligations, where);
  std::vector<TermId> falsified{terms_.negate(predicate.holds)};
  if (!options_.undefined_is_free) {
    for (const auto& obligation : predicate.obligations) falsified.push_back(terms_.negate(obligation.violated));
  }
  if (!holds_before_.contains(predicate.holds)) bads.insert(bads.begin(), {terms_.conjunction(falsified), std::nullopt});
  InductionCell cell = decide(question, bads);
  cell.seconds = watchdog_.elapsed_seconds() - begin;
  return cell;
}

InductionCell InductionCheck::decide(const Question& question, const std::vector<Bad>& bads) {
  InductionCell cell;
  std::vector<TermId> all;
  for (const Bad& bad : bads) all.push_back(bad.term);
  const TermId any = terms_.disjunction(all);
  const Answer answer = terms_.is_false(any) ? Answer::Unsat : ask(any);
  if (answer == Answer::Unsat) {
    cell.answer = InductionCell::Answer::Holds;
  } else if (answer == Answer::Unknown) {
    cell.reason = session_->reason();
  } else {
    show_counterexample(question, bads, session_->model(), cell);
  }
  return cell;
}

std::vector<InductionCheck::Bad> InductionCheck::bads_of(const std::vector<obligation::Obligation>& obligations,
                                                         TermId where) {
  std::vector<Bad> bads;
  for (const auto& obligation : obligations) {
    if (options_.undefined_is_free && !is_limit(obligation)) continue;
    const TermId here = terms_.conjunction({where, obligation.violated});
    if (!holds_before_.contains(terms_.negate(obligation.violated))) bads.push_back({here, obligation});
  }
  return bads;
}

Predicate InductionCheck::encode(const kernel::Conjunct& formula, const encoder::SymbolicState& state) {
  poll();
  const double begin = watchdog_.elapsed_seconds();
  Predicate predicate = encoder_.predicate(formula.expr, state, 1);
  encode_seconds_ += watchdog_.elapsed_seconds() - begin;
  return predicate;
}

/// The formula holds, and has a value, in the state before.
void InductionCheck::assume(const Predicate& predicate) {
  define(predicate.definitions);
  refuse_limits(predicate.obligations);
  const auto say = [&](TermId t) {
    holds_before_.insert(t);
    assert_term(t);
  };
  say(predicate.holds);
  if (options_.undefined_is_free) return;
  for (const auto& obligation : predicate.obligations) say(terms_.negate(obligation.violated));
}

/// What lies past a limit of the encoding was not encoded: states might be missing.
void InductionCheck::refuse_limits(const std::vector<obligation::Obligation>& obligations) {
  for (const auto& obligation : obligations) {
    if (is_limit(obligation) && ask(obligation.violated) != Answer::Unsat) throw Stopped{obligation.message};
  }
}

void InductionCheck::define(const std::vector<TermId>& definitions) {
  for (const TermId t : definitions) assert_term(t);
}

void InductionCheck::assert_term(TermId t) {
  if (!terms_.is_true(t)) session_->assert_term(t);
}

Answer InductionCheck::ask(TermId assumption) {
  poll();
  const TermId assumptions[] = {assumption};
  const Answer answer = session_->check(assumptions);
  poll();
  return answer;
}

void InductionCheck::poll() const {
  if (watchdog_.fired()) throw Stopped{watchdog_.reason()};
}

void InductionCheck::show(const std::string& activity) const {
  if (options_.progress) options_.progress(0, activity);
}

}  // namespace tlaloc::engine
