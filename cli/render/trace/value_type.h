// Infers the type of ground values in Apalache's notation (`Int`, `Set(Str)`, `Int -> Bool`, `{ a: Int }`) from the values that
// a variable takes. It distinguishes sequences from tuples, and fills ITF's varTypes. Empty if the values have no common type.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "frontend/value/value.h"

namespace tlaloc::cli {

struct ValueType {
  enum class Kind { Any, Bool, Int, Str, Set, Seq, Tuple, Record, Function };
  Kind kind = Kind::Any;         ///< Any: no value was seen yet, as for {}
  std::vector<ValueType> parts;  ///< Set, Seq: the element; Function: argument and result; Tuple, Record: each component
  std::vector<std::string> fields;
};

/// Also empty for values that nest deeper than types may.
[[nodiscard]] std::optional<ValueType> infer_type(const Value& value, std::size_t depth = 0);
/// The common type of both; empty if there is none.
[[nodiscard]] std::optional<ValueType> unify(const ValueType& a, const ValueType& b);
/// Empty while some part is still Any.
[[nodiscard]] std::optional<std::string> to_text(const ValueType& type);

}  // namespace tlaloc::cli
