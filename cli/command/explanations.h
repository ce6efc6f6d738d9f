// What each kind of diagnostic means, for `tlaloc explain`: a paragraph, an example that provokes it, the way out.
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

/// Null: none has been written (a test makes sure that there is one for every kind).
[[nodiscard]] const Explanation* find_explanation(DiagnosticKind kind);

}  // namespace tlaloc::cli
