#include "solver/engine/simulation.h"

#include <fmt/core.h>

#include <algorithm>
#include <chrono>
#include <random>

#include "encoder/system/property.h"
#include "solver/answered.h"
#include "solver/engine/assumptions.h"
#include "solver/trace/counterexample.h"
#include "solver/trace/explain/explain.h"

namespace tlaloc::engine {

using frontend::NamedExpr;
using interpret::EvalError;
using interpret::Interpreter;
using interpret::State;
using solver::CheckResult;
using solver::Violated;
using solver::ViolationKind;

namespace {

constexpr std::size_t kMostInitialStates = 10'000;  // kept to draw from
constexpr std::size_t kMostVisited = 300'000;       // initial states among which those are drawn
constexpr auto kReportPeriod = std::chrono::milliseconds(250);

/// Ends the simulation: a limit, or something that the interpreter cannot evaluate.
struct GaveUp {
  solver::WhyUnknown why;
};

class Simulation {
 public:
  Simulation(const frontend::Specification& specification, const solver::CheckOptions& options, std::uint32_t runs,
             const solver::Budget& budget)
      : specification_(specification),
        options_(options),
        budget_(budget, {}),
        runs_(runs),
        random_(options.seed),
        interpreter_(specification.program, settings()) {}

  CheckResult run();

 private:
  using Clock = std::chrono::steady_clock;

  interpret::Options settings();
  void check_assumptions();
  void collect_initial_states();
  [[nodiscard]] std::vector<Value> draw_integers(const State* current);
  void walk();
  bool take_step();
  void check_state();
  void check_action();
  bool allowed(const std::vector<NamedExpr>& constraints, const State& current, const State* next);
  /// FALSE or undefined: a violation, and `false`. It is kept unless the same one is known.
  bool expect(const NamedExpr& formula, ViolationKind kind, const State& current, const State* next);
  void record(Violated violated, const std::string& property = {});
  /// An error while evaluating `what`; never returns when the interpreter gave up.
  Violated to_violation(const EvalError& error, ViolationKind kind) const;
  CheckResult result(const solver::WhyUnknown& why);
  [[nodiscard]] std::size_t draw(std::size_t count) { return static_cast<std::size_t>(random_() % count); }

