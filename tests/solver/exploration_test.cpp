// The bounded search against exhaustive exploration by the concrete interpreter, on random small specifications: the invariant
// is violated, undefined, or neither, at the same depths; so are deadlock and undefined steps. Traces are replayed by the
// search itself, which throws when one is not confirmed.
#include "tests/support/exploration.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "solver/solver.h"
#include "tests/solver/random_specs.h"

namespace tlaloc::solver {
namespace {

using testing::Depth;
using testing::from_environment;
using testing::Variety;

constexpr std::uint32_t kLength = 4;
constexpr std::uint32_t kFar = 12;  // steps, to see all states

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
  return {{}, ViolationKind::Invariant, std::holds_alternative<Unknown>(verdict)};
}

/// Searches that ended since there was nothing left but states seen before.
unsigned repetitions = 0;

/// Empty: they agree. Nothing: not comparable. Without a length the search goes on until it has seen everything.
std::optional<std::string> compare_search(const frontend::Specification& specification, std::optional<std::uint32_t> length) {
  testing::Explorer explorer(specification, length.value_or(kFar));
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

void compare_searches(unsigned wanted, Variety variety, std::optional<std::uint32_t> length, unsigned most_skipped) {
  testing::compare_many(wanted, variety, most_skipped, [&](const frontend::Specification& specification, unsigned) {
    return compare_search(specification, length);
  });
}

TEST(Exploration, FindsWhatExhaustiveExplorationFinds) {
  const unsigned wanted = from_environment("TLALOC_RANDOM_SPECS", 400);
  compare_searches(wanted, Variety::Small, kLength, wanted / 2);
}

TEST(Exploration, FindsWhatIsFoundInWiderSpecifications) {
  const unsigned wanted = from_environment("TLALOC_RANDOM_SPECS", 200);
  compare_searches(wanted, Variety::Wide, kLength, wanted / 2);
}

TEST(Exploration, EndsOnlyWhenEverythingIsSeen) {
  const unsigned wanted = from_environment("TLALOC_RANDOM_SPECS", 400) / 4;
  repetitions = 0;
  compare_searches(wanted, Variety::Small, std::nullopt, wanted * 3);
  EXPECT_GT(repetitions, wanted / 20);
}

}  // namespace
}  // namespace tlaloc::solver
