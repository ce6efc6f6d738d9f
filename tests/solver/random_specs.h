// A claim about random specifications, looked at until so many had something to be compared.
//
// TLALOC_RANDOM_SPECS: how many; TLALOC_RANDOM_SEED: where to begin; TLALOC_RANDOM_DIFFERENCES: how many that differ are shown
// before the end.
#pragma once

#include <gtest/gtest.h>

#include <optional>
#include <string>

#include "tests/support/environment.h"
#include "tests/support/random_spec.h"

namespace tlaloc::test {

/// `compare(specification, seed)`: how what is compared differs, empty where it does not; nothing where there is nothing to
/// compare, which may be so for `most_skipped` specifications.
template <class Compare>
void compare_many(unsigned wanted, Variety variety, unsigned most_skipped, Compare compare) {
  const unsigned first = from_environment("TLALOC_RANDOM_SEED", 1);
  const unsigned tolerated = from_environment("TLALOC_RANDOM_DIFFERENCES", 0);
  unsigned compared = 0, skipped = 0, differences = 0;
  for (unsigned seed = first; compared < wanted; ++seed) {
    const frontend::Specification specification = random_specification(seed, variety);
    const std::optional<std::string> report = compare(specification, seed);
    if (!report) {
      ++skipped;
      continue;
    }
    ++compared;
    if (report->empty()) continue;
    ADD_FAILURE() << "seed " << seed << ": " << *report << "\n" << module_text(specification);
    if (++differences > tolerated) return;
  }
  ::testing::Test::RecordProperty("compared", static_cast<int>(compared));
  ::testing::Test::RecordProperty("skipped", static_cast<int>(skipped));
  EXPECT_LE(skipped, most_skipped) << "many specifications are refused or too large";
}

}  // namespace tlaloc::test
