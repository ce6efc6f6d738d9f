// What an inductive check found: counterexamples that the interpreter has confirmed, and the verdict.
#include <fmt/core.h>

#include <algorithm>

#include "solver/engine/induction/induction_check.h"
#include "solver/trace/decode.h"
#include "solver/trace/minimise.h"

namespace tlaloc::engine {

using interpret::EvalError;
using solver::Answer;
using solver::CounterexampleToInduction;
using solver::InductionCell;
using solver::InductionRow;

namespace {
/// After a limit was met: for counterexamples that have been found by then.
constexpr double kSecondsToConfirm = 0.5;
/// Units of work for a question about some values only, to which nothing but a counterexample is an answer.
constexpr std::uint32_t kWorkOnTries = 250'000;
}  // namespace

void InductionCheck::answer_all() {
  std::vector<Query> queries;
  std::vector<Question*> asked;
  for (Question& question : questions_) {
    if (terms_.is_false(question.any)) {
      question.cell->answer = InductionCell::Answer::Holds;
    } else {
      queries.push_back({question.context, question.any});
      asked.push_back(&question);
    }
  }
  queries.push_back(*some_initial_state_);
  const auto show_claim = [&](std::size_t query) { show(query < asked.size() ? asked[query]->claim : "Init"); };
  const Discharged answers = discharge(
      terms_, contexts_, queries, {options_.jobs, options_.seed, show_claim, sampled_.empty() ? 0 : kWorkOnTries}, budget_);
  work_ = answers.work;
  result_.statistics.no_initial_state = answers.replies.back().answer == Answer::Unsat;
  if (budget_.is_over()) {
    stopped_ = budget_.why();
    budget_.extend(kSecondsToConfirm);
  }
  for (std::size_t i = 0; i < asked.size(); ++i) {
    const Reply& reply = answers.replies[i];
    asked[i]->cell->seconds += reply.seconds;
    if (reply.answer == Answer::Unsat) asked[i]->cell->answer = InductionCell::Answer::Holds;
    if (reply.answer == Answer::Unknown) asked[i]->cell->why = reply.why.value_or(solver::WhyUnknown{});
    if (reply.answer == Answer::Sat) show_counterexample(*asked[i]);
  }
  // Where Init has no value, that there is a state of which it is TRUE means nothing.
  if (result_.defined.cells[0].answer != InductionCell::Answer::Holds) result_.statistics.no_initial_state = false;
}

solver::Session& InductionCheck::session_at(ContextId context) {
  if (!session_) {
    session_ = std::make_unique<ContextSession>(terms_, contexts_, PortfolioOptions{1, options_.seed, std::nullopt});
    guard_.emplace(budget_, session_->session());
  }
  return session_->at(context);
}

Answer InductionCheck::ask(solver::Session& session, TermId assumption) const {
  poll();
  const TermId assumptions[] = {assumption};
  const Answer answer = session.check(assumptions);
  poll();
  return answer;
}

/// Asked once more, for a model that is the same in every run.
void InductionCheck::show_counterexample(Question& question) {
  InductionCell& cell = *question.cell;
  solver::Session& session = session_at(question.context);
  const Answer answer = ask(session, question.any);
  TLALOC_CHECK(answer != Answer::Unsat, "two solvers disagree on " + question.claim);
  if (answer == Answer::Unknown) {
    cell.why = session.why();
    return;
  }
  // FALSE comes before no value: the first bad that the model or another one makes true.
  term::Assignment model = session.model();
  const BadState* found = nullptr;
  for (const BadState& bad : question.bad_states) {
    if (term::TermEvaluator(terms_, model).truth(bad.term)) {
      found = &bad;
    } else if (&bad == &question.bad_states.front() && !bad.obligation && ask(session, bad.term) == Answer::Sat) {
      model = session.model();
      found = &bad;
    }
    if (found != nullptr) break;
  }
  TLALOC_CHECK(found != nullptr, "a model of a disjunction satisfies none of its parts");
  const auto& obligation = found->obligation;
  if (obligation && obligation->is_limit()) {
    cell.why = solver::incomplete(obligation->message);
  } else if (!options_.explain || !question.kind) {
    cell.answer = obligation ? InductionCell::Answer::Undefined : InductionCell::Answer::Fails;
  } else {
    confirm(question, *found, std::move(model));
  }
}

/// The interpreter's word on it, or the cell stays Unknown.
void InductionCheck::confirm(Question& question, const BadState& bad, term::Assignment model) {
  InductionCell& cell = *question.cell;
  CounterexampleToInduction shown;
  shown.kind = *question.kind;
  shown.undefined = bad.obligation.has_value();
  if (question.formula != nullptr) {
    shown.formula = question.formula->name;
    shown.span = specification_.program.spans[question.formula->expr];
  }
  std::optional<trace::Replay> replay;
  try {
    if (question.path == nullptr) {
      replay = replayer_.undefined_init();
    } else {
      if (!stopped_) {
        solver::Session& session = session_at(question.context);
        session.push();
        session.assert_term(bad.term);
        model = minimise(session, terms_, question.path->front().next, std::move(model), budget_);
        session.pop();
      }
      shown.trace = trace::decode(specification_.program, *question.path, terms_, model);
      const double begin = budget_.seconds_elapsed();
      replay = replay_of(question, shown);
      replay_seconds_ += budget_.seconds_elapsed() - begin;
    }
  } catch (const trace::ReplayFailure& failure) {
    // With undefined expressions free, a model may rest on a value that the interpreter does not grant; and not all is known of
    // functions and quantifiers that cannot be listed.
    if (options_.undefined == encoder::Undefined::IsError && !terms_.has_sources()) throw;
    replay = trace::Unconfirmed{failure.what()};
  }
  if (const auto* doubt = std::get_if<trace::Unconfirmed>(&*replay)) {
    cell.why = solver::incomplete("a counterexample that the interpreter cannot confirm: " + doubt->reason);
    return;
  }
  if (const auto& error = std::get<trace::Confirmed>(*replay).error) {
    shown.message = error->message;
    shown.span = error->span;
  } else if (question.formula != nullptr) {
    const auto& steps = shown.trace.steps;
    shown.explanation = question.kind == Kind::Action
                            ? trace::explain(specification_.program, interpreter_, question.formula->expr, steps.front().state,
                                             &steps.back().state)
                            : trace::explain(specification_.program, interpreter_, question.formula->expr, steps.back().state);
  }
  cell.answer = shown.undefined ? InductionCell::Answer::Undefined : InductionCell::Answer::Fails;
  if (shown.kind == Kind::Next) replayer_.expect_undefined();
  cell.counterexample = result_.counterexamples.size();
  result_.counterexamples.push_back(std::move(shown));
}

trace::Replay InductionCheck::replay_of(const Question& question, const CounterexampleToInduction& shown) {
  const auto formula = question.formula == nullptr ? std::nullopt : std::optional(question.formula->expr);
  switch (*question.kind) {
    case Kind::Initial:
      return replayer_.state_violation(shown.trace, *formula, shown.undefined);
    case Kind::Action:
      return replayer_.induction_step(shown.trace, assumed_, *formula, shown.undefined);
    case Kind::Step:
    case Kind::Next:
    case Kind::Implied:
      return replayer_.induction(shown.trace, assumed_, formula, shown.undefined);
  }
  throw InternalError("a counterexample of an unknown kind");
}

namespace {

bool has_failed(const InductionCell& cell) {
  return cell.answer == InductionCell::Answer::Fails || cell.answer == InductionCell::Answer::Undefined;
}
bool has_failed(const InductionRow& row) {
  return std::any_of(row.cells.begin(), row.cells.end(), [](const InductionCell& cell) { return has_failed(cell); });
}

}  // namespace

/// Whether what fails is no more than an invariant that is too weak, or a behaviour that violates it.
void InductionCheck::look_for_behaviour() {
  constexpr std::uint32_t kSteps = 5;
  constexpr double kSeconds = 1.5;
  bool undefined = has_failed(result_.defined);
  for (const auto* rows : {&result_.constraints, &result_.action_constraints}) {
    undefined |= std::any_of(rows->begin(), rows->end(), [](const InductionRow& row) { return has_failed(row); });
  }
  frontend::Specification bounded = specification_.draft();
  bounded.model.invariants.clear();
  for (std::size_t i = 0; i < conjuncts_.size(); ++i) {
    if (!has_failed(result_.conjuncts[i])) continue;
    bounded.model.invariants.push_back({conjuncts_[i].name, conjuncts_[i].expr, result_.conjuncts[i].span});
  }
  bounded.model.action_properties.clear();
  for (std::size_t i = 0; i < result_.actions.size(); ++i) {
    if (has_failed(result_.actions[i])) bounded.model.action_properties.push_back(actions_[i]);
  }
  if (bounded.model.invariants.empty() && bounded.model.action_properties.empty() && !undefined) return;
  show("looking for a behaviour that does the same");
  bounded.model.initial_properties.clear();
  bounded.model.temporal.clear();
  bounded.model.check_deadlock = false;
  solver::CheckOptions options;
  options.length = options_.length.value_or(kSteps);
  options.jobs = options_.jobs;
  options.seed = options_.seed;
  options.undefined = options_.undefined;
  const solver::Budget part(budget_, {options_.length ? std::nullopt : std::optional(kSeconds), {}, true});
  solver::CheckResult found = solver::check(bounded, options, part);
  if (auto* violated = std::get_if<solver::Violated>(&found.verdict)) {
    result_.reachable = std::move(*violated);
  } else if (const auto* bound = std::get_if<solver::NoViolationUpTo>(&found.verdict)) {
    result_.searched = bound->steps;
  } else if (const auto* unknown = std::get_if<solver::Unknown>(&found.verdict)) {
    result_.searched = unknown->checked_steps;
  }
}

/// Of the states that the invariant admits only some were looked at.
void InductionCheck::mark_sampled_cells_unknown() {
  const solver::WhyUnknown why = solver::incomplete(
      fmt::format("no conjunct says which values `{}` may take: only some were tried", result_.without_values.front()));
  const auto doubt = [&](InductionCell& cell) {
    const bool is_open = cell.answer == InductionCell::Answer::Unknown && cell.why.kind == solver::UnknownReason::WorkLimit;
    if (cell.answer == InductionCell::Answer::Holds || is_open) cell = {InductionCell::Answer::Unknown, cell.seconds, why, {}};
  };
  for (InductionRow& row : result_.conjuncts) std::for_each(row.cells.begin() + 1, row.cells.end(), doubt);
  for (auto* rows : {&result_.implied, &result_.actions, &result_.constraints, &result_.action_constraints}) {
    for (InductionRow& row : *rows) std::for_each(row.cells.begin(), row.cells.end(), doubt);
  }
  doubt(result_.defined.cells[1]);
  if (result_.deadlock) doubt(*result_.deadlock);
}

void InductionCheck::conclude() {
  const auto name_unknown = [&](InductionRow& row) {
    for (InductionCell& cell : row.cells) {
      if (cell.answer == InductionCell::Answer::Unknown && cell.why.text.empty())
        cell.why = stopped_.value_or(solver::incomplete("not reached"));
    }
  };
  const InductionCell* doubt = nullptr;
  std::string failed;
  const auto look = [&](InductionRow& row, const std::string& name) {
    name_unknown(row);
    if (failed.empty() && has_failed(row)) failed = name;
    for (const InductionCell& cell : row.cells) {
      if (cell.answer == InductionCell::Answer::Unknown && doubt == nullptr) doubt = &cell;
    }
  };
  for (InductionRow& row : result_.conjuncts) look(row, result_.invariant);
  look(result_.defined, result_.invariant);
  for (auto* rows : {&result_.constraints, &result_.action_constraints, &result_.implied, &result_.initial, &result_.actions}) {
    for (InductionRow& row : *rows) look(row, row.name);
  }

  if (result_.deadlock) {
    if (failed.empty() && has_failed(*result_.deadlock)) failed = "deadlock";
    if (result_.deadlock->answer == InductionCell::Answer::Unknown && doubt == nullptr) doubt = &*result_.deadlock;
  } else if (options_.deadlock && !stopped_) {
    stopped_ = solver::incomplete("deadlock was not looked for");
  }

  if (!failed.empty()) {
    result_.verdict = solver::NotInductive{failed};
  } else if (stopped_ || doubt != nullptr) {
    result_.verdict = solver::Unknown{stopped_ ? *stopped_ : doubt->why, std::nullopt};
  } else if (result_.sequences_up_to) {
    result_.verdict = solver::Unknown{
        solver::incomplete(fmt::format("no counterexample with sequences of up to {} elements; longer ones were not considered",
                                       *result_.sequences_up_to)),
        std::nullopt};
  } else {
    result_.verdict = solver::Proved{"inductive"};
    for (const frontend::NamedExpr& invariant : invariants_) result_.proved.push_back(invariant.name);
    for (const auto* rows : {&result_.implied, &result_.initial, &result_.actions}) {
      for (const InductionRow& row : *rows) result_.proved.push_back(row.name);
    }
  }
}

void InductionCheck::count_work() {
  if (session_) work_.add(session_->session().statistics());
  result_.statistics.encode_seconds = encode_seconds_;
  result_.statistics.solve_seconds = work_.solve_seconds;
  result_.statistics.replay_seconds = replay_seconds_;
  result_.statistics.terms = terms_.size();
  result_.statistics.variables = terms_.variable_count();
  result_.statistics.assertions = work_.assertions;
  result_.statistics.solver_calls = work_.checks;
  for (const auto& [solver, answers] : work_.answers) result_.statistics.solvers.push_back(solver);
}

void InductionCheck::record_obligations() const {
  const auto script = [&](const std::string& claim, const Query& query) {
    std::vector<TermId> assertions = contexts_.all_assertions(query.context);
    assertions.push_back(query.term);
    options_.record({claim, term::to_smtlib(terms_, assertions, claim + "\nIt holds if this has no model.")});
  };
  for (const Query& limit : limits_)
    script("no state that " + result_.invariant + " admits lies past a limit of the encoding", limit);
  for (const Question& question : questions_) {
    if (terms_.is_false(question.any)) {
      options_.record({question.claim, {}});
    } else {
      script(question.claim, {question.context, question.any});
    }
  }
}

}  // namespace tlaloc::engine
