// Functions: constructors, functions given by a rule (lazily applied, each point once), EXCEPT.
#include "frontend/interpret/evaluate/node_rules.h"
#include "frontend/kernel/argument_cases.h"
#include "frontend/kernel/traverse.h"
#include "frontend/support/stack.h"

namespace tlaloc::interpret {

using kernel::Binder;
using kernel::FunctionConstructor;

namespace {

constexpr std::int64_t kLargestCompleted = std::int64_t{1} << 24U;

/// Every point is known: from now on the function is better looked up as a value.
bool is_complete(const LazyFunction& function) { return function.size != 0 && function.points.size() == function.size; }

bool has_simple_key(const FunctionConstructor& node) { return node.binders.size() == 1; }

}  // namespace

Value NodeRules::operator()(const FunctionConstructor& node) const { return evaluator.eval_function(node, expr, env); }

Value Evaluator::eval_function(const FunctionConstructor& node, ExprId expr, const Env* env) {
  if (node.self.is_valid()) {
    LazyFunction function;
    function.expr = expr;
    function.env = env;
    function.primed = states_.primed;
    return whole(function);
  }
  std::vector<MapEntry> entries;
  if (has_simple_key(node) && !node.binders[0].is_tuple) {
    const Value set = eval(node.binders[0].set, env);
    if (set.is_large_domain()) return large_function(node, set, expr, env);
    located(node.binders[0].set, [&] { require_enumerable(set, "the bound of a variable"); });
    const EnvScope scope(envs_);
    Env* const inner = bind_value(node.binders[0].locals[0], Value(), env);
    if (set.kind() == ValueKind::Interval && set.low() == Integer(1)) {
      std::vector<Value> items;
      ElementCursor cursor(set);
      while (cursor.next(inner->values[0])) {
        tick();
        items.push_back(eval(node.body, inner));
      }
      return Value::tuple(std::move(items));
    }
    ElementCursor cursor(set);
    while (cursor.next(inner->values[0])) {
      tick();
      entries.emplace_back(inner->values[0], eval(node.body, inner));
    }
    return Value::sorted_function(std::move(entries));
  }
  std::vector<Value> sets;
  for (const Binder& binder : node.binders) sets.push_back(eval(binder.set, env));
  if (std::all_of(sets.begin(), sets.end(), [](const Value& set) { return set.is_set(); })) {
    const Value domain = has_simple_key(node) ? sets[0] : Value::product(sets);
    if (domain.is_large_domain()) return large_function(node, domain, expr, env);
  }
  for (std::size_t i = 0; i < sets.size(); ++i) {
    located(node.binders[i].set, [&] { require_enumerable(sets[i], "the bound of a variable"); });
  }
  std::vector<Value> elements(node.binders.size());
  const auto add = [&](const Env* inner) {
    entries.emplace_back(has_simple_key(node) ? elements[0] : Value::tuple(elements), eval(node.body, inner));
    return true;
  };
  walk_binders(node.binders, sets, 0, env, add, &elements);
  return Value::sorted_function(std::move(entries));  // nested walks in order give tuples in order
}

/// On a domain too large to list it must have one value for all arguments, or be another such function, but for finitely many.
Value Evaluator::large_function(const FunctionConstructor& node, const Value& domain, ExprId expr, const Env* env) {
  if (kernel::is_same_for_all(program_, node)) return Value::large_function(domain, eval(node.body, env), {});
  const auto refuse = [&] {
    fail_at(
        EvalError::Kind::Unsupported,
        "cannot represent a function on " + show(domain) +
            " whose values depend on its argument, other than by whether it equals something or is in a finite set; it can be "
            "applied where it is written",
        expr);
  };
  const auto cases = kernel::find_argument_cases(program_, node);
  if (!cases) refuse();
  Value result = eval(cases->function ? *cases->function : cases->elsewhere, env);
  if (!cases->function) {
    result = Value::large_function(domain, std::move(result), {});
  } else if (result.kind() != ValueKind::LargeFunction || !equal(result.domain(), domain)) {
    refuse();
  }
  const auto take = [&](const Value& argument) {
    tick();
    if (!located(expr, [&] { return contains(domain, argument); })) return;
    const EnvScope scope(envs_);
    result = result.with(argument, eval(node.body, bind_element(node.binders[0], argument, env)));
  };
  for (const ExprId argument : cases->arguments) take(eval(argument, env));
  for (const ExprId set : cases->sets) {
    const Value arguments = eval_enumerable(set, env);
    ElementCursor cursor(arguments);
    for (Value argument; cursor.next(argument);) take(argument);
  }
  return result;
}

// ---- functions given by a rule

std::shared_ptr<LazyFunction> Evaluator::lazy_function(ExprId expr, const Env* env) {
  if (stack::is_low()) return stack::on_segment([&] { return lazy_function(expr, env); });
  const kernel::Expr& node = program_.exprs[expr];
  const std::size_t context = states_.primed ? 1 : 0;
  const auto make = [&](ExprId constructor, const Env* outer) {
    auto function = std::make_shared<LazyFunction>();
    function->expr = constructor;
    function->env = outer;
    function->primed = states_.primed;
    return function;
  };
  if (std::holds_alternative<FunctionConstructor>(node)) return make(expr, env);
  if (const auto* const ref = std::get_if<kernel::LocalRef>(&node)) {
    const Env& bound = find(ref->local, env);
    if (bound.kind == Env::Kind::Function) return bound.functions[0];
    if (bound.kind != Env::Kind::Thunk || bound.cached[context]) return nullptr;
    if (bound.functions[context]) {
      if (!is_complete(*bound.functions[context])) return bound.functions[context];
      static_cast<void>(force(bound));
      return nullptr;
    }
    auto function = lazy_function(bound.expr, bound.env);
    bound.functions[context] = function;
    return function;
  }
  if (const auto* const call = std::get_if<kernel::Call>(&node); call != nullptr && call->args.empty()) {
    const kernel::Definition& definition = program_.definitions[call->definition];
    const kernel::Expr& body = program_.exprs[definition.body];
    if (std::holds_alternative<kernel::Call>(body) && !definition.recursive) return lazy_function(definition.body, nullptr);
    if (!std::holds_alternative<FunctionConstructor>(body)) return nullptr;
    if (definition.level != kernel::Level::Constant) return make(definition.body, nullptr);
    if (constants_.size() < program_.definitions.size()) constants_.resize(program_.definitions.size());
    Remembered& remembered = constants_[call->definition.index];
    if (remembered.has_value) return nullptr;
    if (!remembered.function) remembered.function = make(definition.body, nullptr);
    if (is_complete(*remembered.function)) {
      static_cast<void>(constant_definition(call->definition, expr));
      return nullptr;
    }
    return remembered.function;
  }
  return nullptr;
}

/// Forgets what was read from states that have changed since.
void Evaluator::refresh(LazyFunction& function) const {
  if (function.stamp == 0 || function.stamp == stamp_) return;
  function.stamp = 0;
  function.sets.clear();
  function.size = 0;
  function.points.clear();
  function.has_whole = false;
}

const Value& Evaluator::lazy_domain(LazyFunction& function) {
  refresh(function);
  if (!function.sets.empty()) {
    if (function.stamp != 0) ++volatile_reads_;
    return function.domain;
  }
  const auto& node = std::get<FunctionConstructor>(program_.exprs[function.expr]);
  const std::uint64_t reads = volatile_reads_;
  std::vector<Value> sets;
  for (const Binder& binder : node.binders) {
    sets.push_back(eval(binder.set, function.env));
    if (!sets.back().is_set()) {
      fail_at(EvalError::Kind::Type, "the bound of a variable is " + describe(sets.back()) + ", not a set", binder.set);
    }
  }
  function.domain = has_simple_key(node) ? sets[0] : Value::product(sets);
  function.sets = std::move(sets);
  const auto size = function.domain.kind() == ValueKind::SetOp ? std::nullopt : function.domain.exact_cardinality();
  function.size = size && *size <= Integer(kLargestCompleted) ? static_cast<std::size_t>(*size->to_int64()) : 0;
  if (volatile_reads_ != reads) function.stamp = stamp_;
  return function.domain;
}

const Env* Evaluator::bind_lazy(const std::shared_ptr<LazyFunction>& function, const Value& argument) {
  const auto& node = std::get<FunctionConstructor>(program_.exprs[function->expr]);
  const Env* env = function->env;
  if (node.self.is_valid()) {
    Env* const self = envs_.push(env, node.self);
    self->kind = Env::Kind::Function;
    self->functions[0] = function;
    env = self;
  }
  if (has_simple_key(node)) return bind_element(node.binders[0], argument, env);
  for (std::size_t i = 0; i < node.binders.size(); ++i) env = bind_element(node.binders[i], argument.items()[i], env);
  return env;
}

Value Evaluator::apply_lazy(LazyFunction& function, const Value& argument, ExprId place) {
  refresh(function);
  if (const auto known = function.points.find(argument); known != function.points.end()) {
    if (function.stamp != 0) ++volatile_reads_;
    return known->second;
  }
  const auto& node = std::get<FunctionConstructor>(program_.exprs[function.expr]);
  struct Context {
    bool& primed;
    bool saved;
    ~Context() { primed = saved; }
  } context{states_.primed, states_.primed};
  states_.primed = function.primed;
  const std::uint64_t reads = volatile_reads_;
  const std::uint64_t impure = impure_reads_;
  const std::uint64_t stamp = stamp_;
  const Value& domain = lazy_domain(function);
  const bool inside = located(place, [&] { return contains(domain, argument); });
  if (!inside) {
    fail_at(EvalError::Kind::Undefined,
            "a function is applied to " + show(argument) + ", which is not in its domain " + show(domain), place);
  }
  static const Symbol kFunction("(function)");
  const CallFrame call_frame = frame(kFunction, place);
  tick();
  const EnvScope scope(envs_);
  // the node of `self` only borrows: the function outlives its own application
  const Env* const env = bind_lazy(std::shared_ptr<LazyFunction>(std::shared_ptr<LazyFunction>(), &function), argument);
  const CallScope calls(*this, call_frame);
  Value value = eval(node.body, env);
  if (volatile_reads_ != reads) function.stamp = stamp;
  if (impure_reads_ == impure) function.points.emplace(argument, value);
  return value;
}

Value Evaluator::whole(LazyFunction& function) {
  refresh(function);
  if (function.has_whole) {
    if (function.stamp != 0) ++volatile_reads_;
    return function.whole;
  }
  const Value domain = lazy_domain(function);
  located(function.expr, [&] { require_enumerable(domain, "the domain of a function"); });
  std::vector<MapEntry> entries;
  ElementCursor cursor(domain);
  for (Value key; cursor.next(key);) {
    Value value = apply_lazy(function, key, function.expr);
    entries.emplace_back(key, std::move(value));
  }
  function.whole = Value::sorted_function(std::move(entries));
  function.has_whole = true;
  return function.whole;
}

// ---- EXCEPT

Value NodeRules::operator()(const kernel::Except& node) const {
  const Value base = evaluator.eval(node.base, env);
  std::vector<Value> path;
  path.reserve(node.path.size());
  for (const ExprId key : node.path) path.push_back(evaluator.eval(key, env));
  return evaluator.update(base, node, expr, path, env);
}

Value Evaluator::update(const Value& base, const kernel::Except& node, ExprId expr, std::span<const Value> path,
                        const Env* env) {
  if (stack::is_low()) return stack::on_segment([&] { return update(base, node, expr, path, env); });
  if (path.empty()) {
    const EnvScope scope(envs_);
    return eval(node.value, node.at.is_valid() ? bind_value(node.at, base, env) : env);
  }
  if (!base.is_function()) {
    fail_at(EvalError::Kind::Type, "`EXCEPT` is applied to " + describe(base) + ", which is not a function", expr);
  }
  const Value* const old = base.find(path[0]);
  if (old == nullptr) {  // outside the domain nothing changes, but the question must make sense
    const Value domain = base.domain();
    static_cast<void>(located(expr, [&] { return contains(domain, path[0]); }));
    return base;
  }
  return base.with(path[0], update(*old, node, expr, path.subspan(1), env));
}

}  // namespace tlaloc::interpret
