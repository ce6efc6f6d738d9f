// Traces in the Informal Trace Format, as Apalache and Quint read it, and back.
// Every integer is a #bigint. TLA+ has one notion for tuples and sequences; items of one type make a plain array (a sequence),
// others a #tup. Model values are their names, as in Apalache. What has no finite listing is #unserializable, and so is what
// nests deeper than readers of JSON can be expected to follow.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>
#include <variant>

#include "cli/render/trace/trace_text.h"

namespace tlaloc::cli {

inline constexpr std::size_t kMostItfNesting = 500;  ///< of values, written or read

/// `depth`: of the values around it.
[[nodiscard]] nlohmann::ordered_json to_itf(const Value& value, std::size_t depth = 0);
[[nodiscard]] nlohmann::ordered_json to_itf(const trace::Trace& trace, const TraceContext& context);

/// Reads an ITF trace; the string says what is wrong with it. Labels keep the action's text as their name.
[[nodiscard]] std::variant<trace::Trace, std::string> read_itf(std::string_view text);

/// JSON text; bytes that are not UTF-8 are replaced, never an exception.
[[nodiscard]] std::string dump_json(const nlohmann::ordered_json& json);

}  // namespace tlaloc::cli
