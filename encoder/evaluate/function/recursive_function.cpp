// f[x \in S] == e that mentions f, and functions whose domain cannot be listed: evaluated point by point, where applied.
#include <algorithm>

#include "encoder/evaluate/impl.h"

namespace tlaloc::evaluate {

EnvironmentPtr Evaluator::Impl::function_node(const kernel::FunctionConstructor& constructor, const EnvironmentPtr& env) {
  auto made = std::make_shared<Environment>();
  made->parent = env;
  made->kind = Environment::Kind::Function;
  if (constructor.self.is_valid()) made->locals = {constructor.self};
  made->constructor = &constructor;
  for (const kernel::Binder& binder : constructor.binders) {
    Thunk domain;
    domain.body = binder.set;
    domain.home = terms.true_term();
    made->thunks.push_back(std::move(domain));
  }
  holders.emplace_back(made);
  return made;
}

SymValue Evaluator::Impl::domain_part(const EnvironmentPtr& self, std::size_t binder, const Scope& s) {
  SymValue set = force(self->thunks[binder], self->parent, s);
  const bool is_other = !is_bottom(set) && !is_set(set) && !is_sometimes_set(set);
  if (is_other) {
    return fail_all(s, ErrorKind::Type,
                    [&] { return "a function's argument ranges over " + show(set) + ", but a set is needed"; });
  }
  return set;
}

/// DOMAIN f where f is written as a constructor: its values do not matter.
SymValue Evaluator::Impl::eval_domain(const kernel::OpApply& operation, const Scope& s) {
  const EnvironmentPtr self = lazy_function(operation.args[0], s);
  if (self == nullptr) return apply(Op::Domain, {eval(operation.args[0], s)}, s);
  std::vector<SymValue> sets;
  for (std::size_t i = 0; i < self->thunks.size(); ++i) sets.push_back(domain_part(self, i, s));
  return sets.size() == 1 ? sets.front() : apply(Op::Product, std::move(sets), s);
}

std::vector<SymValue> Evaluator::Impl::key_parts(const kernel::FunctionConstructor& constructor, const SymValue& key,
                                                 const Scope& s) {
  if (constructor.binders.size() == 1) return {key};
  std::vector<SymValue> parts;
  const auto count = static_cast<std::int64_t>(constructor.binders.size());
  const auto sequence = as_sequence(key, s, "the argument of a function of several arguments");
  if (!sequence) return {};
  fail(s, terms.negate(equal(length(*sequence), Value::integer(count), s)), ErrorKind::Undefined,
       [&] { return "a function of " + std::to_string(count) + " arguments is applied to " + show(key); });
  if (sequence->entries.size() < static_cast<std::size_t>(count)) return {};
  for (std::size_t i = 0; i < static_cast<std::size_t>(count); ++i) parts.push_back(sequence->entries[i].value);
  return parts;
}

std::optional<Scope> Evaluator::Impl::enter_body(const EnvironmentPtr& self, const SymValue& key, const Scope& s) {
  const kernel::FunctionConstructor& constructor = *self->constructor;
  const std::vector<SymValue> parts = key_parts(constructor, key, s);
  if (parts.empty()) return std::nullopt;
  TermId in = terms.true_term();
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const Scope here = s.under(both(s.path, in));
    if (!terms.is_false(here.path)) in = both(in, contains(domain_part(self, i, here), parts[i], here));
  }
  fail(s, terms.negate(in), ErrorKind::Undefined,
       [&] { return "a function is applied to " + show(key) + ", which is not in its domain"; });
  const Scope inside = s.under(both(s.path, in));
  if (terms.is_false(inside.path)) return std::nullopt;
  EnvironmentPtr env = self;
  for (std::size_t i = 0; i < parts.size(); ++i) env = bind_element(env, constructor.binders[i], parts[i], inside);
  return inside.with(env);
}

