// States and steps of a trace by number, in words. Numbers are from 0 here and from 1 in the text.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace tlaloc::trace {

/// `4`, `4 and 5`, `4 to 7`.
[[nodiscard]] std::string range(std::size_t first, std::size_t last);
/// `state 4`, `the step from state 4`, `states 4 to 7`.
[[nodiscard]] std::string places(bool are_steps, std::size_t first, std::size_t last);
/// Those at which `chosen` is true, one at least: `states 1, 3 and 5 to 7`.
[[nodiscard]] std::string places(bool are_steps, const std::vector<bool>& chosen);

}  // namespace tlaloc::trace
