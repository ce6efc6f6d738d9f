// A range of source text: file and byte offsets [begin, end). Passed by value.
#pragma once

#include <algorithm>
#include <cstdint>

#include "frontend/support/id.h"

namespace tlaloc {

using SourceId = Id<struct SourceTag>;

struct Span {
  SourceId source;
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  [[nodiscard]] constexpr bool is_valid() const { return source.is_valid(); }
  friend constexpr bool operator==(Span, Span) = default;
};

/// The smallest span that covers both; an invalid one is ignored.
[[nodiscard]] constexpr Span join(Span a, Span b) {
  if (!a.is_valid()) return b;
  if (!b.is_valid() || a.source != b.source) return a;
  return {a.source, std::min(a.begin, b.begin), std::max(a.end, b.end)};
}

}  // namespace tlaloc
