// Values just outside of a domain: what a variable may be of which nothing has been said. Not all such values, which are
// without end, but some of each kind in each place, to try what an invariant overlooks.
#pragma once

#include "encoder/domain/value_domain.h"

namespace tlaloc::domain {

/// A model value of a name that stands nowhere in the program: equal to nothing else.
[[nodiscard]] Value make_probe_value(const kernel::Program& program);

enum class Probes {
  NearMiss,   ///< the numbers next to an interval, Int in place of half of it, `probe` beside what is no number; among the
              ///< elements of sets some that differ from one in a single place
  OtherKind,  ///< these, but Int in place of any interval, and `probe` beside functions, sets and numbers; among the elements
              ///< of sets, records that lack a field
};

/// The domain, with room for more in each of its places.
[[nodiscard]] ValueDomain with_probe_values(const ValueDomain& domain, const Value& probe, Probes kind);

}  // namespace tlaloc::domain
