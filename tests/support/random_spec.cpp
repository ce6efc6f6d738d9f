#include "tests/support/random_spec.h"

#include <algorithm>
#include <utility>

#include "frontend/kernel/levels.h"
#include "frontend/support/check.h"

namespace tlaloc::test {

namespace {

using kernel::VariableId;
using Kind = RandomType::Kind;

/// Formulas that are read as actions: assignments of the variables given to them, between tests and below splits.
class RandomActions : public RandomExpression {
 public:
  using RandomExpression::RandomExpression;
  using Variables = std::vector<std::uint32_t>;

  /// A variable that is, or holds, an integer of a long range.
  struct Long {
    std::uint32_t variable;
    int low, high;
  };
  void take_long(Long variable) { long_ = variable; }

  ExprId initial() {
    std::vector<ExprId> conjuncts;
    for (const std::uint32_t v : all()) {
      const ExprId variable = reference(v);
      if (is_long(v) && pick(3) > 0) {
        conjuncts.push_back(op(Op::In, {variable, long_set(variables_[v])}));
      } else if (random_.is_wide() && variables_[v].kind == Kind::Mixed && pick(3) == 0) {
        // Not a set: its elements would have to be of one kind.
        conjuncts.push_back(op(Op::Or, {op(Op::Eq, {variable, ground(variables_[v])}),  //
                                        op(Op::Eq, {variable, ground(variables_[v])})}));
      } else if (pick(3) == 0) {
        std::vector<ExprId> values;
        for (int i = 1 + pick(2); i > 0; --i) values.push_back(ground(variables_[v]));
        conjuncts.push_back(op(Op::In, {variable, op(Op::SetEnum, std::move(values))}));
      } else {
        conjuncts.push_back(op(Op::Eq, {variable, ground(variables_[v])}));
      }
    }
    if (pick(4) == 0) conjuncts.push_back(predicate());
    shuffle(conjuncts);
    return op(Op::And, std::move(conjuncts));
  }

  ExprId next() {
    std::vector<ExprId> actions;
    for (int i = 1 + pick(3); i > 0; --i) {
      kernel::Definition definition;
      definition.body = action(all(), 3);
      definition.name = Symbol("A" + std::to_string(program_.definitions.size()));
      actions.push_back(add(kernel::Call{program_.definitions.add(std::move(definition)), {}}));
    }
    return actions.size() == 1 ? actions.front() : op(Op::Or, std::move(actions));
  }

  ExprId predicate() {
    primes_allowed_ = false;
    return boolean(2);
  }

  /// Of some of the variables, perhaps: what others are does not matter to it.
  ExprId property() {
    if (!random_.is_wide()) return predicate();
    for (const std::uint32_t v : all()) hidden_[v] = pick(4) < (is_long(v) ? 3 : 1);
    const std::vector<Operator> operators = std::exchange(operators_, {});
    const ExprId result = predicate();
    operators_ = operators;
    hidden_.assign(variables_.size(), false);
    return result;
  }

 private:
  [[nodiscard]] Variables all() const {
    Variables result;
    for (std::uint32_t v = 0; v < variables_.size(); ++v) result.push_back(v);
    return result;
  }
  [[nodiscard]] bool is_long(std::uint32_t v) const { return long_ && long_->variable == v; }

  ExprId long_interval() { return op(Op::Interval, {number(long_->low), number(long_->high)}); }
  /// The values of this type whose first part, or that themselves, are of the long range.
  ExprId long_set(const RandomType& type) {
    const auto some = [&](const RandomType& part) { return op(Op::SetEnum, {ground(part)}); };
    switch (type.kind) {
      case Kind::Tuple:
        return op(Op::Product, {long_interval(), some(type.parts[1])});
      case Kind::Record:
        return add(kernel::RecordSet{{{Symbol("f"), long_interval()}, {Symbol("g"), some(type.parts[1])}}});
      case Kind::Function:
        return op(Op::FunctionSet, {op(Op::SetEnum, {number(4)}), long_interval()});
      case Kind::Sequence:
        return op(Op::FunctionSet, {op(Op::Interval, {number(1), number(1)}), long_interval()});
      default:
        return long_interval();
    }
  }
  ExprId reference(std::uint32_t v) { return add(kernel::VariableRef{VariableId(v)}); }
  template <class T>
  void shuffle(std::vector<T>& items) {
    for (std::size_t i = items.size(); i > 1; --i)
      std::swap(items[i - 1], items[static_cast<std::size_t>(pick(static_cast<int>(i)))]);
  }

  ExprId state_function(const RandomType& type, int depth) {
    primes_allowed_ = false;
    return expression(type, depth);
  }
  ExprId test(bool primes) {
    primes_allowed_ = primes;
    const ExprId result = boolean(1 + pick(2));
    primes_allowed_ = false;
    return result;
  }

