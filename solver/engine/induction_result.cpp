// What an inductive check found: counterexamples that the interpreter has confirmed, and the verdict.
#include <fmt/core.h>

#include <algorithm>

#include "solver/engine/induction.h"
#include "solver/engine/minimise.h"
#include "solver/trace/decode.h"

namespace tlaloc::engine {

using encoder::Transition;
using interpret::EvalError;
using solver::Answer;
using solver::CounterexampleToInduction;
using solver::InductionCell;
using solver::InductionRow;

void InductionCheck::show_counterexample(const Question& question, const std::vector<Bad>& bads, term::Assignment model,
                                         InductionCell& cell) {
  // FALSE comes before no value: the first bad that the model or another one makes true.
  const Bad* found = nullptr;
  for (const Bad& bad : bads) {
    if (term::TermEvaluator(terms_, model).truth(bad.term)) {
      found = &bad;
    } else if (&bad == &bads.front() && !bad.obligation && ask(bad.term) == Answer::Sat) {
      model = session_->model();
      found = &bad;
    }
    if (found != nullptr) break;
  }
  TLALOC_CHECK(found != nullptr, "a model of a disjunction satisfies none of its parts");
  const auto& obligation = found->obligation;
  if (obligation && (obligation->kind == EvalError::Kind::Limit || obligation->kind == EvalError::Kind::Unsupported)) {
    cell.reason = obligation->message;
    return;
  }
  if (!options_.explain) {
    cell.answer = obligation ? InductionCell::Answer::Undefined : InductionCell::Answer::Fails;
    return;
  }
  CounterexampleToInduction shown;
  shown.kind = question.kind;
  shown.undefined = obligation.has_value();
  if (question.formula != nullptr) {
    shown.formula = question.formula->name;
    shown.span = specification_.program.spans[question.formula->expr];
  }
  std::optional<trace::Replay> replay;
  try {
    if (question.path.empty()) {
      replay = replayer_.undefined_init();
    } else {
      session_->push();
      assert_term(found->term);
      model = minimise(*session_, terms_, question.path.front().next, std::move(model), watchdog_);
      session_->pop();
      shown.trace = trace::decode(specification_.program, question.path, terms_, model);
      const double begin = watchdog_.elapsed_seconds();
      const auto formula = question.formula == nullptr ? std::nullopt : std::optional(question.formula->expr);
      replay = question.kind == Kind::Initial
                   ? replayer_.state_violation(shown.trace, *formula, shown.undefined)
                   : replayer_.induction(shown.trace, assumed_, formula, shown.undefined);
      replay_seconds_ += watchdog_.elapsed_seconds() - begin;
    }
  } catch (const trace::ReplayFailure& failure) {
    // With undefined expressions free, a model may rest on a value that the interpreter does not grant.
    if (!options_.undefined_is_free) throw;
    replay = trace::Unconfirmed{failure.what()};
  }
  if (const auto* doubt = std::get_if<trace::Unconfirmed>(&*replay)) {
    cell.reason = "a counterexample that the interpreter cannot confirm: " + doubt->reason;
    return;
  }
  if (const auto& error = std::get<trace::Confirmed>(*replay).error) {
    shown.message = error->message;
    shown.span = error->span;
  } else if (question.formula != nullptr) {
    shown.explanation = trace::explain(specification_.program, interpreter_, question.formula->expr,
                                       shown.trace.steps.back().state);
  }
  cell.answer = shown.undefined ? InductionCell::Answer::Undefined : InductionCell::Answer::Fails;
  cell.counterexample = result_.counterexamples.size();
  result_.counterexamples.push_back(std::move(shown));
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
  const bool undefined = has_failed(result_.defined);
  frontend::Specification bounded{specification_.program, specification_.model};
  bounded.model.invariants.clear();
  for (std::size_t i = 0; i < conjuncts_.size(); ++i) {
    if (!has_failed(result_.conjuncts[i])) continue;
    bounded.model.invariants.push_back({conjuncts_[i].name, conjuncts_[i].expr, result_.conjuncts[i].span});
  }
  if (bounded.model.invariants.empty() && !undefined) return;
  show("looking for a behaviour that does the same");
  bounded.model.action_properties.clear();
  bounded.model.initial_properties.clear();
  bounded.model.temporal.clear();
  bounded.model.check_deadlock = false;
  solver::CheckOptions options;
  options.length = options_.length.value_or(kSteps);
  options.jobs = options_.jobs;
  options.seed = options_.seed;
  options.stop = options_.stop;
  options.memory_megabytes = options_.memory_megabytes;
  options.undefined_is_free = options_.undefined_is_free;
  if (options_.timeout_seconds) {
    options.timeout_seconds = std::max(*options_.timeout_seconds - watchdog_.elapsed_seconds(), 0.001);
  }
  if (!options_.length) options.timeout_seconds = std::min(options.timeout_seconds.value_or(kSeconds), kSeconds);
  solver::CheckResult found = solver::check(bounded, options);
  if (auto* violated = std::get_if<solver::Violated>(&found.verdict)) {
    result_.reachable = std::move(*violated);
  } else if (const auto* bound = std::get_if<solver::NoViolationUpTo>(&found.verdict)) {
    result_.searched = bound->steps;
  } else if (const auto* unknown = std::get_if<solver::Unknown>(&found.verdict)) {
    result_.searched = unknown->checked_steps;
  }
}

void InductionCheck::settle() {
  const auto name_unknown = [&](InductionRow& row) {
    for (InductionCell& cell : row.cells) {
      if (cell.answer == InductionCell::Answer::Unknown && cell.reason.empty()) cell.reason = stopped_.value_or("not reached");
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
  for (InductionRow& row : result_.implied) look(row, row.name);

  if (result_.deadlock) {
    if (failed.empty() && has_failed(*result_.deadlock)) failed = "deadlock";
    if (result_.deadlock->answer == InductionCell::Answer::Unknown && doubt == nullptr) doubt = &*result_.deadlock;
  } else if (options_.deadlock && !stopped_) {
    stopped_ = "deadlock was not looked for";
  }

  if (!failed.empty()) {
    result_.verdict = solver::NotInductive{failed};
  } else if (stopped_ || doubt != nullptr) {
    result_.verdict = solver::Unknown{stopped_ ? *stopped_ : doubt->reason, std::nullopt};
  } else if (result_.sequences_up_to) {
    result_.verdict = solver::Unknown{
        fmt::format("no counterexample with sequences of up to {} elements; longer ones were not considered",
                    *result_.sequences_up_to),
        std::nullopt};
  } else {
    result_.verdict = solver::Proved{"inductive"};
    for (const frontend::NamedExpr& invariant : specification_.model.invariants) result_.proved.push_back(invariant.name);
    for (const InductionRow& row : result_.implied) result_.proved.push_back(row.name);
  }
  const solver::SessionStatistics& work = session_->statistics();
  result_.statistics.encode_seconds = encode_seconds_;
  result_.statistics.solve_seconds = work.solve_seconds;
  result_.statistics.replay_seconds = replay_seconds_;
  result_.statistics.terms = terms_.size();
  result_.statistics.variables = terms_.variable_count();
  result_.statistics.assertions = work.assertions;
  result_.statistics.solver_calls = work.checks;
}

}  // namespace tlaloc::engine
