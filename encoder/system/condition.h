// A formula over symbolic states, encoded: where it is FALSE, where it has no value, and where that could not be encoded. The
// one place that tells these three apart.
#pragma once

#include <vector>

#include "encoder/obligation/obligation.h"
#include "encoder/term/term.h"

namespace tlaloc::encoder {

using term::TermId;

/// What becomes of an expression without a value (`--undefined`).
enum class Undefined {
  IsError,  ///< it is a violation of its own, as in TLC
  IsFree,   ///< it may be anything, and is not looked for
};

struct Condition {
  TermId holds;  ///< as good as nothing where an obligation is violated
  std::vector<obligation::Obligation> obligations;
  std::vector<TermId> definitions;  ///< of fresh variables: to be asserted for good

  /// It has a value and is TRUE.
  [[nodiscard]] TermId satisfied(term::Terms& terms) const;
  /// It is FALSE; where undefined is an error: and has a value.
  [[nodiscard]] TermId falsified(term::Terms& terms, Undefined undefined) const;
};

/// The obligations whose violation matters. A limit of the encoding always does: what lies past it was not encoded.
[[nodiscard]] std::vector<obligation::Obligation> to_be_looked_for(const std::vector<obligation::Obligation>& obligations,
                                                                   Undefined undefined);

/// What may be assumed once no violation was found or they have been dealt with: all have a value. Nothing where undefined is
/// free.
[[nodiscard]] std::vector<TermId> all_defined(term::Terms& terms, const std::vector<obligation::Obligation>& obligations,
                                              Undefined undefined);

}  // namespace tlaloc::encoder
