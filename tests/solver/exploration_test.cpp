// The bounded search against exhaustive exploration by the concrete interpreter, on random small specifications: the invariant
// is violated, undefined, or neither, at the same depths; so are deadlock and undefined steps. Traces are replayed by the
// search itself, which throws when one is not confirmed.
//
// TLALOC_RANDOM_SPECS: how many to compare; TLALOC_RANDOM_SEED: where to begin.
#include "tests/support/exploration.h"

#include <gtest/gtest.h>

#include <cstdlib>

#include "tests/support/random_spec.h"

namespace tlaloc::solver {
namespace {

constexpr std::uint32_t kLength = 4;

unsigned from_environment(const char* name, unsigned otherwise) {
  const char* text = std::getenv(name);
  return text == nullptr ? otherwise : static_cast<unsigned>(std::strtoul(text, nullptr, 10));
}

/// Searches that ended since there was nothing left but states seen before.
unsigned repetitions = 0;

void compare_many(unsigned wanted, std::optional<std::uint32_t> length, unsigned most_skipped) {
  const unsigned first = from_environment("TLALOC_RANDOM_SEED", 1);
  const unsigned tolerated = from_environment("TLALOC_RANDOM_DIFFERENCES", 0);
  unsigned compared = 0, skipped = 0, differences = 0;
  for (unsigned seed = first; compared < wanted; ++seed) {
    const frontend::Specification specification = testing::random_specification(seed);
    const auto comparison = testing::compare_search(specification, length);
    if (!comparison) {
      ++skipped;
      continue;
    }
    ++compared;
    repetitions += comparison->saw_all_states ? 1 : 0;
    if (comparison->differences.empty()) continue;
    ADD_FAILURE() << "seed " << seed << ": " << comparison->differences << testing::module_text(specification);
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
