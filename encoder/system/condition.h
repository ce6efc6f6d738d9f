// An encoded formula: where it is FALSE, where it is undefined, and where it could not be encoded. The only place that
// distinguishes these three.
#pragma once

#include <vector>

#include "encoder/obligation/obligation.h"
#include "encoder/term/term.h"

namespace tlaloc::encoder {

using term::TermId;

/// The treatment of undefined expressions (`--undefined`).
enum class Undefined {
  IsError,  ///< reaching one is a violation, as in TLC
  /// It is some unknown value, and it is not searched for. The formula around it is a fresh variable there. Where more than the
  /// truth of a formula depends on it, such as the next value of a variable, it is a limitation of the encoding.
  IsFree,
};

struct Condition {
  TermId holds;  ///< meaningless where an obligation is violated
  std::vector<obligation::Obligation> obligations;
  std::vector<TermId> definitions;  ///< constraints of fresh variables, to be asserted permanently

  /// The formula is defined and TRUE.
  [[nodiscard]] TermId satisfied(term::Terms& terms) const;
  /// The formula is FALSE (with Undefined::IsError: and defined).
  [[nodiscard]] TermId falsified(term::Terms& terms, Undefined undefined) const;
};

/// The obligations that must be checked: with Undefined::IsFree those that are not about undefined expressions. A limitation of
/// the encoding always is one, because nothing beyond it was encoded; so is an assertion.
[[nodiscard]] std::vector<obligation::Obligation> to_be_looked_for(const std::vector<obligation::Obligation>& obligations,
                                                                   Undefined undefined);

/// Facts that may be assumed once the obligations were checked: that those to be looked for are met.
[[nodiscard]] std::vector<TermId> all_defined(term::Terms& terms, const std::vector<obligation::Obligation>& obligations,
                                              Undefined undefined);

}  // namespace tlaloc::encoder
