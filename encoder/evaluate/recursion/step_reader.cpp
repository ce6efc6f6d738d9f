#include "encoder/evaluate/recursion/step_reader.h"

#include <algorithm>

#include "frontend/kernel/traverse.h"
#include "frontend/support/stack.h"

namespace tlaloc::evaluate {

namespace {

constexpr int kDeepestReading = 200;  // names and operators that lead to one another

bool is_true_literal(const kernel::Program& program, ExprId expr) {
  const auto* literal = std::get_if<kernel::Literal>(&program.exprs[expr]);
  return literal != nullptr && literal->value == Value::boolean(true);
}

/// The names below an expression that stand for expressions, of whatever kind the binding is; null: it binds values.
const Thunk* thunk_of(const Binding& binding) {
  const bool is_thunk = binding.node->kind == Environment::Kind::Frame || binding.node->kind == Environment::Kind::Let;
  return is_thunk ? &binding.node->thunks[binding.index] : nullptr;
}

/// Nothing: it is bound by a construct inside of the expression that is read.
std::optional<Binding> find_binding(const EnvironmentPtr& env, LocalId local) {
  for (const Environment* at = env.get(); at != nullptr; at = at->parent.get()) {
    const auto found = std::find(at->locals.begin(), at->locals.end(), local);
    if (found != at->locals.end()) {
      return Binding{at->shared_from_this(), static_cast<std::size_t>(found - at->locals.begin())};
    }
  }
  return std::nullopt;
}

/// Whether the environment leads to `wanted`.
bool leads_to(const Environment* at, const Environment* wanted) {
  std::vector<const Environment*> open{at};
  std::unordered_set<const Environment*> seen;
  while (!open.empty()) {
    const Environment* next = open.back();
    open.pop_back();
    if (next == nullptr || !seen.insert(next).second) continue;
    if (next == wanted) return true;
    open.push_back(next->parent.get());
    open.push_back(next->arguments.get());
  }
  return false;
}

}  // namespace

std::optional<Op> Evaluator::Impl::StepReader::joining_operator() {
  if (recursion_.carried.size() > 1) return std::nullopt;
  const Form form = read(recursion_.body, env_, 0);
  return form.use == Use::Joined ? std::optional(form.op) : std::nullopt;
}

std::optional<std::size_t> Evaluator::Impl::StepReader::parameter(const Binding& binding) const {
  if (binding.node.get() != home_) return std::nullopt;
  const LocalId local = binding.node->locals[binding.index];
  const auto found = std::find(recursion_.params.begin(), recursion_.params.end(), local);
  if (found == recursion_.params.end()) return std::nullopt;
  return static_cast<std::size_t>(found - recursion_.params.begin());
}

bool Evaluator::Impl::StepReader::is_carried(const SetRecursion& recursion, std::size_t parameter) {
  return std::find(recursion.carried.begin(), recursion.carried.end(), parameter) != recursion.carried.end();
}

Evaluator::Impl::StepReader::Form Evaluator::Impl::StepReader::read(ExprId expr, const EnvironmentPtr& env, int depth) {
  if (depth > kDeepestReading) return {Use::Other};
  if (stack::is_low()) return stack::on_segment([&] { return read(expr, env, depth); });
  if (recursion_.calls.contains(expr)) return read_own_call(expr, env, depth);
  const Scope here{env, nullptr, nullptr, impl_.terms.true_term()};
  if (const auto* ref = std::get_if<kernel::LocalRef>(&node(expr))) return read_local(ref->local, env, depth);
  if (const auto* let = std::get_if<kernel::Let>(&node(expr))) return read(let->body, impl_.enter_let(*let, here), depth + 1);
  if (const auto* call = std::get_if<kernel::CallLocal>(&node(expr))) {
    const Evaluator::Closure closure = impl_.resolve_call(*call, here);
    return read(closure.body, closure.env, depth + 1);
  }
  if (const auto* call = std::get_if<kernel::Call>(&node(expr))) {
    const kernel::Definition& definition = impl_.program.definitions[call->definition];
    if (!definition.recursive && !definition.params.empty()) {
      return read(definition.body, impl_.enter_call(definition.params, call->args, nullptr, here), depth + 1);
    }
  }
  if (const auto* operation = std::get_if<kernel::OpApply>(&node(expr))) return read_operator(*operation, expr, env, depth);
  return {is_free(expr, env, depth) ? Use::None : Use::Other};
}

Evaluator::Impl::StepReader::Form Evaluator::Impl::StepReader::read_local(LocalId local, const EnvironmentPtr& env, int depth) {
  const Binding binding = lookup(env, local);
  const auto own = parameter(binding);
  if (own == std::optional(recursion_.set)) return {Use::Other};
  if (own && is_carried(recursion_, *own)) return {in_argument_ ? Use::Whole : Use::Other};
  const Thunk* thunk = thunk_of(binding);
  if (own || thunk == nullptr || thunk->fixed_by != nullptr || is_chosen(thunk->body, binding.node->home(), depth)) {
    return {is_free_local(local, env, depth) ? Use::None : Use::Other};
  }
  return read(thunk->body, binding.node->home(), depth + 1);
}

Evaluator::Impl::StepReader::Form Evaluator::Impl::StepReader::read_operator(const kernel::OpApply& operation, ExprId expr,
                                                                             const EnvironmentPtr& env, int depth) {
  switch (operation.op) {
    case Op::If: {
      const auto test = find_emptiness_test(impl_.program, operation.args[0]);
      if (test && is_set(test->set, env, depth)) {
        const auto [base, step] = test->holds_if_empty ? std::pair(operation.args[1], operation.args[2])
                                                       : std::pair(operation.args[2], operation.args[1]);
        return recursion_.above.contains(base) ? Form{Use::Other} : read(step, env, depth + 1);
      }
      if (!is_free(operation.args[0], env, depth)) return {Use::Other};
      return read_arms({operation.args[1], operation.args[2]}, env, depth);
    }
    case Op::Add:
    case Op::Sub:
    case Op::Mul:
    case Op::Union2: {
      const Form left = read(operation.args[0], env, depth + 1);
      const Form right = read(operation.args[1], env, depth + 1);
      const Op joins = operation.op == Op::Sub ? Op::Add : operation.op;
      const Form& other = left.use == Use::None ? right : left;
      if (left.use != Use::None && right.use != Use::None) return {Use::Other};
      if (other.use == Use::None || other.use == Use::Other) return other;
      if (operation.op == Op::Sub && right.use != Use::None) return {Use::Other};
      return other.use == Use::Whole || other.op == joins ? Form{Use::Joined, joins} : Form{Use::Other};
    }
    default:
      return {is_free(expr, env, depth) ? Use::None : Use::Other};
  }
}

Evaluator::Impl::StepReader::Form Evaluator::Impl::StepReader::read_arms(const std::vector<ExprId>& arms,
                                                                         const EnvironmentPtr& env, int depth) {
  std::optional<Form> all;
  for (const ExprId arm : arms) {
    const Form form = read(arm, env, depth + 1);
    if (form.use == Use::Other) return form;
    if (!all) {
      all = form;
      continue;
    }
    if ((all->use == Use::None) != (form.use == Use::None)) return {Use::Other};
    if (all->use == Use::Joined && form.use == Use::Joined && all->op != form.op) return {Use::Other};
    if (form.use == Use::Joined) all = form;
  }
  return *all;
}

Evaluator::Impl::StepReader::Form Evaluator::Impl::StepReader::read_own_call(ExprId call, const EnvironmentPtr& env,
                                                                             int depth) {
  if (lookup(env, recursion_.set_param()).node.get() != home_) return {Use::Other};
  const std::vector<ExprId> args = arguments_of(impl_.program, call);
  if (!is_rest(args[recursion_.set], env, depth)) return {Use::Other};
  if (recursion_.carried.empty()) return {Use::Whole};
  in_argument_ = true;
  const Form form = read(args[recursion_.carried.front()], env, depth + 1);
  in_argument_ = false;
  return form;
}

bool Evaluator::Impl::StepReader::is_free_local(LocalId local, const EnvironmentPtr& env, int depth) {
  if (depth > kDeepestReading) return false;
  const Binding binding = lookup(env, local);
  const auto own = parameter(binding);
  if (own && (*own == recursion_.set || is_carried(recursion_, *own))) return false;
  if (binding.node->kind == Environment::Kind::Function) return !leads_to(binding.node.get(), home_);
  const Thunk* thunk = thunk_of(binding);
  if (thunk == nullptr || thunk->fixed_by != nullptr) return true;  // of a fold around this one
  const EnvironmentPtr home = binding.node->home();
  return !leads_to(home.get(), home_) || is_chosen(thunk->body, home, depth + 1) || is_free(thunk->body, home, depth + 1);
}

bool Evaluator::Impl::StepReader::is_free(ExprId expr, const EnvironmentPtr& env, std::vector<LocalId>& bound, int depth) {
  if (stack::is_low()) return stack::on_segment([&] { return is_free(expr, env, bound, depth); });
  impl_.poll();
  if (recursion_.above.contains(expr)) return false;
  const auto is_bound = [&](LocalId local) { return std::find(bound.begin(), bound.end(), local) != bound.end(); };
  if (const auto* ref = std::get_if<kernel::LocalRef>(&node(expr))) {
    return is_bound(ref->local) || is_free_local(ref->local, env, depth);
  }
  const auto* applied = std::get_if<kernel::CallLocal>(&node(expr));
  const bool names_bound = applied != nullptr && is_bound(applied->local);
  if (!names_bound && is_chosen(expr, env, depth)) return true;
  if (applied != nullptr && !names_bound && !is_free_local(applied->local, env, depth)) return false;
  const std::size_t mark = bound.size();
  kernel::for_each_bound_local(node(expr), [&](LocalId local) { bound.push_back(local); });
  bool free = true;
  kernel::for_each_child(node(expr), [&](ExprId child) { free = free && is_free(child, env, bound, depth); });
  bound.resize(mark);
  return free;
}

bool Evaluator::Impl::StepReader::is_set(ExprId expr, const EnvironmentPtr& env, int depth) {
  const auto* ref = std::get_if<kernel::LocalRef>(&node(expr));
  if (ref == nullptr || depth > kDeepestReading) return false;
  const auto binding = find_binding(env, ref->local);
  if (!binding) return false;
  if (parameter(*binding) == std::optional(recursion_.set)) return true;
  const Thunk* thunk = thunk_of(*binding);
  return thunk != nullptr && thunk->fixed_by == nullptr && is_set(thunk->body, binding->node->home(), depth + 1);
}

bool Evaluator::Impl::StepReader::is_chosen(ExprId expr, const EnvironmentPtr& env, int depth) {
  if (depth > kDeepestReading) return false;
  const Scope here{env, nullptr, nullptr, impl_.terms.true_term()};
  if (const auto* choose = std::get_if<kernel::Choose>(&node(expr))) {
    const auto element = element_of(*choose, env, depth);
    if (!element) return false;
    if (!chosen_) chosen_ = element;
    return chosen_ == element;
  }
  if (const auto* ref = std::get_if<kernel::LocalRef>(&node(expr))) {
    const auto binding = find_binding(env, ref->local);
    const Thunk* thunk = binding ? thunk_of(*binding) : nullptr;
    return thunk != nullptr && thunk->fixed_by == nullptr && is_chosen(thunk->body, binding->node->home(), depth + 1);
  }
  // An operator that chooses from the set that it gets.
  if (const auto* call = std::get_if<kernel::CallLocal>(&node(expr)); call != nullptr && call->args.size() == 1) {
    if (!is_set(call->args.front(), env, depth) || !find_binding(env, call->local)) return false;
    const Evaluator::Closure closure = impl_.resolve_call(*call, here);
    return is_chosen(closure.body, closure.env, depth + 1);
  }
  if (const auto* call = std::get_if<kernel::Call>(&node(expr)); call != nullptr && call->args.size() == 1) {
    const kernel::Definition& definition = impl_.program.definitions[call->definition];
    if (definition.recursive || !is_set(call->args.front(), env, depth)) return false;
    return is_chosen(definition.body, impl_.enter_call(definition.params, call->args, nullptr, here), depth + 1);
  }
  return false;
}

/// CHOOSE x \in S : TRUE; also the least or the greatest, \A y \in S : x <= y. There is one, wherever there is any element.
std::optional<Evaluator::Impl::StepReader::Element> Evaluator::Impl::StepReader::element_of(const kernel::Choose& choose,
                                                                                            const EnvironmentPtr& env,
                                                                                            int depth) {
  if (choose.binder.is_tuple || !is_set(choose.binder.set, env, depth)) return std::nullopt;
  if (is_true_literal(impl_.program, choose.predicate)) return Element::First;
  const auto* all = std::get_if<kernel::Quantifier>(&node(choose.predicate));
  if (all == nullptr || !all->for_all || all->binders.size() != 1 || all->binders.front().is_tuple) return std::nullopt;
  const auto* compared = std::get_if<kernel::OpApply>(&node(all->body));
  if (compared == nullptr || (compared->op != Op::Le && compared->op != Op::Ge)) return std::nullopt;
  const auto* left = std::get_if<kernel::LocalRef>(&node(compared->args[0]));
  const auto* right = std::get_if<kernel::LocalRef>(&node(compared->args[1]));
  if (left == nullptr || right == nullptr || !is_set(all->binders.front().set, env, depth)) return std::nullopt;
  const LocalId x = choose.binder.locals.front();
  const LocalId y = all->binders.front().locals.front();
  const bool in_order = left->local == x && right->local == y;
  if (!in_order && !(left->local == y && right->local == x)) return std::nullopt;
  return in_order == (compared->op == Op::Le) ? Element::Least : Element::Greatest;
}

/// S \ {x}, {y \in S : y # x}
bool Evaluator::Impl::StepReader::is_rest(ExprId expr, const EnvironmentPtr& env, int depth) {
  if (depth > kDeepestReading) return false;
  if (const auto* ref = std::get_if<kernel::LocalRef>(&node(expr))) {
    const auto binding = find_binding(env, ref->local);
    const Thunk* thunk = binding ? thunk_of(*binding) : nullptr;
    return thunk != nullptr && thunk->fixed_by == nullptr && !parameter(*binding) &&
           is_rest(thunk->body, binding->node->home(), depth + 1);
  }
  if (const auto* filter = std::get_if<kernel::Filter>(&node(expr))) {
    const auto* differs = std::get_if<kernel::OpApply>(&node(filter->predicate));
    if (differs == nullptr || differs->op != Op::Ne || filter->binder.is_tuple) return false;
    if (!is_set(filter->binder.set, env, depth)) return false;
    const auto is_element = [&](ExprId side) {
      const auto* ref = std::get_if<kernel::LocalRef>(&node(side));
      return ref != nullptr && ref->local == filter->binder.locals.front();
    };
    const auto [left, right] = std::pair(differs->args[0], differs->args[1]);
    if (is_element(left)) return !is_element(right) && is_chosen(right, env, depth);
    return is_element(right) && is_chosen(left, env, depth);
  }
  const auto* minus = std::get_if<kernel::OpApply>(&node(expr));
  if (minus == nullptr || minus->op != Op::SetMinus || !is_set(minus->args[0], env, depth)) return false;
  const auto* taken = std::get_if<kernel::OpApply>(&node(minus->args[1]));
  return taken != nullptr && taken->op == Op::SetEnum && taken->args.size() == 1 && is_chosen(taken->args[0], env, depth);
}

}  // namespace tlaloc::evaluate
