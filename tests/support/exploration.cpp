#include "tests/support/exploration.h"

#include <algorithm>

#include "solver/solver.h"

namespace tlaloc::test {

using interpret::EvalError;
using interpret::State;
using solver::CheckOptions;
using solver::CheckResult;
using solver::PropertyVerdict;
using solver::Proved;
using solver::Unknown;
using solver::Verdict;
using solver::Violated;
using solver::ViolationKind;

namespace {

constexpr std::uint32_t kFar = 12;  // steps, to see all states
constexpr std::size_t kMostStates = 3000;
constexpr std::uint64_t kPatience = 20000;  // polls of the interpreter

void note(Depth& place, std::uint32_t depth) {
  if (!place) place = depth;
}

std::string show(const Depth& depth) { return depth ? std::to_string(*depth) : "never"; }

/// What the search says of one property: its depth, or that it does not know.
struct Finding {
  Depth step;
  ViolationKind kind = ViolationKind::Invariant;
  bool unknown = false;
};

Finding finding(const CheckResult& result, std::size_t property) {
  if (property >= result.properties.size()) return {};
  const Verdict& verdict = result.properties[property].verdict;
  if (const auto* violated = std::get_if<Violated>(&verdict)) return {violated->step, violated->kind, false};
  const auto* unknown = std::get_if<Unknown>(&verdict);
  // Beside what is undefined nothing that was not found is claimed to hold: it was looked for all the same.
  const bool was_looked_for = unknown != nullptr && unknown->why.text.starts_with("stopped after ");
  return {{}, ViolationKind::Invariant, unknown != nullptr && !was_looked_for};
}

}  // namespace

std::string print(const Depths& depths) {
  std::string text;
  const auto add = [&](const char* what, const Depth& depth) {
    if (depth) text += (text.empty() ? "" : ", ") + std::string(what) + " " + show(depth);
  };
  add("invariant false", depths.invariant_false);
  add("invariant undefined", depths.invariant_undefined);
  add("deadlock", depths.deadlock);
  add("undefined", depths.undefined);
  return text;
}

Explorer::Explorer(const frontend::Specification& specification, std::uint32_t length)
    : specification_(specification),
      length_(length),
      interpreter_(
          specification.program,
          {.print = {}, .interrupted = [this] { return ++polls_ > kPatience; }, .run = {}, .so_far = {}, .decider = {}}) {}

std::optional<Depths> Explorer::run() {
  const auto initial = interpreter_.for_each_initial_state(*specification_.model.init, [&](const State& state) {
    level_.insert(state);
    return true;
  });
  if (const auto* error = std::get_if<EvalError>(&initial)) {
    if (interpret::is_limit(error->kind)) return std::nullopt;
    return Depths{{}, {}, {}, 0};  // what else there is cannot be told
  }
  seen_ = level_;
  for (std::uint32_t depth = 0; depth <= length_ && !gave_up_; ++depth) visit(depth);
  return gave_up_ ? std::nullopt : std::optional(depths_);
}

std::optional<bool> Explorer::holds(kernel::ExprId formula, const State& state, Depth& undefined, std::uint32_t depth) {
  const auto result = interpreter_.holds(formula, &state);
  if (const bool* value = std::get_if<bool>(&result)) return *value;
  gave_up_ |= interpret::is_limit(std::get<EvalError>(result).kind);
  note(undefined, depth);
  return std::nullopt;
}

void Explorer::visit(std::uint32_t depth) {
  std::set<State> after;
  for (const State& state : level_) {
    if (holds(specification_.model.invariants.front().expr, state, depths_.invariant_undefined, depth) == false) {
      note(depths_.invariant_false, depth);
    }
    bool goes_on = true;
    for (const auto& constraint : specification_.model.constraints) {
      goes_on = goes_on && holds(constraint.expr, state, depths_.undefined, depth) == true;
    }
    if (!goes_on || gave_up_) continue;
    std::set<State> successors;
    const auto all = interpreter_.for_each_successor(*specification_.model.next, state,
                                                     [&](const State& next, const interpret::ActionLabel&) {
                                                       successors.insert(next);
                                                       return successors.size() < kMostStates;
                                                     });
    if (const auto* error = std::get_if<EvalError>(&all)) {
      gave_up_ |= interpret::is_limit(error->kind);
      note(depths_.undefined, depth);
      continue;
    }
    if (successors.empty()) note(depths_.deadlock, depth);
    after.merge(successors);
    gave_up_ |= after.size() >= kMostStates;
    if (gave_up_) return;
  }
  level_.clear();
  for (const State& state : after) {
    if (seen_.insert(state).second) level_.insert(state);
  }
  gave_up_ |= seen_.size() >= kMostStates;
}

std::optional<Comparison> compare_search(const frontend::Specification& specification, std::optional<std::uint32_t> length) {
  Explorer explorer(specification, length.value_or(kFar));
  const auto expected = explorer.run();
  if (!expected || (!length && !explorer.has_seen_all())) return std::nullopt;
  return compare_search(specification, length, *expected);
}

std::optional<Comparison> compare_search(const frontend::Specification& specification, std::optional<std::uint32_t> length,
                                         const Depths& expected) {
  CheckOptions options;
  options.length = length;
  options.max_errors = 100;
  const solver::Budget budget({length ? 20 : 2, {}, nullptr, {}});
  CheckResult result;
  try {
    result = check(specification, options, budget);
  } catch (const symbolic::Unsupported&) {
    return std::nullopt;
  } catch (const std::exception& error) {
    return Comparison{error.what()};
  }
  Comparison comparison;
  comparison.saw_all_states =
      std::any_of(result.properties.begin(), result.properties.end(), [](const PropertyVerdict& property) {
        const auto* proved = std::get_if<Proved>(&property.verdict);
        return proved != nullptr && proved->reason.starts_with("all states are reached");
      });
  const Finding invariant = finding(result, 0);
  const Finding deadlock = finding(result, 1);
  const Finding undefined = finding(result, 2);
  if (invariant.unknown || deadlock.unknown || undefined.unknown) return std::nullopt;
  std::string& report = comparison.differences;
  const auto differ = [&](const char* what, const Depth& ours, const Depth& theirs) {
    if (ours != theirs) report += std::string(what) + ": search says " + show(ours) + ", exploration " + show(theirs) + "\n";
  };
  differ("undefined", undefined.step, expected.undefined);
  if (expected.undefined == 0U) return comparison;  // perhaps of Init: then nothing else was explored
  const Depth first =
      !expected.invariant_undefined || (expected.invariant_false && *expected.invariant_false < *expected.invariant_undefined)
          ? expected.invariant_false
          : expected.invariant_undefined;
  differ("invariant", invariant.step, first);
  if (first && first == invariant.step) {
    const bool is_undefined = invariant.kind == ViolationKind::UndefinedInvariant;
    if ((is_undefined ? expected.invariant_undefined : expected.invariant_false) != first)
      report += "invariant: false or undefined?\n";
  }
  differ("deadlock", deadlock.step, expected.deadlock);
  return comparison;
}

}  // namespace tlaloc::test
