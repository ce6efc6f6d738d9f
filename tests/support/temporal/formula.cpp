#include "tests/support/temporal/formula.h"

#include <utility>

namespace tlaloc::oracle {

namespace {

FormulaPtr make(Formula formula) { return std::make_shared<const Formula>(std::move(formula)); }

/// The step formulas stand directly behind [] or <>, where TLA+ wants no parentheses.
std::string print_operand(const Formula& operand) {
  switch (operand.form) {
    case Form::State:
    case Form::Step:
    case Form::WeaklyFair:
    case Form::StronglyFair:
      return operand.text;
    case Form::Always:
    case Form::Eventually:
    case Form::Not:
      return print(operand);
    default:
      return "(" + print(operand) + ")";
  }
}

}  // namespace

FormulaPtr state_formula(Predicate predicate) {
  return make({Form::State, {}, std::move(predicate.text), std::move(predicate.states), Relation(0)});
}

FormulaPtr box_step(const System& system, const Action& action, const Subscript& subscript) {
  return make({Form::Step, {}, "[" + action.text + "]_" + subscript.text, {}, box(system, action.steps, subscript)});
}

FormulaPtr angle_step(const System& system, const Action& action, const Subscript& subscript) {
  return make({Form::Step, {}, "<<" + action.text + ">>_" + subscript.text, {}, angle(system, action.steps, subscript)});
}

FormulaPtr fair(Form form, const System& system, const Action& action, const Subscript& subscript) {
  Relation steps = angle(system, action.steps, subscript);
  StateSet enabled = steps.enabled();
  std::string text = (form == Form::WeaklyFair ? "WF_" : "SF_") + subscript.text + "(" + action.text + ")";
  return make({form, {}, std::move(text), std::move(enabled), std::move(steps)});
}

FormulaPtr formula(Form form, std::vector<FormulaPtr> operands, std::string text) {
  return make({form, std::move(operands), std::move(text), {}, Relation(0)});
}

std::string print(const Formula& formula) {
  const auto operand = [&](std::size_t i) { return print_operand(*formula.operands[i]); };
  switch (formula.form) {
    case Form::Not:
      return "~" + operand(0);
    case Form::And:
      return operand(0) + " /\\ " + operand(1);
    case Form::Or:
      return operand(0) + " \\/ " + operand(1);
    case Form::Implies:
      return operand(0) + " => " + operand(1);
    case Form::Equivalent:
      return operand(0) + " <=> " + operand(1);
    case Form::Always:
      return "[]" + operand(0);
    case Form::Eventually:
      return "<>" + operand(0);
    case Form::LeadsTo:
      return operand(0) + " ~> " + operand(1);
    case Form::ForAll:
      return "\\A " + formula.text + " : " + operand(0);
    case Form::Exists:
      return "\\E " + formula.text + " : " + operand(0);
    default:
      return formula.text;
  }
}

}  // namespace tlaloc::oracle
