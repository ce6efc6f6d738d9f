// Terms under an assignment, with an explicit stack.
#include "encoder/term/term.h"
#include "frontend/support/check.h"

namespace tlaloc::term {

namespace {

Integer nearest_to_zero(const Range& range) {
  if (range.low && range.low->sign() > 0) return *range.low;
  if (range.high && range.high->sign() < 0) return *range.high;
  return 0;
}

}  // namespace

bool TermEvaluator::truth(TermId t) {
  TLALOC_CHECK(terms_.sort(t) == Sort::Bool, "truth of an integer term");
  compute(t);
  return memo_.at(t).sign() != 0;
}

Integer TermEvaluator::number(TermId t) {
  TLALOC_CHECK(terms_.sort(t) == Sort::Int, "number of a Boolean term");
  compute(t);
  return memo_.at(t);
}

void TermEvaluator::compute(TermId root) {
  if (memo_.contains(root)) return;
  std::vector<TermId> stack{root};
  while (!stack.empty()) {
    const TermId t = stack.back();
    if (memo_.contains(t)) {
      stack.pop_back();
      continue;
    }
    const std::span<const TermId> args = terms_.args(t);
    const std::size_t before = stack.size();
    for (const TermId a : args) {
      if (!memo_.contains(a)) stack.push_back(a);
    }
    if (stack.size() > before) continue;
    stack.pop_back();
    memo_.emplace(t, value_of(t, args));
  }
}

Integer TermEvaluator::value_of(TermId t, std::span<const TermId> args) const {
  const auto arg = [&](std::size_t i) -> const Integer& { return memo_.at(args[i]); };
  const auto boolean = [](bool b) { return Integer(b ? 1 : 0); };
  const auto count = [&] {
    std::uint32_t n = 0;
    for (std::size_t i = 0; i < args.size(); ++i) n += arg(i).sign() != 0 ? 1U : 0U;
    return n;
  };
  switch (terms_.op(t)) {
    case Op::True:
      return 1;
    case Op::False:
      return 0;
    case Op::Variable: {
      const std::uint32_t number = terms_.variable_number(t);
      if (terms_.sort(t) == Sort::Bool) {
        const auto found = assignment_.booleans.find(number);
        return boolean(found != assignment_.booleans.end() && found->second);
      }
      const auto found = assignment_.integers.find(number);
      return found == assignment_.integers.end() ? nearest_to_zero(terms_.range(t)) : found->second;
    }
    case Op::Integer:
      return terms_.integer_value(t);
    case Op::Not:
      return boolean(arg(0).sign() == 0);
    case Op::And:
      return boolean(count() == args.size());
    case Op::Or:
      return boolean(count() > 0);
    case Op::Iff:
    case Op::Eq:
      return boolean(arg(0) == arg(1));
    case Op::Ite:
      return arg(0).sign() != 0 ? arg(1) : arg(2);
    case Op::Le:
      return boolean(arg(0) <= arg(1));
    case Op::Add: {
      Integer sum;
      for (std::size_t i = 0; i < args.size(); ++i) sum = sum + arg(i);
      return sum;
    }
    case Op::Mul:
      return arg(0) * arg(1);
    case Op::Div:
      return arg(1).sign() == 0 ? Integer(0) : Integer::floor_div(arg(0), arg(1));
    case Op::Mod:
      return arg(1).sign() == 0 ? Integer(0) : Integer::floor_mod(arg(0), arg(1));
    case Op::AtMost:
      return boolean(count() <= terms_.bound(t));
    case Op::AtLeast:
      return boolean(count() >= terms_.bound(t));
  }
  internal_error(__FILE__, __LINE__, "unknown term operator");
}

}  // namespace tlaloc::term
