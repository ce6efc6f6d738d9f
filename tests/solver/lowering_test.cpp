#include "solver/backend/lowering/lowering.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>

#include "tests/solver/bounded_terms.h"
#include "tests/support/environment.h"

namespace tlaloc::lowering {
namespace {

using term::TermId;
using term::Terms;

/// Keeps clauses, and knows nothing but unit propagation.
class Clauses final : public ClauseSink {
 public:
  Literal new_variable() override { return ++variables_; }
  void clause(std::span<const Literal> literals) override { clauses_.emplace_back(literals.begin(), literals.end()); }

  /// Whether propagation from these literals ends in a contradiction.
  bool refutes(std::span<const Literal> assumed) {
    values_.assign(static_cast<std::size_t>(variables_) + 1, 0);
    std::vector<Literal> trail;
    const auto hold = [&](Literal l) {
      if (value(l) < 0) return false;
      if (value(l) == 0) {
        values_[static_cast<std::size_t>(std::abs(l))] = l > 0 ? 1 : -1;
        trail.push_back(l);
      }
      return true;
    };
    occurrences_.assign(2 * values_.size(), {});
    for (std::size_t i = 0; i < clauses_.size(); ++i) {
      if (clauses_[i].empty()) return true;
      for (const Literal l : clauses_[i]) occurrences_[index(l)].push_back(i);
      if (clauses_[i].size() == 1 && !hold(clauses_[i].front())) return true;
    }
    for (const Literal l : assumed) {
      if (!hold(l)) return true;
    }
    for (std::size_t done = 0; done < trail.size(); ++done) {
      for (const std::size_t i : occurrences_[index(-trail[done])]) {
        Literal open = 0;
        std::size_t count = 0;
        bool satisfied = false;
        for (const Literal l : clauses_[i]) {
          satisfied |= value(l) > 0;
          if (value(l) != 0 || l == open) continue;
          open = l;
          ++count;
        }
        if (satisfied || count > 1) continue;
        if (count == 0 || !hold(open)) return true;
      }
    }
    return false;
  }
  [[nodiscard]] int value(Literal l) const {
    const int v = values_[static_cast<std::size_t>(std::abs(l))];
    return l > 0 ? v : -v;
  }
  [[nodiscard]] std::size_t size() const { return clauses_.size(); }

