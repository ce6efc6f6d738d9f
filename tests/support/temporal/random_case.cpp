#include "tests/support/temporal/random_case.h"

#include "tests/support/temporal/random_formula.h"
#include "tests/support/temporal/random_system.h"

namespace tlaloc::oracle {

Case random_case(unsigned seed) {
  Dice dice(seed);
  Case drawn;
  drawn.question.system = random_system(dice);
  const System& system = drawn.question.system;
  RandomFormula formulas(system, dice);
  for (std::size_t i = dice.chance(20) ? 0 : 1 + dice.pick(3); i > 0; --i) {
    drawn.question.assumptions.push_back(formulas.fairness());
  }
  if (dice.chance(6)) {
    drawn.question.assumptions.push_back(formulas.assumption());
    drawn.is_machine_closed = false;
  }
  drawn.question.property = formulas.property();
  drawn.body = definitions(system, dice) + formulas.definitions() + "Spec == Init /\\ [][Next]_vars";
  for (const FormulaPtr& assumption : drawn.question.assumptions) {
    const bool needs_none = assumption->form == Form::WeaklyFair || assumption->form == Form::StronglyFair;
    drawn.body += needs_none ? " /\\ " + print(*assumption) : " /\\ (" + print(*assumption) + ")";
  }
  drawn.body += "\nProp == " + print(*drawn.question.property) + "\n";
  return drawn;
}

std::string config_text() { return "SPECIFICATION Spec\nPROPERTY Prop\nCHECK_DEADLOCK FALSE\n"; }

std::string module_text(const Case& drawn, const std::string& name) {
  return "---- MODULE " + name + " ----\nEXTENDS Integers\n" + drawn.body + "====\n";
}

}  // namespace tlaloc::oracle
