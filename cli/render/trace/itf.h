// Reads and writes traces in the Informal Trace Format of Apalache and Quint. Every integer is a #bigint. TLA+ does not
// distinguish tuples from sequences; items of one type make a plain array (a sequence), others a #tup. Model values are written
// as their names, as Apalache does. A value without a finite listing is #unserializable, and so is one that nests deeper than
// JSON readers can be expected to support.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>
#include <variant>

#include "cli/render/trace/trace_text.h"

namespace tlaloc::cli {

inline constexpr std::size_t kMostItfNesting = 500;  ///< nesting depth of values, when writing and reading

/// `depth`: nesting depth of this value.
[[nodiscard]] nlohmann::ordered_json to_itf(const Value& value, std::size_t depth = 0);
[[nodiscard]] nlohmann::ordered_json to_itf(const trace::Trace& trace, const TraceContext& context);

/// Reads an ITF trace, or returns an error message. Labels keep the action's text as their name.
[[nodiscard]] std::variant<trace::Trace, std::string> read_itf(std::string_view text);

/// JSON text. Bytes that are not UTF-8 are replaced; no exception is thrown.
[[nodiscard]] std::string dump_json(const nlohmann::ordered_json& json);

}  // namespace tlaloc::cli
