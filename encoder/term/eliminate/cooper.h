// Cooper's method for one integer variable of a conjunction whose comparisons are linear in it.
#pragma once

#include <algorithm>
#include <map>
#include <set>
#include <vector>

#include "encoder/term/eliminate/literal.h"

namespace tlaloc::term {

/// `\E x : F` holds if F holds for x beyond all bounds, or for x at one of the least values at which a comparison can become
/// TRUE when x grows; or, the other way round, at one of the greatest values. Divisibility makes a few neighbours of each of
/// these values necessary. With bounds whose factor is not 1 the same is said of a multiple of x.
class Cooper {
 public:
  /// Throws NotEliminated if a comparison is not linear in `variable`, which has this bit.
  Cooper(Terms& terms, Occurrences& occurrences, std::vector<TermId> conjuncts, TermId variable, Mask bit);
  /// The number of cases.
  [[nodiscard]] std::size_t cost() const { return std::min(lower_.cost, upper_.cost); }
  /// Formulas without the variable, one of which holds iff a value of it satisfies the conjunction.
  /// Adds the number of terms looked at to `work`.
  [[nodiscard]] std::vector<TermId> cases(std::size_t& work);
  /// A value of the variable, and the condition that the conjunction holds for it.
  struct Candidate {
    TermId value;
    TermId satisfies;
  };
  /// Values among which the least one is that satisfies the conjunction. Throws NotEliminated if there may be none that is the
  /// least, or if there are more than `most`.
  [[nodiscard]] std::vector<Candidate> candidates(std::size_t most);

 private:
  static constexpr unsigned kPositive = 1;  // where a comparison stands: below an even number of negations
  static constexpr unsigned kNegative = 2;
  struct Known {
    Literal literal;
    unsigned signs = 0;
  };
  /// Values of the multiple of x where the formula may become TRUE, seen from below or from above.
  struct Direction {
    std::set<TermId> bounds;  ///< each with its neighbours
    std::set<TermId> points;
    bool is_bounded = false;  ///< x has a bound on this side whatever else holds
    std::size_t cost = 0;
  };

  void collect(TermId conjunct);
  void note(TermId comparison, unsigned sign);
  void find_bounds();
  /// The values of a multiple of the variable that must be tried.
  [[nodiscard]] std::set<TermId> multiples(bool below);
  [[nodiscard]] TermId at_infinity(bool below, const Integer& residue);
  [[nodiscard]] TermId at(TermId multiple);
  [[nodiscard]] TermId conjunction_with(std::unordered_map<TermId, TermId> literals, std::vector<TermId> more);

  Terms& terms_;
  Occurrences& occurrences_;
  std::vector<TermId> conjuncts_;
  TermId variable_;
  Mask bit_;
  std::map<TermId, Known> literals_;  ///< in a fixed order
  Integer scale_ = 1;                 ///< a multiple of all factors
  Integer period_ = 1;                ///< of all divisibilities of scale * x
  Direction lower_, upper_;
  std::size_t work_ = 0;
};

}  // namespace tlaloc::term
