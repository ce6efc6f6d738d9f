#include "tests/support/random_spec.h"

#include <algorithm>

#include "frontend/kernel/levels.h"

namespace tlaloc::testing {

namespace {

using kernel::VariableId;
using Kind = RandomType::Kind;

/// Formulas that are read as actions: assignments of the variables given to them, between tests and below splits.
class RandomActions : public RandomExpression {
 public:
  using RandomExpression::RandomExpression;
  using Variables = std::vector<std::uint32_t>;

  ExprId initial() {
    std::vector<ExprId> conjuncts;
    for (const std::uint32_t v : all()) {
      const ExprId variable = reference(v);
      if (pick(3) == 0) {
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

 private:
  [[nodiscard]] Variables all() const {
    Variables result;
    for (std::uint32_t v = 0; v < variables_.size(); ++v) result.push_back(v);
    return result;
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

  kernel::Binder small_binder(const RandomType& element) {
    kernel::Binder result;
    std::vector<ExprId> values;
    for (int i = pick(3); i >= 0; --i) values.push_back(state_function(element, 1));
    result.set = pick(3) == 0 ? set(element, 1) : op(Op::SetEnum, std::move(values));
    result.locals.push_back(local("x", 0, true));
    return result;
  }
};

}  // namespace

frontend::Specification random_specification(unsigned seed) {
  term::Terms terms;
  RandomSymbolic random(terms, seed);
  frontend::Specification result;
  std::vector<RandomType> types{{Kind::Integer, {}}};
  while (types.size() < 3) types.push_back(random.type(random.pick(2)));
  for (const RandomType& type : types) {
    (void)type;
    result.program.variables.add({Symbol("v" + std::to_string(result.program.variables.size())), Span{}});
  }
  RandomActions actions(result.program, random, types, false);
  result.model.init = actions.initial();
  result.model.next = actions.next();
  result.model.next_name = "Next";
  result.model.invariants.push_back({"Inv", actions.predicate(), Span{}});
  if (random.pick(4) == 0) result.model.constraints.push_back({"Bound", actions.predicate(), Span{}});
  kernel::settle_levels(result.program);
  return result;
}

std::string module_text(const frontend::Specification& specification) {
  std::string text = "EXTENDS Integers, Sequences, FiniteSets, TLC\nVARIABLES ";
  for (std::uint32_t v = 0; v < specification.program.variables.size(); ++v) {
    text += (v == 0 ? "" : ", ") + specification.program.variables[VariableId(v)].name.text();
  }
  text += "\n" + print(specification.program);
  const auto define = [&](const std::string& name, kernel::ExprId expr) {
    text += name + " == " + print(specification.program, expr) + "\n";
  };
  define("Init", *specification.model.init);
  define("Next", *specification.model.next);
  define("Inv", specification.model.invariants.front().expr);
  for (const auto& constraint : specification.model.constraints) define("Bound", constraint.expr);
  return text;
}

}  // namespace tlaloc::testing
