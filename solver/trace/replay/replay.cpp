#include "solver/trace/replay/replay.h"

#include <fmt/core.h>

#include <set>

#include "frontend/support/stack.h"
#include "solver/trace/replay/lasso_reading.h"
#include "solver/trace/replay/step_label.h"

namespace tlaloc::trace {

using interpret::EvalError;
using interpret::State;

namespace {

Unconfirmed unconfirmed(const EvalError& error) { return {error.message}; }

/// The integers inside a value: items, fields, results.
void collect_integers(const Value& value, std::vector<Integer>& out) {
  if (stack::is_low()) return stack::on_segment([&] { collect_integers(value, out); });
  if (value.is_int()) out.push_back(value.as_int());
  if (value.kind() == ValueKind::LargeFunction) {
    for (const auto& [key, result] : value.entries()) {
      collect_integers(key, out);
      collect_integers(result, out);
    }
    collect_integers(value.otherwise(), out);
    return;
  }
  if (!value.is_function()) return;
  for (const auto& [key, result] : value.function_entries()) collect_integers(result, out);
}

/// What a step is likely to have chosen: the parameters of its label, and the differences of integers it moved.
std::vector<Value> likely_witnesses(const State& current, const Step& step) {
  constexpr std::size_t kMostIntegers = 40;  // their differences are quadratically many
  std::vector<Value> out;
  for (const auto& [name, value] : step.action.parameters) out.push_back(value);
  std::vector<Integer> integers;
  for (const Value& value : current) collect_integers(value, integers);
  for (const Value& value : step.state) collect_integers(value, integers);
  if (integers.size() > kMostIntegers) return out;
  for (const Integer& a : integers) {
    out.push_back(Value::integer(a));
    for (const Integer& b : integers) out.push_back(Value::integer(a - b));
  }
  return out;
}

/// Values that a choice without a value may well have: the integers of a state, and those beside them.
std::vector<Value> nearby(const State& state) {
  std::vector<Integer> integers{0};
  for (const Value& value : state) collect_integers(value, integers);
  std::vector<Value> out;
  for (const Integer& a : integers) {
    for (const int step : {0, -1, 1}) out.push_back(Value::integer(a + step));
  }
  return out;
}

/// What a quantifier over an endless set may be decided by: the integers of the states, arguments of functions among them, and
/// those next to them.
std::vector<Value> nearby_integers(const State& current, const State* next) {
  constexpr std::size_t kMost = 200;
  std::vector<Integer> integers;
  for (const State* state : {&current, next}) {
    if (state == nullptr) continue;
    for (const Value& value : *state) collect_integers(value, integers);
  }
  std::set<Integer> all{Integer(0), Integer(1)};
  for (const Integer& i : integers) {
    if (all.size() > kMost) break;
    all.insert({i, i - 1, i + 1});
  }
  std::vector<Value> out;
  for (const Integer& i : all) out.push_back(Value::integer(i));
  return out;
}

std::uint32_t level_of(std::size_t index) { return static_cast<std::uint32_t>(index + 1); }

}  // namespace

// Init and Next are first evaluated as predicates on the states at hand. As a predicate a formula may have no value although
// TLC reads it without harm (x' = 1 \/ x' = "a" compares the "a" with 1): then the states that the interpreter finds are
// searched.

std::optional<Unconfirmed> Replayer::initial_state(const Trace& trace) {
  const State& first = trace.steps.front().state;
  interpreter_.set_level(1);
  interpreter_.set_witnesses(likely_witnesses({}, trace.steps.front()));
  const auto holds = interpreter_.holds(*specification_.model.init, &first);
  interpreter_.set_witnesses({});
  if (const bool* yes = std::get_if<bool>(&holds)) {
    if (!*yes) throw ReplayFailure("the first state of a trace does not satisfy Init", trace);
    return std::nullopt;
  }
  bool found = false;
  const auto all = interpreter_.for_each_initial_state(*specification_.model.init, [&](const State& state) {
    found = state == first;
    return !found;
  });
  if (found) return std::nullopt;
  const auto* error = std::get_if<EvalError>(&all);
  if (error != nullptr && (expects_undefined_ || interpret::is_limit(error->kind))) return unconfirmed(*error);
  throw ReplayFailure("the first state of a trace is not an initial state" + (error == nullptr ? "" : ": " + error->message),
                      trace);
}

std::optional<Unconfirmed> Replayer::step(const Trace& trace, std::size_t index) {
  const State& current = trace.steps[index].state;
  const State& next = trace.steps[index + 1].state;
  interpreter_.set_level(level_of(index));
  interpreter_.set_witnesses(likely_witnesses(current, trace.steps[index + 1]));
  const auto holds = interpreter_.holds(*specification_.model.next, &current, &next);
  interpreter_.set_witnesses({});
  if (const bool* yes = std::get_if<bool>(&holds)) {
    if (!*yes) throw ReplayFailure(fmt::format("step {} of a trace does not satisfy Next", index + 1), trace);
    check_label(trace, index);
    return std::nullopt;
  }
  bool found = false;
  const auto all = interpreter_.for_each_successor(*specification_.model.next, current,
                                                   [&](const State& state, const interpret::ActionLabel&) {
                                                     found = state == next;
                                                     return !found;
                                                   });
  if (found) {
    check_label(trace, index);
    return std::nullopt;
  }
  const auto* error = std::get_if<EvalError>(&all);
  if (error != nullptr && (expects_undefined_ || interpret::is_limit(error->kind))) return unconfirmed(*error);
  throw ReplayFailure(fmt::format("step {} of a trace leads to a state that is no successor{}", index + 1,
                                  error == nullptr ? "" : ": " + error->message),
                      trace);
}

/// The step is one of Next; what it is called is looked at by itself.
void Replayer::check_label(const Trace& trace, std::size_t index) {
  const Step& step = trace.steps[index + 1];
  const State& current = trace.steps[index].state;
  interpreter_.set_witnesses(likely_witnesses(current, step));
  const bool fits =
      may_be_called(specification_.program, *specification_.model.next, interpreter_, step.action, current, step.state);
  interpreter_.set_witnesses({});
  if (fits) return;
  std::string parameters;
  for (const auto& [name, value] : step.action.parameters) {
    parameters += fmt::format("{}{} = {}", parameters.empty() ? " with " : ", ", name.text(), value.to_string());
  }
  throw ReplayFailure(fmt::format("step {} of a trace is no step of {}{}", index + 1, step.action.name.text(), parameters),
                      trace);
}

std::optional<Unconfirmed> Replayer::constraint(const Trace& trace, const frontend::NamedExpr& formula, const State& current,
                                                const State* next) {
  const auto holds = interpreter_.holds(formula.expr, &current, next);
  if (const auto* error = std::get_if<EvalError>(&holds)) {
    if (interpret::is_limit(error->kind)) return unconfirmed(*error);
    throw ReplayFailure("constraint " + formula.name + " has no value on a trace: " + error->message, trace);
  }
  if (!std::get<bool>(holds)) throw ReplayFailure("a trace goes on past constraint " + formula.name, trace);
  return std::nullopt;
}

std::optional<Unconfirmed> Replayer::behaviour(const Trace& trace, bool last_is_explored) {
  TLALOC_CHECK(!trace.steps.empty(), "a trace without states");
  if (auto doubt = initial_state(trace)) return doubt;
  const std::size_t count = trace.steps.size();
  const std::size_t explored = last_is_explored ? count : count - 1;
  for (std::size_t i = 0; i < count; ++i) {
    const State& state = trace.steps[i].state;
    if (i > 0) {
      if (auto doubt = step(trace, i - 1)) return doubt;
    }
    if (i >= explored) break;
    interpreter_.set_level(level_of(i));
    for (const auto& formula : specification_.model.constraints) {
      if (auto doubt = constraint(trace, formula, state, nullptr)) return doubt;
    }
    if (i == 0) continue;
    interpreter_.set_level(level_of(i - 1));
    for (const auto& formula : specification_.model.action_constraints) {
      if (auto doubt = constraint(trace, formula, trace.steps[i - 1].state, &state)) return doubt;
    }
  }
  return std::nullopt;
}

Replay Replayer::violation(const Trace& trace, kernel::ExprId formula, bool undefined, const State& current,
                           const State* next) {
  interpreter_.set_witnesses(nearby_integers(current, next));
  const auto holds = interpreter_.holds(formula, &current, next);
  interpreter_.set_witnesses({});
  const auto* error = std::get_if<EvalError>(&holds);
  if (error != nullptr && interpret::is_limit(error->kind)) return unconfirmed(*error);
  if (undefined && error == nullptr) throw ReplayFailure("an expression said to be undefined has a value", trace);
  if (undefined) return Confirmed{*error};
  if (error != nullptr) throw ReplayFailure("a property said to be violated has no value: " + error->message, trace);
  if (std::get<bool>(holds)) throw ReplayFailure("a property said to be violated holds", trace);
  return Confirmed{};
}

Replay Replayer::state_violation(const Trace& trace, kernel::ExprId formula, bool undefined) {
  if (auto doubt = behaviour(trace, false)) return *doubt;
  interpreter_.set_level(level_of(trace.steps.size() - 1));
  return violation(trace, formula, undefined, trace.steps.back().state, nullptr);
}

Replay Replayer::action_violation(const Trace& trace, kernel::ExprId formula, bool undefined) {
  TLALOC_CHECK(trace.steps.size() > 1, "an action property needs a step");
  if (auto doubt = behaviour(trace, false)) return *doubt;
  const std::size_t last = trace.steps.size() - 1;
  interpreter_.set_level(level_of(last - 1));
  return violation(trace, formula, undefined, trace.steps[last - 1].state, &trace.steps[last].state);
}

Replay Replayer::lasso(const Trace& trace, const temporal::Formulas& formulas, temporal::FormulaId assumed,
                       temporal::FormulaId property) {
  TLALOC_CHECK(trace.loop_start && *trace.loop_start < trace.steps.size(), "a behaviour that ends where it should go on");
  Trace round = trace;
  if (*trace.loop_start + 1 < trace.steps.size())
    round.steps.push_back({trace.steps[*trace.loop_start].state, trace.loop_action});
  if (auto doubt = behaviour(round, true)) return *doubt;
  LassoReading reading(formulas, interpreter_, trace);
  for (const auto& [formula, wanted] : {std::pair(assumed, true), std::pair(property, false)}) {
    const auto holds = reading.read(formula);
    if (const auto* error = std::get_if<EvalError>(&holds)) {
      if (interpret::is_limit(error->kind)) return unconfirmed(*error);
      throw ReplayFailure("a temporal formula has no value on a behaviour that goes on for ever: " + error->message, trace);
    }
    if (std::get<std::vector<bool>>(holds).front() == wanted) continue;
    throw ReplayFailure(wanted ? "a behaviour that goes on for ever does not satisfy the fairness of the specification"
                               : "a temporal property said to be violated holds",
                        trace);
  }
  return Confirmed{};
}

Replay Replayer::deadlock(const Trace& trace) {
  if (auto doubt = behaviour(trace, true)) return *doubt;
  interpreter_.set_level(level_of(trace.steps.size() - 1));
  const auto goes_on = interpreter_.has_successor(*specification_.model.next, trace.steps.back().state);
  if (const auto* error = std::get_if<EvalError>(&goes_on)) {
    if (interpret::is_limit(error->kind)) return unconfirmed(*error);
    return Confirmed{*error};
  }
  if (std::get<bool>(goes_on)) throw ReplayFailure("a state said to be a deadlock has a successor", trace);
  return Confirmed{};
}

Replay Replayer::undefined_step(const Trace& trace) {
  if (auto doubt = behaviour(trace, true)) return *doubt;
  return undefined_next(trace);
}

Replay Replayer::undefined_next(const Trace& trace) {
  interpreter_.set_level(level_of(trace.steps.size() - 1));
  interpreter_.set_witnesses(nearby(trace.steps.back().state));
  const auto all = interpreter_.for_each_successor(*specification_.model.next, trace.steps.back().state,
                                                   [](const State&, const interpret::ActionLabel&) { return true; });
  interpreter_.set_witnesses({});
  if (const auto* error = std::get_if<EvalError>(&all)) {
    if (interpret::is_limit(error->kind)) return unconfirmed(*error);
    return Confirmed{*error};
  }
  throw ReplayFailure("the next-state relation, said to be undefined in the last state, has a value", trace);
}

/// The first state satisfies `assumed`, and the constraints when it is continued.
std::optional<Unconfirmed> Replayer::admitted(const Trace& trace, const std::vector<kernel::ExprId>& assumed,
                                              bool is_continued) {
  const State& before = trace.steps.front().state;
  interpreter_.set_level(1);
  for (const kernel::ExprId expr : assumed) {
    const auto holds = interpreter_.holds(expr, &before);
    if (const auto* error = std::get_if<EvalError>(&holds)) {
      if (interpret::is_limit(error->kind)) return unconfirmed(*error);
      throw ReplayFailure("a state said to satisfy the invariant does not: " + error->message, trace);
    }
    if (!std::get<bool>(holds)) throw ReplayFailure("a state said to satisfy the invariant does not", trace);
  }
  if (!is_continued) return std::nullopt;
  for (const auto& named : specification_.model.constraints) {
    if (auto doubt = constraint(trace, named, before, nullptr)) return doubt;
  }
  return std::nullopt;
}

Replay Replayer::induction(const Trace& trace, const std::vector<kernel::ExprId>& assumed,
                           std::optional<kernel::ExprId> formula, bool undefined) {
  if (auto doubt = admitted(trace, assumed, trace.steps.size() > 1 || !formula)) return *doubt;
  if (!formula) return undefined_next(trace);
  if (trace.steps.size() > 1) {
    if (auto doubt = step(trace, 0)) return *doubt;
  }
  return violation(trace, *formula, undefined, trace.steps.back().state, nullptr);
}

Replay Replayer::induction_step(const Trace& trace, const std::vector<kernel::ExprId>& assumed, kernel::ExprId formula,
                                bool undefined) {
  TLALOC_CHECK(trace.steps.size() == 2, "an action property needs a step");
  if (auto doubt = admitted(trace, assumed, true)) return *doubt;
  if (auto doubt = step(trace, 0)) return *doubt;
  return violation(trace, formula, undefined, trace.steps.front().state, &trace.steps.back().state);
}

Replay Replayer::undefined_init() {
  interpreter_.set_level(1);
  const auto all = interpreter_.for_each_initial_state(*specification_.model.init, [](const State&) { return true; });
  if (const auto* error = std::get_if<EvalError>(&all)) {
    if (interpret::is_limit(error->kind)) return unconfirmed(*error);
    return Confirmed{*error};
  }
  throw ReplayFailure("the initial predicate, said to be undefined, has a value", {});
}

}  // namespace tlaloc::trace
