// The forms of each type: connectives and quantifiers, arithmetic, set operators, constructors, EXCEPT.
#include <utility>

#include "tests/support/random_expression.h"

namespace tlaloc::test {

using kernel::Binder;
using Kind = RandomType::Kind;

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

kernel::ExprId RandomExpression::boolean(int depth) {
  if (depth < 0) return leaf(of(Kind::Boolean));
  const auto some = [&] { return expression(of(Kind::Boolean), depth - 1); };
  const auto some_integer = [&] { return expression(of(Kind::Integer), depth - 1); };
  if (random_.is_wide() && pick(8) == 0) {
    if (const auto part = partial()) return guarded_call(*part, "D", [&] { return boolean(depth - 1); });
  }
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
                 ? op(Op::Unchanged, {add(kernel::VariableRef{kernel::VariableId(
                                         static_cast<std::uint32_t>(pick(static_cast<int>(variables_.size()))))})})
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
        if (pick(3) == 0)
          return op(Op::Domain, {expression(of(pick(2) == 0 ? Kind::Function : Kind::Sequence, {any_type()}), depth - 1)});
        return op(Op::Interval, {pick(2) == 0 ? number(pick(3) - 1) : integer(depth - 1), integer(depth - 1)});
      case Kind::Atom:
        return op(Op::Domain, {expression(of(Kind::Record, {any_type(), any_type()}), depth - 1)});
      case Kind::Boolean:
        return literal(Value::boolean_set());
      case Kind::Set:
        return op(Op::PowerSet, {set(element.parts[0], depth - 1)});
      case Kind::Record:
        return add(kernel::RecordSet{
            {{Symbol("f"), set(element.parts[0], depth - 1)}, {Symbol("g"), set(element.parts[1], depth - 1)}}});
      case Kind::Function:
        return op(Op::FunctionSet, {pick(2) == 0 ? literal(Value::interval(4, 4 + pick(3))) : set(of(Kind::Integer), depth - 1),
                                    set(element.parts[0], depth - 1)});
      case Kind::Sequence:
        return op(Op::FunctionSet, {op(Op::Interval, {number(1), pick(2) == 0 ? number(pick(3)) : integer(depth - 1)}),
                                    set(element.parts[0], depth - 1)});
      case Kind::Tuple:
        return op(Op::Product, {set(element.parts[0], depth - 1), set(element.parts[1], depth - 1)});
      case Kind::Variant:
        return add(kernel::RecordSet{
            {{Symbol("k"), literal(Value::set({Value::string("ask")}))}, {Symbol("d"), set(element.parts[0], depth - 1)}}});
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

kernel::ExprId RandomExpression::variant(const RandomType& type, int depth) {
  if (pick(3) == 0) return add(kernel::RecordConstructor{{{Symbol("k"), literal(Value::string("ack"))}}});
  if (depth >= 0 && pick(4) == 0) return except(type, type.parts[0], literal(Value::string("d")), depth - 1);
  const ExprId data = depth < 0 ? leaf(type.parts[0]) : expression(type.parts[0], depth - 1);
  return add(kernel::RecordConstructor{{{Symbol("k"), literal(Value::string("ask"))}, {Symbol("d"), data}}});
}

kernel::ExprId RandomExpression::tuple(const RandomType& type, int depth) {
  if (pick(4) == 0) {
    const int part = pick(2);
    return except(type, type.parts[static_cast<std::size_t>(part)], number(1 + part), depth - 1);
  }
  return op(Op::Tuple, {expression(type.parts[0], depth - 1), expression(type.parts[1], depth - 1)});
}

}  // namespace tlaloc::test
