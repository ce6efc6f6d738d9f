// What is true of a small system: whether all of its fair behaviours have a property, decided by looking at all of them.
#pragma once

#include <optional>
#include <vector>

#include "tests/support/temporal/lasso.h"

namespace tlaloc::oracle {

/// Spec == Init /\ [][Next]_vars /\ assumptions; is Spec => property?
struct Question {
  System system;
  std::vector<FormulaPtr> assumptions;
  FormulaPtr property;

  /// What a counterexample satisfies: the assumptions, and not the property.
  [[nodiscard]] std::vector<FormulaPtr> of_counterexample() const;
};

struct Decision {
  std::optional<Lasso> counterexample;  ///< none: the property holds
  std::optional<std::size_t> shortest;  ///< length of the shortest counterexamples; nothing: not known
};

/// Nothing: too large. `fairness_is_guessed`: by another way to the same answer.
[[nodiscard]] std::optional<Decision> decide(const Question& question, bool fairness_is_guessed = false);

/// Whether no behaviour of Init /\ [][Next]_vars that begins with these states has the property: the beginning alone violates
/// it. Nothing: too large.
[[nodiscard]] std::optional<bool> is_bad_prefix(const Question& question, const std::vector<StateId>& states);

}  // namespace tlaloc::oracle
