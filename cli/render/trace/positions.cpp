#include "cli/render/trace/positions.h"

#include <fmt/core.h>

#include <algorithm>

#include "frontend/pluscal/site.h"

namespace tlaloc::cli {

namespace {

Symbol program_counter() {
  static const Symbol kName("pc");
  return kName;
}

/// `read, line 9, col 1 to line 10, col 27 of module M`; `Done` has no place.
std::string position(const Value& label, const TraceContext& context) {
  const std::string& name = label.as_symbol().text();
  const auto step = context.labels->find(label.as_symbol());
  const std::string place = step == context.labels->end() ? std::string() : place_text(step->second, context);
  return place.empty() ? name : name + ", " + place;
}

}  // namespace

Labels find_labels(const kernel::Program& program, const SourceManager& sources) {
  const auto pc = std::find_if(program.variables.begin(), program.variables.end(),
                               [](const kernel::Variable& variable) { return variable.name == program_counter(); });
  if (pc == program.variables.end() || !pluscal::find_site(pc->span.source, sources)) return {};
  Labels labels;
  for (const kernel::Definition& definition : program.definitions) {
    if (definition.body_span.source == pc->span.source) labels.emplace(definition.name, definition.body_span);
  }
  return labels;
}

std::string positions_text(const trace::Trace& trace, const TraceContext& context) {
  if (context.labels == nullptr || context.labels->empty()) return {};
  const auto pc = std::find(trace.variables.begin(), trace.variables.end(), program_counter());
  if (pc == trace.variables.end()) return {};
  const Value& at = trace.steps.back().state[static_cast<std::size_t>(pc - trace.variables.begin())];
  if (at.is_string()) return fmt::format("The algorithm is at {}\n\n", position(at, context));
  const ValueKind kind = at.kind();
  if (kind != ValueKind::Tuple && kind != ValueKind::Record && kind != ValueKind::Function) return {};
  std::string lines;
  for (const auto& [process, label] : at.shown_entries(context.names)) {
    if (!label.is_string()) return {};
    lines += fmt::format("  {} at {}\n", process.to_string(context.names), position(label, context));
  }
  return lines.empty() ? lines : "Where the processes are:\n" + lines + "\n";
}

}  // namespace tlaloc::cli
