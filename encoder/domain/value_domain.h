// What values a variable may take, as an over-approximation that can be joined, compared and written as a TLA+ set: scalars
// one by one, integers as an interval, functions by their domains, sets by all elements they ever had. The abstract domain
// in which a layout is closed under Next (domain_fixpoint.h).
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

/// Whether a condition can hold; may say yes too often. Empty: it always does.
using Possible = std::function<bool(term::TermId)>;

/// Nothing: without a bound on that side.
struct IntegerRange {
  std::optional<Integer> low, high;
  friend bool operator==(const IntegerRange&, const IntegerRange&) = default;
};

/// Thrown for values that a domain does not describe: sets of what cannot be listed, infinite sets as values, …
struct NoValueDomain {
  std::string why;
};

struct ValueDomain {
  std::set<Value> atoms;  ///< Booleans, strings, model values
  std::optional<IntegerRange> integers;
  std::map<std::vector<Value>, std::vector<ValueDomain>> functions;  ///< keys, sorted -> a domain per key
  std::optional<std::set<Value>> elements;                           ///< of values that are sets

  /// Makes room for all that `value` can be; of what would be new, for what is possible. Throws NoValueDomain.
  void absorb(term::Terms& terms, const SymValue& value, const Possible& possible = {}, std::uint32_t depth = 0);
  void absorb(const Value& value, std::uint32_t depth = 0);
  /// Where an interval here goes beyond that of `before`: without a bound on that side. With `earlier`, only where that of
  /// `before` went beyond that one.
  void widen(const ValueDomain& before, const ValueDomain* earlier = nullptr);
  friend bool operator==(const ValueDomain&, const ValueDomain&) = default;

 private:
  [[nodiscard]] bool has(const Value& scalar) const;
  void absorb_function(term::Terms& terms, const symbolic::Function& function, const Possible& possible, std::uint32_t depth);
};

/// The domain taken apart into values that can be compared with each other: numbers, strings, functions, … Model values, which
/// compare with anything, go with the first part.
[[nodiscard]] std::vector<ValueDomain> kinds(const ValueDomain& domain);

/// The set of all values of that domain, as an expression added to the program. The domain must not be empty. Throws
/// NoValueDomain where values of different kinds meet, which no set can have together.
[[nodiscard]] kernel::ExprId to_set(kernel::Program& program, const ValueDomain& domain);

}  // namespace tlaloc::domain
