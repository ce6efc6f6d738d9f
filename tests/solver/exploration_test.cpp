// The bounded search against exhaustive exploration by the concrete interpreter, on random small specifications: the invariant
// is violated, undefined, or neither, at the same depths; so are deadlock and undefined steps. Traces are replayed by the
// search itself, which throws when one is not confirmed.
//
// TLALOC_RANDOM_SPECS: how many to compare; TLALOC_RANDOM_SEED: where to begin.
#include <gtest/gtest.h>

#include <cstdlib>
#include <set>

#include "solver/solver.h"
#include "tests/support/random_spec.h"

namespace tlaloc::solver {
namespace {

using interpret::EvalError;
using interpret::State;
using Depth = std::optional<std::uint32_t>;

constexpr std::uint32_t kLength = 4;
constexpr std::size_t kMostStates = 3000;

unsigned from_environment(const char* name, unsigned otherwise) {
  const char* text = std::getenv(name);
  return text == nullptr ? otherwise : static_cast<unsigned>(std::strtoul(text, nullptr, 10));
}

/// The least depth of everything that can be wrong.
struct Depths {
  Depth invariant_false, invariant_undefined, deadlock, undefined;
};

void note(Depth& place, std::uint32_t depth) {
  if (!place) place = depth;
}

std::string show(const Depth& depth) { return depth ? std::to_string(*depth) : "never"; }

/// All states up to kLength steps. Nothing: too many, or the interpreter gave up somewhere.
class Explorer {
 public:
  explicit Explorer(const frontend::Specification& specification)
      : specification_(specification),
        interpreter_(specification.program, {.print = {}, .interrupted = [this] { return ++polls_ > 20000; }, .run = {}, .so_far = {}}) {}

  std::optional<Depths> run() {
    const auto initial = interpreter_.for_each_initial_state(*specification_.model.init, [&](const State& state) {
      level_.insert(state);
      return true;
    });
    if (const auto* error = std::get_if<EvalError>(&initial)) {
      if (is_no_answer(*error)) return std::nullopt;
      return Depths{{}, {}, {}, 0};  // what else there is cannot be told
    }
    for (std::uint32_t depth = 0; depth <= kLength && !gave_up_; ++depth) visit(depth);
    return gave_up_ ? std::nullopt : std::optional(depths_);
  }

 private:
  static bool is_no_answer(const EvalError& error) {
    return error.kind == EvalError::Kind::Unsupported || error.kind == EvalError::Kind::Limit;
  }
  /// Nothing: undefined, which `undefined` then says.
  std::optional<bool> holds(kernel::ExprId formula, const State& state, Depth& undefined, std::uint32_t depth) {
    const auto result = interpreter_.holds(formula, &state);
    if (const bool* value = std::get_if<bool>(&result)) return *value;
    gave_up_ |= is_no_answer(std::get<EvalError>(result));
    note(undefined, depth);
    return std::nullopt;
  }

  void visit(std::uint32_t depth) {
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
        gave_up_ |= is_no_answer(*error);
        note(depths_.undefined, depth);
        continue;
      }
      if (successors.empty()) note(depths_.deadlock, depth);
      after.merge(successors);
      gave_up_ |= after.size() >= kMostStates;
      if (gave_up_) return;
    }
    level_ = std::move(after);
  }

  const frontend::Specification& specification_;
  std::uint64_t polls_ = 0;
  interpret::Interpreter interpreter_;
  std::set<State> level_;
  Depths depths_;
  bool gave_up_ = false;
};

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
  return {{}, ViolationKind::Invariant, std::holds_alternative<Unknown>(verdict)};
}

/// Empty: they agree. Nothing: not comparable.
std::optional<std::string> compare(const frontend::Specification& specification) {
  CheckOptions options;
  options.length = kLength;
  options.max_errors = 100;
  options.timeout_seconds = 20;
  CheckResult result;
  try {
    result = check(specification, options);
  } catch (const symbolic::Unsupported&) {
    return std::nullopt;
  } catch (const std::exception& error) {
    return std::string(error.what());
  }
  const auto expected = Explorer(specification).run();
  if (!expected) return std::nullopt;
  const Finding invariant = finding(result, 0);
  const Finding deadlock = finding(result, 1);
  const Finding undefined = finding(result, 2);
  if (invariant.unknown || deadlock.unknown || undefined.unknown) return std::nullopt;
  std::string report;
  const auto differ = [&](const char* what, const Depth& ours, const Depth& theirs) {
    if (ours != theirs) report += std::string(what) + ": search says " + show(ours) + ", exploration " + show(theirs) + "\n";
  };
  differ("undefined", undefined.step, expected->undefined);
  if (expected->undefined == 0U) return report;  // perhaps of Init: then nothing else was explored
  const Depth first = !expected->invariant_undefined || (expected->invariant_false && *expected->invariant_false < *expected->invariant_undefined)
                          ? expected->invariant_false
                          : expected->invariant_undefined;
  differ("invariant", invariant.step, first);
  if (first && first == invariant.step) {
    const bool is_undefined = invariant.kind == ViolationKind::UndefinedInvariant;
    if ((is_undefined ? expected->invariant_undefined : expected->invariant_false) != first) report += "invariant: false or undefined?\n";
  }
  differ("deadlock", deadlock.step, expected->deadlock);
  return report;
}

TEST(Exploration, FindsWhatExhaustiveExplorationFinds) {
  const unsigned wanted = from_environment("TLALOC_RANDOM_SPECS", 400);
  const unsigned first = from_environment("TLALOC_RANDOM_SEED", 1);
  const unsigned tolerated = from_environment("TLALOC_RANDOM_DIFFERENCES", 0);
  unsigned compared = 0, skipped = 0, differences = 0;
  for (unsigned seed = first; compared < wanted; ++seed) {
    const frontend::Specification specification = testing::random_specification(seed);
    const auto report = compare(specification);
    if (!report) {
      ++skipped;
      continue;
    }
    ++compared;
    if (report->empty()) continue;
    ADD_FAILURE() << "seed " << seed << ": " << *report << testing::module_text(specification);
    if (++differences > tolerated) return;
  }
  RecordProperty("compared", static_cast<int>(compared));
  RecordProperty("skipped", static_cast<int>(skipped));
  EXPECT_LT(skipped, wanted / 2) << "many specifications are refused or too large";
}

}  // namespace
}  // namespace tlaloc::solver
