// Private to levels/: levels in messages.
#pragma once

#include "frontend/kernel/kernel.h"

namespace tlaloc::resolve::levels {

/// "an action"
[[nodiscard]] const char* words(kernel::Level level);

}  // namespace tlaloc::resolve::levels
