// Messages quote what they speak of, which may be a name of a million letters, or anything at all.
#pragma once

#include <string>
#include <string_view>

namespace tlaloc {

/// A message that fits on a few lines of a screen: a long middle is left out.
[[nodiscard]] std::string shortened(std::string_view message);

/// For people, who may read it on a terminal: control characters but line ends and tabs stand as `\x1b`.
[[nodiscard]] std::string printable(std::string_view text);

}  // namespace tlaloc
