#include "solver/trace/counterexample.h"

#include <chrono>

#include "frontend/support/check.h"
#include "solver/trace/decode.h"
#include "solver/trace/explain/abstract_step.h"
#include "solver/trace/explain/explain.h"
#include "solver/trace/explain/lasso_words.h"

namespace tlaloc::engine {

using interpret::EvalError;
using solver::Unknown;
using solver::Violated;
using solver::ViolationKind;

solver::ViolationKind violation_kind(encoder::PropertyKind kind) {
  switch (kind) {
    case encoder::PropertyKind::Invariant:
      return solver::ViolationKind::Invariant;
    case encoder::PropertyKind::Temporal:
      return solver::ViolationKind::TemporalProperty;
    case encoder::PropertyKind::Initial:
      return solver::ViolationKind::InitialProperty;
    case encoder::PropertyKind::Action:
      return solver::ViolationKind::ActionProperty;
    case encoder::PropertyKind::Deadlock:
      return solver::ViolationKind::Deadlock;
    case encoder::PropertyKind::Defined:
      return solver::ViolationKind::Undefined;
  }
  throw InternalError("a property of an unknown kind");
}

bool BadState::is_limit() const { return obligation && obligation->is_limit(); }

trace::Replay CounterexampleBuilder::replay(const BadState& bad, const trace::Trace& trace) {
  switch (bad.where) {
    case BadState::Where::State:
      return replayer_.state_violation(trace, bad.formula->expr, bad.obligation.has_value());
    case BadState::Where::Action:
      return replayer_.action_violation(trace, bad.formula->expr, bad.obligation.has_value());
    case BadState::Where::Lasso: {
      const encoder::PropertyId property(static_cast<std::uint32_t>(bad.property));
      return replayer_.lasso(trace, behaviours_->formulas(), behaviours_->assumed(),
                             std::get<temporal::FormulaId>(behaviours_->property(property)));
    }
    case BadState::Where::Deadlock:
      return replayer_.deadlock(trace);
    case BadState::Where::Step:
      return replayer_.undefined_step(trace);
    case BadState::Where::Init:
      return replayer_.undefined_init();
  }
  throw InternalError("a violation of an unknown kind");
}

namespace {

/// If the last state is an earlier one, at depth `start`, it is not shown again.
void close_loop(trace::Trace& trace, std::optional<std::uint32_t> start) {
  if (start) {
    trace.loop_action = std::move(trace.steps.back().action);
    trace.steps.pop_back();
  }
  trace.loop_start = start ? *start : trace.steps.size() - 1;
}

}  // namespace

std::vector<std::string> CounterexampleBuilder::remarks(const frontend::NamedExpr& formula, const trace::Trace& trace) {
  for (const frontend::TemporalFormula& property : specification_.model.temporal) {
    if (property.expr == formula.expr) return trace::lasso_words(specification_, interpreter_, property, trace);
  }
  return {};
}

solver::Verdict CounterexampleBuilder::confirm(const BadState& bad, const std::vector<encoder::Transition>& path,
                                               const term::Assignment& model) {
  trace::Trace trace;
  if (bad.where != BadState::Where::Init) trace = trace::decode(specification_.program, path, terms_, model);
  if (bad.where == BadState::Where::Lasso) close_loop(trace, bad.loop_start);
  const auto begin = std::chrono::steady_clock::now();
  const std::uint32_t depth = path.empty() ? 0 : static_cast<std::uint32_t>(path.size() - 1);
  const auto checked = depth == 0 ? std::nullopt : std::optional(depth - 1);

  std::optional<trace::Replay> outcome;
  try {
    outcome = replay(bad, trace);
  } catch (const trace::ReplayFailure& failure) {
    // With undefined expressions free, a model may rest on a value that the interpreter does not grant; and not all is known of
    // functions and quantifiers that cannot be listed.
    if (undefined_ == encoder::Undefined::IsError && !terms_.has_sources()) throw;
    outcome = trace::Unconfirmed{failure.what()};
  }

  std::optional<solver::Verdict> verdict;
  if (const auto* doubt = std::get_if<trace::Unconfirmed>(&*outcome)) {
    verdict = Unknown{solver::incomplete("a violation that the interpreter cannot confirm: " + doubt->reason), checked};
  } else {
    Violated violated;
    violated.step = depth;
    violated.kind = bad.kind;
    if (bad.formula != nullptr) {
      violated.name = bad.formula->name;
      violated.span = bad.formula->span;
    } else {
      violated.name = "deadlock";
    }
    const auto& error = std::get<trace::Confirmed>(*outcome).error;
    if (error) {
      const bool assertion = error->kind == EvalError::Kind::Assertion;
      const bool in_property = bad.formula != nullptr && bad.kind != ViolationKind::Undefined;
      violated.kind = assertion ? ViolationKind::Assertion : solver::without_value(bad.kind);
      if (!in_property) {
        violated.name = assertion ? "assertion" : "undefined expression";
        replayer_.expect_undefined();
      }
      violated.message = error->message;
      violated.span = error->span;
    } else if (bad.formula != nullptr && bad.where != BadState::Where::Lasso) {
      const bool action = bad.where == BadState::Where::Action;
      const auto last = trace.steps.size() - 1;
      violated.explanation =
          trace::explain(specification_.program, interpreter_, bad.formula->expr, trace.steps[action ? last - 1 : last].state,
                         action ? &trace.steps[last].state : nullptr);
      if (action) {
        if (auto seen = trace::describe_abstract_step(specification_.program, interpreter_, bad.formula->expr, trace))
          violated.remarks.push_back(std::move(*seen));
      }
    }
    if (bad.where == BadState::Where::Lasso) violated.remarks = remarks(*bad.formula, trace);
    violated.trace = std::move(trace);
    verdict = std::move(violated);
  }
  replay_seconds_ += std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
  return *verdict;
}

}  // namespace tlaloc::engine
