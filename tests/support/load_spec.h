// A loaded specification from TLA+ text, for tests of what comes after the front end.
#pragma once

#include <string>
#include <vector>

#include "frontend/frontend.h"

namespace tlaloc::test {

/// What is asked of the module: Init, Next and these; or what a configuration says, when there is one.
struct Asked {
  std::vector<std::string> invariants, properties;
  std::string config;
};

/// The body of a module Test that extends Integers, Sequences and FiniteSets. Throws std::runtime_error with the rendered
/// diagnostics when it is refused.
[[nodiscard]] frontend::Specification load_spec(const std::string& body, const Asked& asked = {});

}  // namespace tlaloc::test
