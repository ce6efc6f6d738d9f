// Names: bound variables, LET, operators of every kind with their calls, recursion; and what may stand below a prime.
#include <utility>

#include "tests/support/random_expression.h"

namespace tlaloc::test {

using kernel::Binder;
using Kind = RandomType::Kind;

namespace {

/// Sets what it is given for as long as it lives.
template <class T>
class Temporarily {
 public:
  Temporarily(T& place, T value) : place_(place), before_(std::exchange(place, std::move(value))) {}
  ~Temporarily() { place_ = std::move(before_); }
  Temporarily(const Temporarily&) = delete;
  Temporarily& operator=(const Temporarily&) = delete;

 private:
  T& place_;
  T before_;
};

}  // namespace

kernel::LocalId RandomExpression::local(const char* name, std::uint32_t arity, bool is_bound_variable) {
  const auto number = program_.locals.size();
  return program_.locals.add({Symbol(name + std::to_string(number)), arity, Span{}, is_bound_variable});
}

Binder RandomExpression::binder(const RandomType& element, int depth) {
  Binder result;
  result.set = set(element, depth - 1);
  result.is_tuple = element.kind == Kind::Tuple && pick(2) == 0;
  for (int i = result.is_tuple ? 2 : 1; i > 0; --i) result.locals.push_back(local("x", 0, true));
  return result;
}

void RandomExpression::see(const Binder& binder, const RandomType& element) {
  for (std::size_t i = 0; i < binder.locals.size(); ++i) {
    scope_.push_back({binder.locals[i], binder.is_tuple ? element.parts[i] : element, false});
  }
}

template <class Make>
kernel::ExprId RandomExpression::unprimed(Make&& make) {
  const Temporarily<bool> none(primes_allowed_, false);
  return make();
}

kernel::ExprId RandomExpression::primed(const RandomType& type, int depth) {
  return op(Op::Prime, {unprimed([&] { return expression(type, depth); })});
}

kernel::ExprId RandomExpression::lambda(const std::vector<RandomType>& params, const RandomType& result, int depth) {
  kernel::Lambda made;
  const std::size_t mark = scope_.size();
  for (const RandomType& type : params) {
    made.params.push_back(local("p", 0, false));
    scope_.push_back({made.params.back(), type, primes_allowed_});
  }
  made.body = expression(result, depth);
  scope_.resize(mark);
  return add(std::move(made));
}

kernel::ExprId RandomExpression::let(const RandomType& type, int depth) {
  kernel::Let result;
  const std::size_t mark = scope_.size();
  for (int i = 1 + pick(2); i > 0; --i) {
    const RandomType named = any_type();
    const bool primes = primes_allowed_ && pick(2) == 0;
    const ExprId value = primes ? expression(named, depth - 1) : unprimed([&] { return expression(named, depth - 1); });
    result.bindings.emplace_back(local("y", 0, false), value);
    scope_.push_back({result.bindings.back().first, named, primes});
  }
  result.body = expression(type, depth);
  scope_.resize(mark);
  return add(std::move(result));
}

kernel::ExprId RandomExpression::let_operator(const RandomType& type, int depth) {
  const RandomType param = any_type();
  kernel::Let result;
  const LocalId name = local("Op", 1, false);
  result.bindings.emplace_back(name, lambda({param}, type, depth));
  const auto apply = [&] { return add(kernel::CallLocal{name, {expression(param, depth - 1)}}); };
  result.body = pick(2) == 0 ? apply() : op(Op::If, {boolean(depth - 1), apply(), apply()});
  return add(std::move(result));
}

kernel::ExprId RandomExpression::call(const RandomType& type, int depth) {
  std::vector<std::size_t> known;
  for (std::size_t i = 0; i < operators_.size(); ++i) {
    if (operators_[i].result == type && (primes_allowed_ || !operators_[i].primes)) known.push_back(i);
  }
  std::size_t chosen = operators_.size();
  if (known.empty() || pick(2) == 0) {
    Operator made;
    made.result = type;
    made.primes = primes_allowed_;
    kernel::Definition definition;
    std::vector<Visible> inside;
    for (int i = pick(3); i > 0; --i) {
      made.params.push_back(any_type());
      definition.params.push_back(local("a", 0, false));
      inside.push_back({definition.params.back(), made.params.back(), made.primes});
    }
    const Temporarily<std::vector<Visible>> own_scope(scope_, std::move(inside));
    definition.body = expression(type, depth - 1);
    definition.name = Symbol("D" + std::to_string(program_.definitions.size()));
    made.definition = program_.definitions.add(std::move(definition));
    chosen = operators_.size();
    operators_.push_back(std::move(made));
  } else {
    chosen = known[static_cast<std::size_t>(pick(static_cast<int>(known.size())))];
  }
  const Operator used = operators_[chosen];
  std::vector<ExprId> args;
  // An argument may stand below a prime of the body only where the operator itself was made for that.
  for (const RandomType& param : used.params) {
    args.push_back(used.primes ? expression(param, depth - 1) : unprimed([&] { return expression(param, depth - 1); }));
  }
  return add(kernel::Call{used.definition, std::move(args)});
}

kernel::ExprId RandomExpression::call_higher_order(const RandomType& type, int depth) {
  // Twice(F(_), x) == F(F(x)), or with a value of another type: Use(F(_), x) == F(x)
  kernel::Definition definition;
  const LocalId f = local("F", 1, false);
  const LocalId x = local("w", 0, false);
  definition.params = {f, x};
  const bool twice = pick(2) == 0;
  const RandomType param = twice ? type : any_type();
  definition.body = add(kernel::CallLocal{f, {reference(x)}});
  if (twice) definition.body = add(kernel::CallLocal{f, {definition.body}});
  definition.name = Symbol("H" + std::to_string(program_.definitions.size()));
  const auto id = program_.definitions.add(std::move(definition));
  return add(kernel::Call{id, {lambda({param}, type, depth - 1), expression(param, depth - 1)}});
}

kernel::ExprId RandomExpression::call_new(const char* name, const std::vector<std::pair<RandomType, ExprId>>& args,
                                          const std::function<ExprId()>& body) {
  kernel::Definition definition;
  kernel::Call call;
  std::vector<Visible> inside;
  for (const auto& [type, value] : args) {
    definition.params.push_back(local("a", 0, false));
    inside.push_back({definition.params.back(), type, primes_allowed_});
    call.args.push_back(value);
  }
  const Temporarily<std::vector<Visible>> own_scope(scope_, std::move(inside));
  definition.body = body();
  definition.name = Symbol(name + std::to_string(program_.definitions.size()));
  call.definition = program_.definitions.add(std::move(definition));
  return add(std::move(call));
}

std::optional<RandomExpression::Partial> RandomExpression::partial() {
  std::vector<std::uint32_t> candidates;
  for (std::uint32_t v = 0; v < variables_.size(); ++v) {
    if (!hidden_[v] && variables_[v].kind >= Kind::Set && variables_[v].kind != Kind::Record &&
        variables_[v].kind != Kind::Tuple) {
      candidates.push_back(v);
    }
  }
  if (candidates.empty()) return std::nullopt;
  const std::uint32_t chosen = candidates[static_cast<std::size_t>(pick(static_cast<int>(candidates.size())))];
  const RandomType& type = variables_[chosen];
  const auto variable = [&] { return add(kernel::VariableRef{kernel::VariableId(chosen)}); };
  const auto field = [&](const char* name) { return op(Op::Apply, {variable(), literal(Value::string(name))}); };
  switch (type.kind) {
    case Kind::Set: {
      kernel::Choose some;
      some.binder.set = variable();
      some.binder.locals.push_back(local("x", 0, true));
      some.predicate = literal(Value::boolean(true));
      const ExprId use = add(std::move(some));
      return Partial{op(Op::Ne, {variable(), op(Op::SetEnum, {})}), use, type.parts[0]};
    }
    case Kind::Function: {
      const int key = 4 + pick(3);
      return Partial{op(Op::In, {number(key), op(Op::Domain, {variable()})}), op(Op::Apply, {variable(), number(key)}),
                     type.parts[0]};
    }
    case Kind::Sequence:
      return Partial{op(Op::Gt, {op(Op::Len, {variable()}), number(0)}), op(Op::Head, {variable()}), type.parts[0]};
    case Kind::Variant:
      return Partial{op(Op::Eq, {field("k"), literal(Value::string("ask"))}), field("d"), type.parts[0]};
    default: {  // of one kind, perhaps, where it is not the model value
      const ExprId is_some = op(Op::Ne, {variable(), literal(Value::model_value(Symbol("none"), {}))});
      if (type.parts[0].kind == Kind::Integer) return Partial{is_some, op(Op::Add, {variable(), number(1)}), type.parts[0]};
      if (type.parts[0].kind == Kind::Record) return Partial{is_some, field("f"), type.parts[0].parts[0]};
      return Partial{is_some, variable(), type.parts[0]};
    }
  }
}

kernel::ExprId RandomExpression::guarded_call(const Partial& part, const char* name, const std::function<ExprId()>& body) {
  return call_new(name, {{part.type, part.use}}, [&] { return op(Op::And, {part.guard, body()}); });
}

/// LET f[n \in a..b] == IF n = a THEN e ELSE d(f[n - 1]) IN f[k]
kernel::ExprId RandomExpression::recursive_function(const RandomType& type, int depth) {
  kernel::FunctionConstructor f;
  const LocalId n = local("n", 0, true);
  f.self = local("f", 0, true);
  f.binders.push_back({{n}, false, literal(Value::interval(0, 1 + pick(3)))});
  const ExprId base = expression(type, depth - 1);
  const ExprId before = op(Op::Apply, {reference(f.self), op(Op::Sub, {reference(n), number(1)})});
  const LocalId earlier = local("e", 0, false);
  scope_.push_back({n, of(Kind::Integer), false});
  scope_.push_back({earlier, type, primes_allowed_});
  kernel::Let step;
  step.bindings.emplace_back(earlier, before);
  step.body = expression(type, depth - 1);
  scope_.resize(scope_.size() - 2);
  f.body = op(Op::If, {op(Op::Eq, {reference(n), number(0)}), base, add(std::move(step))});
  return op(Op::Apply, {add(std::move(f)), integer(depth - 1)});
}

/// LET RECURSIVE R(_) R(n) == IF n <= 0 THEN e ELSE LET y == R(n - 1) IN d(y) IN R(k)
kernel::ExprId RandomExpression::recursive_operator(const RandomType& type, int depth) {
  kernel::Let result;
  result.recursive = true;
  const LocalId name = local("R", 1, false);
  const LocalId n = local("n", 0, false);
  const LocalId earlier = local("e", 0, false);
  const ExprId base = expression(type, depth - 1);
  kernel::Let step;
  step.bindings.emplace_back(earlier, add(kernel::CallLocal{name, {op(Op::Sub, {reference(n), number(1)})}}));
  scope_.push_back({earlier, type, primes_allowed_});
  step.body = expression(type, depth - 1);
  scope_.pop_back();
  const ExprId body = op(Op::If, {op(Op::Le, {reference(n), number(0)}), base, add(std::move(step))});
  result.bindings.emplace_back(name, add(kernel::Lambda{{n}, body}));
  result.body =
      add(kernel::CallLocal{name, {pick(2) == 0 ? number(pick(4)) : op(Op::Mod, {integer(depth - 1), number(1 + pick(4))})}});
  return add(std::move(result));
}

}  // namespace tlaloc::test
