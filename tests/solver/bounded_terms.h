// Random terms that a SAT solver has to count and calculate for: many Boolean variables, integers of all kinds of bounds. The
// same seed gives the same terms.
#pragma once

#include <random>
#include <vector>

#include "encoder/term/term.h"
#include "solver/backend/fragment.h"

namespace tlaloc::test {

class BoundedTerms {
 public:
  BoundedTerms(term::Terms& terms, std::uint32_t seed) : terms_(terms), fragments_(terms), random_(seed) {
    for (int i = 0; i < kBooleans; ++i) booleans_.push_back(terms_.bool_variable("p"));
    // The last ones are beyond what is multiplied, but not beyond what is added up.
    const std::pair<int, int> kBounds[] = {{0, 1}, {-5, 6},      {3, 12},      {-9, -2},       {-1, 0},
                                           {4, 4}, {-1000, 700}, {0, 1 << 20}, {-(1 << 20), 5}};
    for (const auto& [low, high] : kBounds) {
      integers_.push_back(terms_.int_variable("x", Integer(low), Integer(high)));
      bounds_.emplace_back(low, high);
    }
  }

  term::TermId boolean(int depth) {
    if (depth == 0) return pick(booleans_);
    switch (below(14)) {
      case 0:
        return terms_.negate(boolean(depth - 1));
      case 1:
        return terms_.conjunction(several(2 + below(3), depth));
      case 2:
        return terms_.disjunction(several(2 + below(3), depth));
      case 3:
        return terms_.iff(boolean(depth - 1), boolean(depth - 1));
      case 4:
        return terms_.ite(boolean(depth - 1), boolean(depth - 1), boolean(depth - 1));
      case 5:
      case 6: {
        const std::vector<term::TermId> list = several(2 + below(8), depth);
        return counted(list);
      }
      case 7: {
        std::vector<term::TermId> list;
        for (std::uint32_t i = 20 + below(41); i > 0; --i) list.push_back(literal());
        return counted(list);
      }
      case 8:
      case 9:
      case 10:
        return terms_.equal(integer(depth - 1), integer(depth - 1));
      default:
        return terms_.less_equal(integer(depth - 1), integer(depth - 1));
    }
  }

  /// Falls back on a variable where the result would be too wide for bits.
  term::TermId integer(int depth) {
    const term::TermId t = any_integer(depth);
    return fragments_.fragment_of(t) == solver::Fragment::Everything ? pick(integers_) : t;
  }

  term::Assignment assignment() {
    term::Assignment out;
    const std::uint32_t density = 1 + below(9);
    for (const term::TermId p : booleans_) out.booleans[terms_.variable_number(p)] = below(10) < density;
    for (std::size_t i = 0; i < integers_.size(); ++i) {
      const auto [low, high] = bounds_[i];
      out.integers[terms_.variable_number(integers_[i])] = Integer(std::uniform_int_distribution<int>(low, high)(random_));
    }
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

  std::uint32_t below(std::uint32_t n) { return std::uniform_int_distribution<std::uint32_t>(0, n - 1)(random_); }

 private:
  static constexpr int kBooleans = 40;

  term::TermId pick(const std::vector<term::TermId>& from) { return from[below(static_cast<std::uint32_t>(from.size()))]; }
  term::TermId literal() {
    const term::TermId p = pick(booleans_);
    return below(4) == 0 ? terms_.negate(p) : p;
  }
  std::vector<term::TermId> several(std::uint32_t count, int depth) {
    std::vector<term::TermId> out;
    for (; count > 0; --count) out.push_back(below(2) == 0 ? literal() : boolean(depth > 2 ? 1 : depth - 1));
    return out;
  }
  term::TermId counted(const std::vector<term::TermId>& list) {
    const std::uint32_t bound = below(static_cast<std::uint32_t>(list.size()) + 1);
    switch (below(3)) {
      case 0:
        return terms_.at_most(list, bound);
      case 1:
        return terms_.at_least(list, bound);
      default:
        return terms_.conjunction({terms_.at_most(list, bound), terms_.at_least(list, bound)});
    }
  }
  term::TermId number() {
    const int kRadius[] = {3, 10, 2000, 1 << 20};
    const int radius = kRadius[below(4)];
    return terms_.integer(std::uniform_int_distribution<int>(-radius, radius)(random_));
  }
  term::TermId any_integer(int depth) {
    if (depth == 0) return below(3) == 0 ? number() : pick(integers_);
    switch (below(8)) {
      case 0:
        return terms_.add(integer(depth - 1), integer(depth - 1));
      case 1:
        return terms_.subtract(integer(depth - 1), integer(depth - 1));
      case 2: {
        std::vector<term::TermId> addends;
        for (std::uint32_t i = 2 + below(12); i > 0; --i) {
          addends.push_back(terms_.multiply(terms_.integer(static_cast<int>(below(9)) - 4),
                                            below(2) == 0 ? bit() : integer(depth > 2 ? 1 : depth - 1)));
        }
        return terms_.add(addends);
      }
      case 3:
        return terms_.multiply(integer(depth - 1), integer(depth - 1));
      case 4:
        return terms_.divide(integer(depth - 1), integer(depth - 1));
      case 5:
        return terms_.modulo(integer(depth - 1), integer(depth - 1));
      default:
        return terms_.ite(boolean(depth - 1), integer(depth - 1), integer(depth - 1));
    }
  }
  /// A choice of 1 or 0.
  term::TermId bit() { return terms_.ite(literal(), terms_.integer(1), terms_.integer(0)); }

  term::Terms& terms_;
  solver::FragmentFinder fragments_;
  std::mt19937 random_;
  std::vector<term::TermId> booleans_, integers_;
  std::vector<std::pair<int, int>> bounds_;
};

}  // namespace tlaloc::test
