// Runs a function on a thread with a stack of a given size, so that how deep the parser may nest depends on its own limit and
// not on the stack the caller happens to have.
#pragma once

#include <cstddef>
#include <functional>

namespace tlaloc::parse {

/// Returns when `work` has; an exception that leaves `work` is thrown here again.
void run_with_stack(std::size_t bytes, const std::function<void()>& work);

}  // namespace tlaloc::parse
