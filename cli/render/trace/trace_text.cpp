#include "cli/render/trace/trace_text.h"

#include <fmt/core.h>

#include "cli/render/trace/trace_formats.h"
#include "frontend/support/files.h"

namespace tlaloc::cli {

Place find_place(Span span, const SourceManager& sources) {
  const SourceFile& file = sources.file(span.source);
  const std::uint32_t last = span.end > span.begin ? span.end - 1 : span.begin;
  return {file.line_column(span.begin), file.line_column(last), stem(file.path())};
}

std::string place_text(Span span, const TraceContext& context) {
  if (!span.is_valid() || context.sources == nullptr) return {};
  const auto [begin, end, module] = find_place(span, *context.sources);
  return fmt::format("line {}, col {} to line {}, col {} of module {}", begin.line, begin.column, end.line, end.column, module);
}

std::string action_text(const interpret::ActionLabel& label, const TraceContext& context) {
  std::string text = label.name.empty() ? context.next_name : label.name.text();
  if (label.parameters.empty()) return text;
  text += '(';
  for (std::size_t i = 0; i < label.parameters.size(); ++i) {
    text += (i == 0 ? "" : ", ") + label.parameters[i].second.to_string(context.names);
  }
  return text + ')';
}

std::string loop_text(const trace::Trace& trace, const TraceContext& context) {
  if (trace::stutters(trace)) return fmt::format("Stuttering in state {} for ever", trace.steps.size());
  return fmt::format("Back to state {}: {}", *trace.loop_start + 1, action_text(trace.loop_action, context));
}

std::string constants_text(const trace::Trace& trace, const TraceContext& context) {
  std::string out;
  for (std::size_t c = trace::state_variables(trace); c < trace.variables.size() && !trace.steps.empty(); ++c) {
    out += fmt::format("{}{} = {}", out.empty() ? "Constants: " : ", ", trace.variables[c].text(),
                       trace.steps.front().state[c].to_string(context.names));
  }
  return out;
}

std::string render_text(const trace::Trace& trace, const TraceContext& context) {
  std::string out = constants_text(trace, context);
  if (!out.empty()) out += '\n';
  for (std::size_t i = 0; i < trace.steps.size(); ++i) {
    const trace::Step& step = trace.steps[i];
    if (i == 0) {
      out += "State 1: <Initial predicate>\n";
    } else {
      const std::string place = place_text(step.action.span, context);
      out += fmt::format("State {}: <{}{}{}>\n", i + 1, action_text(step.action, context), place.empty() ? "" : " ", place);
    }
    for (std::size_t v = 0; v < trace::state_variables(trace); ++v) {
      out += fmt::format("/\\ {} = {}\n", trace.variables[v].text(), step.state[v].to_string(context.names));
    }
    out += '\n';
  }
  if (trace.loop_start) {
    const std::string place = place_text(trace.loop_action.span, context);
    out += trace::stutters(trace) ? fmt::format("State {}: Stuttering\n", trace.steps.size() + 1)
                                  : fmt::format("Back to state {}: <{}{}{}>\n", *trace.loop_start + 1,
                                                action_text(trace.loop_action, context), place.empty() ? "" : " ", place);
  }
  return out;
}

}  // namespace tlaloc::cli
