// Pages that show `<<x, y>>` as if it were a tag leave `<>` of it: read as TLA+, the temporal operator "eventually". The parser
// meets that where no formula follows, the level rules where what follows makes one.
#pragma once

#include <string_view>

namespace tlaloc::syntax {

/// A way out for an error at a `<>` where a tuple may have been meant.
inline constexpr std::string_view kLostTupleRemedy =
    "the empty tuple is `<<>>`; in text copied from a web page, what stood between `<<` and `>>` may be lost: write it again, "
    "as "
    "in `<<x, y>>`";

}  // namespace tlaloc::syntax