SymValue Evaluator::Impl::apply_node(const EnvironmentPtr& self, const SymValue& key, const Scope& s, ExprId call) {
  if (is_bottom(key)) return bottom;
  if (FoldRest* rest = call.is_valid() ? rest_of(call, s.env) : nullptr) {
    const auto inside = enter_body(self, key, s);
    return inside ? take_rest(*rest, call, s.under(inside->path)) : bottom;
  }
  if (alternatives_of(key, true)) {
    return each(key, s, true,
                [&](const SymValue& alternative, const Scope& inner) { return apply_node(self, alternative, inner, call); });
  }
  const kernel::FunctionConstructor& constructor = *self->constructor;
  const auto inside = enter_body(self, key, s);
  if (!inside) return bottom;
  if (!key.is_ground()) {
    if (constructor.self.is_valid() && constructor.binders.size() == 1 && !constructor.binders.front().is_tuple) {
      const auto* recursion = set_recursion(constructor.body, constructor.binders.front().locals, {constructor.self, true});
      if (auto value = fold(recursion, call, inside->env, *inside)) return *value;
    }
    if (++calls > 20000) unsupported("a recursive function unfolds too often; bound the recursion by ground values");
    return eval(constructor.body, *inside);
  }
  const auto [at, fresh] = self->points.try_emplace(key.ground());
  if (fresh) {
    at->second.body = constructor.body;
    at->second.home = terms.true_term();
  }
  return force(at->second, inside->env, *inside);
}

void Evaluator::Impl::open_node(const EnvironmentPtr& self, const SymValue& key, const Scope& s,
                                std::vector<Application>& out) {
  if (is_bottom(key) || terms.is_false(s.path)) return;
  if (const auto alternatives = alternatives_of(key, true)) {
    for (const auto& [guard, alternative] : *alternatives) open_node(self, alternative, s.under(both(s.path, guard)), out);
    return;
  }
  if (const auto inside = enter_body(self, key, s)) out.push_back({inside->path, self->constructor->body, inside->env});
}

/// When `expr` leads through names to a function constructor: that function, not built. TLC evaluates it only where applied.
EnvironmentPtr Evaluator::Impl::lazy_function(ExprId expr, const Scope& s) {
  EnvironmentPtr env = s.env;
  for (int hops = 0; hops < 100; ++hops) {
    const kernel::Expr& e = node(expr);
    if (const auto* local = std::get_if<kernel::LocalRef>(&e)) {
      const Binding binding = lookup(env, local->local);
      if (binding.node->kind == Environment::Kind::Function) return binding.node;
      if (binding.node->kind == Environment::Kind::Values) return nullptr;
      if (binding.node->thunks[binding.index].fixed_by != nullptr) return nullptr;
      expr = binding.node->thunks[binding.index].body;
      env = binding.node->home();
      continue;
    }
    if (const auto* call = std::get_if<kernel::Call>(&e)) {
      if (!call->args.empty()) return nullptr;
      expr = program.definitions[call->definition].body;
      env = nullptr;
      continue;
    }
    const auto* constructor = std::get_if<kernel::FunctionConstructor>(&e);
    if (constructor == nullptr) return nullptr;
    // A constant one has been built for good, if it could be.
    if (const Constant* known = find_constant(expr); known != nullptr && known->value) return nullptr;
    EnvironmentPtr& made = lazy_functions[{expr, env}];
    if (made == nullptr) made = function_node(*constructor, env);
    return made;
  }
  return nullptr;
}

SymValue Evaluator::Impl::eval_apply(ExprId expr, const kernel::OpApply& apply_expr, const Scope& s) {
  const EnvironmentPtr self = lazy_function(apply_expr.args[0], s);
  if (self != nullptr) return apply_node(self, eval(apply_expr.args[1], s), s, expr);
  SymValue f = eval(apply_expr.args[0], s);
  SymValue x = eval(apply_expr.args[1], s);
  return apply(Op::Apply, {std::move(f), std::move(x)}, s);
}

}  // namespace tlaloc::evaluate
