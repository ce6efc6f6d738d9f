// Messages quote what they speak of, which may be a name of a million letters.
#pragma once

#include <string>
#include <string_view>

namespace tlaloc {

/// A message that fits on a few lines of a screen: a long middle is left out.
[[nodiscard]] std::string shortened(std::string_view message);

}  // namespace tlaloc
