// Private to encoder/evaluate/: reads from the text of a step, through names and operators, how its value depends on the value
// for the rest of the set.
#pragma once

#include "encoder/evaluate/impl.h"

namespace tlaloc::evaluate {

class Evaluator::Impl::StepReader {
 public:
  /// `env`: where the parameters are bound.
  StepReader(Impl& impl, const SetRecursion& recursion, const EnvironmentPtr& env)
      : impl_(impl), recursion_(recursion), env_(env), home_(lookup(env, recursion.set_param()).node.get()) {}

  /// The operator, one of +, * and \cup, by which every step joins something that depends on its element alone to the value for
  /// the rest, or to what is carried along: then the order in which elements are chosen does not matter. Nothing: the text does
  /// not show that.
  [[nodiscard]] std::optional<Op> joining_operator();

 private:
  /// What an expression says of the value for the rest: nothing at all, that value, that value joined to others, something
  /// else.
  enum class Use { None, Whole, Joined, Other };
  enum class Element { First, Least, Greatest };
  struct Form {
    Use use;
    Op op = Op::Add;
  };

  Form read(ExprId expr, const EnvironmentPtr& env, int depth);
  Form read_local(LocalId local, const EnvironmentPtr& env, int depth);
  Form read_operator(const kernel::OpApply& operation, ExprId expr, const EnvironmentPtr& env, int depth);
  Form read_own_call(ExprId call, const EnvironmentPtr& env, int depth);
  Form read_arms(const std::vector<ExprId>& arms, const EnvironmentPtr& env, int depth);

  /// Whether it depends on the set only through the chosen element, and not on the rest. `bound`: by constructs around it.
  bool is_free(ExprId expr, const EnvironmentPtr& env, std::vector<LocalId>& bound, int depth);
  bool is_free_local(LocalId local, const EnvironmentPtr& env, int depth);
  bool is_free(ExprId expr, const EnvironmentPtr& env, int depth) {
    std::vector<LocalId> bound;
    return is_free(expr, env, bound, depth);
  }
  /// The set that the step takes an element from, the one element that all its choices take, the set without that one.
  bool is_set(ExprId expr, const EnvironmentPtr& env, int depth);
  bool is_chosen(ExprId expr, const EnvironmentPtr& env, int depth);
  bool is_rest(ExprId expr, const EnvironmentPtr& env, int depth);
  std::optional<Element> element_of(const kernel::Choose& choose, const EnvironmentPtr& env, int depth);

  /// The step's own parameter. Nothing: it is another local.
  std::optional<std::size_t> parameter(const Binding& binding) const;
  static bool is_carried(const SetRecursion& recursion, std::size_t parameter);
  [[nodiscard]] const kernel::Expr& node(ExprId expr) const { return impl_.node(expr); }

  Impl& impl_;
  const SetRecursion& recursion_;
  EnvironmentPtr env_;
  const Environment* home_;
  bool in_argument_ = false;         // of a call of itself: what is carried along is joined there, elsewhere it is the result
  std::optional<Element> chosen_{};  // which element all choices take; so far there was none
};

}  // namespace tlaloc::evaluate
