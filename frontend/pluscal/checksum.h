// The checksums on a translation's first line: of the algorithm's syntax tree and of the translation's text, CRC-32 each. With
// them a reader can tell which of the two was changed after the translation.
#pragma once

#include <string>
#include <string_view>

#include "frontend/pluscal/algorithm.h"

namespace tlaloc::pluscal {

/// In lower-case hexadecimal, without leading zeros.
[[nodiscard]] std::string crc32(std::string_view bytes);

/// The tree as the reference translator writes it, to the letter, since other tools compare checksums of that. `is_old`: for a
/// version below 1.5.
[[nodiscard]] std::string print_tree(const Algorithm& algorithm, bool is_old);

}  // namespace tlaloc::pluscal
