// The text of `tlaloc explain` for each kind of diagnostic: a paragraph, an example that provokes it, and a remedy.
#pragma once

#include <string_view>

#include "frontend/diagnostic/diagnostic.h"

namespace tlaloc::cli {

struct Explanation {
  DiagnosticKind kind;
  std::string_view meaning;
  std::string_view example;  ///< lines of a spec or a configuration
  std::string_view remedy;
};

/// Null if none was written (a test ensures that there is one for every kind).
[[nodiscard]] const Explanation* find_explanation(DiagnosticKind kind);

}  // namespace tlaloc::cli
