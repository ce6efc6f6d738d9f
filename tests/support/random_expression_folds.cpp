// Recursion over a set by taking elements away: recursive operators and functions that fold a set, in the ways that people
// write them, and in some that look like them.
#include <utility>

#include "tests/support/random_expression.h"

namespace tlaloc::test {

using Kind = RandomType::Kind;

/// A set, mostly that of a variable.
std::pair<kernel::ExprId, RandomType> RandomExpression::folded_set(int depth) {
  std::vector<std::uint32_t> sets;
  for (std::uint32_t v = 0; v < variables_.size(); ++v) {
    if (!hidden_[v] && variables_[v].kind == Kind::Set) sets.push_back(v);
  }
  if (!sets.empty() && pick(3) > 0) {
    const std::uint32_t chosen = sets[static_cast<std::size_t>(pick(static_cast<int>(sets.size())))];
    const ExprId variable = add(kernel::VariableRef{kernel::VariableId(chosen)});
    const RandomType element = variables_[chosen].parts[0];
    switch (pick(5)) {
      case 0:
        return {op(Op::Union2, {variable, set(element, depth - 1)}), element};
      case 1:
        return {op(Op::SetMinus, {variable, set(element, depth - 1)}), element};
      default:
        return {variable, element};
    }
  }
  const RandomType element = any_type();
  return {set(element, depth), element};
}

/// CHOOSE y \in S : p
kernel::ExprId RandomExpression::chosen_element(LocalId whole, const RandomType& element, bool primes, int depth) {
  kernel::Choose choose;
  const LocalId y = local("x", 0, true);
  choose.binder = {{y}, false, reference(whole)};
  if (element.kind == Kind::Integer && pick(3) == 0) {
    const LocalId z = local("x", 0, true);
    std::vector<ExprId> sides{reference(y), reference(z)};
    if (pick(2) == 0) std::swap(sides[0], sides[1]);
    static constexpr Op kOrders[] = {Op::Le, Op::Ge, Op::Lt};
    const Op order = kOrders[pick(10) == 0 ? 2 : pick(2)];
    choose.predicate = add(kernel::Quantifier{true, {{{z}, false, reference(whole)}}, op(order, std::move(sides))});
  } else if (pick(6) == 0) {
    scope_.push_back({y, element, false});
    choose.predicate = primes ? boolean(depth - 1) : unprimed([&] { return boolean(depth - 1); });
    scope_.pop_back();
  } else {
    choose.predicate = literal(Value::boolean(true));
  }
  return add(std::move(choose));
}

/// S \ {x}, {y \in S : y # x}
kernel::ExprId RandomExpression::without(LocalId whole, ExprId element) {
  if (pick(4) > 0) return op(Op::SetMinus, {reference(whole), op(Op::SetEnum, {element})});
  const LocalId y = local("x", 0, true);
  std::vector<ExprId> sides{reference(y), element};
  if (pick(2) == 0) std::swap(sides[0], sides[1]);
  return add(kernel::Filter{{{y}, false, reference(whole)}, op(Op::Ne, std::move(sides))});
}

/// IF S = {} THEN base ELSE step, and its variants.
kernel::ExprId RandomExpression::if_empty(LocalId whole, ExprId base, ExprId step) {
  const ExprId s = reference(whole);
  const ExprId empty = pick(2) == 0 ? op(Op::SetEnum, {}) : literal(Value::set({}));
  const ExprId size = op(Op::Cardinality, {s});
  switch (pick(9)) {
    case 0:
      return op(Op::If, {op(Op::Eq, {empty, s}), base, step});
    case 1:
      return op(Op::If, {op(Op::Ne, {s, empty}), step, base});
    case 2:
      return op(Op::If, {op(Op::Eq, {size, number(0)}), base, step});
    case 3:
      return op(Op::If, {op(Op::Gt, {size, number(0)}), step, base});
    case 4:
      return op(Op::If, {op(Op::Not, {op(Op::Ne, {s, empty})}), base, step});
    case 5:
      return op(Op::If, {op(Op::Lt, {number(0), size}), step, base});
    case 6:
      return pick(3) == 0 ? op(Op::If, {op(Op::Le, {size, number(1)}), base, step})
                          : op(Op::If, {op(Op::Le, {size, number(0)}), base, step});
    default:
      return op(Op::If, {op(Op::Eq, {s, empty}), base, step});
  }
}

/// What a step makes of its element and `rest`, which is of type `type`.
kernel::ExprId RandomExpression::fold_step(const RandomType& type, LocalId rest, int depth) {
  const auto joined = [&](Op join) {
    std::vector<ExprId> sides{expression(type, depth - 1), reference(rest)};
    if (pick(2) == 0) std::swap(sides[0], sides[1]);
    return op(join, std::move(sides));
  };
  if (pick(4) == 0) return expression(type, depth);
  if (pick(5) == 0) return op(Op::If, {boolean(depth - 1), fold_step(type, rest, depth - 1), reference(rest)});
  switch (type.kind) {
    case Kind::Integer: {
      static constexpr Op kJoins[] = {Op::Add, Op::Add, Op::Add, Op::Sub, Op::Mul};
      return joined(kJoins[pick(5)]);
    }
    case Kind::Set:
      return joined(pick(4) == 0 ? Op::Intersect : Op::Union2);
    case Kind::Boolean:
      return joined(pick(2) == 0 ? Op::And : Op::Or);
    case Kind::Sequence:
      return op(Op::Append, {reference(rest), expression(type.parts[0], depth - 1)});
    default:
      return expression(type, depth);
  }
}

kernel::ExprId RandomExpression::fold_over_set(const RandomType& type, int depth) {
  const bool is_definition = pick(4) == 0;
  const bool is_function = !is_definition && pick(3) == 0;
  const bool is_carried = !is_function && pick(2) == 0;
  const bool primes = primes_allowed_ && !is_function && pick(2) == 0;
  const auto argument = [&](auto&& make) { return primes ? make() : unprimed(make); };

  RandomType element;
  const ExprId folded = argument([&] {
    auto [made, of_type] = folded_set(depth - 1);
    element = of_type;
    return made;
  });
  const ExprId start = is_carried ? expression(type, depth - 1) : ExprId();

  const LocalId name = local("F", is_function ? 0 : 1, is_function);
  const LocalId whole = local("s", 0, is_function);
  const LocalId carried = local("c", 0, false);
  const LocalId taken = local("t", 0, false);
  const LocalId rest = local("r", 0, false);
  const kernel::DefinitionId definition = is_definition ? program_.definitions.add({}) : kernel::DefinitionId();
  std::vector<Visible> outer;
  if (is_definition) std::swap(outer, scope_);  // which sees nothing else
  const std::size_t mark = scope_.size();
  const auto call = [&](ExprId set_argument, ExprId carried_argument) {
    std::vector<ExprId> args{set_argument};
    if (is_carried) args.push_back(carried_argument);
    if (is_definition) return add(kernel::Call{definition, std::move(args)});
    if (is_function) return op(Op::Apply, {reference(name), set_argument});
    return add(kernel::CallLocal{name, std::move(args)});
  };

  if (is_carried) scope_.push_back({carried, type, primes_allowed_});
  const ExprId base = is_carried && pick(3) > 0 ? reference(carried) : expression(type, depth - 1);
  const ExprId choice = chosen_element(whole, element, primes, depth - 1);
  scope_.push_back({taken, element, primes});
  if (pick(10) == 0) scope_.push_back({whole, of(Kind::Set, {element}), primes});
  const auto chosen = [&] { return pick(12) == 0 ? chosen_element(whole, element, primes, depth - 1) : reference(taken); };
  ExprId step;
  if (is_carried) {
    const auto next = [&] { return call(without(whole, chosen()), fold_step(type, carried, depth - 1)); };
    step = next();
    if (pick(3) == 0) step = op(Op::If, {boolean(depth - 1), step, pick(3) == 0 ? expression(type, depth - 1) : next()});
  } else {
    kernel::Let named;
    named.bindings.emplace_back(rest, call(without(whole, chosen()), {}));
    scope_.push_back({rest, type, primes_allowed_});
    named.body = fold_step(type, rest, depth - 1);
    step = add(std::move(named));
  }
  scope_.resize(mark);
  kernel::Let element_named;
  element_named.bindings.emplace_back(taken, choice);
  ExprId body;
  if (pick(3) == 0) {
    element_named.body = if_empty(whole, base, step);
    body = add(std::move(element_named));
  } else {
    element_named.body = step;
    body = if_empty(whole, base, add(std::move(element_named)));
  }

  if (is_definition) {
    std::swap(outer, scope_);
    kernel::Definition& made = program_.definitions.edit(definition);
    made.name = Symbol("Fold" + std::to_string(program_.definitions.size()));
    made.params = {whole};
    if (is_carried) made.params.push_back(carried);
    made.body = body;
    made.recursive = true;
    return call(folded, start);
  }
  if (is_function) {
    kernel::FunctionConstructor function;
    function.binders.push_back({{whole}, false, op(Op::PowerSet, {folded})});
    function.body = body;
    function.self = name;
    return op(Op::Apply, {add(std::move(function)), folded});
  }
  std::vector<LocalId> params{whole};
  if (is_carried) params.push_back(carried);
  kernel::Let result;
  result.recursive = true;
  result.bindings.emplace_back(name, add(kernel::Lambda{std::move(params), body}));
  result.body = call(folded, start);
  return add(std::move(result));
}

}  // namespace tlaloc::test
