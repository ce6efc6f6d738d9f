#include <fmt/core.h>

#include <set>

#include "cli/render/trace/trace_formats.h"
#include "cli/render/trace/trace_text.h"
#include "frontend/support/stack.h"

namespace tlaloc::cli {

namespace {

/// Names of the model values inside `value`.
void collect_model_values(const Value& value, std::set<std::string>& names) {
  if (stack::is_low()) return stack::on_segment([&] { collect_model_values(value, names); });
  switch (value.kind()) {
    case ValueKind::ModelValue:
      names.insert(value.as_symbol().text());
      return;
    case ValueKind::Tuple:
    case ValueKind::Set:
    case ValueKind::Product:
      for (const Value& item : value.items()) collect_model_values(item, names);
      return;
    case ValueKind::Record:
    case ValueKind::RecordSet:
      for (const auto& [field, image] : value.fields()) collect_model_values(image, names);
      return;
    case ValueKind::Function:
      for (const auto& [key, image] : value.entries()) {
        collect_model_values(key, names);
        collect_model_values(image, names);
      }
      return;
    case ValueKind::LargeFunction:
      collect_model_values(value.domain(), names);
      collect_model_values(value.otherwise(), names);
      for (const auto& [key, image] : value.entries()) {
        collect_model_values(key, names);
        collect_model_values(image, names);
      }
      return;
    case ValueKind::FunctionSet:
    case ValueKind::SetOp:
      collect_model_values(value.base(), names);
      collect_model_values(value.range(), names);
      return;
    case ValueKind::PowerSet:
    case ValueKind::SeqSet:
      collect_model_values(value.base(), names);
      return;
    case ValueKind::Bool:
    case ValueKind::Int:
    case ValueKind::String:
    case ValueKind::Interval:
    case ValueKind::NatSet:
    case ValueKind::IntSet:
    case ValueKind::RealSet:
    case ValueKind::StringSet:
    case ValueKind::AnySet:
      return;
  }
}

}  // namespace

/// A module `SPECTrace` that defines Trace as the sequence of states, each a record; model values become CONSTANTS.
std::string render_tla(const trace::Trace& trace, const TraceContext& context) {
  std::set<std::string> constants;
  for (const trace::Step& step : trace.steps) {
    for (const Value& value : step.state) collect_model_values(value, constants);
  }
  const std::string module = context.trace_module.empty() ? context.spec + "Trace" : context.trace_module;
  std::string out = fmt::format("---- MODULE {} ----\n", module);
  if (!context.verdict.empty()) out += fmt::format("\\* Verdict: {}\n", context.verdict);
  out += "EXTENDS Integers, Sequences, TLC\n\n";
  if (!constants.empty()) {
    out += "CONSTANTS";
    for (const std::string& name : constants) out += (name == *constants.begin() ? " " : ", ") + name;
    out += "\n\n";
  }
  if (trace.constants > 0) {
    out += "\\* The constants that were left open\nConstants == [";
    const std::size_t first = trace::state_variables(trace);
    for (std::size_t c = first; c < trace.variables.size(); ++c) {
      out += fmt::format("{}{} |-> {}", c == first ? "" : ", ", trace.variables[c].text(),
                         trace.steps.front().state[c].to_string(context.names));
    }
    out += "]\n\n";
  }
  out += "Trace == <<\n";
  for (std::size_t i = 0; i < trace.steps.size(); ++i) {
    out += fmt::format("  \\* State {}{}{}\n", i + 1, i == 0 ? "" : ": ",
                       i == 0 ? "" : action_text(trace.steps[i].action, context));
    out += "  [";
    for (std::size_t v = 0; v < trace::state_variables(trace); ++v) {
      out += fmt::format("{} {} |-> {}", v == 0 ? "" : ",\n  ", trace.variables[v].text(),
                         trace.steps[i].state[v].to_string(context.names));
    }
    out += i + 1 == trace.steps.size() ? " ]\n" : " ],\n";
  }
  out += ">>\n";
  if (trace.loop_start) out += fmt::format("\n\\* {}\nLoopStart == {}\n", loop_text(trace, context), *trace.loop_start + 1);
  return out + "====\n";
}

}  // namespace tlaloc::cli
