// What a lowering writes to: variables and clauses, in the convention of DIMACS. Knows no SAT solver.
#pragma once

#include <span>

namespace tlaloc::lowering {

/// The number of a variable, or its negative for the negation.
using Literal = int;

class ClauseSink {
 public:
  ClauseSink() = default;
  ClauseSink(const ClauseSink&) = delete;
  ClauseSink& operator=(const ClauseSink&) = delete;
  virtual ~ClauseSink() = default;

  /// The first call returns 1, each later one the next number.
  virtual Literal new_variable() = 0;
  /// A disjunction that holds for good. May name a literal twice, or both a literal and its negation.
  virtual void clause(std::span<const Literal> literals) = 0;
};

}  // namespace tlaloc::lowering
