// For quantifier elimination: formulas whose comparisons contain IF, \div and % as formulas whose comparisons are sums.
#pragma once

#include <functional>
#include <utility>
#include <vector>

#include "encoder/term/eliminate/literal.h"

namespace tlaloc::term {

class Lineariser {
 public:
  /// `quotient_of`: a variable that is to be eliminated as well, the same one for the same dividend and divisor.
  Lineariser(Terms& terms, Occurrences& occurrences, std::function<TermId(TermId, TermId)> quotient_of)
      : terms_(terms), occurrences_(occurrences), quotient_of_(std::move(quotient_of)) {}

  /// IF stands for alternatives of the comparison, t \div k for a variable of which take_facts() says what it is. What none of
  /// the variables to be eliminated occurs in stays as it is. Throws NotEliminated.
  [[nodiscard]] TermId formula(TermId f);
  /// What is to be assumed of these variables, whatever the formula; since the last call.
  [[nodiscard]] std::vector<TermId> take_facts() { return std::exchange(facts_, {}); }

 private:
  /// Values under exclusive and exhaustive guards.
  using Alternatives = std::vector<std::pair<TermId, TermId>>;
  [[nodiscard]] TermId comparison(TermId f);
  [[nodiscard]] Alternatives number(TermId t);
  [[nodiscard]] Alternatives combine(TermId t);
  [[nodiscard]] TermId quotient(TermId dividend, TermId divisor);

  Terms& terms_;
  Occurrences& occurrences_;
  std::function<TermId(TermId, TermId)> quotient_of_;
  std::vector<TermId> facts_;
  std::unordered_map<TermId, TermId> made_;
};

}  // namespace tlaloc::term
