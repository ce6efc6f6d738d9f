#include "solver/trace/decode.h"

namespace tlaloc::trace {

Trace decode(const kernel::Program& program, const std::vector<encoder::Transition>& path, const term::Terms& terms,
             const term::Assignment& model) {
  Trace trace;
  for (const kernel::Variable& variable : program.variables) trace.variables.push_back(variable.name);
  trace.constants = program.variables.size() - program.first_rigid();
  term::TermEvaluator evaluator(terms, model);
  for (const encoder::Transition& transition : path) {
    Step step;
    for (const symbolic::SymValue& value : transition.next.values) step.state.push_back(symbolic::decode(value, evaluator));
    const encoder::Branch* taken = nullptr;
    for (const encoder::Branch& branch : transition.branches) {
      if (!evaluator.truth(branch.selector)) continue;
      TLALOC_CHECK(taken == nullptr, "a model takes two branches in one step");
      taken = &branch;
    }
    TLALOC_CHECK(taken != nullptr, "a model takes no branch in a step");
    step.action.name = taken->label.name;
    step.action.span = taken->label.span;
    for (const encoder::LabelParameter& parameter : taken->label.parameters) {
      if (!evaluator.truth(parameter.defined)) continue;  // the action never looked at it
      step.action.parameters.emplace_back(parameter.name, symbolic::decode(parameter.value, evaluator));
    }
    trace.steps.push_back(std::move(step));
  }
  return trace;
}

}  // namespace tlaloc::trace