  /// x' = e, x' \in S, UNCHANGED x
  ExprId assignment(std::uint32_t v) {
    const ExprId primed_variable = op(Op::Prime, {reference(v)});
    const RandomType& type = variables_[v];
    if (is_long(v) && pick(3) > 0) return long_assignment(v, primed_variable);
    if (random_.is_wide() && type.kind == Kind::Mixed && pick(2) == 0) {  // of one kind
      return op(Op::In, {primed_variable, set(type.parts[static_cast<std::size_t>(pick(2))], 1)});
    }
    switch (pick(8)) {
      case 0:
      case 1:
        return op(Op::Unchanged, {reference(v)});
      case 2: {
        std::vector<ExprId> values;
        for (int i = pick(3); i >= 0; --i) values.push_back(state_function(variables_[v], 1));
        return op(Op::In, {primed_variable, op(Op::SetEnum, std::move(values))});
      }
      default:
        return op(Op::Eq, {primed_variable, state_function(variables_[v], 2)});
    }
  }

  ExprId long_assignment(std::uint32_t v, ExprId primed_variable) {
    const RandomType& type = variables_[v];
    switch (pick(type.kind == Kind::Integer ? 5 : 3)) {
      case 0:
        return op(Op::Unchanged, {reference(v)});
      case 1:
        return op(Op::In, {primed_variable, long_set(type)});
      case 2: {
        kernel::Filter some;
        some.binder.set = long_set(type);
        some.binder.locals.push_back(local("x", 0, true));
        const std::size_t mark = scope_.size();
        see(some.binder, type);
        some.predicate = test(false);
        scope_.resize(mark);
        return op(Op::In, {primed_variable, add(std::move(some))});
      }
      case 3:
        return op(Op::In, {primed_variable, op(Op::Interval, {reference(v), number(long_->high)})});
      default:
        return op(Op::In, {primed_variable, op(Op::Interval, {number(long_->low), state_function(type, 1)})});
    }
  }

  ExprId assignments(Variables assigned) {
    std::vector<ExprId> conjuncts;
    if (pick(25) == 0 && !assigned.empty()) assigned.pop_back();
    for (const std::uint32_t v : assigned) conjuncts.push_back(assignment(v));
    if (pick(8) == 0 && !assigned.empty()) conjuncts.push_back(assignment(assigned.front()));
    if (pick(3) == 0) conjuncts.push_back(test(false));
    if (pick(4) == 0) conjuncts.push_back(test(true));
    shuffle(conjuncts);
    if (pick(3) > 0) conjuncts.insert(conjuncts.begin(), test(false));
    return op(Op::And, std::move(conjuncts));
  }

  ExprId action(const Variables& assigned, int depth) {
    if (depth == 0) return assignments(assigned);
    const auto below = [&] { return action(assigned, depth - 1); };
    if (random_.is_wide() && pick(3) == 0) {
      if (const auto wide = wide_action(assigned, depth)) return *wide;
    }
    switch (pick(9)) {
      case 0:
      case 1: {
        std::vector<ExprId> arms{below(), below()};
        return op(Op::Or, std::move(arms));
      }
      case 2:
      case 3: {
        const RandomType type = any_type();
        kernel::Quantifier exists{false, {small_binder(type)}, {}};
        const std::size_t mark = scope_.size();
        see(exists.binders.front(), type);
        exists.body = below();
        scope_.resize(mark);
        return add(std::move(exists));
      }
      case 4:
        return op(Op::If, {test(false), below(), below()});
      case 5: {
        kernel::Case c;
        c.arms.emplace_back(test(false), below());
        if (pick(3) > 0) c.other = below();
        return add(std::move(c));
      }
      case 6: {
        kernel::Let let;
        const RandomType type = any_type();
        const LocalId name = local("y", 0, false);
        let.bindings.emplace_back(name, state_function(type, 2));
        scope_.push_back({name, type, false});
        let.body = below();
        scope_.pop_back();
        return add(std::move(let));
      }
      case 7: {  // a split in the middle: others are assigned after it
        Variables first(assigned.begin(), assigned.begin() + static_cast<std::ptrdiff_t>(assigned.size() / 2));
        Variables second(assigned.begin() + static_cast<std::ptrdiff_t>(assigned.size() / 2), assigned.end());
        return op(Op::And, {action(first, depth - 1), action(second, depth - 1)});
      }
      default:
        return assignments(assigned);
    }
  }

