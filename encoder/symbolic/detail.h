// Helpers shared by the files of this folder: splitting values by class, ground lazy sets as symbolic ones, comparisons with
// bounds.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "encoder/symbolic/operations.h"

namespace tlaloc::symbolic::detail {

template <class T>
using Guarded = std::vector<std::pair<TermId, T>>;

/// The entries of a Function or a ground function; empty for any other value.
[[nodiscard]] std::optional<Function> as_function(Terms& terms, const SymValue& value);
/// Turns a ground lazy set (Interval, PowerSet, FunctionSet, RecordSet, Product, SeqSet) into the symbolic lazy set with ground
/// operands, so that each rule is written once. Other values are returned unchanged.
[[nodiscard]] SymValue unfold_rule(const SymValue& set);
[[nodiscard]] bool is_lazy(const SymValue& value);         ///< a symbolic lazy set
[[nodiscard]] bool is_extensional(const SymValue& value);  ///< Set, or a ground enumerated set
/// The (guard, part) alternatives of a Set, Choice or Union over which an operation distributes. Empty for other values.
[[nodiscard]] std::optional<Guarded<SymValue>> alternatives_of(Terms& terms, const SymValue& value);
[[nodiscard]] bool has_aggregate(const Choice& choice);
[[nodiscard]] bool is_aggregate(const Value& value);

/// low <= k and k <= high for an operand that is an integer; makes no Int term if it is a choice. FALSE if it is not an
/// integer.
[[nodiscard]] TermId at_least_low(Terms& terms, const SymValue& low, const Integer& k);
[[nodiscard]] TermId at_most_high(Terms& terms, const SymValue& high, const Integer& k);
/// The interval that an integer-valued operand lies in; an empty optional: no bound known.
[[nodiscard]] std::pair<std::optional<Integer>, std::optional<Integer>> bounds_of(Terms& terms, const SymValue& value);

/// The condition that both lists contain equally many true terms.
[[nodiscard]] TermId same_count(Terms& terms, const std::vector<TermId>& a, const std::vector<TermId>& b);

/// `name[key]`: variables are named after the position of their leaf.
[[nodiscard]] std::string child_name(const std::string& name, const Value& key);

}  // namespace tlaloc::symbolic::detail
