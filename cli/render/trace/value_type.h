// The type of ground values in Apalache's notation (`Int`, `Set(Str)`, `Int -> Bool`, `{ a: Int }`), inferred from the
// values a variable takes. It decides between sequence and tuple, and fills ITF's varTypes. Nothing where values do not agree.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "frontend/value/value.h"

namespace tlaloc::cli {

struct ValueType {
  enum class Kind { Any, Bool, Int, Str, Set, Seq, Tuple, Record, Function };
  Kind kind = Kind::Any;         ///< Any: no value seen yet, as in {}
  std::vector<ValueType> parts;  ///< of Set, Seq: one; of Function: argument, result; of Tuple, Record: each
  std::vector<std::string> fields;
};

/// Nothing also for values that nest deeper than types do.
[[nodiscard]] std::optional<ValueType> infer_type(const Value& value, std::size_t depth = 0);
/// The type that both are of.
[[nodiscard]] std::optional<ValueType> unify(const ValueType& a, const ValueType& b);
/// Nothing while some part is still Any.
[[nodiscard]] std::optional<std::string> to_text(const ValueType& type);

}  // namespace tlaloc::cli
