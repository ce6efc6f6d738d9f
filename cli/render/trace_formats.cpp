#include "cli/render/trace_formats.h"

#include <fmt/core.h>

#include <set>

#include "cli/render/itf.h"
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

std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      default:
        out += c;
    }
  }
  return out;
}

constexpr const char* kStyle =
    "body{font:15px/1.4 system-ui,sans-serif;margin:2em}table{border-collapse:collapse}"
    "td,th{border:1px solid #bbb;padding:.3em .6em;vertical-align:top;text-align:left;white-space:pre-wrap}"
    "td{font-family:ui-monospace,monospace}th{background:#f0f0f0}td.changed{background:#fff3b0}";

}  // namespace

std::string render_trace(TraceFormat format, const trace::Trace& trace, const TraceContext& context) {
  switch (format) {
    case TraceFormat::Text:
      return render_text(trace, context);
    case TraceFormat::Itf:
      return render_itf(trace, context);
    case TraceFormat::TlcJson:
      return render_tlc_json(trace, context);
    case TraceFormat::Tla:
      return render_tla(trace, context);
    case TraceFormat::Html:
      return render_html(trace, context);
  }
  return {};
}

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
  out += "Trace == <<\n";
  for (std::size_t i = 0; i < trace.steps.size(); ++i) {
    out += fmt::format("  \\* State {}{}{}\n", i + 1, i == 0 ? "" : ": ",
                       i == 0 ? "" : action_text(trace.steps[i].action, context));
    out += "  [";
    for (std::size_t v = 0; v < trace.variables.size(); ++v) {
      out += fmt::format("{} {} |-> {}", v == 0 ? "" : ",\n  ", trace.variables[v].text(),
                         trace.steps[i].state[v].to_string(context.names));
    }
    out += i + 1 == trace.steps.size() ? " ]\n" : " ],\n";
  }
  out += ">>\n";
  if (trace.loop_start) out += fmt::format("\nLoopStart == {}\n", *trace.loop_start + 1);
  return out + "====\n";
}

std::string render_html(const trace::Trace& trace, const TraceContext& context) {
  const std::string title = context.verdict.empty() ? context.spec : fmt::format("{}: {}", context.spec, context.verdict);
  std::string out = fmt::format(
      "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>{0}</title><style>{1}</style></head>\n"
      "<body><h1>{0}</h1>\n<table>\n<tr><th>State</th><th>Action</th>",
      escaped(title), kStyle);
  for (const Symbol variable : trace.variables) out += fmt::format("<th>{}</th>", escaped(variable.text()));
  out += "</tr>\n";
  for (std::size_t i = 0; i < trace.steps.size(); ++i) {
    const trace::Step& step = trace.steps[i];
    const std::string action = i == 0 ? "Initial predicate" : action_text(step.action, context);
    out += fmt::format("<tr><th>{}</th><th>{}</th>", i + 1, escaped(action));
    for (std::size_t v = 0; v < step.state.size(); ++v) {
      const bool changed = i > 0 && !(trace.steps[i - 1].state[v] == step.state[v]);
      out += fmt::format("<td{}>{}</td>", changed ? " class=\"changed\"" : "", escaped(step.state[v].to_string(context.names)));
    }
    out += "</tr>\n";
  }
  out += "</table>\n";
  if (trace.loop_start) out += fmt::format("<p>Back to state {}</p>\n", *trace.loop_start + 1);
  return out + "</body></html>\n";
}

}  // namespace tlaloc::cli
