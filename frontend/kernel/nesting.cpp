#include "frontend/kernel/nesting.h"

#include <algorithm>

#include "frontend/kernel/levels.h"
#include "frontend/kernel/traverse.h"
#include "frontend/support/stack.h"

namespace tlaloc::kernel {

const ExprId* Nesting::binding(LocalId local) const {
  for (auto wrap = wraps_.rbegin(); wrap != wraps_.rend(); ++wrap) {
    const auto* let = std::get_if<Let>(&wrap->node);
    if (let == nullptr) continue;
    for (const auto& [name, value] : let->bindings) {
      if (name == local) return &value;
    }
  }
  return nullptr;
}

Level Nesting::level(ExprId id, int depth) const {
  constexpr int kDeepest = 2000;
  if (stack::is_low()) return stack::on_segment([&] { return level(id, depth); });
  Level result = program_.levels[id];
  if (wraps_.empty()) return result;
  const Expr& expr = program_.exprs[id];
  if (const auto* e = std::get_if<OpApply>(&expr); e != nullptr && (e->op == Op::Enabled || e->op == Op::EnabledIn))
    return result;
  if (depth > kDeepest) return Level::Temporal;
  const auto name = [&](LocalId local) {
    if (const ExprId* value = binding(local)) result = std::max(result, level(*value, depth + 1));
  };
  if (const auto* ref = std::get_if<LocalRef>(&expr)) name(ref->local);
  if (const auto* call = std::get_if<CallLocal>(&expr)) name(call->local);
  for_each_child(expr, [&](ExprId child) { result = std::max(result, level(child, depth + 1)); });
  return result;
}

ExprId Nesting::wrapped(ExprId body, bool quantified) {
  for (auto wrap = wraps_.rbegin(); wrap != wraps_.rend(); ++wrap) body = wrapped_once(*wrap, body, quantified);
  return body;
}

ExprId Nesting::wrapped_once(const Wrap& wrap, ExprId body, bool quantified) {
  if (const auto* let = std::get_if<Let>(&wrap.node); let != nullptr ? !mentions(body, *let) : !quantified) return body;
  Expr node = std::visit(
      [&](auto copy) -> Expr {
        copy.body = body;
        return copy;
      },
      wrap.node);
  const Level node_level = level_of(program_, node);
  return program_.add(std::move(node), wrap.span, node_level);
}

/// Outside of a LET that gives the name another meaning: a pass may walk through one operator twice.
bool Nesting::mentions(ExprId id, const Let& let) const {
  if (stack::is_low()) return stack::on_segment([&] { return mentions(id, let); });
  const auto binds = [&](LocalId local) {
    return std::any_of(let.bindings.begin(), let.bindings.end(), [&](const auto& binding) { return binding.first == local; });
  };
  const Expr& expr = program_.exprs[id];
  if (const auto* ref = std::get_if<LocalRef>(&expr); ref != nullptr && binds(ref->local)) return true;
  if (const auto* call = std::get_if<CallLocal>(&expr); call != nullptr && binds(call->local)) return true;
  const auto* inner = std::get_if<Let>(&expr);
  const bool is_hidden = inner != nullptr && std::all_of(let.bindings.begin(), let.bindings.end(), [&](const auto& outer) {
                           return std::any_of(inner->bindings.begin(), inner->bindings.end(),
                                              [&](const auto& binding) { return binding.first == outer.first; });
                         });
  bool found = false;
  for_each_child(expr, [&](ExprId child) {
    if (is_hidden && child == inner->body) return;
    found = found || mentions(child, let);
  });
  return found;
}

std::vector<Binder> Nesting::binders() {
  std::vector<Binder> all;
  for (std::size_t i = 0; i < wraps_.size(); ++i) {
    const auto* quantifier = std::get_if<Quantifier>(&wraps_[i].node);
    if (quantifier == nullptr) continue;
    for (Binder binder : quantifier->binders) {
      for (std::size_t outer = i; outer-- > 0;) binder.set = wrapped_once(wraps_[outer], binder.set, false);
      all.push_back(std::move(binder));
    }
  }
  return all;
}

std::optional<Let> Nesting::parameters(const std::vector<LocalId>& params, const std::vector<ExprId>& args) const {
  Let let;
  for (std::size_t i = 0; i < params.size(); ++i) {
    // An operator handed on by name only would need a second name for it.
    if (program_.locals[params[i]].arity > 0 && !std::holds_alternative<Lambda>(program_.exprs[args[i]])) return std::nullopt;
    let.bindings.emplace_back(params[i], args[i]);
  }
  return let;
}

}  // namespace tlaloc::kernel
