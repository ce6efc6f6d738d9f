// Helpers shared by the files of this folder: taking values apart by class, lazy ground sets as symbolic ones, comparing
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

/// A function's entries, of Function and of ground functions; nothing for anything else.
[[nodiscard]] std::optional<Function> as_function(Terms& terms, const SymValue& value);
/// A ground lazy set (Interval, PowerSet, FunctionSet, RecordSet, Product, SeqSet) as the symbolic lazy set with ground
/// operands; anything else as it is. So each rule is written once.
[[nodiscard]] SymValue unfold_rule(const SymValue& set);
[[nodiscard]] bool is_lazy(const SymValue& value);         ///< a symbolic lazy set
[[nodiscard]] bool is_extensional(const SymValue& value);  ///< Set, or a ground enumerated set
/// Set, Choice or Union alternatives over which an operation distributes: (guard, part). Nothing for the other kinds.
[[nodiscard]] std::optional<Guarded<SymValue>> alternatives_of(Terms& terms, const SymValue& value);
[[nodiscard]] bool has_aggregate(const Choice& choice);
[[nodiscard]] bool is_aggregate(const Value& value);

/// low <= k and k <= high for an integer-valued operand, without an Int term where the operand is a choice. Not an integer:
/// FALSE.
[[nodiscard]] TermId at_least_low(Terms& terms, const SymValue& low, const Integer& k);
[[nodiscard]] TermId at_most_high(Terms& terms, const SymValue& high, const Integer& k);
/// The interval an integer-valued operand lies in; nothing known: empty optionals.
[[nodiscard]] std::pair<std::optional<Integer>, std::optional<Integer>> bounds_of(Terms& terms, const SymValue& value);

/// Condition that the counts of true terms in both lists are equal.
[[nodiscard]] TermId same_count(Terms& terms, const std::vector<TermId>& a, const std::vector<TermId>& b);

/// `name[key]`, for variables named after where a leaf stands.
[[nodiscard]] std::string child_name(const std::string& name, const Value& key);

}  // namespace tlaloc::symbolic::detail
