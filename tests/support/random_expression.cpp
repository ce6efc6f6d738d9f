// What to make of which type, and the forms that every type has.
#include "tests/support/random_expression.h"

#include <utility>

namespace tlaloc::test {

using Kind = RandomType::Kind;

namespace {

/// A value of the second type may be one of the first, which has several kinds.
bool may_be(const RandomType& type, const RandomType& part) {
  if (type == part) return true;
  return type.kind == Kind::Mixed && (may_be(type.parts[0], part) || may_be(type.parts[1], part));
}

}  // namespace

RandomExpression::RandomExpression(kernel::Program& program, RandomSymbolic& random, std::vector<RandomType> variables,
                                   bool primes)
    : program_(program),
      random_(random),
      variables_(std::move(variables)),
      hidden_(variables_.size(), false),
      types_(variables_),
      primes_allowed_(primes) {
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
    case Kind::Variant:
      return variant(type, depth - 1);
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
    const bool fits = random_.is_wide() ? may_be(variables_[v], type) : variables_[v] == type;
    if (fits && !hidden_[v]) candidates.push_back(add(kernel::VariableRef{kernel::VariableId(v)}));
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
      return op(Op::Merge,
                {op(Op::MapsTo, {number(4), leaf(type.parts[0])}), op(Op::MapsTo, {number(5 + pick(2)), leaf(type.parts[0])})});
    case Kind::Sequence: {
      std::vector<ExprId> items;
      for (int i = pick(3); i > 0; --i) items.push_back(leaf(type.parts[0]));
      return op(Op::Tuple, std::move(items));
    }
    case Kind::Tuple:
      return op(Op::Tuple, {leaf(type.parts[0]), leaf(type.parts[1])});
    case Kind::Mixed:
      return leaf(type.parts[static_cast<std::size_t>(pick(2))]);
    case Kind::Variant:
      return variant(type, -1);
  }
  return ground(type);
}

/// Forms that every type has.
kernel::ExprId RandomExpression::general(const RandomType& type, int depth) {
  if (random_.is_wide() && pick(10) == 0) {
    const ExprId record = expression(of(Kind::Variant, {type}), depth);
    return op(Op::Apply, {record, literal(Value::string("d"))});
  }
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
      return op(Op::Apply,
                {expression(of(Kind::Function, {type}), depth), pick(3) == 0 ? integer(depth) : number(4 + pick(3))});
    case 6:
      return op(Op::Apply,
                {expression(of(Kind::Sequence, {type}), depth), pick(3) == 0 ? integer(depth) : number(1 + pick(2))});
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
      if (pick(3) == 0) return fold_over_set(type, depth);
      return pick(2) == 0 ? recursive_function(type, depth) : recursive_operator(type, depth);
    default:
      return primes_allowed_ ? primed(type, depth) : leaf(type);
  }
}

}  // namespace tlaloc::test
