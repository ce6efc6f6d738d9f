#include "solver/proof/states/one_of.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <set>

#include "solver/proof/expressions.h"

namespace tlaloc::engine {

namespace {

using kernel::ExprId;
using Conjunctions = std::vector<std::vector<ExprId>>;

/// Literals in which they differ little come first, if all have as many: there is one for each variable then.
void order_literals(Conjunctions& conjunctions) {
  const std::size_t size = conjunctions.front().size();
  if (std::any_of(conjunctions.begin(), conjunctions.end(), [&](const auto& one) { return one.size() != size; })) return;
  std::vector<std::size_t> count(size), order(size);
  for (std::size_t i = 0; i < size; ++i) {
    std::set<ExprId> distinct;
    for (const auto& one : conjunctions) distinct.insert(one[i]);
    count[i] = distinct.size();
  }
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return count[a] < count[b]; });
  for (auto& one : conjunctions) {
    std::vector<ExprId> sorted;
    for (const std::size_t i : order) sorted.push_back(one[i]);
    one = std::move(sorted);
  }
}

class Trie {
 public:
  explicit Trie(kernel::Program& program) : expressions_(program) {}

  /// Of conjunctions begin to end, sorted, whose first literals, `depth` of them, are the same. Invalid: one of them has no
  /// more.
  ExprId formula(const Conjunctions& conjunctions, std::size_t begin, std::size_t end, std::size_t depth) {
    if (conjunctions[begin].size() == depth) return {};
    // First literals by what has to hold besides; in order of their first occurrence.
    std::vector<std::pair<ExprId, std::vector<ExprId>>> branches;
    for (std::size_t i = begin; i < end;) {
      const ExprId first = conjunctions[i][depth];
      const std::size_t of_branch = i;
      while (i < end && conjunctions[i][depth] == first) ++i;
      const ExprId rest = formula(conjunctions, of_branch, i, depth + 1);
      const auto same =
          std::find_if(branches.begin(), branches.end(), [&](const auto& branch) { return branch.first == rest; });
      if (same != branches.end()) {
        same->second.push_back(first);
      } else {
        branches.push_back({rest, {first}});
      }
    }
    const auto [at, is_new] = known_.try_emplace(branches);
    if (!is_new) return at->second;
    std::vector<ExprId> disjuncts;
    for (auto& [rest, first] : branches) {
      const ExprId any = expressions_.disjunction(std::move(first));
      disjuncts.push_back(rest.is_valid() ? expressions_.conjunction({any, rest}) : any);
    }
    return at->second = expressions_.disjunction(std::move(disjuncts));
  }

 private:
  Expressions expressions_;
  std::map<std::vector<std::pair<ExprId, std::vector<ExprId>>>, ExprId> known_;  ///< by branches, so that equal ones are one
};

}  // namespace

ExprId one_of(kernel::Program& program, Conjunctions conjunctions) {
  if (conjunctions.empty()) return Expressions(program).disjunction({});
  order_literals(conjunctions);
  std::sort(conjunctions.begin(), conjunctions.end());
  const ExprId formula = Trie(program).formula(conjunctions, 0, conjunctions.size(), 0);
  return formula.is_valid() ? formula : Expressions(program).conjunction({});
}

}  // namespace tlaloc::engine
