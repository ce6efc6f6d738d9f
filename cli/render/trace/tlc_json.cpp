#include <nlohmann/json.hpp>

#include "cli/render/trace/itf.h"
#include "cli/render/trace/trace_formats.h"

namespace tlaloc::cli {

using Json = nlohmann::ordered_json;

namespace {

constexpr std::size_t kMostTlcElements = 100'000;

/// As TLC's Json module writes values: sets and sequences are arrays, functions objects keyed by their arguments' text. What
/// nests too deeply is text.
Json to_tlc(const Value& value, const NameOrder& names, std::size_t depth = 0) {
  if (++depth > kMostItfNesting) return value.to_string(names);
  const auto list = [&](const auto& values) {
    Json json = Json::array();
    for (const Value& item : values) json.push_back(to_tlc(item, names, depth));
    return json;
  };
  if (value.is_bool()) return value.as_bool();
  if (value.is_int()) {
    const auto small = value.as_int().to_int64();
    return small ? Json(*small) : Json(value.as_int().to_string());
  }
  if (value.is_string() || value.kind() == ValueKind::ModelValue) return value.as_symbol().text();
  if (value.kind() == ValueKind::Tuple) return list(value.items());
  if (value.is_listed_function()) {
    Json json = Json::object();
    for (const auto& [key, image] : value.shown_entries(names)) {
      json[key.is_string() ? key.as_symbol().text() : key.to_string(names)] = to_tlc(image, names, depth);
    }
    return json;
  }
  if (const auto elements = value.elements(kMostTlcElements)) return list(*elements);
  return value.to_string(names);
}

Json location(Span span, const TraceContext& context) {
  if (!span.is_valid() || context.sources == nullptr) return nullptr;
  const Place place = find_place(span, *context.sources);
  return {{"beginLine", place.begin.line},
          {"beginColumn", place.begin.column},
          {"endLine", place.end.line},
          {"endColumn", place.end.column},
          {"module", place.module}};
}

Json action(const interpret::ActionLabel& label, const TraceContext& context) {
  Json bound = Json::object();
  Json parameters = Json::array();
  for (const auto& [name, value] : label.parameters) {
    bound[name.text()] = to_tlc(value, context.names);
    parameters.push_back(name.text());
  }
  return {{"name", label.name.empty() ? context.next_name : label.name.text()},
          {"location", location(label.span, context)},
          {"context", std::move(bound)},
          {"parameters", std::move(parameters)}};
}

}  // namespace

/// {"counterexample": {"state": [[1, {…}], …], "action": [[[1, {…}], {name, location, …}, [2, {…}]], …]}}; and
/// "constants": {…} beside it, if some were left open.
std::string render_tlc_json(const trace::Trace& trace, const TraceContext& context) {
  Json states = Json::array();
  Json actions = Json::array();
  for (std::size_t i = 0; i < trace.steps.size(); ++i) {
    const trace::Step& step = trace.steps[i];
    Json values = Json::object();
    for (std::size_t v = 0; v < trace::state_variables(trace); ++v)
      values[trace.variables[v].text()] = to_tlc(step.state[v], context.names);
    states.push_back(Json::array({i + 1, std::move(values)}));
    if (i == 0) continue;
    actions.push_back(Json::array({states[i - 1], action(step.action, context), states[i]}));
  }
  if (trace.loop_start) {
    Json back = action(trace.loop_action, context);
    if (trace::stutters(trace)) back["name"] = "Stuttering";
    actions.push_back(Json::array({states.back(), back, states[*trace.loop_start]}));
  }
  Json json = {{"counterexample", {{"state", std::move(states)}, {"action", std::move(actions)}}}};
  for (std::size_t c = trace::state_variables(trace); c < trace.variables.size(); ++c)
    json["constants"][trace.variables[c].text()] = to_tlc(trace.steps.front().state[c], context.names);
  return dump_json(json);
}

}  // namespace tlaloc::cli
