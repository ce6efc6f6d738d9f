#include <fmt/core.h>

#include "cli/render/trace/trace_formats.h"
#include "cli/render/trace/trace_text.h"

namespace tlaloc::cli {

namespace {

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

/// One page, no scripts, nothing loaded: a table of states, changes marked.
std::string render_html(const trace::Trace& trace, const TraceContext& context) {
  const std::string title = context.verdict.empty() ? context.spec : fmt::format("{}: {}", context.spec, context.verdict);
  const std::string constants = constants_text(trace, context);
  std::string out = fmt::format(
      "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>{0}</title><style>{1}</style></head>\n"
      "<body><h1>{0}</h1>\n{2}<table>\n<tr><th>State</th><th>Action</th>",
      escaped(title), kStyle, constants.empty() ? "" : fmt::format("<p>{}</p>\n", escaped(constants)));
  const std::size_t columns = trace::state_variables(trace);
  for (std::size_t v = 0; v < columns; ++v) out += fmt::format("<th>{}</th>", escaped(trace.variables[v].text()));
  out += "</tr>\n";
  for (std::size_t i = 0; i < trace.steps.size(); ++i) {
    const trace::Step& step = trace.steps[i];
    const std::string action = i == 0 ? "Initial predicate" : action_text(step.action, context);
    out += fmt::format("<tr><th>{}</th><th>{}</th>", i + 1, escaped(action));
    for (std::size_t v = 0; v < columns; ++v) {
      const bool changed = i > 0 && !(trace.steps[i - 1].state[v] == step.state[v]);
      out += fmt::format("<td{}>{}</td>", changed ? " class=\"changed\"" : "", escaped(step.state[v].to_string(context.names)));
    }
    out += "</tr>\n";
  }
  out += "</table>\n";
  if (trace.loop_start) out += fmt::format("<p>{}</p>\n", escaped(loop_text(trace, context)));
  return out + "</body></html>\n";
}

}  // namespace tlaloc::cli
