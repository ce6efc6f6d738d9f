// The bounded search against exhaustive exploration by the concrete interpreter, on random small specifications: the invariant
// is violated, undefined, or neither, at the same depths; so are deadlock and undefined steps. Traces are replayed by the
// search itself, which throws when one is not confirmed.
#include "tests/support/exploration.h"

#include <gtest/gtest.h>

#include "tests/solver/random_specs.h"

namespace tlaloc::solver {
namespace {

using test::from_environment;
using test::Variety;

constexpr std::uint32_t kLength = 4;
/// Searches that ended since there was nothing left but states seen before.
unsigned repetitions = 0;

void compare_searches(unsigned wanted, Variety variety, std::optional<std::uint32_t> length, unsigned most_skipped) {
  test::compare_many(wanted, variety, most_skipped, [&](const frontend::Specification& specification, unsigned) {
    const auto comparison = test::compare_search(specification, length);
    repetitions += comparison && comparison->saw_all_states;
    return comparison ? std::optional(comparison->differences) : std::nullopt;
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
