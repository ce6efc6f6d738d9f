// Invariants of the whole behaviour so far, as in Apalache: an operator of one parameter, given with --inv, is asked of the
// sequence of all states from the first to the current one, each a record of the variables.
#include <fmt/format.h>

#include "frontend/kernel/levels.h"
#include "frontend/kernel/open_constants.h"
#include "frontend/model/model_builder.h"

namespace tlaloc::model {

using frontend::Model;
using frontend::NamedExpr;
using kernel::ExprId;
using kernel::Level;
using kernel::Op;
using kernel::OpApply;

/// The operator applied to a history of no states, which keep_history replaces; nothing if the text names no such operator.
std::optional<NamedExpr> ModelBuilder::lower_trace_invariant(const std::string& text) {
  const auto chain = is_name(text) ? names_.find(Symbol(text)) : std::nullopt;
  if (!chain || names_.arity(chain->back()) != 1) return std::nullopt;
  auto formula = lower_expression(text + "(<< >>)", "invariant");
  if (!formula || !std::holds_alternative<kernel::Call>(program_.exprs[formula->expr])) return std::nullopt;
  formula->name = text;
  formula->span = body_span(formula->expr);
  of_history_.push_back(formula->expr);
  return formula;
}

/// A variable for the history, which each step appends its state to.
void ModelBuilder::keep_history(Model& model) {
  if (of_history_.empty() || !model.init || !model.next) return;
  std::string name = "history";
  const auto is_taken = [&](const std::string& text) {
    const Symbol symbol(text);
    for (const kernel::Variable& variable : program_.variables) {
      if (variable.name == symbol) return true;
    }
    return false;
  };
  while (is_taken(name)) name += "_";
  const auto count = static_cast<std::uint32_t>(program_.variables.size());
  const kernel::VariableId history = kernel::add_variables(program_, {{Symbol(name), Span{}, false, true}});
  const auto add = [&](kernel::Expr expr, Level level) { return program_.add(std::move(expr), Span{}, level); };
  const auto record = [&](bool primed) {
    kernel::RecordConstructor state;
    for (std::uint32_t v = 0; v < count; ++v) {
      const ExprId variable = add(kernel::VariableRef{kernel::VariableId(v)}, Level::State);
      state.fields.emplace_back(program_.variables[kernel::VariableId(v)].name,
                                primed ? add(OpApply{Op::Prime, {variable}}, Level::Action) : variable);
    }
    return add(std::move(state), primed ? Level::Action : Level::State);
  };
  const ExprId now = add(kernel::VariableRef{history}, Level::State);
  const ExprId first = add(OpApply{Op::Tuple, {record(false)}}, Level::State);
  const ExprId longer = add(OpApply{Op::Append, {now, record(true)}}, Level::Action);
  const ExprId begins = add(OpApply{Op::Eq, {now, first}}, Level::State);
  const ExprId grows = add(OpApply{Op::Eq, {add(OpApply{Op::Prime, {now}}, Level::Action), longer}}, Level::Action);
  model.init = add(OpApply{Op::And, {*model.init, begins}}, Level::State);
  model.next = add(OpApply{Op::And, {*model.next, grows}}, Level::Action);
  for (const ExprId formula : of_history_) {
    auto call = std::get<kernel::Call>(program_.exprs[formula]);
    call.args = {now};
    program_.exprs.edit(formula) = std::move(call);
  }
  kernel::assign_levels(program_);
}

}  // namespace tlaloc::model
