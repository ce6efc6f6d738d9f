#include "tests/support/samples.h"

#include <gtest/gtest.h>

#include "tests/support/exploration.h"
#include "tests/support/load_spec.h"

namespace tlaloc::test {

void expect_samples(const std::vector<Sample>& samples, std::uint32_t steps) {
  for (const Sample& sample : samples) {
    SCOPED_TRACE(sample.what);
    std::string text = sample.text;
    if (text.find("Inv ==") == std::string::npos) text += "\nInv == TRUE";
    const frontend::Specification specification = test::load_spec(text, {{"Inv"}, {}, {}});
    const auto seen = Explorer(specification, steps).run();
    EXPECT_EQ(seen ? print(*seen) : "nothing", sample.wrong);
    const auto comparison = compare_search(specification, steps);
    EXPECT_EQ(comparison ? comparison->differences : "not comparable", "");
  }
}

}  // namespace tlaloc::test
