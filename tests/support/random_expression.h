// Random kernel expressions over every kind of value: what the tests that compare the two evaluators draw from. Closed except
// for variables of the program; mostly well typed, now and then not, so that undefined expressions occur too.
#pragma once

#include <functional>
#include <optional>
#include <utility>
#include <vector>

#include "frontend/kernel/kernel.h"
#include "tests/support/random_symbolic.h"

namespace tlaloc::test {

class RandomExpression {
 public:
  /// Adds to `program`, which has one variable per type. `primes`: the expression may speak of the next state.
  RandomExpression(kernel::Program& program, RandomSymbolic& random, std::vector<RandomType> variables, bool primes);

  /// An expression of this type (as a rule), nesting at most `depth` constructs. Levels are not settled.
  kernel::ExprId expression(const RandomType& type, int depth);
  /// A recursion over a set, by taking elements away, with a value of this type.
  kernel::ExprId fold_over_set(const RandomType& type, int depth);

 protected:
  using ExprId = kernel::ExprId;
  using LocalId = kernel::LocalId;
  using Op = kernel::Op;

  struct Visible {
    LocalId local;
    RandomType type;
    bool primes;  ///< stands for an expression that may be primed: not to be used below a prime
  };
  struct Operator {
    kernel::DefinitionId definition;
    std::vector<RandomType> params;
    RandomType result;
    bool primes;
  };

  /// What has a value only where `guard` is true.
  struct Partial {
    ExprId guard, use;
    RandomType type;
  };

  static RandomType of(RandomType::Kind kind, std::vector<RandomType> parts = {}) { return {kind, std::move(parts)}; }
  /// Mostly one that variables have, or have parts of.
  RandomType any_type();
  ExprId leaf(const RandomType& type);
  ExprId ground(const RandomType& type);
  ExprId made_of_leaves(const RandomType& type);
  ExprId general(const RandomType& type, int depth);
  ExprId boolean(int depth);
  ExprId quantifier(int depth);
  ExprId integer(int depth);
  ExprId set(const RandomType& element, int depth);
  ExprId record(const RandomType& type, int depth);
  ExprId function(const RandomType& type, int depth);
  ExprId sequence(const RandomType& item, int depth);
  ExprId tuple(const RandomType& type, int depth);
  ExprId variant(const RandomType& type, int depth);
  ExprId except(const RandomType& type, const RandomType& part, ExprId key, int depth);

  ExprId call(const RandomType& type, int depth);
  ExprId call_higher_order(const RandomType& type, int depth);
  /// Of one of the variables, if there is one to be had.
  std::optional<Partial> partial();
  /// D(e) where D(a) == guard /\ body, and e has a value where `guard` is true.
  ExprId guarded_call(const Partial& part, const char* name, const std::function<ExprId()>& body);
  /// An operator of these parameters, which are all that its body sees, and a call of it.
  ExprId call_new(const char* name, const std::vector<std::pair<RandomType, ExprId>>& args,
                  const std::function<ExprId()>& body);
  ExprId let(const RandomType& type, int depth);
  ExprId let_operator(const RandomType& type, int depth);
  ExprId recursive_operator(const RandomType& type, int depth);
  ExprId recursive_function(const RandomType& type, int depth);
  ExprId primed(const RandomType& type, int depth);

  std::pair<ExprId, RandomType> folded_set(int depth);
  ExprId chosen_element(LocalId whole, const RandomType& element, bool primes, int depth);
  ExprId without(LocalId whole, ExprId element);
  ExprId if_empty(LocalId whole, ExprId base, ExprId step);
  ExprId fold_step(const RandomType& type, LocalId rest, int depth);

  /// `body` under bound variables of these types drawn from random sets, which come out as binders.
  template <class Body>
  ExprId bound(int count, int depth, std::vector<kernel::Binder>& binders, Body&& body);
  kernel::Binder binder(const RandomType& element, int depth);
  /// Makes the binder's locals visible; the caller shrinks the scope again.
  void see(const kernel::Binder& binder, const RandomType& element);
  /// What `make` gives, where it cannot be primed (nor hold what is): it may come to stand below a prime.
  template <class Make>
  ExprId unprimed(Make&& make);
  /// A lambda whose body sees its parameters.
  ExprId lambda(const std::vector<RandomType>& params, const RandomType& result, int depth);

  LocalId local(const char* name, std::uint32_t arity, bool is_bound_variable);
  ExprId add(kernel::Expr expr) { return program_.add(std::move(expr), Span{}, kernel::Level::Constant); }
  ExprId op(Op op, std::vector<ExprId> args) { return add(kernel::OpApply{op, std::move(args)}); }
  ExprId literal(Value value) { return add(kernel::Literal{std::move(value)}); }
  ExprId number(int n) { return literal(Value::integer(n)); }
  [[nodiscard]] ExprId reference(LocalId local) { return add(kernel::LocalRef{local}); }
  int pick(int n) { return random_.pick(n); }

  kernel::Program& program_;
  RandomSymbolic& random_;
  std::vector<RandomType> variables_;
  std::vector<bool> hidden_;  ///< variables not to be spoken of
  std::vector<RandomType> types_;
  std::vector<Visible> scope_;
  std::vector<Operator> operators_;
  bool primes_allowed_;
};

}  // namespace tlaloc::test
