// How much the random tests do, and where they begin, as the environment says.
#pragma once

#include <cstdlib>

namespace tlaloc::test {

/// A number that an environment variable gives.
[[nodiscard]] inline unsigned from_environment(const char* name, unsigned otherwise) {
  const char* text = std::getenv(name);
  return text == nullptr ? otherwise : static_cast<unsigned>(std::strtoul(text, nullptr, 10));
}

}  // namespace tlaloc::test
