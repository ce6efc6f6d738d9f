// Folds of cardinality constraints. Arguments form a multiset: x listed twice counts twice.
#include <algorithm>

#include "encoder/term/store.h"
#include "frontend/support/check.h"

namespace tlaloc::term {

TermId Terms::Impl::at_most(std::span<const TermId> args_in, std::uint32_t bound) {
  const Counted counted = count(args_in);
  // count-exceeded: more certain ones than the bound => FALSE; count-free: no more arguments than the bound => TRUE
  if (counted.certain > bound) return kFalse;
  const auto rest = static_cast<std::uint32_t>(bound - counted.certain);
  const std::size_t n = counted.open.size();
  if (n <= rest) return kTrue;
  // count-none: at most 0 => none of them; count-not-all: at most n - 1 of n => not all
  if (rest == 0) return negate(junction(Op::Or, counted.open));
  if (rest + 1 == n) return negate(junction(Op::And, counted.open));
  return make(Op::AtMost, Sort::Bool, counted.open, rest);
}

TermId Terms::Impl::at_least(std::span<const TermId> args_in, std::uint32_t bound) {
  const Counted counted = count(args_in);
  // count-reached: as many certain ones as the bound => TRUE; count-short: fewer arguments than the bound => FALSE
  if (counted.certain >= bound) return kTrue;
  const auto rest = static_cast<std::uint32_t>(bound - counted.certain);
  const std::size_t n = counted.open.size();
  if (n < rest) return kFalse;
  // count-some: at least 1 => some of them; count-all: at least n of n => all of them
  if (rest == 1) return junction(Op::Or, counted.open);
  if (rest == n) return junction(Op::And, counted.open);
  return make(Op::AtLeast, Sort::Bool, counted.open, rest);
}

Terms::Impl::Counted Terms::Impl::count(std::span<const TermId> args_in) const {
  Counted result;
  std::vector<TermId> list;
  for (const TermId a : args_in) {
    TLALOC_CHECK(node(a).sort == Sort::Bool, "cardinality constraint over an integer term");
    // count-constants: TRUE counts as one, FALSE as none
    if (a == kTrue) ++result.certain;
    if (a != kTrue && a != kFalse) list.push_back(a);
  }
  std::sort(list.begin(), list.end());
  // count-complements: x and ~x together count as one
  std::vector<bool> gone(list.size(), false);
  for (std::size_t i = 0; i < list.size(); ++i) {
    if (gone[i] || node(list[i]).op != Op::Not) continue;
    const auto [from, to] = std::equal_range(list.begin(), list.end(), node(list[i]).args[0]);
    for (auto partner = from; partner != to; ++partner) {
      const auto at = static_cast<std::size_t>(partner - list.begin());
      if (gone[at]) continue;
      gone[at] = gone[i] = true;
      ++result.certain;
      break;
    }
  }
  for (std::size_t i = 0; i < list.size(); ++i) {
    if (!gone[i]) result.open.push_back(list[i]);
  }
  return result;
}

}  // namespace tlaloc::term
