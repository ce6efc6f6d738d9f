// The core of the evaluator: names, calls, binding, errors. The rules of the nodes stand in files of their own.
#include "frontend/interpret/evaluate/evaluator.h"

#include <algorithm>

#include "frontend/interpret/evaluate/node_rules.h"
#include "frontend/kernel/traverse.h"
#include "frontend/support/stack.h"

namespace tlaloc::interpret {

using kernel::Level;

namespace {
constexpr std::size_t kShownCalls = 32;  // of the call stack in an error
constexpr std::uint32_t kTicksPerPoll = 1024;
constexpr std::uint32_t kNamesPerCall = 4;  // names may nest deeper than calls, but not without end
}  // namespace

Value Evaluator::eval(ExprId expr, const Env* env) {
  if (stack::is_low()) [[unlikely]] {
    return eval_on_segment(expr, env);
  }
  return eval_node(expr, env);
}

Value Evaluator::eval_on_segment(ExprId expr, const Env* env) {
  try {
    return stack::on_segment([&] { return eval_node(expr, env); });
  } catch (const stack::Exhausted&) {
    fail_at(EvalError::Kind::Limit, kTooDeep, expr);
  }
}

Value Evaluator::eval_node(ExprId expr, const Env* env) {
  return std::visit(NodeRules{*this, expr, env}, program_.exprs[expr]);
}

bool Evaluator::eval_bool(ExprId expr, const Env* env, const char* what) {
  const Value value = eval(expr, env);
  if (!value.is_bool()) fail_at(EvalError::Kind::Type, std::string(what) + " is " + describe(value) + ", not a Boolean", expr);
  return value.as_bool();
}

const Value& Evaluator::eval_ref(ExprId expr, const Env* env, Value& scratch) {
  const kernel::Expr& node = program_.exprs[expr];
  if (const auto* const literal = std::get_if<kernel::Literal>(&node)) return literal->value;
  if (const auto* const ref = std::get_if<kernel::LocalRef>(&node)) {
    const Env& bound = find(ref->local, env);
    if (bound.kind == Env::Kind::Value) return bound.values[0];
    if (bound.kind == Env::Kind::Thunk) {
      const Value& value = force(bound);
      if (bound.stamps[states_.primed ? 1 : 0] == 0) return value;
      scratch = value;  // may be evaluated anew while the caller still looks at it
      return scratch;
    }
  }
  scratch = eval(expr, env);
  return scratch;
}

Value Evaluator::eval_primed(ExprId expr, const Env* env) {
  if (states_.primed) fail_at(EvalError::Kind::Type, "an expression is primed twice", expr);
  struct Unprime {
    bool& primed;
    ~Unprime() { primed = false; }
  } unprime{states_.primed};
  states_.primed = true;
  return eval(expr, env);
}

Value Evaluator::eval_enumerable(ExprId expr, const Env* env) {
  Value set = eval(expr, env);
  located(expr, [&] { require_enumerable(set, "the bound of a variable"); });
  return set;
}

std::vector<Value> Evaluator::eval_sets(const std::vector<kernel::Binder>& binders, const Env* env) {
  std::vector<Value> sets;
  sets.reserve(binders.size());
  for (const kernel::Binder& binder : binders) sets.push_back(eval_enumerable(binder.set, env));
  return sets;
}

bool Evaluator::is_mere_test(ExprId expr, bool initially) {
  const Level level = program_.levels[expr];
  return level <= (initially ? Level::Constant : Level::State) && !uses_names(expr);
}

// Levels count locals as constants, which is right for bound variables but neither for what is called by name nor for a
// recursive function within itself.
bool Evaluator::uses_names(ExprId expr) {
  if (uses_names_.size() < program_.exprs.size()) {
    uses_names_.assign(program_.exprs.size(), 0);
    for (const kernel::Expr& e : program_.exprs) {
      const auto* const function = std::get_if<kernel::FunctionConstructor>(&e);
      if (function != nullptr && function->self.is_valid()) selves_.insert(function->self);
    }
  }
  if (uses_names_[expr.index] != 0) return uses_names_[expr.index] == 2;
  if (stack::is_low()) return stack::on_segment([&] { return uses_names(expr); });
  const kernel::Expr& node = program_.exprs[expr];
  bool uses = std::holds_alternative<kernel::CallLocal>(node);
  if (const auto* const ref = std::get_if<kernel::LocalRef>(&node)) {
    uses = !program_.locals[ref->local].is_bound_variable || selves_.contains(ref->local);
  }
  kernel::for_each_child(node, [&](ExprId child) { uses = uses || uses_names(child); });
  uses_names_[expr.index] = uses ? 2 : 1;
  return uses;
}

// ---- errors

void Evaluator::fail_at(EvalError::Kind kind, std::string message, ExprId expr) const {
  EvalException error(EvalError{kind, std::move(message), {}, {}});
  locate(error, expr);
  throw error;
}

void Evaluator::locate(EvalException& error, ExprId expr) const {
  if (error.error().span.is_valid()) return;
  error.error().span = program_.spans[expr];
  if (!error.error().stack.empty()) return;
  for (const CallFrame* f = calls_; f != nullptr && error.error().stack.size() < kShownCalls; f = f->outer) {
    error.error().stack.emplace_back(f->name, f->span);
  }
}

void Evaluator::tick() {
  if (++ticks_ % kTicksPerPoll != 0 || !options_.interrupted || !options_.interrupted()) return;
  fail(EvalError::Kind::Limit, "the evaluation was interrupted");
}

CallFrame Evaluator::frame(Symbol name, ExprId call) const {
  CallFrame result{calls_, name, program_.spans[call], calls_ == nullptr ? 1 : calls_->depth + 1};
  if (result.depth > options_.max_call_depth) {
    fail_at(EvalError::Kind::Limit,
            "operators call one another more than " + std::to_string(options_.max_call_depth) + " levels deep", call);
  }
  return result;
}

// ---- binding

const Env& Evaluator::find(LocalId local, const Env* env) const {
  for (; env != nullptr; env = env->outer) {
    if (env->local == local) return *env;
  }
  const std::string name = program_.locals[local].name.text();
  fail(EvalError::Kind::Undefined, "`" + name + "` has no value here", program_.locals[local].span);
}

Env* Evaluator::bind_value(LocalId local, Value value, const Env* outer) {
  Env* const env = envs_.push(outer, local);
  env->kind = Env::Kind::Value;
  env->values[0] = std::move(value);
  return env;
}

Env* Evaluator::bind_argument(LocalId local, ExprId argument, const Env* argument_env, const Env* outer) {
  const kernel::Expr& node = program_.exprs[argument];
  if (program_.locals[local].arity > 0) {
    const kernel::Expr* lambda = &node;
    const Env* lambda_env = argument_env;
    ExprId id = argument;
    while (const auto* const ref = std::get_if<kernel::LocalRef>(lambda)) {  // an operator parameter handed on
      const Env& bound = find(ref->local, lambda_env);
      TLALOC_CHECK(bound.kind == Env::Kind::Operator, "operator argument is no operator");
      id = bound.expr;
      lambda = &program_.exprs[id];
      lambda_env = bound.env;
    }
    TLALOC_CHECK(std::holds_alternative<kernel::Lambda>(*lambda), "operator argument is no lambda");
    Env* const env = envs_.push(outer, local);
    env->kind = Env::Kind::Operator;
    env->expr = id;
    env->env = lambda_env;
    return env;
  }
  if (const auto* const literal = std::get_if<kernel::Literal>(&node)) return bind_value(local, literal->value, outer);
  if (const auto* const ref = std::get_if<kernel::LocalRef>(&node)) {
    const Env& bound = find(ref->local, argument_env);
    if (bound.kind == Env::Kind::Value) return bind_value(local, bound.values[0], outer);
  }
  Env* const env = envs_.push(outer, local);
  env->kind = Env::Kind::Thunk;
  env->expr = argument;
  env->env = argument_env;
  return env;
}

const Env* Evaluator::bind_parameters(const std::vector<LocalId>& params, const std::vector<ExprId>& args,
                                      const Env* argument_env, const Env* outer) {
  TLALOC_CHECK(params.size() == args.size(), "operator applied to the wrong number of arguments");
  for (std::size_t i = 0; i < params.size(); ++i) outer = bind_argument(params[i], args[i], argument_env, outer);
  return outer;
}

const Env* Evaluator::bind_let(const kernel::Let& let, const Env* env) {
  std::vector<Env*> made;
  for (const auto& [local, expr] : let.bindings) {
    Env* const bound = envs_.push(env, local);
    bound->kind = std::holds_alternative<kernel::Lambda>(program_.exprs[expr]) ? Env::Kind::Operator : Env::Kind::Thunk;
    bound->expr = expr;
    bound->env = env;
    env = bound;
    if (let.recursive) made.push_back(bound);
  }
  for (Env* const bound : made) bound->env = env;  // each of a recursive group sees them all
  return env;
}

const Env* Evaluator::bind_element(const kernel::Binder& binder, const Value& element, const Env* outer) {
  if (!binder.is_tuple) return bind_value(binder.locals[0], element, outer);
  if (element.kind() != ValueKind::Tuple || element.items().size() != binder.locals.size()) {
    fail_at(EvalError::Kind::Type,
            describe(element) + " is bound to a tuple of " + std::to_string(binder.locals.size()) + " variables", binder.set);
  }
  for (std::size_t i = 0; i < binder.locals.size(); ++i) outer = bind_value(binder.locals[i], element.items()[i], outer);
  return outer;
}

Evaluator::Closure Evaluator::closure(LocalId local, const Env* env) const {
  const Env& bound = find(local, env);
  TLALOC_CHECK(bound.kind == Env::Kind::Operator, "applied local is no operator");
  return {&std::get<kernel::Lambda>(program_.exprs[bound.expr]), bound.env};
}

Evaluator::Closure Evaluator::closure(ExprId expr, const Env* env) const {
  const kernel::Expr& node = program_.exprs[expr];
  if (const auto* const lambda = std::get_if<kernel::Lambda>(&node)) return {lambda, env};
  const auto* const ref = std::get_if<kernel::LocalRef>(&node);
  TLALOC_CHECK(ref != nullptr, "operator argument is neither lambda nor local");
  return closure(ref->local, env);
}

// ---- names and calls

Value Evaluator::read_variable(VariableId variable, ExprId place) {
  const StateView& view = states_.primed ? states_.next : states_.current;
  if (view.values == nullptr) {
    const std::string name = program_.variable(variable).name.text() + (states_.primed ? "'" : "");
    fail_at(EvalError::Kind::Undefined,
            "`" + name + "` is read, but there is no " + (states_.primed ? "next " : "") + "state here", place);
  }
  if (view.own && !program_.is_own(variable) && !program_.variables[variable].is_rigid) {
    fail_at(EvalError::Kind::Unsupported,
            "`" + program_.variable(variable).name.text() + "` is read where ENABLED speaks of the variables of an instance",
            place);
  }
  if (view.assigned != nullptr && view.assigned[variable.index] == 0) throw UnassignedRead{variable};
  if (view.assigned != nullptr || states_.primed) ++volatile_reads_;
  return view.values[variable.index];
}

const Value& Evaluator::force(const Env& thunk) {
  const std::size_t context = states_.primed ? 1 : 0;
  if (thunk.cached[context] && (thunk.stamps[context] == 0 || thunk.stamps[context] == stamp_)) {
    if (thunk.stamps[context] != 0) ++volatile_reads_;
    return thunk.values[context];
  }
  struct Count {
    std::uint32_t& count;
    explicit Count(std::uint32_t& c) : count(c) { ++count; }
    ~Count() { --count; }
  } counted(forcing_);
  if (forcing_ / kNamesPerCall > options_.max_call_depth) {
    fail_at(EvalError::Kind::Limit, "names refer to one another without end", thunk.expr);
  }
  const std::uint64_t reads = volatile_reads_;
  const std::uint64_t stamp = stamp_;
  Value value = thunk.functions[context] ? whole(*thunk.functions[context]) : eval(thunk.expr, thunk.env);
  thunk.values[context] = std::move(value);
  thunk.cached[context] = true;
  thunk.stamps[context] = volatile_reads_ == reads ? 0 : stamp;
  return thunk.values[context];
}

Value Evaluator::constant_definition(DefinitionId definition, ExprId place) {
  if (constants_.size() < program_.definitions.size()) constants_.resize(program_.definitions.size());
  if (constants_[definition.index].has_value) return constants_[definition.index].value;
  const kernel::Definition& d = program_.definitions[definition];
  const CallFrame call_frame = frame(d.name, place);
  const CallScope calls(*this, call_frame);
  const std::uint64_t impure = impure_reads_;
  const auto function = constants_[definition.index].function;
  Value value = function ? whole(*function) : eval(d.body, nullptr);
  if (impure_reads_ == impure) {
    Remembered& remembered = constants_[definition.index];
    remembered.has_value = true;
    remembered.value = value;
  }
  return value;
}

Value Evaluator::call(const kernel::Call& node, ExprId expr, const Env* env) {
  const kernel::Definition& definition = program_.definitions[node.definition];
  if (definition.params.empty() && definition.level == Level::Constant) return constant_definition(node.definition, expr);
  const CallFrame call_frame = frame(definition.name, expr);
  tick();
  if (definition.shortcut) {
    const CallScope calls(*this, call_frame);
    if (auto value = take_shortcut(*definition.shortcut, node.args, env)) return std::move(*value);
  }
  const EnvScope scope(envs_);
  const Env* const inner = bind_parameters(definition.params, node.args, env, nullptr);
  const CallScope calls(*this, call_frame);
  return eval(definition.body, inner);
}

Value Evaluator::apply_closure(const Closure& operation, std::span<const Value> args) {
  const EnvScope scope(envs_);
  TLALOC_CHECK(operation.lambda->params.size() == args.size(), "lambda applied to the wrong number of arguments");
  const Env* env = operation.env;
  for (std::size_t i = 0; i < args.size(); ++i) env = bind_value(operation.lambda->params[i], args[i], env);
  return eval(operation.lambda->body, env);
}

// ---- rules of names

Value NodeRules::operator()(const kernel::Literal& node) const { return node.value; }

Value NodeRules::operator()(const kernel::ConstantRef& node) const {
  const std::string name = evaluator.program_.constants[node.constant].name.text();
  evaluator.fail_at(EvalError::Kind::Undefined, "the constant `" + name + "` has no value", expr);
}

Value NodeRules::operator()(const kernel::VariableRef& node) const { return evaluator.read_variable(node.variable, expr); }

Value NodeRules::operator()(const kernel::LocalRef& node) const {
  const Env& bound = evaluator.find(node.local, env);
  switch (bound.kind) {
    case Env::Kind::Value:
      return bound.values[0];
    case Env::Kind::Thunk:
      return evaluator.force(bound);
    case Env::Kind::Function:
      return evaluator.whole(*bound.functions[0]);
    case Env::Kind::Operator:
      break;
  }
  TLALOC_CHECK(false, "operator used as a value");
  return {};
}

Value NodeRules::operator()(const kernel::Call& node) const { return evaluator.call(node, expr, env); }

Value NodeRules::operator()(const kernel::CallLocal& node) const {
  const Evaluator::Closure operation = evaluator.closure(node.local, env);
  const CallFrame call_frame = evaluator.frame(evaluator.program_.locals[node.local].name, expr);
  evaluator.tick();
  const EnvScope scope(evaluator.envs_);
  const Env* const inner = evaluator.bind_parameters(operation.lambda->params, node.args, env, operation.env);
  const CallScope calls(evaluator, call_frame);
  return evaluator.eval(operation.lambda->body, inner);
}

Value NodeRules::operator()(const kernel::Lambda&) const {
  TLALOC_CHECK(false, "lambda used as a value");
  return {};
}

Value NodeRules::operator()(const kernel::Let& node) const {
  const EnvScope scope(evaluator.envs_);
  return evaluator.eval(node.body, evaluator.bind_let(node, env));
}

}  // namespace tlaloc::interpret
