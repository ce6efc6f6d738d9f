// Converts values to JSON text and back, like module Json of TLC: tuples and sets are arrays, records and other functions
// objects (arguments become texts), model values strings. Private to frontend/interpret/.
#pragma once

#include <string>
#include <string_view>

#include "frontend/value/value.h"

namespace tlaloc::interpret {

/// How to write a function at the outermost level: by its form, or as requested.
enum class JsonShape { Natural, Array, Object };

/// Writes the fields of records in the order of `names`. Throws EvalException for values without a JSON text: infinite sets;
/// Array of a value that is not a sequence, Object of one that is not a function.
[[nodiscard]] std::string to_json(const Value& value, const NameOrder& names = {}, JsonShape shape = JsonShape::Natural);
/// Parses a text that consists of one JSON value; `origin` names it in errors. Numbers must be integers; null is an error.
[[nodiscard]] Value from_json(std::string_view text, const std::string& origin);

}  // namespace tlaloc::interpret
