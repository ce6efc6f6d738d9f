#include <fmt/core.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <stdexcept>

#include "cli/render/trace/itf.h"

namespace tlaloc::cli {

using Json = nlohmann::ordered_json;

namespace {

/// What is wrong with the file; stays inside this one.
struct Malformed : std::runtime_error {
  using std::runtime_error::runtime_error;
};

/// Where a part of the file stands: a step into an object or an array, and the one before it.
struct Path {
  const Path* outer;
  std::string_view name;  ///< of a field; empty: item number `index`
  std::size_t index = 0;
  std::size_t depth = 0;  ///< of values around this one

  [[nodiscard]] Path field(std::string_view of) const { return {this, of, 0, depth}; }
  [[nodiscard]] Path item(std::size_t number) const { return {this, {}, number, depth}; }
  [[nodiscard]] std::string text() const {
    constexpr std::size_t kShown = 12;  // steps, from the root on
    std::vector<const Path*> steps;
    for (const Path* at = this; at != nullptr; at = at->outer) steps.push_back(at);
    std::string out;
    for (std::size_t i = 0; i < std::min(steps.size(), kShown); ++i) {
      const Path& step = *steps[steps.size() - 1 - i];
      out += !step.name.empty() ? fmt::format("{}{}", i == 0 ? "" : ".", step.name) : fmt::format("[{}]", step.index);
    }
    return steps.size() > kShown ? out + "..." : out;
  }
};

[[noreturn]] void reject(const Path& path, const std::string& what) { throw Malformed(path.text() + ": " + what); }

Value read_value(const Json& json, Path path);

std::vector<Value> read_list(const Json& json, const Path& path) {
  if (!json.is_array()) reject(path, fmt::format("expected an array, found {}", json.type_name()));
  std::vector<Value> values;
  for (std::size_t i = 0; i < json.size(); ++i) values.push_back(read_value(json[i], path.item(i)));
  return values;
}

Value read_integer(const std::string& digits, const Path& path) {
  const auto integer = Integer::parse(digits);
  if (!integer) reject(path, fmt::format("`{}` is not an integer", digits));
  return Value::integer(*integer);
}

std::vector<MapEntry> read_entries(const Json& json, const Path& path) {
  std::vector<MapEntry> entries;
  if (!json.is_array()) reject(path, "#map is not an array");
  for (std::size_t i = 0; i < json.size(); ++i) {
    const Path here = path.item(i);
    if (!json[i].is_array() || json[i].size() != 2) reject(here, "an entry of #map is not a pair");
    entries.emplace_back(read_value(json[i][0], here.item(0)), read_value(json[i][1], here.item(1)));
  }
  std::vector<Value> keys;
  for (const MapEntry& entry : entries) keys.push_back(entry.first);
  const std::size_t count = keys.size();
  if (Value::set(std::move(keys)).items().size() != count) reject(path, "#map has a key twice");
  return entries;
}

Value read_map(const Json& json, const Path& path) { return Value::function(read_entries(json, path)); }

/// `{"#unserializable": "...", "#map": [[k, v], ...], "#otherwise": v, "#domain": S}`
Value read_large_function(const Json& json, const Path& path) {
  for (const char* part : {"#map", "#otherwise", "#domain"}) {
    if (!json.contains(part)) reject(path, fmt::format("a function with #otherwise has no {}", part));
  }
  Value domain = read_value(json["#domain"], path.field("#domain"));
  if (!domain.is_large_domain()) reject(path, "the #domain of a function with #otherwise can be listed");
  std::vector<MapEntry> entries = read_entries(json["#map"], path.field("#map"));
  for (const MapEntry& entry : entries) {
    if (domain.contains(entry.first) != true) reject(path, "a key of #map is not in #domain");
  }
  return Value::large_function(std::move(domain), read_value(json["#otherwise"], path.field("#otherwise")), std::move(entries));
}

/// `a..b`
std::optional<Value> read_interval(const std::string& text) {
  const std::size_t dots = text.find("..");
  if (dots == std::string::npos) return std::nullopt;
  const auto low = Integer::parse(text.substr(0, dots));
  const auto high = Integer::parse(text.substr(dots + 2));
  return low && high ? std::optional(Value::interval(*low, *high)) : std::nullopt;
}

Value read_object(const Json& json, const Path& path) {
  if (json.contains("#otherwise")) return read_large_function(json, path);
  if (json.size() == 1 && json.begin().key().starts_with('#')) {
    const std::string& tag = json.begin().key();
    const Json& content = json.begin().value();
    const Path inside = path.field(tag);
    if (tag == "#bigint" && content.is_string()) return read_integer(content.get<std::string>(), inside);
    if (tag == "#tup") return Value::tuple(read_list(content, inside));
    if (tag == "#set") return Value::set(read_list(content, inside));
    if (tag == "#map") return read_map(content, inside);
    if (tag == "#unserializable" && content.is_string()) {
      const auto& text = content.get_ref<const std::string&>();
      if (text == "Int") return Value::int_set();
      if (text == "Nat") return Value::nat_set();
      if (text == "STRING") return Value::string_set();
      if (const auto interval = read_interval(text)) return *interval;
      reject(inside, fmt::format("`{:.60}` is unserializable, it cannot be read back", text));
    }
    reject(path, fmt::format("unknown value {}", tag));
  }
  std::vector<FieldValue> fields;
  for (const auto& [key, content] : json.items()) {
    if (key != "#meta") fields.emplace_back(Symbol(key), read_value(content, path.field(key)));
  }
  return Value::record(std::move(fields));
}

Value read_value(const Json& json, Path path) {
  if (++path.depth > kMostItfNesting) reject(path, fmt::format("values are nested more than {} levels deep", kMostItfNesting));
  switch (json.type()) {
    case Json::value_t::boolean:
      return Value::boolean(json.get<bool>());
    case Json::value_t::number_integer:
    case Json::value_t::number_unsigned:
      return read_integer(json.dump(), path);
    case Json::value_t::string:
      return Value::string(json.get_ref<const std::string&>());
    case Json::value_t::array:
      return Value::tuple(read_list(json, path));
    case Json::value_t::object:
      return read_object(json, path);
    case Json::value_t::null:
    case Json::value_t::number_float:
    case Json::value_t::binary:
    case Json::value_t::discarded:
      break;
  }
  reject(path, fmt::format("{} is not a TLA+ value", json.type_name()));
}

/// Those of `params` that every state gives a value: parameters have no other place in an ITF trace.
void add_constants(const Json& json, trace::Trace& trace) {
  for (const Json& name : json["params"]) {
    if (!name.is_string()) throw Malformed("a name in `params` is not a string");
    const auto& text = name.get_ref<const std::string&>();
    const auto gives_value = [&](const Json& state) { return state.is_object() && state.contains(text); };
    if (!std::all_of(json["states"].begin(), json["states"].end(), gives_value)) continue;
    trace.variables.emplace_back(text);
    ++trace.constants;
  }
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
  if (json.contains("params") && json["params"].is_array()) add_constants(json, trace);
  const Path states{nullptr, "states"};
  for (const Json& state : json["states"]) {
    const Path where = states.item(trace.steps.size());
    if (!state.is_object()) reject(where, fmt::format("a state is an object, found {}", state.type_name()));
    trace::Step step;
    for (const Symbol variable : trace.variables) {
      if (!state.contains(variable.text())) reject(where, fmt::format("no value for {}", variable.text()));
      step.state.push_back(read_value(state[variable.text()], where.field(variable.text())));
    }
    if (state.contains("#meta") && state["#meta"].is_object() && state["#meta"].contains("action")) {
      const Json& action = state["#meta"]["action"];
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
    if (json.contains("#meta") && json["#meta"].is_object() && json["#meta"].contains("loopAction")) {
      const Json& action = json["#meta"]["loopAction"];
      if (action.is_string()) trace.loop_action.name = Symbol(action.get_ref<const std::string&>());
    }
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
