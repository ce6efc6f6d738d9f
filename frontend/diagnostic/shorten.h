// Shortens texts for messages, which may quote a name of a million letters or arbitrary bytes.
#pragma once

#include <string>
#include <string_view>

namespace tlaloc {

/// The message with a long middle replaced, so that it fits on a few lines of a screen.
[[nodiscard]] std::string shortened(std::string_view message);

/// For display on a terminal: control characters other than line ends and tabs are written as `\x1b`.
[[nodiscard]] std::string printable(std::string_view text);

}  // namespace tlaloc
