// Values just outside of a shape: what a variable may be of which nothing has been said. Not all such values, which are without
// end, but some of each kind in each place, to try what an invariant overlooks.
#pragma once

#include "encoder/layout/shape.h"

namespace tlaloc::layout {

/// A model value of a name that stands nowhere in the program: equal to nothing else.
[[nodiscard]] Value stranger_to(const kernel::Program& program);

enum class Strangers {
  Alike,   ///< the numbers next to an interval, Int in place of half of it, `stranger` beside what is no number; among the
           ///< elements of sets some that differ from one in a single place
  Unlike,  ///< these, but Int in place of any interval, and `stranger` beside functions, sets and numbers; among the elements
           ///< of sets, records that lack a field
};

/// The shape, with room for more in each of its places.
[[nodiscard]] Shape with_strangers(const Shape& shape, const Value& stranger, Strangers kind);

}  // namespace tlaloc::layout
