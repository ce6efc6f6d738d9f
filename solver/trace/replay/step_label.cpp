#include "solver/trace/replay/step_label.h"

#include <algorithm>
#include <unordered_set>
#include <vector>

#include "frontend/kernel/traverse.h"

namespace tlaloc::trace {

using interpret::ActionLabel;
using interpret::State;
using kernel::DefinitionId;
using kernel::ExprId;

namespace {

/// Whether the expression has one value wherever the name that it is the argument for stands, also below a prime.
bool is_rigid(const kernel::Program& program, ExprId expr) {
  std::unordered_set<ExprId> seen;
  std::vector<ExprId> open{expr};
  while (!open.empty()) {
    const ExprId at = open.back();
    open.pop_back();
    if (!seen.insert(at).second) continue;
    if (program.levels[at] != kernel::Level::Constant) return false;
    const kernel::Expr& node = program.exprs[at];
    if (std::holds_alternative<kernel::CallLocal>(node)) return false;
    const auto* ref = std::get_if<kernel::LocalRef>(&node);
    if (ref != nullptr && !program.locals[ref->local].is_bound_variable) return false;  // by name: it may follow the state
    kernel::for_each_child(node, [&](ExprId child) { open.push_back(child); });
  }
  return true;
}

/// Whether evaluating it once more would print, set or draw something.
bool has_effects(const kernel::Program& program, ExprId expr) {
  const kernel::Reached reached = kernel::reach(program, {expr});
  return std::any_of(reached.exprs.begin(), reached.exprs.end(), [&](ExprId id) {
    const auto* apply = std::get_if<kernel::OpApply>(&program.exprs[id]);
    if (apply == nullptr) return false;
    switch (apply->op) {
      case kernel::Op::Print:
      case kernel::Op::PrintT:
      case kernel::Op::TlcGet:
      case kernel::Op::TlcSet:
      case kernel::Op::RandomElement:
        return true;
      default:
        return kernel::info(apply->op).kind == kernel::OpKind::Effect;
    }
  });
}

/// One action, with the values that the label gives to its parameters and to what its body binds.
class Instance {
 public:
  Instance(const kernel::Program& program, interpret::Interpreter& interpreter, const ActionLabel& label, const State& before,
           const State& after)
      : program_(program), interpreter_(interpreter), label_(label), before_(before), after_(after) {}

  /// False: certainly not.
  [[nodiscard]] bool allows_step(const kernel::Definition& action) {
    for (const kernel::LocalId param : action.params) {
      if (!is_next_name(param, 0)) return true;
      bind(param);
    }
    ExprId body = action.body;
    while (const auto* exists = std::get_if<kernel::Quantifier>(&program_.exprs[body])) {
      if (!names_what_is_bound(*exists)) break;
      for (const kernel::Binder& binder : exists->binders) {
        const auto set = interpreter_.evaluate(binder.set, &before_, &after_, bindings_);
        if (!std::holds_alternative<Value>(set)) return true;
        const auto inside = std::get<Value>(set).contains(label_.parameters[used_].second);
        if (!inside) return true;
        if (!*inside) return false;
        bind(binder.locals.front());
      }
      body = exists->body;
    }
    const auto holds = interpreter_.evaluate(body, &before_, &after_, bindings_);
    const auto* value = std::get_if<Value>(&holds);
    return value == nullptr || value->kind() != ValueKind::Bool || value->as_bool();
  }

 private:
  [[nodiscard]] bool is_next_name(kernel::LocalId local, std::size_t ahead) const {
    const std::size_t at = used_ + ahead;
    return at < label_.parameters.size() && label_.parameters[at].first == program_.locals[local].name;
  }
  [[nodiscard]] bool names_what_is_bound(const kernel::Quantifier& quantifier) const {
    if (quantifier.for_all) return false;
    std::size_t ahead = 0;
    return std::all_of(quantifier.binders.begin(), quantifier.binders.end(), [&](const kernel::Binder& binder) {
      return !binder.is_tuple && is_next_name(binder.locals.front(), ahead++);
    });
  }
  void bind(kernel::LocalId local) { bindings_.values.emplace(local, label_.parameters[used_++].second); }

  const kernel::Program& program_;
  interpret::Interpreter& interpreter_;
  const ActionLabel& label_;
  const State& before_;
  const State& after_;
  interpret::Bindings bindings_;
  std::size_t used_ = 0;  // of the label's parameters
};

}  // namespace

bool may_be_called(const kernel::Program& program, ExprId next, interpret::Interpreter& interpreter, const ActionLabel& label,
                   const State& before, const State& after) {
  if (label.name.empty()) return true;  // Next itself
  const kernel::Reached reached = kernel::reach(program, {next});
  std::unordered_set<DefinitionId> follow_the_state;
  for (const ExprId expr : reached.exprs) {
    const auto* call = std::get_if<kernel::Call>(&program.exprs[expr]);
    if (call == nullptr) continue;
    const bool all_rigid =
        std::all_of(call->args.begin(), call->args.end(), [&](ExprId argument) { return is_rigid(program, argument); });
    if (!all_rigid) follow_the_state.insert(call->definition);
  }
  return std::any_of(reached.definitions.begin(), reached.definitions.end(), [&](DefinitionId id) {
    const kernel::Definition& action = program.definitions[id];
    if (action.name != label.name || !(action.body_span == label.span)) return false;
    if (follow_the_state.contains(id) || has_effects(program, action.body)) return true;
    return Instance(program, interpreter, label, before, after).allows_step(action);
  });
}

}  // namespace tlaloc::trace
