// Random temporal formulas over a transition system.
#pragma once

#include <optional>
#include <string>

#include "tests/support/temporal/dice.h"
#include "tests/support/temporal/formula.h"

namespace tlaloc::oracle {

class RandomFormula {
 public:
  RandomFormula(const System& system, Dice& dice);

  /// What a property may say: often one of the usual forms, else anything nested so deep.
  FormulaPtr property();
  /// A fairness condition of some steps of Next, or several by a quantifier.
  FormulaPtr fairness();
  /// A condition on behaviours that is no fairness.
  FormulaPtr assumption();

  /// The named predicates that the formulas use, each a line.
  [[nodiscard]] const std::string& definitions() const { return definitions_; }

 private:
  /// Of the variable of a quantifier.
  struct Index {
    std::string name;
    std::size_t value;  ///< of s, as an index into its values
  };

  FormulaPtr usual();
  FormulaPtr nested(unsigned depth);
  FormulaPtr about_actions();
  FormulaPtr either_fairness(const Action& action);
  FormulaPtr quantified();
  template <class Make>
  FormulaPtr for_some_values(Form form, Make make);

  Predicate predicate(bool may_be_named = true);
  Predicate comparison();
  Predicate about_second();
  Predicate enabled();
  FormulaPtr state() { return state_formula(predicate()); }
  Action action();
  Subscript subscript();
  template <class Test>
  [[nodiscard]] StateSet where(Test test) const;

  const System& system_;
  Dice& dice_;
  std::string definitions_;
  std::optional<Index> index_;
  unsigned named_ = 0;
};

}  // namespace tlaloc::oracle
