#include "frontend/kernel/action/action_form.h"

namespace tlaloc::kernel {

namespace {

ActionForm form_of(Op op) {
  switch (op) {
    case Op::And:
      return ActionForm::Conjunction;
    case Op::Or:
      return ActionForm::Disjunction;
    case Op::If:
    case Op::Implies:
      return ActionForm::Condition;
    case Op::Apply:
      return ActionForm::Application;
    case Op::Eq:
      return ActionForm::Equation;
    case Op::In:
    case Op::SubsetEq:
      return ActionForm::Choice;
    case Op::Prime:
    case Op::Not:
      return ActionForm::Truth;
    case Op::Unchanged:
      return ActionForm::Unchanged;
    case Op::BoxAction:
      return ActionForm::Stuttering;
    case Op::AngleAction:
      return ActionForm::Change;
    case Op::Compose:
      return ActionForm::Composition;
    default:
      return ActionForm::Test;
  }
}

}  // namespace

ActionForm action_form(const Expr& expr) {
  if (const auto* apply = std::get_if<OpApply>(&expr)) return form_of(apply->op);
  if (const auto* quantifier = std::get_if<Quantifier>(&expr)) {
    return quantifier->for_all ? ActionForm::ForAll : ActionForm::Exists;
  }
  if (std::holds_alternative<Call>(expr)) return ActionForm::Call;
  if (std::holds_alternative<CallLocal>(expr)) return ActionForm::CallLocal;
  if (std::holds_alternative<LocalRef>(expr)) return ActionForm::Name;
  if (std::holds_alternative<Let>(expr)) return ActionForm::Let;
  if (std::holds_alternative<Case>(expr)) return ActionForm::Cases;
  if (std::holds_alternative<VariableRef>(expr)) return ActionForm::Truth;
  return ActionForm::Test;
}

}  // namespace tlaloc::kernel
