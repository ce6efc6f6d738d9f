// Values as JSON texts and back, as module Json of TLC has it: tuples and sets are arrays, records and other functions
// objects (arguments become texts), model values strings. Private to frontend/interpret/.
#pragma once

#include <string>
#include <string_view>

#include "frontend/value/value.h"

namespace tlaloc::interpret {

/// What a function becomes at the outermost level: what it looks like, or what was asked for.
enum class JsonShape { Natural, Array, Object };

/// With the fields of records in the order of `names`. Throws EvalException for what has no JSON text: infinite sets; an Array
/// of what is no sequence, an Object of what is no function.
[[nodiscard]] std::string to_json(const Value& value, const NameOrder& names = {}, JsonShape shape = JsonShape::Natural);
/// The whole text is one JSON value; `origin` names it in errors. Numbers must be integers, null has no value.
[[nodiscard]] Value from_json(std::string_view text, const std::string& origin);

}  // namespace tlaloc::interpret
