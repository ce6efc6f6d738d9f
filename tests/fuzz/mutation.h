// Changes a text the way a fuzzer of TLA+ wants it: by whole words and symbols, so that more of what comes out still parses
// and reaches the stages behind the parser.
#pragma once

#include <random>
#include <string>
#include <string_view>

namespace tlaloc::fuzz {

/// One change: some words removed, repeated, swapped, replaced, or a phrase of TLA+ put between two of them.
[[nodiscard]] std::string mutate(std::string_view text, std::minstd_rand& random);

}  // namespace tlaloc::fuzz
