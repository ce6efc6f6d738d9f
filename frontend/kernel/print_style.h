// How the printer writes each native operator.
#pragma once

#include "frontend/kernel/kernel.h"

namespace tlaloc::kernel {

enum class Style {
  Infix,
  Prefix,
  Postfix,
  Named,    ///< Len(s)
  Special,  ///< brackets of its own
};
[[nodiscard]] Style style(Op op);

}  // namespace tlaloc::kernel
