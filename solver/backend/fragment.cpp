#include "solver/backend/fragment.h"

#include <algorithm>

#include "frontend/support/check.h"

namespace tlaloc::solver {

using term::Op;
using term::Sort;
using term::TermId;

namespace {

/// Past this width bit-blasted arithmetic loses against the arithmetic solver.
const Integer kWidest = 1 << 20;

bool is_narrow(const term::Range& range) { return range.low && range.high && *range.low >= -kWidest && *range.high <= kWidest; }

Fragment of_integer(bool fits) { return fits ? Fragment::BoundedIntegers : Fragment::Everything; }

}  // namespace

Fragment FragmentFinder::own_fragment(TermId t) const {
  switch (terms_.op(t)) {
    case Op::True:
    case Op::False:
    case Op::Not:
    case Op::And:
    case Op::Or:
    case Op::Iff:
    case Op::AtMost:
    case Op::AtLeast:
      return Fragment::Propositional;
    case Op::Eq:
    case Op::Le:
    case Op::Integer:
      return Fragment::BoundedIntegers;
    case Op::Variable:
    case Op::Ite:
      return terms_.sort(t) == Sort::Bool ? Fragment::Propositional : of_integer(is_narrow(terms_.range(t)));
    case Op::Add:
    case Op::Mul:
    case Op::Div:
    case Op::Mod:
      return of_integer(is_narrow(terms_.range(t)));
  }
  throw InternalError("a term of an unknown kind");
}

Fragment FragmentFinder::fragment_of(TermId root) {
  memo_.resize(terms_.size(), 0);
  const auto known = [&](TermId t) { return static_cast<Fragment>(memo_[t.index] - 1); };
  std::vector<TermId> open{root};
  while (!open.empty()) {
    const TermId t = open.back();
    if (memo_[t.index] != 0) {
      open.pop_back();
      continue;
    }
    Fragment fragment = own_fragment(t);
    const std::size_t before = open.size();
    for (const TermId arg : terms_.args(t)) {
      if (fragment == Fragment::Everything) break;
      if (memo_[arg.index] == 0) {
        open.push_back(arg);
      } else {
        fragment = std::max(fragment, known(arg));
      }
    }
    if (fragment != Fragment::Everything && open.size() != before) continue;
    open.resize(before - 1);
    memo_[t.index] = static_cast<char>(static_cast<char>(fragment) + 1);
  }
  return known(root);
}

unsigned bit_width(const Integer& low, const Integer& high) {
  // -2^n needs no more bits than 2^n - 1.
  const auto bits = [](const Integer& i) { return i.sign() < 0 ? (i + 1).bit_length() : i.bit_length(); };
  return 1 + static_cast<unsigned>(std::max(bits(low), bits(high)));
}

}  // namespace tlaloc::solver
