// The bounded search against exhaustive exploration by the concrete interpreter, on random small specifications: the invariant
// is violated, undefined, or neither, at the same depths; so are deadlock and undefined steps. Traces are replayed by the
// search itself, which throws when one is not confirmed.
//
// TLALOC_RANDOM_SPECS: how many to compare; TLALOC_RANDOM_SEED: where to begin.
#include <gtest/gtest.h>

#include <algorithm>
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
constexpr std::uint32_t kFar = 12;  // steps, to see all states
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

/// All states up to so many steps. Nothing: too many, or the interpreter gave up somewhere.
class Explorer {
 public:
  Explorer(const frontend::Specification& specification, std::uint32_t length)
      : specification_(specification),
        length_(length),
        interpreter_(specification.program,
                     {.print = {}, .interrupted = [this] { return ++polls_ > 20000; }, .run = {}, .so_far = {}}) {}

  std::optional<Depths> run() {
    const auto initial = interpreter_.for_each_initial_state(*specification_.model.init, [&](const State& state) {
      level_.insert(state);
      return true;
    });
    if (const auto* error = std::get_if<EvalError>(&initial)) {
      if (is_no_answer(*error)) return std::nullopt;
      return Depths{{}, {}, {}, 0};  // what else there is cannot be told
    }
    for (std::uint32_t depth = 0; depth <= length_ && !gave_up_; ++depth) visit(depth);
    return gave_up_ ? std::nullopt : std::optional(depths_);
  }
  /// There are no other states.
  [[nodiscard]] bool has_seen_all() const { return level_.empty(); }

 private:
  static bool is_no_answer(const EvalError& error) { return interpret::is_limit(error.kind); }
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
    level_.clear();
    for (const State& state : after) {
      if (seen_.insert(state).second) level_.insert(state);
    }
    gave_up_ |= seen_.size() >= kMostStates;
  }

  const frontend::Specification& specification_;
  std::uint32_t length_;
  std::uint64_t polls_ = 0;
  interpret::Interpreter interpreter_;
  std::set<State> level_, seen_;
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

/// Searches that ended since there was nothing left but states seen before.
unsigned repetitions = 0;

/// Empty: they agree. Nothing: not comparable. Without a length the search goes on until it has seen everything.
std::optional<std::string> compare(const frontend::Specification& specification, std::optional<std::uint32_t> length) {
  Explorer explorer(specification, length.value_or(kFar));
  const auto expected = explorer.run();
  if (!expected || (!length && !explorer.has_seen_all())) return std::nullopt;
  CheckOptions options;
  options.length = length;
  options.max_errors = 100;
  options.timeout_seconds = length ? 20 : 2;
  CheckResult result;
  try {
    result = check(specification, options);
  } catch (const symbolic::Unsupported&) {
    return std::nullopt;
  } catch (const std::exception& error) {
    return std::string(error.what());
  }
  repetitions += std::any_of(result.properties.begin(), result.properties.end(), [](const PropertyVerdict& property) {
    const auto* proved = std::get_if<Proved>(&property.verdict);
    return proved != nullptr && proved->reason.starts_with("all states are reached");
  });
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
  const Depth first = !expected->invariant_undefined ||
                              (expected->invariant_false && *expected->invariant_false < *expected->invariant_undefined)
                          ? expected->invariant_false
                          : expected->invariant_undefined;
  differ("invariant", invariant.step, first);
  if (first && first == invariant.step) {
    const bool is_undefined = invariant.kind == ViolationKind::UndefinedInvariant;
    if ((is_undefined ? expected->invariant_undefined : expected->invariant_false) != first)
      report += "invariant: false or undefined?\n";
  }
  differ("deadlock", deadlock.step, expected->deadlock);
  return report;
}

void compare_many(unsigned wanted, std::optional<std::uint32_t> length, unsigned most_skipped) {
  const unsigned first = from_environment("TLALOC_RANDOM_SEED", 1);
  const unsigned tolerated = from_environment("TLALOC_RANDOM_DIFFERENCES", 0);
  unsigned compared = 0, skipped = 0, differences = 0;
  for (unsigned seed = first; compared < wanted; ++seed) {
    const frontend::Specification specification = testing::random_specification(seed);
    const auto report = compare(specification, length);
    if (!report) {
      ++skipped;
      continue;
    }
    ++compared;
    if (report->empty()) continue;
    ADD_FAILURE() << "seed " << seed << ": " << *report << testing::module_text(specification);
    if (++differences > tolerated) return;
  }
  ::testing::Test::RecordProperty("compared", static_cast<int>(compared));
  ::testing::Test::RecordProperty("skipped", static_cast<int>(skipped));
  EXPECT_LT(skipped, most_skipped) << "many specifications are refused or too large";
}

TEST(Exploration, FindsWhatExhaustiveExplorationFinds) {
  const unsigned wanted = from_environment("TLALOC_RANDOM_SPECS", 400);
  compare_many(wanted, kLength, wanted / 2);
}

TEST(Exploration, EndsOnlyWhenEverythingIsSeen) {
  const unsigned wanted = from_environment("TLALOC_RANDOM_SPECS", 400) / 4;
  repetitions = 0;
  compare_many(wanted, std::nullopt, wanted * 3);
  EXPECT_GT(repetitions, wanted / 20);
}

}  // namespace
}  // namespace tlaloc::solver
