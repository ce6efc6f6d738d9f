// Probe values for variables without a type conjunct: a few values of each kind outside the computed domain. Finding no
// counterexample among them proves nothing.
#pragma once

#include "encoder/domain/value_domain.h"

namespace tlaloc::domain {

/// A model value whose name does not occur in the program, so it equals no other value.
[[nodiscard]] Value make_probe_value(const kernel::Program& program);

/// Which values to add.
enum class Probes {
  NearMiss,   ///< the numbers next to an interval, Int in place of a half-bounded one, `probe` beside values that are not
              ///< numbers; for the elements of sets, some that differ from one in a single place
  OtherKind,  ///< the same, but Int in place of any interval, and `probe` beside functions, sets and numbers; for the elements
              ///< of sets, also records that lack a field
};

/// The domain with probe values added in each of its places.
[[nodiscard]] ValueDomain with_probe_values(const ValueDomain& domain, const Value& probe, Probes kind);

}  // namespace tlaloc::domain
