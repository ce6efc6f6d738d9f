// Counting constraints as formulas of `and` and `or` alone: a totalizer (Bailleux, Boufkhad: Efficient CNF Encoding of Boolean
// Cardinality Constraints, CP 2003), cut off at the bound. A definition, so it may stand under any polarity.
#pragma once

#include <algorithm>
#include <cstddef>
#include <span>
#include <vector>

namespace tlaloc::term {

/// Formula i of the result: at least i + 1 of `args` hold; as many as `limit`. `both` makes the conjunction of two formulas,
/// `any` the disjunction of several.
template <class Formula, class Both, class Any>
std::vector<Formula> totalizer(std::span<const Formula> args, std::size_t limit, const Both& both, const Any& any) {
  if (args.size() <= 1) return std::vector<Formula>(args.begin(), args.end());
  const std::size_t half = args.size() / 2;
  const std::vector<Formula> left = totalizer(args.first(half), limit, both, any);
  const std::vector<Formula> right = totalizer(args.subspan(half), limit, both, any);
  std::vector<Formula> result;
  for (std::size_t total = 1; total <= std::min(limit, args.size()); ++total) {
    std::vector<Formula> ways;
    for (std::size_t i = 0; i <= std::min(total, left.size()); ++i) {
      const std::size_t j = total - i;
      if (j > right.size()) continue;
      if (i == 0) {
        ways.push_back(right[j - 1]);
      } else if (j == 0) {
        ways.push_back(left[i - 1]);
      } else {
        ways.push_back(both(left[i - 1], right[j - 1]));
      }
    }
    result.push_back(ways.size() == 1 ? ways.front() : any(ways));
  }
  return result;
}

}  // namespace tlaloc::term
