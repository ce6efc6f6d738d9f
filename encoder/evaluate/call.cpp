// Definitions, operator parameters, LET and binders: entering them, and finding what a local stands for.
#include <utility>

#include "encoder/evaluate/impl.h"

namespace tlaloc::evaluate {

namespace {
constexpr std::uint64_t kMostUnfoldings = 50000;  // of operators within themselves, in one evaluation
constexpr std::uint32_t kDeepestBranching = 32;   // unfoldings that each depend on a condition of their own
constexpr std::uint32_t kDeepestUnfolding = 300;  // that depend on any
}  // namespace

EnvironmentPtr Evaluator::Impl::bind_value(const EnvironmentPtr& env, LocalId local, SymValue value) const {
  auto made = std::make_shared<Environment>();
  made->parent = env;
  made->locals = {local};
  made->values.push_back(std::move(value));
  return made;
}

EnvironmentPtr Evaluator::Impl::bind_element(const EnvironmentPtr& env, const kernel::Binder& binder, const SymValue& element,
                                             const Scope& s) {
  if (!binder.is_tuple) return bind_value(env, binder.locals.front(), element);
  auto made = std::make_shared<Environment>();
  made->parent = env;
  made->locals = binder.locals;
  const std::size_t count = binder.locals.size();
  const auto sequence = as_sequence(element, s, "an element that is taken apart as a tuple");
  if (sequence) {
    fail(s, terms.negate(equal(length(*sequence), Value::integer(count), s)), ErrorKind::Undefined, [&] {
      return "an element is taken apart as a tuple of " + std::to_string(count) + " components, but is " + show(element);
    });
  }
  for (std::size_t i = 0; i < count; ++i) {
    made->values.push_back(sequence && i < sequence->entries.size() ? sequence->entries[i].value : bottom);
  }
  return made;
}

EnvironmentPtr Evaluator::Impl::enter_call(const std::vector<LocalId>& params, const std::vector<ExprId>& args,
                                           EnvironmentPtr lexical, const Scope& caller) {
  TLALOC_CHECK(params.size() == args.size(), "an operator is applied to the wrong number of arguments");
  if (params.empty()) return lexical;
  auto made = std::make_shared<Environment>();
  made->parent = std::move(lexical);
  made->kind = Environment::Kind::Frame;
  made->locals = params;
  made->arguments = caller.env;
  made->thunks.resize(args.size());
  for (std::size_t i = 0; i < args.size(); ++i) {
    made->thunks[i].body = args[i];
    made->thunks[i].home = caller.path;
  }
  return made;
}

EnvironmentPtr Evaluator::Impl::enter_let(const kernel::Let& let, const Scope& s) {
  auto made = std::make_shared<Environment>();
  made->parent = s.env;
  made->kind = Environment::Kind::Let;
  for (const auto& [local, value] : let.bindings) {
    made->locals.push_back(local);
    Thunk thunk;
    thunk.body = value;
    thunk.home = s.path;
    made->thunks.push_back(std::move(thunk));
  }
  return made;
}

/// The Lambda an operator local stands for, and where it was written.
Evaluator::Closure Evaluator::Impl::resolve_operator(const EnvironmentPtr& env, LocalId local, LocalId* name) {
  EnvironmentPtr at = env;
  for (;;) {  // each step leads to an environment made before
    const Binding found = lookup(at, local);
    const bool is_thunk = found.node->kind == Environment::Kind::Frame || found.node->kind == Environment::Kind::Let;
    TLALOC_CHECK(is_thunk, "a value is applied as an operator");
    const ExprId body = found.node->thunks[found.index].body;
    at = found.node->home();
    if (std::holds_alternative<kernel::Lambda>(node(body))) {
      if (name != nullptr) *name = local;
      return {body, at};
    }
    const auto* next = std::get_if<kernel::LocalRef>(&node(body));
    TLALOC_CHECK(next != nullptr, "an operator argument is neither a Lambda nor an operator");
    local = next->local;
  }
}

Evaluator::Closure Evaluator::Impl::resolve_call(const kernel::CallLocal& call, const Scope& s) {
  const Evaluator::Closure found = resolve_operator(s.env, call.local);
  const auto& lambda = std::get<kernel::Lambda>(node(found.body));
  return {lambda.body, enter_call(lambda.params, call.args, found.env, s)};
}

SymValue Evaluator::Impl::eval_call(ExprId expr, const kernel::Call& call, const Scope& s) {
  const kernel::Definition& definition = program.definitions[call.definition];
  if (definition.params.empty()) return force(definition_thunks[call.definition.index], nullptr, s);
  const EnvironmentPtr env = enter_call(definition.params, call.args, nullptr, s);
  if (!definition.recursive) return eval(definition.body, s.with(env));
  const auto* recursion = set_recursion(definition.body, definition.params, {call.definition});
  if (auto value = fold(recursion, expr, env, s.with(env))) return *value;
  return unfold(definition.body, definition.name.text(), s.with(env));
}

/// The body of an operator that may call itself. Where the state decides how deep that goes, it is cut at a depth that is
/// said to be out of reach: an obligation of kind Limit, so that a behaviour that gets there makes the answer unknown.
SymValue Evaluator::Impl::unfold(ExprId body, const std::string& name, const Scope& s) {
  struct Leave {
    Impl& impl;
    ExprId body;
    Unfolding before;
    ~Leave() { impl.unfoldings[body] = before; }
  } leave{*this, body, unfoldings[body]};
  Unfolding& open = unfoldings[body];
  if (open.depth++ == 0 || open.path != s.path) ++open.branchings;
  open.path = s.path;
  if (open.depth > 1 && ++calls > kMostUnfoldings) {
    unsupported("the recursive operator `" + name + "` unfolds too often; bound the recursion by ground values");
  }
  const bool conditional = !terms.is_true(s.path);
  if (conditional && (open.branchings > kDeepestBranching || open.depth > kDeepestUnfolding)) {
    return fail_all(s, ErrorKind::Limit, [&] {
      return "the recursive operator `" + name + "` may unfold more than " + std::to_string(kDeepestBranching) +
             " times, depending on the state; bound its recursion";
    });
  }
  return eval(body, s);
}

SymValue Evaluator::Impl::eval_local(const kernel::LocalRef& ref, const Scope& s) {
  const Binding found = lookup(s.env, ref.local);
  switch (found.node->kind) {
    case Environment::Kind::Values:
      return narrow(found.node->values[found.index], s.path);
    case Environment::Kind::Function:
      unsupported("a recursive function is used in its own definition other than applied to an argument");
    case Environment::Kind::Frame:
    case Environment::Kind::Let:
      return force(found.node->thunks[found.index], found.node->home(), s);
  }
  return bottom;
}

SymValue Evaluator::Impl::eval_call_local(ExprId expr, const kernel::CallLocal& call, const Scope& s) {
  if (FoldRest* rest = rest_of(expr, s.env)) return take_rest(*rest, expr, s);
  LocalId name;
  const Evaluator::Closure found = resolve_operator(s.env, call.local, &name);
  const auto& lambda = std::get<kernel::Lambda>(node(found.body));
  const EnvironmentPtr env = enter_call(lambda.params, call.args, found.env, s);
  const auto* recursion = set_recursion(lambda.body, lambda.params, {name});
  if (auto value = fold(recursion, expr, env, s.with(env))) return *value;
  return unfold(lambda.body, program.locals[call.local].name.text(), s.with(env));
}

SymValue Evaluator::Impl::apply_operator(ExprId op, const std::vector<SymValue>& args, const Scope& s) {
  Evaluator::Closure closure{op, s.env};
  if (const auto* local = std::get_if<kernel::LocalRef>(&node(op))) closure = resolve_operator(s.env, local->local);
  const auto* lambda = std::get_if<kernel::Lambda>(&node(closure.body));
  TLALOC_CHECK(lambda != nullptr && lambda->params.size() == args.size(), "an operator argument of the wrong shape");
  auto made = std::make_shared<Environment>();
  made->parent = closure.env;
  made->locals = lambda->params;
  made->values = args;
  return eval(lambda->body, s.with(made));
}

}  // namespace tlaloc::evaluate
