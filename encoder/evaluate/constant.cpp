// What depends on no state and on ground locals only is left to the concrete interpreter: once per expression when nothing
// around it matters, else with the values of its locals.
#include <algorithm>

#include "encoder/evaluate/impl.h"
#include "frontend/kernel/traverse.h"
#include "frontend/support/stack.h"

namespace tlaloc::evaluate {

namespace {

constexpr int kChain = 30;  // parameters that stand for expressions over parameters

/// Reads a state, or changes from one evaluation to the next, or must be refused by us by name.
bool is_volatile(const kernel::Expr& expr) {
  if (std::holds_alternative<kernel::VariableRef>(expr) || std::holds_alternative<kernel::ConstantRef>(expr)) return true;
  const auto* operation = std::get_if<kernel::OpApply>(&expr);
  if (operation == nullptr) return false;
  switch (operation->op) {
    case Op::TlcGet:
    case Op::TlcSet:
    case Op::JavaTime:
    case Op::Enabled:
    case Op::EnabledIn:
    case Op::Compose:
      return true;
    default: {
      const kernel::OpKind kind = kernel::info(operation->op).kind;
      return kind == kernel::OpKind::Effect || kind == kernel::OpKind::Temporal;
    }
  }
}

bool is_left_to_us(const interpret::EvalError& error) { return interpret::is_limit(error.kind); }

/// The set that a filter, perhaps behind names, takes its elements from.
std::optional<ExprId> filtered_set(const kernel::Program& program, ExprId expr) {
  for (int hops = 0; hops < kChain; ++hops) {
    const kernel::Expr& e = program.exprs[expr];
    if (const auto* filter = std::get_if<kernel::Filter>(&e)) return filter->binder.set;
    const auto* call = std::get_if<kernel::Call>(&e);
    if (call == nullptr || !call->args.empty()) return std::nullopt;
    expr = program.definitions[call->definition].body;
  }
  return std::nullopt;
}

bool is_longer(const Value& set, std::size_t count) {
  const auto size = set.cardinality();
  return size && Integer(static_cast<std::int64_t>(count)) < *size;
}

/// A set given by a rule, of more than `count` elements or infinite.
bool is_larger(const SymValue& set, std::size_t count) {
  if (!set.is_ground() || !set.ground().is_set() || set.ground().kind() == ValueKind::Set) return false;
  const auto size = set.ground().cardinality();
  return !size || Integer(static_cast<std::int64_t>(count)) < *size;
}

}  // namespace

/// Which definitions neither are volatile themselves nor lead to one that is.
std::vector<bool> Evaluator::Impl::find_constant_definitions() const {
  std::vector<bool> constant(program.definitions.size(), true);
  std::vector<std::vector<std::size_t>> callers(program.definitions.size());
  std::vector<std::size_t> open;  // volatile, and their callers not told yet
  const auto rule_out = [&](std::size_t definition) {
    if (!constant[definition]) return;
    constant[definition] = false;
    open.push_back(definition);
  };
  std::vector<ExprId> exprs;
  std::vector<std::uint32_t> seen(program.exprs.size());  // in the body of which definition, counted from 1
  for (std::uint32_t i = 0; i < program.definitions.size(); ++i) {
    const ExprId body = program.definitions[kernel::DefinitionId(i)].body;
    if (body.is_valid()) exprs.push_back(body);
    while (!exprs.empty()) {
      const ExprId id = exprs.back();
      exprs.pop_back();
      if (std::exchange(seen[id.index], i + 1) == i + 1) continue;
      const kernel::Expr& expr = node(id);
      if (is_volatile(expr)) rule_out(i);
      if (const auto* call = std::get_if<kernel::Call>(&expr)) callers[call->definition.index].push_back(i);
      kernel::for_each_child(expr, [&](ExprId child) { exprs.push_back(child); });
    }
  }
  while (!open.empty()) {
    const std::size_t told = open.back();
    open.pop_back();
    for (const std::size_t caller : callers[told]) rule_out(caller);
  }
  return constant;
}

const ExprInfo& Evaluator::Impl::info(ExprId expr) {
  ExprInfo& entry = infos[expr.index];
  if (entry.known) return entry;
  if (stack::is_low()) return stack::on_segment([&]() -> const ExprInfo& { return info(expr); });
  poll();
  ExprInfo made;
  made.known = true;
  const kernel::Expr& e = node(expr);
  made.constant = !is_volatile(e);
  if (const auto* ref = std::get_if<kernel::LocalRef>(&e)) made.free.push_back(ref->local);
  if (const auto* call = std::get_if<kernel::CallLocal>(&e)) made.free.push_back(call->local);
  if (const auto* call = std::get_if<kernel::Call>(&e)) made.constant = constant_definitions[call->definition.index];
  kernel::for_each_child(e, [&](ExprId child) {
    const ExprInfo& below = info(child);
    made.constant &= below.constant;
    made.free.insert(made.free.end(), below.free.begin(), below.free.end());
  });
  std::sort(made.free.begin(), made.free.end());
  made.free.erase(std::unique(made.free.begin(), made.free.end()), made.free.end());
  kernel::for_each_bound_local(e, [&](LocalId bound) { std::erase(made.free, bound); });
  infos[expr.index] = std::move(made);
  return infos[expr.index];
}

/// What the interpreter says about a closed constant expression, once. Null: the expression is none.
const Constant* Evaluator::Impl::find_constant(ExprId expr) {
  if (stack::is_low()) return stack::on_segment([&] { return find_constant(expr); });
  const ExprInfo& about = info(expr);
  if (!about.constant || !about.free.empty() || std::holds_alternative<kernel::Lambda>(node(expr))) return nullptr;
  auto found = constants.find(expr);
  if (found == constants.end()) {
    Constant made;
    // A filter that leaves much of a set given by a rule stays a rule: it is mostly asked about one element, or for any.
    const auto base = filtered_set(program, expr);
    const Constant* set = base ? find_constant(*base) : nullptr;
    const bool of_rule = set != nullptr && !set->error && (!set->value || is_larger(*set->value, 0));
    if (!of_rule || (set->value && !is_larger(*set->value, limits.enumerate))) {
      polls = 0;
      auto result = interpreter.evaluate(expr);
      if (auto* value = std::get_if<Value>(&result)) {
        const bool is_long = value->is_set() && is_longer(*value, limits.expand);
        if (!of_rule || !is_long) made.value = std::move(*value);
      } else if (auto& error = std::get<interpret::EvalError>(result); !is_left_to_us(error)) {
        made.error = std::move(error);
      }
    }
    found = constants.emplace(expr, std::move(made)).first;
  }
  return &found->second;
}

std::optional<SymValue> Evaluator::Impl::constant(ExprId expr, const Scope& s) {
  const Constant* known = find_constant(expr);
  if (known == nullptr) return std::nullopt;
  if (known->value) return known->value;
  if (!known->error) return std::nullopt;
  const Span outer = std::exchange(span, known->error->span.is_valid() ? known->error->span : span);
  fail(s, terms.true_term(), known->error->kind, known->error->message);
  span = outer;
  return bottom;
}

/// The ground value of a local, when it has one without anything being recorded.
std::optional<Value> Evaluator::Impl::ground_local(const EnvironmentPtr& env, LocalId local, int depth) {
  const Binding found = lookup(env, local);
  if (found.node->kind == Environment::Kind::Function) return std::nullopt;
  if (found.node->kind == Environment::Kind::Values) {
    const SymValue& value = found.node->values[found.index];
    return value.is_ground() ? std::optional(value.ground()) : std::nullopt;
  }
  Thunk& thunk = found.node->thunks[found.index];
  if (thunk.not_ground) return std::nullopt;
  for (const Thunk::Entry& entry : thunk.entries) {
    if (entry.reads.empty() && entry.stops.empty() && terms.is_true(entry.path) && entry.value.is_ground()) {
      return entry.value.ground();
    }
  }
  if (thunk.fixed_by != nullptr) return std::nullopt;
  interpret::Bindings bindings;
  const bool closed = depth < kChain && !std::holds_alternative<kernel::Lambda>(node(thunk.body)) &&
                      info(thunk.body).constant && ground_bindings(thunk.body, found.node->home(), bindings, depth + 1);
  if (closed) {
    polls = 0;
    auto result = interpreter.evaluate(thunk.body, nullptr, nullptr, bindings);
    if (auto* value = std::get_if<Value>(&result)) {
      Thunk::Entry entry;
      entry.path = terms.true_term();
      entry.value = *value;
      thunk.entries.push_back(std::move(entry));
      return *value;
    }
  }
  thunk.not_ground = true;
  return std::nullopt;
}

bool Evaluator::Impl::ground_bindings(ExprId expr, const EnvironmentPtr& env, interpret::Bindings& bindings, int depth) {
  for (const LocalId local : info(expr).free) {
    if (program.locals[local].arity > 0) return false;
    const auto value = ground_local(env, local, depth);
    if (!value) return false;
    bindings.values.emplace(local, *value);
  }
  return true;
}

/// The value of an expression over ground locals. Nothing: it has to be evaluated here.
std::optional<SymValue> Evaluator::Impl::delegate(ExprId expr, const Scope& s) {
  const ExprInfo& about = info(expr);
  if (!about.constant || about.free.empty() || given_up >= kGivenUp) return std::nullopt;
  interpret::Bindings bindings;
  if (!ground_bindings(expr, s.env, bindings, 0)) return std::nullopt;
  polls = 0;
  auto result = interpreter.evaluate(expr, nullptr, nullptr, bindings);
  if (auto* value = std::get_if<Value>(&result)) return SymValue(std::move(*value));
  const auto& error = std::get<interpret::EvalError>(result);
  if (error.kind == ErrorKind::Limit) ++given_up;  // a recursion without end would otherwise be tried at each of its levels
  if (is_left_to_us(error)) return std::nullopt;
  const Span outer = std::exchange(span, error.span.is_valid() ? error.span : span);
  fail(s, terms.true_term(), error.kind, error.message);
  span = outer;
  return bottom;
}

}  // namespace tlaloc::evaluate
