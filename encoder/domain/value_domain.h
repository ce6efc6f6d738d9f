// The abstract domain of values: an over-approximation of the values a variable may take that can be joined, compared and
// written as a TLA+ set. Scalars are listed, integers form an interval, functions are grouped by their keys, and sets are
// represented by all elements they may contain.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "encoder/symbolic/operations.h"
#include "frontend/kernel/kernel.h"

namespace tlaloc::domain {

using symbolic::SymValue;

/// Whether a condition can hold; may return true too often. Empty: every condition can.
using Possible = std::function<bool(term::TermId)>;

/// An interval; an empty bound means unbounded on that side.
struct IntegerRange {
  std::optional<Integer> low, high;
  friend bool operator==(const IntegerRange&, const IntegerRange&) = default;
};

/// Thrown for values that a domain cannot represent: sets whose elements cannot be listed, infinite sets as values, …
struct NoValueDomain {
  std::string why;
};

struct ValueDomain {
  std::set<Value> atoms;  ///< Booleans, strings, model values
  std::optional<IntegerRange> integers;
  std::map<std::vector<Value>, std::vector<ValueDomain>> functions;  ///< by their keys, sorted: a domain per key
  std::map<Value, std::vector<ValueDomain>> large_functions;  ///< on domains too large to list: one domain for all results
  std::optional<std::set<Value>> elements;                    ///< all elements of the values that are sets

  /// Joins all values that `value` can have under `possible` conditions. Throws NoValueDomain.
  void absorb(term::Terms& terms, const SymValue& value, const Possible& possible = {}, std::uint32_t depth = 0);
  void absorb(const Value& value, std::uint32_t depth = 0);
  /// Widening: drops a bound that grew since `before`; with `earlier`, only if it also grew from `earlier` to `before`.
  void widen(const ValueDomain& before, const ValueDomain* earlier = nullptr);
  friend bool operator==(const ValueDomain&, const ValueDomain&) = default;

 private:
  [[nodiscard]] bool has(const Value& scalar) const;
  void absorb_large_function(term::Terms& terms, const symbolic::LargeFunction& function, const Possible& possible,
                             std::uint32_t depth);
  void absorb_function(term::Terms& terms, const symbolic::Function& function, const Possible& possible, std::uint32_t depth);
};

/// Splits a domain into parts whose values can be compared with each other: numbers, strings, functions, … Model values, which
/// compare with anything, go to the first part.
[[nodiscard]] std::vector<ValueDomain> kinds(const ValueDomain& domain);

/// The set of all values of the domain, which must not be empty, as an expression added to the program. Throws NoValueDomain if
/// values of different kinds meet, which no TLA+ set can contain together.
[[nodiscard]] kernel::ExprId to_set(kernel::Program& program, const ValueDomain& domain);

}  // namespace tlaloc::domain
