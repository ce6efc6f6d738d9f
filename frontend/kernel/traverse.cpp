#include "frontend/kernel/traverse.h"

#include <algorithm>
#include <unordered_set>

#include "frontend/support/overloaded.h"

namespace tlaloc::kernel {

void for_each_child(const Expr& expr, const std::function<void(ExprId)>& visit) {
  const auto all = [&](const std::vector<ExprId>& ids) {
    for (const ExprId id : ids) visit(id);
  };
  const auto sets = [&](const std::vector<Binder>& binders) {
    for (const Binder& binder : binders) visit(binder.set);
  };
  const auto values = [&](const auto& pairs) {
    for (const auto& [key, value] : pairs) visit(value);
  };
  std::visit(Overloaded{
                 [](const Literal&) {},
                 [](const ConstantRef&) {},
                 [](const VariableRef&) {},
                 [](const LocalRef&) {},
                 [&](const OpApply& e) { all(e.args); },
                 [&](const Call& e) { all(e.args); },
                 [&](const CallLocal& e) { all(e.args); },
                 [&](const Lambda& e) { visit(e.body); },
                 [&](const Let& e) {
                   values(e.bindings);
                   visit(e.body);
                 },
                 [&](const Quantifier& e) {
                   sets(e.binders);
                   visit(e.body);
                 },
                 [&](const UnboundedQuantifier& e) { visit(e.body); },
                 [&](const Choose& e) {
                   visit(e.binder.set);
                   visit(e.predicate);
                 },
                 [&](const UnboundedChoose& e) { visit(e.predicate); },
                 [&](const Filter& e) {
                   visit(e.binder.set);
                   visit(e.predicate);
                 },
                 [&](const Map& e) {
                   sets(e.binders);
                   visit(e.value);
                 },
                 [&](const FunctionConstructor& e) {
                   sets(e.binders);
                   visit(e.body);
                 },
                 [&](const RecordConstructor& e) { values(e.fields); },
                 [&](const RecordSet& e) { values(e.fields); },
                 [&](const Except& e) {
                   visit(e.base);
                   all(e.path);
                   visit(e.value);
                 },
                 [&](const Case& e) {
                   for (const auto& [guard, value] : e.arms) {
                     visit(guard);
                     visit(value);
                   }
                   if (e.other) visit(*e.other);
                 },
             },
             expr);
}

void for_each_bound_local(const Expr& expr, const std::function<void(LocalId)>& visit) {
  const auto all = [&](const std::vector<LocalId>& ids) {
    for (const LocalId id : ids) visit(id);
  };
  const auto binders = [&](const std::vector<Binder>& list) {
    for (const Binder& binder : list) all(binder.locals);
  };
  std::visit(Overloaded{
                 [](const Literal&) {},
                 [](const ConstantRef&) {},
                 [](const VariableRef&) {},
                 [](const LocalRef&) {},
                 [](const OpApply&) {},
                 [](const Call&) {},
                 [](const CallLocal&) {},
                 [&](const Lambda& e) { all(e.params); },
                 [&](const Let& e) {
                   for (const auto& [local, value] : e.bindings) visit(local);
                 },
                 [&](const Quantifier& e) { binders(e.binders); },
                 [&](const UnboundedQuantifier& e) { all(e.locals); },
                 [&](const Choose& e) { all(e.binder.locals); },
                 [&](const UnboundedChoose& e) { visit(e.local); },
                 [&](const Filter& e) { all(e.binder.locals); },
                 [&](const Map& e) { binders(e.binders); },
                 [&](const FunctionConstructor& e) {
                   if (e.self.is_valid()) visit(e.self);
                   binders(e.binders);
                 },
                 [](const RecordConstructor&) {},
                 [](const RecordSet&) {},
                 [&](const Except& e) { visit(e.at); },
                 [](const Case&) {},
             },
             expr);
}

/// No two constructs bind the same local, so it does not matter where below the expressions one is bound.
std::vector<LocalId> free_locals(const Program& program, const std::vector<ExprId>& exprs) {
  std::vector<LocalId> mentioned;
  std::unordered_set<LocalId> seen, bound;
  std::unordered_set<ExprId> seen_exprs;
  std::vector<ExprId> open(exprs.rbegin(), exprs.rend());
  const auto mention = [&](LocalId local) {
    if (seen.insert(local).second) mentioned.push_back(local);
  };
  while (!open.empty()) {
    const ExprId id = open.back();
    open.pop_back();
    if (!seen_exprs.insert(id).second) continue;
    const Expr& expr = program.exprs[id];
    if (const auto* local = std::get_if<LocalRef>(&expr)) mention(local->local);
    if (const auto* call = std::get_if<CallLocal>(&expr)) mention(call->local);
    for_each_bound_local(expr, [&](LocalId local) { bound.insert(local); });
    std::vector<ExprId> next;
    for_each_child(expr, [&](ExprId child) { next.push_back(child); });
    open.insert(open.end(), next.rbegin(), next.rend());
  }
  std::erase_if(mentioned, [&](LocalId local) { return bound.contains(local); });
  return mentioned;
}

bool depends_on_chance(const Program& program, ExprId expr) {
  const Reached reached = reach(program, {expr});
  return !reached.is_complete || std::any_of(reached.exprs.begin(), reached.exprs.end(), [&](ExprId part) {
    const auto* operation = std::get_if<OpApply>(&program.exprs[part]);
    return operation != nullptr && (operation->op == Op::RandomElement || info(operation->op).kind == OpKind::Effect);
  });
}

bool is_same_for_all(const Program& program, const FunctionConstructor& function) {
  const std::vector<LocalId> mentioned = free_locals(program, {function.body});
  for (const Binder& binder : function.binders) {
    for (const LocalId local : binder.locals) {
      if (std::find(mentioned.begin(), mentioned.end(), local) != mentioned.end()) return false;
    }
  }
  if (function.self.is_valid() && std::find(mentioned.begin(), mentioned.end(), function.self) != mentioned.end()) return false;
  return !depends_on_chance(program, function.body);
}

namespace {

/// What an instance puts in the place of its variables.
std::vector<ExprId> substitutions(const OpApply& enabled_in) {
  std::vector<ExprId> out;
  for (std::size_t i = 2; i < enabled_in.args.size(); i += 2) out.push_back(enabled_in.args[i]);
  return out;
}

Reached reach(const Program& program, const std::vector<ExprId>& roots, bool in_states) {
  Reached reached;
  std::vector<bool> seen_exprs(program.exprs.size()), seen_definitions(program.definitions.size());
  std::vector<ExprId> open(roots.rbegin(), roots.rend());
  while (!open.empty()) {
    const ExprId expr = open.back();
    open.pop_back();
    if (seen_exprs[expr.index]) continue;
    seen_exprs[expr.index] = true;
    reached.exprs.push_back(expr);
    std::vector<ExprId> next;
    for_each_child(program.exprs[expr], [&](ExprId child) { next.push_back(child); });
    const auto* operation = std::get_if<OpApply>(&program.exprs[expr]);
    if (in_states && operation != nullptr && operation->op == Op::EnabledIn) next = substitutions(*operation);
    if (const auto* call = std::get_if<Call>(&program.exprs[expr]);
        call != nullptr && !seen_definitions[call->definition.index]) {
      seen_definitions[call->definition.index] = true;
      reached.definitions.push_back(call->definition);
      const ExprId body = program.definitions[call->definition].body;
      reached.is_complete = reached.is_complete && body.is_valid();
      if (body.is_valid()) next.push_back(body);
    }
    open.insert(open.end(), next.rbegin(), next.rend());
  }
  return reached;
}

}  // namespace

Reached reach(const Program& program, const std::vector<ExprId>& roots) { return reach(program, roots, false); }
Reached reach_in_states(const Program& program, const std::vector<ExprId>& roots) { return reach(program, roots, true); }

}  // namespace tlaloc::kernel