  const frontend::Specification& specification_;
  const solver::CheckOptions& options_;
  const solver::Budget budget_;
  std::uint32_t runs_;
  std::mt19937_64 random_;
  Interpreter interpreter_;
  Clock::time_point start_ = Clock::now();
  Clock::time_point reported_ = start_;
  std::vector<State> initial_states_;
  trace::Trace trace_;
  std::vector<Violated> found_;
  std::vector<std::string> of_;  // for each of them, the property; empty: none
  std::uint32_t deepest_ = 0;
  std::uint32_t cut_short_ = 0;  ///< executions that ended because no step was found, but not all were tried
  std::string cut_short_by_;
  bool dead_end_ = false;  ///< this execution has shown a violation
};

interpret::Options Simulation::settings() {
  interpret::Options made;
  made.print = options_.print;
  made.interrupted = [this] { return budget_.is_over(); };
  made.run = solver::run_of(specification_, options_);
  made.run.mode = "simulate";
  made.so_far = [this] {
    std::vector<State> states;
    for (const trace::Step& step : trace_.steps) states.push_back(step.state);
    return states;
  };
  return made;
}

Violated Simulation::to_violation(const EvalError& error, ViolationKind kind) const {
  if (is_limit(error.kind)) {
    throw GaveUp{budget_.is_over() ? budget_.why() : solver::incomplete(error.message)};
  }
  Violated violated;
  const bool assertion = error.kind == EvalError::Kind::Assertion;
  violated.kind = assertion ? ViolationKind::Assertion : kind;
  violated.name = assertion ? "assertion" : "undefined expression";
  violated.message = error.message;
  violated.span = error.span;
  violated.trace = trace_;
  violated.step = trace_.steps.empty() ? 0 : static_cast<std::uint32_t>(trace_.steps.size() - 1);
  return violated;
}

void Simulation::record(Violated violated, const std::string& property) {
  dead_end_ = true;
  const bool known = std::any_of(found_.begin(), found_.end(), [&](const Violated& old) {
    return old.kind == violated.kind && old.name == violated.name && old.span == violated.span;
  });
  if (known) return;
  found_.push_back(std::move(violated));
  of_.push_back(property);
  if (options_.found) options_.found(found_.back());
}

bool Simulation::expect(const NamedExpr& formula, ViolationKind kind, const State& current, const State* next) {
  const auto answer = interpreter_.holds(formula.expr, &current, next);
  if (const auto* error = std::get_if<EvalError>(&answer)) {
    if (options_.undefined == encoder::Undefined::IsFree && error->kind == EvalError::Kind::Undefined) return true;
    record(to_violation(*error, solver::without_value(kind)), formula.name);
    return false;
  }
  if (std::get<bool>(answer)) return true;
  Violated violated;
  violated.kind = kind;
  violated.name = formula.name;
  violated.span = formula.span;
  violated.trace = trace_;
  violated.step = static_cast<std::uint32_t>(trace_.steps.size() - 1);
  violated.explanation = trace::explain(specification_.program, interpreter_, formula.expr, &current, next);
  record(std::move(violated), formula.name);
  return false;
}

bool Simulation::allowed(const std::vector<NamedExpr>& constraints, const State& current, const State* next) {
  for (const NamedExpr& constraint : constraints) {
    const auto answer = interpreter_.holds(constraint.expr, &current, next);
    if (const auto* error = std::get_if<EvalError>(&answer)) {
      record(to_violation(*error, ViolationKind::Undefined));
      return false;
    }
    if (!std::get<bool>(answer)) return false;
  }
  return true;
}

void Simulation::check_assumptions() {
  for (const kernel::Assumption& assumption : specification_.program.assumptions) {
    const auto answer = interpreter_.holds(assumption.formula);
    if (const auto* error = std::get_if<EvalError>(&answer)) {
      record(to_violation(*error, ViolationKind::Undefined));
    } else if (!std::get<bool>(answer)) {
      Violated violated;
      violated.kind = ViolationKind::Assumption;
      violated.name = assumption.name ? assumption.name->text() : "assumption";
      violated.span = assumption.span;
      record(std::move(violated));
    }
  }
}

void Simulation::collect_initial_states() {
  std::size_t visited = 0;
  interpreter_.set_witnesses(draw_integers(nullptr));
  const auto answer = interpreter_.for_each_initial_state(*specification_.model.init, [&](const State& state) {
    ++visited;
    if (initial_states_.size() < kMostInitialStates) {
      initial_states_.push_back(state);
    } else if (const std::size_t place = draw(visited); place < kMostInitialStates) {
      initial_states_[place] = state;
    }
    return visited < kMostVisited && !budget_.is_over();
  });
  const auto* error = std::get_if<EvalError>(&answer);
  if (error == nullptr || (is_limit(error->kind) && visited > 0)) return;
  record(to_violation(*error, ViolationKind::Undefined));
}

/// Integers to choose from where a set cannot be listed: near those of the state, small ones, and some of each size.
std::vector<Value> Simulation::draw_integers(const State* current) {
  std::vector<Integer> drawn{Integer(0), Integer(1), Integer(-1)};
  constexpr std::size_t kFromState = 20;
  for (std::size_t i = 0; current != nullptr && i < current->size() && i < kFromState; ++i) {
    const Value& value = (*current)[i];
    if (!value.is_int()) continue;
    for (int by = -1; by <= 1; ++by) drawn.push_back(value.as_int() + Integer(by));
  }
  for (int bits = 2; bits <= 32; bits += 5) {
    const auto number = static_cast<long long>(random_() % (1ULL << static_cast<unsigned>(bits)));
    drawn.push_back(Integer(number));
    drawn.push_back(Integer(-number));
  }
  std::vector<Value> values;
  for (const Integer& integer : drawn) values.push_back(Value::integer(integer));
  return values;
}

void Simulation::check_state() {
  const State& state = trace_.steps.back().state;
  for (const NamedExpr& invariant : specification_.model.invariants)
    expect(invariant, ViolationKind::Invariant, state, nullptr);
  if (trace_.steps.size() > 1) return;
  for (const NamedExpr& property : specification_.model.initial_properties) {
    expect(property, ViolationKind::InitialProperty, state, nullptr);
  }
}

void Simulation::check_action() {
  const State& current = trace_.steps[trace_.steps.size() - 2].state;
  const State& next = trace_.steps.back().state;
  for (const NamedExpr& property : specification_.model.action_properties) {
    expect(property, ViolationKind::ActionProperty, current, &next);
  }
}

/// One of the allowed successors, each equally likely. False: the execution ends here.
bool Simulation::take_step() {
  const State current = trace_.steps.back().state;
  interpreter_.set_level(static_cast<std::uint32_t>(trace_.steps.size()));
  interpreter_.draw_anew();
  interpreter_.set_witnesses(draw_integers(&current));
  std::optional<trace::Step> chosen;
  std::size_t seen = 0;
  bool any = false;
  const auto answer =
      interpreter_.for_each_successor(*specification_.model.next, current, [&](const State& next, const auto& label) {
        any = true;
        if (allowed(specification_.model.action_constraints, current, &next) && draw(++seen) == 0)
          chosen = trace::Step{next, label};
        return !dead_end_ && !budget_.is_over();
      });
  if (const auto* error = std::get_if<EvalError>(&answer)) {
    if (!is_limit(error->kind) || budget_.is_over()) {
      record(to_violation(*error, ViolationKind::Undefined));
      return false;
    }
    if (dead_end_) return false;
    // Of a set that cannot be listed, some elements were tried.
    if (!chosen) {
      ++cut_short_;
      cut_short_by_ = error->message;
      return false;
    }
    trace_.steps.push_back(std::move(*chosen));
    return true;
  }
  if (!any && specification_.model.check_deadlock) {
    Violated violated;
    violated.kind = ViolationKind::Deadlock;
    violated.name = "deadlock";
    violated.trace = trace_;
    violated.step = static_cast<std::uint32_t>(trace_.steps.size() - 1);
    record(std::move(violated));
  }
  if (!chosen || dead_end_) return false;
  trace_.steps.push_back(std::move(*chosen));
  return true;
}

void Simulation::walk() {
  dead_end_ = false;
  trace_.steps.assign(1, {initial_states_[draw(initial_states_.size())], {}});
  interpreter_.set_level(1);
  check_state();
  const std::uint32_t length = options_.length.value_or(kDefaultWalk);
  while (!dead_end_ && trace_.steps.size() <= length && !budget_.is_over()) {
    if (!allowed(specification_.model.constraints, trace_.steps.back().state, nullptr) || !take_step()) return;
    deepest_ = std::max(deepest_, static_cast<std::uint32_t>(trace_.steps.size() - 1));
    check_action();
    check_state();
  }
}

CheckResult Simulation::result(const solver::WhyUnknown& why) {
  CheckResult result;
  result.statistics.depth = deepest_;
  result.statistics.solve_seconds = std::chrono::duration<double>(Clock::now() - start_).count();
  result.verdict = found_.empty() ? solver::Verdict(solver::Unknown{why, std::nullopt}) : solver::Verdict(found_.front());
  const encoder::Properties asked = encoder::list_properties(specification_.model);
  for (std::uint32_t i = 0; i < asked.size(); ++i) {
    const encoder::Property& property = asked[encoder::PropertyId(i)];
    if (!property.formula.is_valid()) continue;
    if (property.kind == encoder::PropertyKind::Temporal) {
      result.properties.push_back({property.name, solver::not_simulated()});
      continue;
    }
    solver::Verdict verdict = solver::Unknown{why, std::nullopt};
    for (std::size_t k = 0; k < found_.size(); ++k) {
      if (of_[k] == property.name) verdict = found_[k];
    }
    result.properties.push_back({property.name, std::move(verdict)});
  }
  for (std::size_t k = 0; k < found_.size(); ++k) {
    if (of_[k].empty()) result.properties.push_back({found_[k].name, found_[k]});
  }
  return result;
}

CheckResult Simulation::run() {
  for (const kernel::Variable& variable : specification_.program.variables) trace_.variables.push_back(variable.name);
  trace_.constants = specification_.program.variables.size() - specification_.program.first_rigid();
  std::uint32_t done = 0;
  const std::uint32_t length = options_.length.value_or(kDefaultWalk);
  try {
    check_assumptions();
    if (!found_.empty()) return result(solver::incomplete("stopped after " + found_.front().name));
    if (!specification_.model.init || !specification_.model.next)
      return result(solver::incomplete("there is no behaviour to simulate"));
    collect_initial_states();
    if (found_.empty() && initial_states_.empty()) {
      if (auto failed = check_open_constants(specification_, budget_)) {
        CheckResult contradiction;
        contradiction.verdict = failed->verdict;
        contradiction.properties.push_back(std::move(*failed));
        return contradiction;
      }
      CheckResult none = result(solver::incomplete("there is no initial state"));
      none.statistics.no_initial_state = true;
      return none;
    }
    while (done < runs_ && found_.size() < options_.max_errors && !budget_.is_over()) {
      walk();
      ++done;
      if (budget_.is_observed() && Clock::now() - reported_ > kReportPeriod) {
        reported_ = Clock::now();
        budget_.observe(deepest_, fmt::format("execution {} of {}", done, runs_));
      }
    }
  } catch (const GaveUp& gave_up) {
    return result(gave_up.why);
  }
  std::string extent = fmt::format("{} random executions of up to {} steps show no violation", done, length);
  if (cut_short_ > 0) extent += fmt::format("; {} of them ended early: {}", cut_short_, cut_short_by_);
  if (!budget_.is_over()) return result(solver::incomplete(extent));
  const solver::WhyUnknown why = budget_.why();
  return result({why.kind, fmt::format("{}, {}", why.text, extent)});
}

}  // namespace

CheckResult simulate(const frontend::Specification& specification, const solver::CheckOptions& options, std::uint32_t runs,
                     const solver::Budget& budget) {
  return Simulation(specification, options, runs, budget).run();
}

}  // namespace tlaloc::engine