  /// Operators with parameters, which are used where their guards let them, and parameters of long ranges.
  std::optional<ExprId> wide_action(const Variables& assigned, int depth) {
    const auto below = [&] { return action(assigned, depth - 1); };
    switch (pick(4)) {
      case 0: {
        if (!long_) return std::nullopt;
        kernel::Quantifier exists{false, {}, {}};
        exists.binders.emplace_back();
        exists.binders.front().set = long_interval();
        exists.binders.front().locals.push_back(local("x", 0, true));
        const std::size_t mark = scope_.size();
        see(exists.binders.front(), of(Kind::Integer));
        exists.body = below();
        scope_.resize(mark);
        return add(std::move(exists));
      }
      case 1: {
        std::vector<std::pair<RandomType, ExprId>> args;
        for (int i = 1 + pick(2); i > 0; --i) {
          const RandomType type = any_type();
          args.emplace_back(type, state_function(type, 2));
        }
        return call_new("B", args, below);
      }
      default: {
        const auto part = partial();
        if (!part) return std::nullopt;
        const ExprId guarded = guarded_call(*part, "B", below);
        return pick(2) == 0 ? guarded : op(Op::Or, {guarded, below()});
      }
    }
  }

  kernel::Binder small_binder(const RandomType& element) {
    kernel::Binder result;
    std::vector<ExprId> values;
    for (int i = pick(3); i >= 0; --i) values.push_back(state_function(element, 1));
    result.set = pick(3) == 0 ? set(element, 1) : op(Op::SetEnum, std::move(values));
    result.locals.push_back(local("x", 0, true));
    return result;
  }

  std::optional<Long> long_;
};

template <class T, std::size_t n>
const T& one_of(RandomSymbolic& random, const T (&all)[n]) {
  return all[static_cast<std::size_t>(random.pick(static_cast<int>(n)))];
}

/// An integer, something of several kinds or with parts that may be missing, and what may hold an integer of a long range.
std::vector<RandomType> wide_types(RandomSymbolic& random) {
  const RandomType integer{Kind::Integer, {}};
  const RandomType atom{Kind::Atom, {}};
  const RandomType pair{Kind::Tuple, {integer, {Kind::Boolean, {}}}};
  const RandomType kinds[] = {
      {Kind::Mixed, {integer, atom}},
      {Kind::Mixed, {{Kind::Record, {integer, atom}}, atom}},
      {Kind::Mixed, {integer, {Kind::Mixed, {pair, atom}}}},
      {Kind::Mixed, {{Kind::Variant, {integer}}, integer}},
      {Kind::Variant, {integer}},
      {Kind::Variant, {atom}},
      {Kind::Set, {{Kind::Variant, {integer}}}},
      {Kind::Sequence, {{Kind::Variant, {atom}}}},
  };
  const RandomType holders[] = {integer,
                                integer,
                                integer,
                                pair,
                                {Kind::Record, {integer, atom}},
                                {Kind::Function, {integer}},
                                {Kind::Sequence, {integer}}};
  const RandomType& second = one_of(random, kinds);
  return {integer, second, one_of(random, holders)};
}

}  // namespace

frontend::Specification random_specification(unsigned seed, Variety variety) {
  term::Terms terms;
  RandomSymbolic random(terms, seed, variety);
  frontend::Specification result;
  std::vector<RandomType> types{{Kind::Integer, {}}};
  if (random.is_wide()) types = wide_types(random);
  while (types.size() < 3) types.push_back(random.type(random.pick(2)));
  for (const RandomType& type : types) {
    (void)type;
    result.program.variables.add({Symbol("v" + std::to_string(result.program.variables.size())), Span{}});
  }
  RandomActions actions(result.program, random, types, false);
  if (random.is_wide() && random.pick(4) > 0) {
    const auto [low, high] = random.long_range();
    actions.take_long({2, low, high});
  }
  result.model.init = actions.initial();
  result.model.next = actions.next();
  result.model.next_name = "Next";
  result.model.invariants.push_back({"Inv", actions.property(), Span{}});
  if (random.pick(4) == 0) result.model.constraints.push_back({"Bound", actions.property(), Span{}});
  kernel::assign_levels(result.program);
  return result;
}

std::string module_text(const frontend::Specification& specification) {
  std::string text = "CONSTANT none\n" + print(specification.program);
  for (const kernel::Definition& definition : specification.program.definitions) {
    if (!definition.recursive) continue;
    const std::size_t at = text.find("\n" + definition.name.text() + "(");
    TLALOC_CHECK(at != std::string::npos, "a recursive operator without parameters");
    std::string blanks;
    for (std::size_t i = 0; i < definition.params.size(); ++i) blanks += i == 0 ? "_" : ", _";
    text.insert(at + 1, "RECURSIVE " + definition.name.text() + "(" + blanks + ")\n");
  }
  const auto define = [&](const std::string& name, kernel::ExprId expr) {
    text += name + " == " + print(specification.program, expr) + "\n";
  };
  define("Init", *specification.model.init);
  define("Next", *specification.model.next);
  define("Inv", specification.model.invariants.front().expr);
  for (const auto& constraint : specification.model.constraints) define("Bound", constraint.expr);
  return text;
}

}  // namespace tlaloc::test
