// Random terms over a few variables, for comparing a solver with the term evaluator. The same seed gives the same terms.
#pragma once

#include <random>
#include <vector>

#include "encoder/term/term.h"

namespace tlaloc::test {

class RandomTerms {
 public:
  /// `finite`: integer variables are bounded, and divisors are literals.
  RandomTerms(term::Terms& terms, std::uint32_t seed, bool finite) : terms_(terms), random_(seed), finite_(finite) {
    for (int i = 0; i < 4; ++i) booleans_.push_back(terms_.bool_variable("p"));
    for (int i = 0; i < 3; ++i) {
      const bool bounded = finite_ || i == 0;
      integers_.push_back(bounded ? terms_.int_variable("x", Integer(-5), Integer(6)) : terms_.int_variable("y"));
    }
  }

  term::TermId boolean(int depth) {
    if (depth == 0) return pick(booleans_);
    switch (below(11)) {
      case 0:
        return pick(booleans_);
      case 1:
        return terms_.negate(boolean(depth - 1));
      case 2:
        return terms_.conjunction({boolean(depth - 1), boolean(depth - 1), boolean(depth - 1)});
      case 3:
        return terms_.disjunction({boolean(depth - 1), boolean(depth - 1), boolean(depth - 1)});
      case 4:
        return terms_.iff(boolean(depth - 1), boolean(depth - 1));
      case 5:
        return terms_.ite(boolean(depth - 1), boolean(depth - 1), boolean(depth - 1));
      case 6:
        return terms_.at_most(several(depth), 1 + below(3));
      case 7:
        return terms_.at_least(several(depth), 1 + below(3));
      case 8:
        return terms_.equal(integer(depth - 1), integer(depth - 1));
      case 9:
        return terms_.less_equal(integer(depth - 1), integer(depth - 1));
      default:
        return terms_.less(integer(depth - 1), integer(depth - 1));
    }
  }

  term::TermId integer(int depth) {
    if (depth == 0) return below(2) == 0 ? pick(integers_) : literal();
    switch (below(9)) {
      case 0:
        return pick(integers_);
      case 1:
        return literal();
      case 2:
        return terms_.add(integer(depth - 1), integer(depth - 1));
      case 3:
        return terms_.subtract(integer(depth - 1), integer(depth - 1));
      case 4:
        return terms_.multiply(literal(), integer(depth - 1));
      case 5:
        return terms_.divide(integer(depth - 1), divisor());
      case 6:
        return terms_.modulo(integer(depth - 1), divisor());
      default:
        return terms_.ite(boolean(depth - 1), integer(depth - 1), integer(depth - 1));
    }
  }

  term::Assignment assignment() {
    term::Assignment out;
    for (const term::TermId p : booleans_) out.booleans[terms_.variable_number(p)] = below(2) == 0;
    for (const term::TermId x : integers_) out.integers[terms_.variable_number(x)] = Integer(static_cast<int>(below(12)) - 5);
    return out;
  }
  /// Each variable has its value in `assignment`.
  std::vector<term::TermId> fix(const term::Assignment& assignment) {
    std::vector<term::TermId> out;
    for (const term::TermId p : booleans_) {
      out.push_back(assignment.booleans.at(terms_.variable_number(p)) ? p : terms_.negate(p));
    }
    for (const term::TermId x : integers_) {
      out.push_back(terms_.equal(x, terms_.integer(assignment.integers.at(terms_.variable_number(x)))));
    }
    return out;
  }

 private:
  std::uint32_t below(std::uint32_t n) { return std::uniform_int_distribution<std::uint32_t>(0, n - 1)(random_); }
  term::TermId pick(const std::vector<term::TermId>& from) { return from[below(static_cast<std::uint32_t>(from.size()))]; }
  term::TermId literal() { return terms_.integer(static_cast<int>(below(9)) - 4); }
  term::TermId divisor() {
    if (finite_ && below(3) == 0) return pick(integers_);  // unbounded ones are beyond any solver
    const int value = static_cast<int>(below(4)) + 1;
    return terms_.integer(!finite_ && below(2) == 0 ? -value : value);
  }
  std::vector<term::TermId> several(int depth) {
    std::vector<term::TermId> out;
    for (int i = 0; i < 5; ++i) out.push_back(boolean(depth > 2 ? 2 : depth - 1));
    return out;
  }

  term::Terms& terms_;
  std::mt19937 random_;
  bool finite_;
  std::vector<term::TermId> booleans_, integers_;
};

}  // namespace tlaloc::test
