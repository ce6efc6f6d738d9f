// ENABLED and fairness in instances. In `I == INSTANCE M WITH v <- e` the formula ENABLED A of M asks whether some next value
// of v satisfies A, whereas ENABLED I!A asks for a next state in which e has that value. Where e is a variable of its own the
// two agree. Otherwise A is lowered once more, over variables of its own that have the substituted values now.
#include <algorithm>

#include "frontend/kernel/lower/lower.h"
#include "frontend/kernel/traverse.h"

namespace tlaloc::kernel {

/// A context like the given one, except that the variables of its module are not substituted.
Lowering::ContextId Lowering::own_context(ContextId of) {
  if (const auto it = own_contexts_.find(of); it != own_contexts_.end()) return it->second;
  Context made = contexts_[of];
  made.below_own = true;
  for (const EntityId variable : resolution_.modules[made.module].variables) {
    const VariableId id(static_cast<std::uint32_t>(program_.variables.size() + program_.own_variables.size()));
    program_.own_variables.push_back(Variable{Symbol(made.prefix + entity(variable).name.text()), entity(variable).span});
    made.own[variable] = id;
  }
  const ContextId context = contexts_.add(std::move(made));
  own_contexts_[of] = context;
  return context;
}

/// Whether an inner module can read variables declared around it.
bool Lowering::sees_variables_around(resolve::ModuleId inner) const {
  const resolve::Module& module = resolution_.modules[inner];
  if (!module.outer.is_valid()) return false;
  const resolve::Module& outer = resolution_.modules[module.outer];
  const std::uint32_t begin = resolution_.trees[module.tree].tree->modules[module.syntax].span.begin;
  const bool sees = std::any_of(outer.variables.begin(), outer.variables.end(), [&](EntityId variable) {
    return entity(variable).tree != outer.tree || entity(variable).span.begin < begin;
  });
  return sees || sees_variables_around(module.outer);
}

/// Whether the action reads variables of the specification's state, which have no place among variables of its own. One that
/// reaches a definition not yet complete is taken to.
bool Lowering::may_read_state(ExprId action) const {
  const Reached reached = reach(program_, {action});
  return !reached.is_complete || std::any_of(reached.exprs.begin(), reached.exprs.end(), [&](ExprId expr) {
    const auto* variable = std::get_if<VariableRef>(&program_.exprs[expr]);
    return variable != nullptr && !program_.is_own(variable->variable);
  });
}

/// ENABLED of what `lower_action` lowers, in the present context, which substitutes more than names.
ExprId Lowering::lower_enabled(Span span, const std::function<ExprId()>& lower_action) {
  const ContextId outside = place_.context;
  const ContextId inside = own_context(outside);
  // Parameters and LET names stand for expressions over the variables outside. Those of instances are constants or substituted
  // for variables, which are not read inside.
  const auto outer_reach = out_of_reach_;
  for (const auto& [id, local] : place_.locals) {
    const auto& exempt = contexts_[outside].params;
    const bool of_instance = std::find(exempt.begin(), exempt.end(), id) != exempt.end();
    if (!of_instance && !program_.locals[local].is_bound_variable) out_of_reach_.insert(local);
  }
  place_.context = inside;
  Args args{lower_action()};
  place_.context = outside;
  out_of_reach_ = outer_reach;
  if (sees_variables_around(contexts_[outside].module) && may_read_state(args.front())) {
    return check_actions("ENABLED, WF or SF", span, {});
  }
  for (const auto& [variable, id] : std::map(contexts_[inside].own.begin(), contexts_[inside].own.end())) {
    args.push_back(make(VariableRef{id}, span));
    args.push_back(declared_symbol(variable, outside, {}, span));
  }
  return op(Op::EnabledIn, std::move(args), span);
}

bool Lowering::is_out_of_reach(LocalId local) const { return out_of_reach_.contains(local); }

/// WF_v(A) and SF_v(A), by their definitions where ENABLED needs variables of its own.
ExprId Lowering::lower_fairness(const syntax::Fairness& e, Span span) {
  const bool weak = e.kind == syntax::Fairness::Kind::Weak;
  if (!not_a_renaming()) return op(weak ? Op::WeakFair : Op::StrongFair, lower_all({e.subscript, e.action}), span);
  const auto step = [&] { return op(Op::AngleAction, lower_all({e.action, e.subscript}), span); };
  const ExprId disabled = op(Op::Not, {lower_enabled(span, step)}, span);
  const ExprId taken = op(Op::Always, {op(Op::Eventually, {step()}, span)}, span);
  const ExprId idle = weak ? op(Op::Always, {op(Op::Eventually, {disabled}, span)}, span)
                           : op(Op::Eventually, {op(Op::Always, {disabled}, span)}, span);
  return op(Op::Or, {idle, taken}, span);
}

}  // namespace tlaloc::kernel
