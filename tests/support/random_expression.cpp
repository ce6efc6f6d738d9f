#include "tests/support/random_expression.h"

#include <utility>

namespace tlaloc::testing {

using kernel::Binder;
using Kind = RandomType::Kind;

namespace {

RandomType of(Kind kind, std::vector<RandomType> parts = {}) { return {kind, std::move(parts)}; }

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

RandomExpression::RandomExpression(kernel::Program& program, RandomSymbolic& random, std::vector<RandomType> variables,
                                   bool primes)
    : program_(program), random_(random), variables_(std::move(variables)), types_(variables_), primes_allowed_(primes) {
  for (std::size_t i = 0; i < types_.size(); ++i) {
    for (const RandomType& part : RandomType(types_[i]).parts) types_.push_back(part);
  }
}

RandomType RandomExpression::any_type() {
  return pick(5) == 0 ? random_.type(1) : types_[static_cast<std::size_t>(pick(static_cast<int>(types_.size())))];
}

kernel::ExprId RandomExpression::expression(const RandomType& type, int depth) {
  constexpr int kIllTypedOneIn = 40;
  if (pick(kIllTypedOneIn) == 0) return expression(any_type(), depth);
  if (depth <= 0 || pick(6) == 0) return leaf(type);
  if (pick(3) == 0) return general(type, depth - 1);
  switch (type.kind) {
    case Kind::Boolean:
      return boolean(depth - 1);
    case Kind::Integer:
      return integer(depth - 1);
    case Kind::Atom:
      return general(type, depth - 1);
    case Kind::Set:
      return set(type.parts[0], depth - 1);
    case Kind::Record:
      return record(type, depth - 1);
    case Kind::Function:
      return function(type, depth - 1);
    case Kind::Sequence:
      return sequence(type.parts[0], depth - 1);
    case Kind::Tuple:
      return tuple(type, depth - 1);
    case Kind::Mixed:
      return expression(type.parts[static_cast<std::size_t>(pick(2))], depth);
  }
  return leaf(type);
}

kernel::ExprId RandomExpression::ground(const RandomType& type) {
  if (type.kind == Kind::Set && type.parts[0].kind == Kind::Integer && pick(3) == 0) {
    const int low = pick(4) - 2;
    return literal(Value::interval(low, low + pick(4)));
  }
  Value value = random_.ground(type);
  while (!is_well_typed(value)) value = random_.ground(type);
  return literal(std::move(value));
}

kernel::ExprId RandomExpression::leaf(const RandomType& type) {
  std::vector<ExprId> candidates;
  for (const Visible& visible : scope_) {
    if (visible.type == type && (primes_allowed_ || !visible.primes)) candidates.push_back(reference(visible.local));
  }
  for (std::uint32_t v = 0; v < variables_.size(); ++v) {
    if (variables_[v] == type) candidates.push_back(add(kernel::VariableRef{kernel::VariableId(v)}));
  }
  if (pick(6) == 0) return ground(type);
  if (candidates.empty() || pick(8) == 0) return made_of_leaves(type);
  const ExprId chosen = candidates[static_cast<std::size_t>(pick(static_cast<int>(candidates.size())))];
  return primes_allowed_ && pick(4) == 0 ? primed(type, 0) : chosen;
}

kernel::ExprId RandomExpression::made_of_leaves(const RandomType& type) {
  switch (type.kind) {
    case Kind::Boolean: {
      if (pick(2) == 0) return ground(type);
      const RandomType compared = of(pick(2) == 0 ? Kind::Integer : Kind::Atom);
      return op(Op::Eq, {leaf(compared), leaf(compared)});
    }
    case Kind::Integer:
    case Kind::Atom:
      return ground(type);
    case Kind::Set: {
      std::vector<ExprId> elements;
      for (int i = pick(3); i > 0; --i) elements.push_back(leaf(type.parts[0]));
      return op(Op::SetEnum, std::move(elements));
    }
    case Kind::Record:
      return add(kernel::RecordConstructor{{{Symbol("f"), leaf(type.parts[0])}, {Symbol("g"), leaf(type.parts[1])}}});
    case Kind::Function:
      return op(Op::Merge, {op(Op::MapsTo, {number(4), leaf(type.parts[0])}), op(Op::MapsTo, {number(5 + pick(2)), leaf(type.parts[0])})});
    case Kind::Sequence: {
      std::vector<ExprId> items;
      for (int i = pick(3); i > 0; --i) items.push_back(leaf(type.parts[0]));
      return op(Op::Tuple, std::move(items));
    }
    case Kind::Tuple:
      return op(Op::Tuple, {leaf(type.parts[0]), leaf(type.parts[1])});
    case Kind::Mixed:
      return leaf(type.parts[static_cast<std::size_t>(pick(2))]);
  }
  return ground(type);
}

/// Forms that every type has.
kernel::ExprId RandomExpression::general(const RandomType& type, int depth) {
  switch (pick(16)) {
    case 0:
    case 1:
      return op(Op::If, {boolean(depth), expression(type, depth), expression(type, depth)});
    case 2: {
      kernel::Case c;
      for (int arms = 1 + pick(2); arms > 0; --arms) c.arms.emplace_back(boolean(depth), expression(type, depth));
      if (pick(2) == 0) c.other = expression(type, depth);
      return add(std::move(c));
    }
    case 3:
    case 4: {
      kernel::Choose choose;
      choose.binder = binder(type, depth);
      const std::size_t mark = scope_.size();
      see(choose.binder, type);
      choose.predicate = boolean(depth);
      scope_.resize(mark);
      return add(std::move(choose));
    }
    case 5:
      return op(Op::Apply, {expression(of(Kind::Function, {type}), depth),
                            pick(3) == 0 ? integer(depth) : number(4 + pick(3))});
    case 6:
      return op(Op::Apply, {expression(of(Kind::Sequence, {type}), depth), pick(3) == 0 ? integer(depth) : number(1 + pick(2))});
    case 7:
      return op(Op::Head, {expression(of(Kind::Sequence, {type}), depth)});
    case 8:
      return op(Op::Apply, {expression(of(Kind::Record, {type, any_type()}), depth), literal(Value::string("f"))});
    case 9:
      return op(Op::Apply, {expression(of(Kind::Tuple, {any_type(), type}), depth), number(2)});
    case 10:
      return let(type, depth);
    case 11:
      return let_operator(type, depth);
    case 12:
      return call(type, depth);
    case 13:
      return call_higher_order(type, depth);
    case 14:
      return pick(2) == 0 ? recursive_function(type, depth) : recursive_operator(type, depth);
    default:
      return primes_allowed_ ? primed(type, depth) : leaf(type);
  }
}

kernel::ExprId RandomExpression::boolean(int depth) {
  if (depth < 0) return leaf(of(Kind::Boolean));
  const auto some = [&] { return expression(of(Kind::Boolean), depth - 1); };
  const auto some_integer = [&] { return expression(of(Kind::Integer), depth - 1); };
  switch (pick(17)) {
    case 0:
    case 1: {
      std::vector<ExprId> args{some(), some()};
      if (pick(3) == 0) args.push_back(some());
      return op(pick(2) == 0 ? Op::And : Op::Or, std::move(args));
    }
    case 2:
      return op(Op::Implies, {some(), some()});
    case 3:
      return op(Op::Not, {some()});
    case 4:
      return op(Op::Equiv, {some(), some()});
    case 5:
    case 6: {
      const RandomType type = any_type();
      return op(pick(3) == 0 ? Op::Ne : Op::Eq, {expression(type, depth - 1), expression(type, depth - 1)});
    }
    case 7:
    case 8:
    case 9: {
      const RandomType type = any_type();
      const Op in = pick(4) == 0 ? Op::NotIn : Op::In;
      if (type.kind == Kind::Sequence && pick(2) == 0) {
        return op(in, {expression(type, depth - 1), op(Op::SeqSet, {set(type.parts[0], depth - 1)})});
      }
      if (type.kind == Kind::Integer && pick(3) == 0) {
        return op(in, {expression(type, depth - 1), literal(pick(2) == 0 ? Value::nat_set() : Value::int_set())});
      }
      return op(in, {expression(type, depth - 1), set(type, depth - 1)});
    }
    case 10: {
      const RandomType type = any_type();
      return op(Op::SubsetEq, {set(type, depth - 1), set(type, depth - 1)});
    }
    case 11:
    case 12: {
      static constexpr Op kComparisons[] = {Op::Lt, Op::Le, Op::Gt, Op::Ge};
      return op(kComparisons[pick(4)], {some_integer(), some_integer()});
    }
    case 13:
    case 14:
    case 15:
      return quantifier(depth);
    default:
      return primes_allowed_ && !variables_.empty()
                 ? op(Op::Unchanged, {add(kernel::VariableRef{
                                         kernel::VariableId(static_cast<std::uint32_t>(pick(static_cast<int>(variables_.size()))))})})
                 : op(Op::IsFiniteSet, {set(any_type(), depth - 1)});
  }
}

kernel::ExprId RandomExpression::quantifier(int depth) {
  std::vector<Binder> binders;
  const ExprId body = bound(1 + (pick(3) == 0 ? 1 : 0), depth, binders, [&] { return boolean(depth - 1); });
  return add(kernel::Quantifier{pick(2) == 0, std::move(binders), body});
}

kernel::ExprId RandomExpression::integer(int depth) {
  const auto some = [&] { return expression(of(Kind::Integer), depth - 1); };
  if (depth < 0) return leaf(of(Kind::Integer));
  switch (pick(12)) {
    case 0:
    case 1:
      return op(Op::Add, {some(), some()});
    case 2:
      return op(Op::Sub, {some(), some()});
    case 3:
      return op(Op::Neg, {some()});
    case 4:
      return op(Op::Mul, {some(), some()});
    case 5:
      return op(Op::Div, {some(), some()});
    case 6:
      return op(Op::Mod, {some(), some()});
    case 7:
      return op(Op::Pow, {some(), pick(2) == 0 ? number(pick(4)) : leaf(of(Kind::Integer))});
    case 8:
    case 9:
      return op(Op::Len, {expression(of(Kind::Sequence, {any_type()}), depth - 1)});
    default:
      return op(Op::Cardinality, {set(any_type(), depth - 1)});
  }
}

kernel::ExprId RandomExpression::set(const RandomType& element, int depth) {
  const RandomType type = of(Kind::Set, {element});
  if (depth >= 0 && pick(40) == 0) return expression(of(Kind::Mixed, {type, of(Kind::Atom)}), depth);
  const auto some = [&] { return expression(type, depth - 1); };
  if (depth < 0) return leaf(type);
  if (pick(3) == 0) {  // by kind of element
    switch (element.kind) {
      case Kind::Integer:
        if (pick(3) == 0) return op(Op::Domain, {expression(of(pick(2) == 0 ? Kind::Function : Kind::Sequence, {any_type()}), depth - 1)});
        return op(Op::Interval, {pick(2) == 0 ? number(pick(3) - 1) : integer(depth - 1), integer(depth - 1)});
      case Kind::Atom:
        return op(Op::Domain, {expression(of(Kind::Record, {any_type(), any_type()}), depth - 1)});
      case Kind::Boolean:
        return literal(Value::boolean_set());
      case Kind::Set:
        return op(Op::PowerSet, {set(element.parts[0], depth - 1)});
      case Kind::Record:
        return add(kernel::RecordSet{{{Symbol("f"), set(element.parts[0], depth - 1)}, {Symbol("g"), set(element.parts[1], depth - 1)}}});
      case Kind::Function:
        return op(Op::FunctionSet,
                  {pick(2) == 0 ? literal(Value::interval(4, 4 + pick(3))) : set(of(Kind::Integer), depth - 1), set(element.parts[0], depth - 1)});
      case Kind::Sequence:
        return op(Op::FunctionSet, {op(Op::Interval, {number(1), pick(2) == 0 ? number(pick(3)) : integer(depth - 1)}), set(element.parts[0], depth - 1)});
      case Kind::Tuple:
        return op(Op::Product, {set(element.parts[0], depth - 1), set(element.parts[1], depth - 1)});
      case Kind::Mixed:
        break;
    }
  }
  switch (pick(10)) {
    case 0:
    case 1: {
      std::vector<ExprId> elements;
      for (int i = pick(4); i > 0; --i) elements.push_back(expression(element, depth - 1));
      return op(Op::SetEnum, std::move(elements));
    }
    case 2:
      return op(Op::Union2, {some(), some()});
    case 3:
      return op(Op::Intersect, {some(), some()});
    case 4:
      return op(Op::SetMinus, {some(), some()});
    case 5:
      return op(Op::BigUnion, {expression(of(Kind::Set, {type}), depth - 1)});
    case 6:
    case 7: {
      kernel::Filter filter;
      filter.binder = binder(element, depth - 1);
      const std::size_t mark = scope_.size();
      see(filter.binder, element);
      filter.predicate = boolean(depth - 1);
      scope_.resize(mark);
      return add(std::move(filter));
    }
    case 8: {
      std::vector<Binder> binders;
      const ExprId value = bound(1 + (pick(4) == 0 ? 1 : 0), depth, binders, [&] { return expression(element, depth - 1); });
      return add(kernel::Map{std::move(binders), value});
    }
    default:
      return general(type, depth);
  }
}

kernel::ExprId RandomExpression::except(const RandomType& type, const RandomType& part, ExprId key, int depth) {
  kernel::Except e;
  e.base = expression(type, depth);
  e.path.push_back(key);
  RandomType inner = part;
  if (part.kind == Kind::Record && pick(2) == 0) {
    e.path.push_back(literal(Value::string("g")));
    inner = RandomType(part.parts[1]);
  } else if (part.kind == Kind::Sequence && pick(2) == 0) {
    e.path.push_back(number(1 + pick(2)));
    inner = RandomType(part.parts[0]);
  }
  e.at = local("at", 0, true);
  scope_.push_back({e.at, inner, false});
  e.value = expression(inner, depth);
  scope_.pop_back();
  return add(std::move(e));
}

kernel::ExprId RandomExpression::record(const RandomType& type, int depth) {
  if (pick(3) == 0) {
    const int part = pick(2);
    return except(type, type.parts[static_cast<std::size_t>(part)], literal(Value::string(part == 0 ? "f" : "g")), depth - 1);
  }
  return add(kernel::RecordConstructor{
      {{Symbol("f"), expression(type.parts[0], depth - 1)}, {Symbol("g"), expression(type.parts[1], depth - 1)}}});
}

kernel::ExprId RandomExpression::function(const RandomType& type, int depth) {
  const RandomType& range = type.parts[0];
  const auto key = [&] { return pick(3) == 0 ? integer(depth - 1) : number(4 + pick(3)); };
  switch (pick(5)) {
    case 0:
      return except(type, range, key(), depth - 1);
    case 1:
      return op(Op::MapsTo, {key(), expression(range, depth - 1)});
    case 2:
      return op(Op::Merge, {expression(type, depth - 1), expression(type, depth - 1)});
    default: {
      std::vector<Binder> binders{binder(of(Kind::Integer), depth - 1)};
      const std::size_t mark = scope_.size();
      see(binders.front(), of(Kind::Integer));
      const ExprId body = expression(range, depth - 1);
      scope_.resize(mark);
      return add(kernel::FunctionConstructor{std::move(binders), body, LocalId()});
    }
  }
}

kernel::ExprId RandomExpression::sequence(const RandomType& item, int depth) {
  const RandomType type = of(Kind::Sequence, {item});
  const auto some = [&] { return expression(type, depth - 1); };
  switch (pick(9)) {
    case 0:
    case 1: {
      std::vector<ExprId> items;
      for (int i = pick(3); i > 0; --i) items.push_back(expression(item, depth - 1));
      return op(Op::Tuple, std::move(items));
    }
    case 2:
      return op(Op::Append, {some(), expression(item, depth - 1)});
    case 3:
      return op(Op::Concat, {some(), some()});
    case 4:
      return op(Op::Tail, {some()});
    case 5:
      return op(Op::SubSeq, {some(), integer(depth - 1), integer(depth - 1)});
    case 6:
      return op(Op::SelectSeq, {some(), lambda({item}, of(Kind::Boolean), depth - 1)});
    case 7:
      return except(type, item, pick(2) == 0 ? number(1) : integer(depth - 1), depth - 1);
    default: {
      Binder over;
      over.locals.push_back(local("i", 0, true));
      over.set = op(Op::Interval, {number(1), pick(2) == 0 ? number(pick(3)) : integer(depth - 1)});
      scope_.push_back({over.locals.front(), of(Kind::Integer), false});
      const ExprId body = expression(item, depth - 1);
      scope_.pop_back();
      return add(kernel::FunctionConstructor{{over}, body, LocalId()});
    }
  }
}

kernel::ExprId RandomExpression::tuple(const RandomType& type, int depth) {
  if (pick(4) == 0) {
    const int part = pick(2);
    return except(type, type.parts[static_cast<std::size_t>(part)], number(1 + part), depth - 1);
  }
  return op(Op::Tuple, {expression(type.parts[0], depth - 1), expression(type.parts[1], depth - 1)});
}

// ---- names

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

template <class Body>
kernel::ExprId RandomExpression::bound(int count, int depth, std::vector<Binder>& binders, Body&& body) {
  std::vector<RandomType> types;
  for (int i = 0; i < count; ++i) {
    types.push_back(any_type());
    binders.push_back(binder(types.back(), depth));  // sees nothing of the others
  }
  const std::size_t mark = scope_.size();
  for (std::size_t i = 0; i < binders.size(); ++i) see(binders[i], types[i]);
  const ExprId result = body();
  scope_.resize(mark);
  return result;
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
  const LocalId x = local("v", 0, false);
  definition.params = {f, x};
  const bool twice = pick(2) == 0;
  const RandomType param = twice ? type : any_type();
  definition.body = add(kernel::CallLocal{f, {reference(x)}});
  if (twice) definition.body = add(kernel::CallLocal{f, {definition.body}});
  definition.name = Symbol("H" + std::to_string(program_.definitions.size()));
  const auto id = program_.definitions.add(std::move(definition));
  return add(kernel::Call{id, {lambda({param}, type, depth - 1), expression(param, depth - 1)}});
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
  result.body = add(kernel::CallLocal{name, {pick(2) == 0 ? number(pick(4)) : op(Op::Mod, {integer(depth - 1), number(1 + pick(4))})}});
  return add(std::move(result));
}

}  // namespace tlaloc::testing
