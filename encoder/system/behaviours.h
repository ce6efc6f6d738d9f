// What is asked of whole behaviours, in normal form: the temporal properties of a model, and what its specification assumes.
#pragma once

#include <functional>
#include <optional>
#include <vector>

#include "encoder/system/property.h"
#include "encoder/system/refusal.h"
#include "frontend/interpret/run.h"
#include "frontend/temporal/formula.h"

namespace tlaloc::encoder {

class Behaviours {
 public:
  /// Adds the atoms of all formulas to the program of `own`. `interrupted`, which may be empty, is polled while constants are
  /// computed; once it returns true, the normal forms are Refusal::Kind::Interrupted.
  Behaviours(frontend::Specification& own, const Properties& properties, interpret::Run run,
             const std::function<bool()>& interrupted = {});

  [[nodiscard]] const temporal::Formulas& formulas() const { return formulas_; }
  /// What a behaviour satisfies that violates a property of kind Temporal: the specification's fairness and other temporal
  /// conjuncts, and not the property.
  [[nodiscard]] Encoded<temporal::FormulaId> counterexample(PropertyId property) const;
  /// The same, one by one for the conjuncts of the property: a behaviour violates it if it satisfies one of these. Empty: there
  /// is no counterexample formula, see counterexample().
  [[nodiscard]] const std::vector<temporal::FormulaId>& counterexamples(PropertyId property) const;
  /// The specification's temporal conjuncts, and the property itself: for who replays a counterexample.
  [[nodiscard]] temporal::FormulaId assumed() const { return assumed_; }
  [[nodiscard]] Encoded<temporal::FormulaId> property(PropertyId property) const;

 private:
  using Normal = Encoded<temporal::FormulaId>;

  temporal::Formulas formulas_;
  temporal::FormulaId assumed_;
  std::optional<Refusal> refused_;                            ///< a temporal conjunct of the specification has no normal form
  std::vector<std::optional<Normal>> violated_, properties_;  ///< by property; none: not temporal
  std::vector<std::vector<temporal::FormulaId>> one_by_one_;  ///< by property
};

}  // namespace tlaloc::encoder
