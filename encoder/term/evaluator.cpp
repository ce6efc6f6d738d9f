// Terms under an assignment, with an explicit stack.
#include <algorithm>
#include <utility>

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
  return is_true(t);
}

Integer TermEvaluator::number(TermId t) {
  TLALOC_CHECK(terms_.sort(t) == Sort::Int, "number of a Boolean term");
  compute(t);
  return known(t);
}

void TermEvaluator::compute(TermId root) {
  open_.assign(1, root);
  while (!open_.empty()) {
    const TermId t = open_.back();
    if (is_known(t)) {
      open_.pop_back();
      continue;
    }
    const std::span<const TermId> args = terms_.args(t);
    const std::size_t before = open_.size();
    for (const TermId a : args) {
      if (!is_known(a)) open_.push_back(a);
    }
    if (open_.size() > before) continue;
    open_.pop_back();
    if (terms_.sort(t) == Sort::Bool) {
      note(t, truth_value_of(t, args) ? 1 : 0);
      continue;
    }
    Integer value = integer_value_of(t, args);
    if (const auto small = value.to_int64()) {
      note(t, *small);
    } else {
      note_large(t, std::move(value));
    }
  }
}

TermEvaluator::Page& TermEvaluator::page_of(TermId t) {
  const std::size_t page = t.index / Page::kSize;
  if (page >= pages_.size()) pages_.resize(page + 1);
  if (!pages_[page]) pages_[page] = std::make_unique<Page>();
  return *pages_[page];
}

void TermEvaluator::note(TermId t, std::int64_t value) {
  Page& page = page_of(t);
  page.states[t.index % Page::kSize] = Page::State::Small;
  page.values[t.index % Page::kSize] = value;
}

void TermEvaluator::note_large(TermId t, Integer value) {
  page_of(t).states[t.index % Page::kSize] = Page::State::Large;
  large_.emplace(t, std::move(value));
}

bool TermEvaluator::truth_value_of(TermId t, std::span<const TermId> args) const {
  const auto holds = [&](TermId a) { return is_true(a); };
  const auto count = [&] { return std::count_if(args.begin(), args.end(), holds); };
  switch (terms_.op(t)) {
    case Op::True:
      return true;
    case Op::False:
      return false;
    case Op::Variable: {
      const auto found = assignment_.booleans.find(terms_.variable_number(t));
      return found != assignment_.booleans.end() && found->second;
    }
    case Op::Not:
      return !is_true(args[0]);
    case Op::And:
      return std::all_of(args.begin(), args.end(), holds);
    case Op::Or:
      return std::any_of(args.begin(), args.end(), holds);
    case Op::Iff:
      return is_true(args[0]) == is_true(args[1]);
    case Op::Ite:
      return is_true(args[is_true(args[0]) ? 1 : 2]);
    case Op::Eq:
      return known(args[0]) == known(args[1]);
    case Op::Le:
      return known(args[0]) <= known(args[1]);
    case Op::AtMost:
      return count() <= std::ptrdiff_t{terms_.bound(t)};
    case Op::AtLeast:
      return count() >= std::ptrdiff_t{terms_.bound(t)};
    default:
      internal_error(__FILE__, __LINE__, "unknown Boolean operator of a term");
  }
}

Integer TermEvaluator::integer_value_of(TermId t, std::span<const TermId> args) const {
  switch (terms_.op(t)) {
    case Op::Variable: {
      const auto found = assignment_.integers.find(terms_.variable_number(t));
      return found == assignment_.integers.end() ? nearest_to_zero(terms_.range(t)) : found->second;
    }
    case Op::Integer:
      return terms_.integer_value(t);
    case Op::Ite:
      return known(args[is_true(args[0]) ? 1 : 2]);
    case Op::Add: {
      Integer sum;
      for (const TermId a : args) sum = sum + known(a);
      return sum;
    }
    case Op::Mul:
      return known(args[0]) * known(args[1]);
    case Op::Div:
      return known(args[1]).sign() == 0 ? Integer(0) : Integer::floor_div(known(args[0]), known(args[1]));
    case Op::Mod:
      return known(args[1]).sign() == 0 ? Integer(0) : Integer::floor_mod(known(args[0]), known(args[1]));
    default:
      internal_error(__FILE__, __LINE__, "unknown integer operator of a term");
  }
}

}  // namespace tlaloc::term