 private:
  static std::size_t index(Literal l) { return 2 * static_cast<std::size_t>(std::abs(l)) + (l < 0 ? 1 : 0); }
  Literal variables_ = 0;
  std::vector<std::vector<Literal>> clauses_;
  std::vector<int> values_;
  std::vector<std::vector<std::size_t>> occurrences_;
};

/// Checks that propagation from fixed variables refutes `t` if it is false, and its negation if it is true.
void expect_value(Lowering& lowering, Clauses& clauses, Terms& terms, std::vector<Literal> fixed, TermId t, bool value) {
  for (const bool sign : {true, false}) {
    fixed.push_back(lowering.implying(sign ? t : terms.negate(t)));
    ASSERT_EQ(clauses.refutes(fixed), sign != value) << term::print(terms, t) << " is " << value;
    fixed.pop_back();
  }
}

// TLALOC_RANDOM_PAIRS and TLALOC_RANDOM_FIRST_SEED: how many pairs of an expression and a valuation, and where to begin.
TEST(Lowering, GivesATermItsValueAndNoOther) {
  const unsigned pairs = test::from_environment("TLALOC_RANDOM_PAIRS", 4000);
  const unsigned first = test::from_environment("TLALOC_RANDOM_FIRST_SEED", 0);
  constexpr unsigned kTerms = 5;
  constexpr unsigned kValuations = 4;
  for (unsigned seed = first; seed < first + pairs / (kTerms * kValuations); ++seed) {
    Terms terms;
    test::BoundedTerms random(terms, seed);
    Clauses clauses;
    Lowering lowering(terms, clauses);
    std::vector<TermId> roots;
    for (unsigned i = 0; i < kTerms; ++i) roots.push_back(random.boolean(4));
    for (unsigned v = 0; v < kValuations; ++v) {
      const term::Assignment assignment = random.assignment();
      term::TermEvaluator evaluator(terms, assignment);
      std::vector<Literal> fixed;
      for (const TermId t : random.fix(assignment)) fixed.push_back(lowering.implying(t));
      ASSERT_FALSE(clauses.refutes(fixed)) << "seed " << seed;
      const term::Assignment read = lowering.assignment([&](Literal l) { return clauses.value(l) > 0; });
      for (const auto& [number, value] : assignment.integers) ASSERT_EQ(read.integers.at(number), value) << "seed " << seed;
      for (const TermId t : roots) {
        expect_value(lowering, clauses, terms, fixed, t, evaluator.truth(t));
        if (HasFatalFailure()) FAIL() << "seed " << seed;
      }
    }
  }
}

TEST(Lowering, DividesNumbersOfAllSigns) {
  Terms terms;
  const TermId a = terms.int_variable("a", Integer(-9), Integer(8));
  const TermId b = terms.int_variable("b", Integer(-4), Integer(5));
  Clauses clauses;
  Lowering lowering(terms, clauses);
  for (int x = -9; x <= 8; ++x) {
    for (int y = -4; y <= 5; ++y) {
      const std::vector<Literal> fixed{lowering.implying(terms.equal(a, terms.integer(x))),
                                       lowering.implying(terms.equal(b, terms.integer(y)))};
      const Integer quotient = y == 0 ? Integer(0) : Integer::floor_div(x, y);
      const Integer rest = y == 0 ? Integer(0) : Integer::floor_mod(x, y);
      for (int k = -10; k <= 10; ++k) {
        expect_value(lowering, clauses, terms, fixed, terms.equal(terms.divide(a, b), terms.integer(k)),
                     quotient == Integer(k));
        expect_value(lowering, clauses, terms, fixed, terms.equal(terms.modulo(a, b), terms.integer(k)), rest == Integer(k));
        if (y != 0) {  // by a literal
          const TermId by = terms.integer(y);
          expect_value(lowering, clauses, terms, fixed, terms.equal(terms.divide(a, by), terms.integer(k)),
                       quotient == Integer(k));
          if (y > 0) {
            expect_value(lowering, clauses, terms, fixed, terms.equal(terms.modulo(a, by), terms.integer(k)),
                         rest == Integer(k));
          }
        }
      }
    }
  }
}

TEST(Lowering, CountsUpToAnyBound) {
  for (const std::size_t n : {3U, 5U, 8U, 9U, 20U, 37U, 60U}) {
    Terms terms;
    std::vector<TermId> ps;
    for (std::size_t i = 0; i < n; ++i) ps.push_back(terms.bool_variable("p"));
    Clauses clauses;
    Lowering lowering(terms, clauses);
    for (std::size_t holding = 0; holding <= n; holding += 1 + n / 9) {
      std::vector<Literal> fixed;
      for (std::size_t i = 0; i < n; ++i) {
        const TermId p = ps[(i * 7) % n];
        fixed.push_back(lowering.implying(i < holding ? p : terms.negate(p)));
      }
      for (std::uint32_t bound = 0; bound <= n; ++bound) {
        expect_value(lowering, clauses, terms, fixed, terms.at_least(ps, bound), holding >= bound);
        expect_value(lowering, clauses, terms, fixed, terms.at_most(ps, bound), holding <= bound);
      }
    }
  }
}

// With as many true as allowed, propagation makes the rest false; with as many false, it makes the rest true.
TEST(Lowering, CountsByPropagationAlone) {
  for (const std::size_t n : {4U, 9U, 25U, 50U}) {
    Terms terms;
    std::vector<TermId> ps;
    for (std::size_t i = 0; i < n; ++i) ps.push_back(terms.bool_variable("p"));
    for (std::uint32_t bound = 1; bound < n; bound += 3) {
      for (const bool most : {true, false}) {
        Clauses clauses;
        Lowering lowering(terms, clauses);
        lowering.assert_term(most ? terms.at_most(ps, bound) : terms.at_least(ps, bound));
        std::vector<Literal> literals;
        for (const TermId p : ps) literals.push_back(lowering.implying(p));
        const std::size_t given = most ? bound : n - bound;
        std::vector<Literal> assumed;
        for (std::size_t i = 0; i < given; ++i) assumed.push_back(most ? literals[i] : -literals[i]);
        ASSERT_FALSE(clauses.refutes(assumed));
        for (std::size_t i = given; i < n; ++i) EXPECT_EQ(clauses.value(literals[i]), most ? -1 : 1) << bound << " of " << n;
      }
    }
  }
}

TEST(Lowering, CountsWhatIsListedTwiceTwice) {
  Terms terms;
  const TermId p = terms.bool_variable("p");
  const TermId q = terms.bool_variable("q");
  const TermId r = terms.bool_variable("r");
  Clauses clauses;
  Lowering lowering(terms, clauses);
  const TermId heavy = terms.at_least(std::vector{p, p, p, q, r}, 3);
  expect_value(lowering, clauses, terms,
               {lowering.implying(p), lowering.implying(terms.negate(q)), lowering.implying(terms.negate(r))}, heavy, true);
  expect_value(lowering, clauses, terms, {lowering.implying(terms.negate(p)), lowering.implying(q), lowering.implying(r)},
               heavy, false);
}

// Each direction of a definition is added when it is first needed, and once.
TEST(Lowering, AddsNoMoreThanIsNeeded) {
  Terms terms;
  const TermId p = terms.bool_variable("p");
  const TermId q = terms.bool_variable("q");
  const TermId r = terms.bool_variable("r");
  const TermId t = terms.disjunction({terms.conjunction({p, q}), terms.conjunction({terms.negate(p), r})});
  Clauses clauses;
  Lowering lowering(terms, clauses);
  const Literal x = lowering.implying(t);
  const std::size_t one_way = clauses.size();
  EXPECT_EQ(lowering.implying(t), x);
  EXPECT_EQ(clauses.size(), one_way);
  EXPECT_EQ(lowering.implying(terms.negate(t)), -x);
  const std::size_t both_ways = clauses.size();
  EXPECT_GT(both_ways, one_way);
  (void)lowering.implying(terms.iff(t, p));
  (void)lowering.implying(terms.negate(t));
  EXPECT_LT(clauses.size(), both_ways + 3);
}

TEST(Lowering, MakesNoVariableForAClause) {
  Terms terms;
  std::vector<TermId> parts;
  for (int i = 0; i < 4; ++i) {
    parts.push_back(terms.disjunction({terms.bool_variable("p"), terms.bool_variable("q"), terms.bool_variable("r")}));
  }
  Clauses clauses;
  Lowering lowering(terms, clauses);
  lowering.assert_term(terms.conjunction(parts));
  EXPECT_EQ(clauses.size(), 1U + parts.size());
  EXPECT_EQ(lowering.new_literal(), 2 + 3 * static_cast<int>(parts.size()));
}

TEST(Lowering, GuardsAnAssertion) {
  Terms terms;
  const TermId p = terms.bool_variable("p");
  const TermId q = terms.bool_variable("q");
  Clauses clauses;
  Lowering lowering(terms, clauses);
  const Literal guard = lowering.new_literal();
  lowering.assert_term(terms.conjunction({p, terms.negate(q)}), guard);
  EXPECT_FALSE(clauses.refutes(std::vector{lowering.implying(q)}));
  EXPECT_TRUE(clauses.refutes(std::vector{guard, lowering.implying(q)}));
  EXPECT_FALSE(clauses.refutes(std::vector{guard, lowering.implying(p)}));
}

TEST(Lowering, NeedsNoStackForDeepTerms) {
  Terms terms;
  TermId t = terms.bool_variable("p");
  TermId sum = terms.integer(0);
  for (int i = 0; i < 20000; ++i) {
    const TermId p = terms.bool_variable("p");
    t = i % 2 == 0 ? terms.iff(p, t) : terms.conjunction({terms.bool_variable("q"), terms.negate(t)});
    sum = terms.ite(p, terms.add(terms.modulo(sum, terms.integer(4)), terms.integer(1)), sum);
  }
  Clauses clauses;
  Lowering lowering(terms, clauses);
  lowering.assert_term(t);
  lowering.assert_term(terms.equal(sum, terms.integer(2)));
  EXPECT_GT(lowering.lowered(), 40000U);
}

TEST(Lowering, RefusesIntegersWithoutBounds) {
  Terms terms;
  const TermId x = terms.int_variable("x");
  const TermId p = terms.bool_variable("p");
  Clauses clauses;
  Lowering lowering(terms, clauses);
  EXPECT_THROW((void)lowering.implying(terms.disjunction({p, terms.equal(x, terms.integer(3))})), Unbounded);
  lowering.assert_term(p);
  EXPECT_TRUE(clauses.refutes(std::vector{lowering.implying(terms.negate(p))}));
}

}  // namespace
}  // namespace tlaloc::lowering
