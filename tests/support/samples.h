// Small specifications whose answer is known: the bounded search and exhaustive exploration must both give it.
#pragma once

#include <cstdint>
#include <vector>

namespace tlaloc::testing {

struct Sample {
  const char* what;
  const char* text;   ///< VARIABLES, Init, Next; Inv is TRUE when it is not defined
  const char* wrong;  ///< within so many steps, as print(Depths) says it
};

/// Fails the running test where search or exploration see anything else.
void expect_samples(const std::vector<Sample>& samples, std::uint32_t steps = 3);

}  // namespace tlaloc::testing
