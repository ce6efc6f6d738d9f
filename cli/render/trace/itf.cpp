#include "cli/render/trace/itf.h"

#include <nlohmann/json.hpp>

#include "cli/render/trace/trace_formats.h"
#include "cli/render/trace/value_type.h"

namespace tlaloc::cli {

using Json = nlohmann::ordered_json;

namespace {

constexpr std::size_t kMostItfElements = 100'000;  // a larger set is named, not listed

Json tagged(const char* tag, Json content) {
  Json json = Json::object();
  json[tag] = std::move(content);
  return json;
}

template <class Range>
Json list(const Range& values, std::size_t depth) {
  Json json = Json::array();
  for (const Value& value : values) json.push_back(to_itf(value, depth));
  return json;
}

Json entries(const Value& function, std::size_t depth) {
  Json pairs = Json::array();
  for (const auto& [key, image] : function.function_entries()) {
    pairs.push_back(Json::array({to_itf(key, depth), to_itf(image, depth)}));
  }
  return tagged("#map", std::move(pairs));
}

/// A #map would list all arguments, so to others this is no value; we read it back by what else it says.
Json large_function(const Value& value, std::size_t depth) {
  Json json = tagged("#unserializable", value.to_string());
  Json pairs = Json::array();
  for (const auto& [key, image] : value.entries()) {
    pairs.push_back(Json::array({to_itf(key, depth), to_itf(image, depth)}));
  }
  json["#map"] = std::move(pairs);
  json["#otherwise"] = to_itf(value.otherwise(), depth);
  json["#domain"] = to_itf(value.domain(), depth);
  return json;
}

Json record(const Value& value, std::size_t depth) {
  Json json = Json::object();
  for (const auto& [field, image] : value.fields()) {
    if (field.text().starts_with('#')) return entries(value, depth);  // would read as a tag
    json[field.text()] = to_itf(image, depth);
  }
  return json;
}

Json tuple(const Value& value, std::size_t depth) {
  const auto type = infer_type(value);
  if (type && type->kind == ValueType::Kind::Seq) return list(value.items(), depth);
  return tagged("#tup", list(value.items(), depth));
}

}  // namespace

Json to_itf(const Value& value, std::size_t depth) {
  if (++depth > kMostItfNesting) return tagged("#unserializable", value.to_string());
  switch (value.kind()) {
    case ValueKind::Bool:
      return value.as_bool();
    case ValueKind::Int:
      return tagged("#bigint", value.as_int().to_string());
    case ValueKind::String:
    case ValueKind::ModelValue:
      return value.as_symbol().text();
    case ValueKind::Tuple:
      return tuple(value, depth);
    case ValueKind::Record:
      return record(value, depth);
    case ValueKind::Function:
      return entries(value, depth);
    case ValueKind::LargeFunction:
      return large_function(value, depth);
    case ValueKind::Set:
    case ValueKind::Interval:
    case ValueKind::PowerSet:
    case ValueKind::FunctionSet:
    case ValueKind::RecordSet:
    case ValueKind::Product:
    case ValueKind::SeqSet:
    case ValueKind::NatSet:
    case ValueKind::IntSet:
    case ValueKind::RealSet:
    case ValueKind::StringSet:
    case ValueKind::AnySet:
    case ValueKind::SetOp:
      break;
  }
  if (const auto elements = value.elements(kMostItfElements)) return tagged("#set", list(*elements, depth));
  return tagged("#unserializable", value.to_string());
}

Json to_itf(const trace::Trace& trace, const TraceContext& context) {
  Json types = Json::object();
  Json names = Json::array(), constants = Json::array();
  for (std::size_t v = 0; v < trace.variables.size(); ++v) {
    (v < trace::state_variables(trace) ? names : constants).push_back(trace.variables[v].text());
    std::optional<ValueType> type = ValueType{};
    for (const trace::Step& step : trace.steps) {
      const auto one = type ? infer_type(step.state[v]) : std::nullopt;
      type = one ? unify(*type, *one) : std::nullopt;
    }
    if (const auto text = type ? to_text(*type) : std::nullopt) types[trace.variables[v].text()] = *text;
  }
  Json meta = {{"format", "ITF"},
               {"format-description", "https://apalache-mc.org/docs/adr/015adr-trace.html"},
               {"source", context.spec},
               {"varTypes", std::move(types)}};
  if (!context.verdict.empty()) meta["description"] = "Verdict: " + context.verdict;
  Json states = Json::array();
  for (std::size_t i = 0; i < trace.steps.size(); ++i) {
    const trace::Step& step = trace.steps[i];
    Json state = {{"#meta", {{"index", i}}}};
    if (i > 0) state["#meta"]["action"] = action_text(step.action, context);
    for (std::size_t v = 0; v < trace.variables.size(); ++v) state[trace.variables[v].text()] = to_itf(step.state[v]);
    states.push_back(std::move(state));
  }
  Json json = {{"#meta", std::move(meta)}};
  if (!constants.empty()) json["params"] = std::move(constants);  // every state gives their values as well
  json["vars"] = std::move(names);
  json["states"] = std::move(states);
  if (trace.loop_start) {
    json["loop"] = *trace.loop_start;
    if (!trace::stutters(trace)) json["#meta"]["loopAction"] = action_text(trace.loop_action, context);
  }
  return json;
}

std::string dump_json(const Json& json) { return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n"; }

std::string render_itf(const trace::Trace& trace, const TraceContext& context) { return dump_json(to_itf(trace, context)); }

}  // namespace tlaloc::cli
