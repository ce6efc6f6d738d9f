#include "encoder/evaluate/ground_test.h"

#include "encoder/evaluate/impl.h"
#include "frontend/support/stack.h"

namespace tlaloc::evaluate {

namespace {
constexpr std::size_t kMostAnswers = std::size_t{1} << 19U;  // kept from one evaluation to the next
}  // namespace

std::size_t GroundQuestionHash::operator()(const GroundQuestion& question) const {
  std::size_t hash = question.formula.index;
  for (const Value& value : question.others) hash = (hash ^ value.hash()) * 0x9e3779b97f4a7c15U;
  return hash ^ (hash >> 32U);
}

/// Nothing: no part of the formula that is evaluated first is free of the state.
std::optional<GroundTest> Evaluator::Impl::ground_test(ExprId formula, LocalId element, const EnvironmentPtr& env) {
  if (stack::is_low()) return stack::on_segment([&] { return ground_test(formula, element, env); });
  if (answers_kept >= kMostAnswers || given_up >= kGivenUp) return std::nullopt;
  const ExprInfo& about = info(formula);
  GroundTest test;
  test.element = element;
  if (about.constant) {
    GroundQuestion question{formula, {}};
    for (const LocalId local : about.free) {
      if (local == element) continue;
      auto value = program.locals[local].arity > 0 ? std::nullopt : ground_local(env, local, 0);
      if (!value) break;
      test.others.values.emplace(local, *value);
      question.others.push_back(std::move(*value));
    }
    const bool is_about_element = std::binary_search(about.free.begin(), about.free.end(), element);
    if (question.others.size() + (is_about_element ? 1 : 0) == about.free.size()) {
      test.formula = formula;
      const auto [at, is_new] = answers.try_emplace(std::move(question));
      if (is_new) ++answers_kept;
      test.answers = &at->second;
      return test;
    }
  }
  const auto* operation = std::get_if<kernel::OpApply>(&node(formula));
  if (operation == nullptr) return std::nullopt;
  const bool is_junction =
      operation->op == Op::And || operation->op == Op::Or || operation->op == Op::Implies || operation->op == Op::Not;
  if (!is_junction) return std::nullopt;
  test.op = operation->op;
  for (const ExprId arg : operation->args) {
    auto part = ground_test(arg, element, env);
    if (!part && test.parts.empty()) return std::nullopt;
    test.parts.push_back(part ? std::move(*part) : GroundTest{});
    if (!part) break;  // what follows is asked only when this holds, or does not
  }
  return test;
}

/// The truth of the formula for `element`, where it has one whatever the state is, and nothing is undefined.
std::optional<bool> Evaluator::Impl::answer(const GroundTest& test, const Value& value) {
  if (stack::is_low()) return stack::on_segment([&] { return answer(test, value); });
  if (!test.parts.empty()) {
    const bool decisive = test.op == Op::Or;  // the value of a part that decides
    for (std::size_t i = 0; i < test.parts.size(); ++i) {
      const auto part = answer(test.parts[i], value);
      if (!part) return std::nullopt;
      if (test.op == Op::Not) return !*part;
      if (test.op == Op::Implies) {
        if (i == 1) return part;
        if (!*part) return true;
      } else if (*part == decisive) {
        return decisive;
      }
    }
    return !decisive;
  }
  if (test.answers == nullptr) return std::nullopt;
  if (const auto known = test.answers->find(value); known != test.answers->end()) return known->second;
  if (answers_kept >= kMostAnswers || given_up >= kGivenUp) return std::nullopt;
  interpret::Bindings bindings = test.others;
  bindings.values.emplace(test.element, value);
  polls = 0;
  const auto result = interpreter.evaluate(test.formula, nullptr, nullptr, bindings);
  std::optional<bool> truth;
  if (const auto* found = std::get_if<Value>(&result)) {
    if (found->is_bool()) truth = found->as_bool();
  } else if (std::get<interpret::EvalError>(result).kind == ErrorKind::Limit) {
    ++given_up;
  }
  ++answers_kept;
  test.answers->emplace(value, truth);
  return truth;
}

void Evaluator::Impl::forget_answers() {
  if (answers_kept < kMostAnswers) return;
  answers.clear();
  answers_kept = 0;
}

}  // namespace tlaloc::evaluate
