// Functions whose arguments are not listed: reading, writing, making one of which nothing is known.
#pragma once

#include "encoder/symbolic/operations.h"

namespace tlaloc::symbolic {

/// What is said of an operation that would have to list such a function.
inline constexpr const char* kListsLargeFunction =
    "a function whose arguments are too many or vary too much to be listed stands where they must be";

/// Any function as such; nothing for other values.
[[nodiscard]] std::optional<LargeFunction> as_large_function(Terms& terms, const SymValue& value);
/// Whether it must be handled as one: it cannot be listed, or need not be.
[[nodiscard]] bool is_large_function(const SymValue& value);
/// Whether its domain is large, and so none of a record, tuple or sequence.
[[nodiscard]] bool is_on_large_domain(const SymValue& function);
/// Ground if nothing in it is symbolic.
[[nodiscard]] SymValue make_large_function(Terms& terms, LargeFunction function);

/// A function from `domain`, which is large, to `range`, of which nothing else is known.
[[nodiscard]] SymValue arbitrary_function(Terms& terms, const Limits& limits, const Value& domain, const Value& range,
                                          const std::string& name);

/// The value at `key`, which is in the domain wherever the result is used. An arbitrary function that has not been asked for it
/// gets a fresh value there; what is to be known of that is stated to `terms`.
[[nodiscard]] SymValue read(Terms& terms, const Limits& limits, const LargeFunction& function, const SymValue& key);
/// `round`: see Arbitrary::Read.
[[nodiscard]] const Arbitrary::Read& read(Terms& terms, const Limits& limits, Arbitrary& function, const SymValue& key,
                                          std::uint32_t round = 0);
/// `value` is at `key` from now on, where `when` holds.
void write(const Terms& terms, LargeFunction& function, TermId when, SymValue key, SymValue value);

/// Where the i-th write is the one that counts: it takes place, and no later one is at the same argument.
[[nodiscard]] TermId counts(Terms& terms, const Limits& limits, const LargeFunction& function, std::size_t i);

/// The terms that a value is made of. Not of lazy sets.
void collect_terms(const SymValue& value, std::vector<TermId>& out);
/// The value with its terms replaced; Unsupported for lazy sets.
[[nodiscard]] SymValue map_terms(Terms& terms, const SymValue& value, const std::function<TermId(TermId)>& replace);

}  // namespace tlaloc::symbolic
