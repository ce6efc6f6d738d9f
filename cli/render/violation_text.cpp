#include "cli/render/violation_text.h"

#include <fmt/core.h>

#include "cli/render/deadlock_text.h"
#include "cli/render/trace/positions.h"
#include "cli/render/trace/trace_formats.h"

namespace tlaloc::cli {

using solver::Violated;
using solver::ViolationKind;

namespace {

std::string headline(const Violated& violated) {
  switch (violated.kind) {
    case ViolationKind::Invariant:
      return violated.step == 0 ? fmt::format("Invariant {} is violated by the initial state:", violated.name)
                                : fmt::format("Invariant {} is violated.", violated.name);
    case ViolationKind::ActionProperty:
      return fmt::format("Action property {} is violated.", violated.name);
    case ViolationKind::TemporalProperty:
      return fmt::format("Temporal property {} is violated.", violated.name);
    case ViolationKind::InitialProperty:
      return fmt::format("Property {} is violated by the initial state:", violated.name);
    case ViolationKind::Deadlock:
      return "Deadlock reached.";
    case ViolationKind::Assumption:
      if (violated.name.empty() || violated.name == "assumption") return "Assumption is false.";  // it has no name
      return fmt::format("Assumption {} is false.", violated.name);
    case ViolationKind::Undefined:
    case ViolationKind::UndefinedInvariant:
    case ViolationKind::UndefinedProperty:
      return "Undefined expression: " + violated.message;
    case ViolationKind::Assertion:
      return "Assertion failed: " + violated.message;
  }
  return {};
}

}  // namespace

std::string explanation_text(const trace::Explanation& explanation, const TraceContext& context) {
  const std::string place = place_text(explanation.span, context);
  std::string out = fmt::format("False: {}\n", explanation.text);
  if (!place.empty()) out += fmt::format("  at {}\n", place);
  for (const auto& [name, value] : explanation.bindings)
    out += fmt::format("  with {} = {}\n", name.text(), value.to_string(context.names));
  return out + "\n";
}

std::string render_violation(const Violated& violated, const TraceContext& context) {
  std::string out = "Error: " + headline(violated) + "\n";
  // A property is found by its name; an expression only by its place.
  const bool has_name = violated.kind == ViolationKind::Deadlock || violated.kind == ViolationKind::Invariant ||
                        violated.kind == ViolationKind::ActionProperty || violated.kind == ViolationKind::TemporalProperty ||
                        violated.kind == ViolationKind::InitialProperty;
  if (const std::string place = place_text(violated.span, context); !has_name && !place.empty()) out += "At " + place + ".\n";
  if (!violated.trace.steps.empty()) {
    out += violated.trace.loop_start         ? "The behavior that violates it is:\n"
           : violated.trace.steps.size() > 1 ? "The behavior up to this point is:\n"
                                             : "";
    out += render_text(violated.trace, context);
    out += positions_text(violated.trace, context);
  }
  if (violated.kind == ViolationKind::Deadlock) out += deadlock_text(violated.trace, context);
  if (violated.trace.loop_start) out += "\n";
  for (const std::string& remark : violated.remarks) out += remark + "\n";
  if (!violated.remarks.empty()) out += "\n";
  if (violated.explanation) out += explanation_text(*violated.explanation, context);
  return out;
}

}  // namespace tlaloc::cli
