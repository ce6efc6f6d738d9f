#include <fmt/core.h>

#include <nlohmann/json.hpp>
#include <stdexcept>

#include "cli/render/itf.h"

namespace tlaloc::cli {

using Json = nlohmann::ordered_json;

namespace {

constexpr int kDeepest = 500;  // nesting of values; far beyond any trace, far below the stack

/// What is wrong with the file; stays inside this one.
struct Malformed : std::runtime_error {
  using std::runtime_error::runtime_error;
};

Value read_value(const Json& json, int depth);

std::vector<Value> read_list(const Json& json, int depth) {
  if (!json.is_array()) throw Malformed("expected an array, found " + std::string(json.type_name()));
  std::vector<Value> values;
  for (const Json& item : json) values.push_back(read_value(item, depth));
  return values;
}

Value read_integer(const std::string& digits) {
  const auto integer = Integer::parse(digits);
  if (!integer) throw Malformed(fmt::format("`{}` is not an integer", digits));
  return Value::integer(*integer);
}

Value read_map(const Json& json, int depth) {
  std::vector<MapEntry> entries;
  if (!json.is_array()) throw Malformed("#map is not an array");
  for (const Json& pair : json) {
    if (!pair.is_array() || pair.size() != 2) throw Malformed("an entry of #map is not a pair");
    entries.emplace_back(read_value(pair[0], depth), read_value(pair[1], depth));
  }
  std::vector<Value> keys;
  for (const MapEntry& entry : entries) keys.push_back(entry.first);
  const std::size_t count = keys.size();
  if (Value::set(std::move(keys)).items().size() != count) throw Malformed("#map has a key twice");
  return Value::function(std::move(entries));
}

Value read_object(const Json& json, int depth) {
  if (json.size() == 1 && json.begin().key().starts_with('#')) {
    const std::string& tag = json.begin().key();
    const Json& content = json.begin().value();
    if (tag == "#bigint" && content.is_string()) return read_integer(content.get<std::string>());
    if (tag == "#tup") return Value::tuple(read_list(content, depth));
    if (tag == "#set") return Value::set(read_list(content, depth));
    if (tag == "#map") return read_map(content, depth);
    if (tag == "#unserializable" && content.is_string()) {
      const std::string text = content.get<std::string>();
      if (text == "Int") return Value::int_set();
      if (text == "Nat") return Value::nat_set();
      if (text == "STRING") return Value::string_set();
      throw Malformed(fmt::format("`{}` is unserializable, it cannot be read back", text));
    }
    throw Malformed(fmt::format("unknown value {}", tag));
  }
  std::vector<FieldValue> fields;
  for (const auto& [key, content] : json.items()) {
    if (key != "#meta") fields.emplace_back(Symbol(key), read_value(content, depth));
  }
  return Value::record(std::move(fields));
}

Value read_value(const Json& json, int depth) {
  if (depth > kDeepest) throw Malformed("values are nested too deeply");
  switch (json.type()) {
    case Json::value_t::boolean:
      return Value::boolean(json.get<bool>());
    case Json::value_t::number_integer:
    case Json::value_t::number_unsigned:
      return read_integer(json.dump());
    case Json::value_t::string:
      return Value::string(json.get_ref<const std::string&>());
    case Json::value_t::array:
      return Value::tuple(read_list(json, depth + 1));
    case Json::value_t::object:
      return read_object(json, depth + 1);
    case Json::value_t::null:
    case Json::value_t::number_float:
    case Json::value_t::binary:
    case Json::value_t::discarded:
      break;
  }
  throw Malformed(fmt::format("{} is not a TLA+ value", json.type_name()));
}

trace::Trace read_trace(const Json& json) {
  if (!json.is_object() || !json.contains("vars") || !json.contains("states")) {
    throw Malformed("not an ITF trace: an object with `vars` and `states` is needed");
  }
  trace::Trace trace;
  if (!json["vars"].is_array() || !json["states"].is_array()) throw Malformed("`vars` and `states` must be arrays");
  for (const Json& name : json["vars"]) {
    if (!name.is_string()) throw Malformed("a name in `vars` is not a string");
    trace.variables.emplace_back(name.get_ref<const std::string&>());
  }
  for (const Json& state : json["states"]) {
    const std::string where = fmt::format("state {}", trace.steps.size() + 1);
    if (!state.is_object()) throw Malformed(where + " is not an object");
    trace::Step step;
    for (const Symbol variable : trace.variables) {
      if (!state.contains(variable.text())) throw Malformed(fmt::format("{} has no value for {}", where, variable.text()));
      step.state.push_back(read_value(state[variable.text()], 0));
    }
    if (state.contains("#meta") && state["#meta"].is_object()) {
      const Json action = state["#meta"].value("action", Json());
      if (action.is_string()) step.action.name = Symbol(action.get_ref<const std::string&>());
    }
    trace.steps.push_back(std::move(step));
  }
  if (trace.steps.empty()) throw Malformed("the trace has no states");
  if (json.contains("loop") && !json["loop"].is_null()) {
    if (!json["loop"].is_number_unsigned() || json["loop"].get<std::size_t>() >= trace.steps.size()) {
      throw Malformed("`loop` is not the index of a state");
    }
    trace.loop_start = json["loop"].get<std::size_t>();
  }
  return trace;
}

}  // namespace

std::variant<trace::Trace, std::string> read_itf(std::string_view text) {
  try {
    return read_trace(Json::parse(text));
  } catch (const Json::exception& error) {
    return std::string(error.what());
  } catch (const Malformed& error) {
    return std::string(error.what());
  }
}

}  // namespace tlaloc::cli
