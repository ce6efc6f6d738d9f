#include "cli/render/induction_text.h"

#include <fmt/core.h>

#include <algorithm>

#include "cli/render/trace/state_diff.h"
#include "cli/render/violation_text.h"

namespace tlaloc::cli {

using solver::CounterexampleToInduction;
using solver::Induction;
using solver::InductionCell;
using solver::InductionRow;
using Answer = InductionCell::Answer;
using Kind = CounterexampleToInduction::Kind;

namespace {

const char* word(Answer answer) {
  switch (answer) {
    case Answer::Holds:
      return "holds";
    case Answer::Fails:
      return "FAILS";
    case Answer::Undefined:
      return "UNDEFINED";
    case Answer::Unknown:
      return "unknown";
  }
  return "";
}

double seconds(const InductionRow& row) {
  double sum = 0;
  for (const InductionCell& cell : row.cells) sum += cell.seconds;
  return sum;
}

/// Rows that say, of formulas, that evaluating them has a value.
std::vector<InductionRow> named_for_values(std::vector<InductionRow> rows) {
  for (InductionRow& row : rows) row.name += " has a value";
  return rows;
}

/// Actions with long names, or many of them, are numbered instead.
std::string table(const Induction& induction) {
  constexpr std::size_t kWidest = 110;
  constexpr std::size_t kCell = 9;  // the longest word
  std::size_t name_width = 4;
  const std::vector<InductionRow> step_constraints = named_for_values(induction.action_constraints);
  for (const auto* rows : {&induction.conjuncts, &induction.actions, &step_constraints}) {
    for (const InductionRow& row : *rows) name_width = std::max(name_width, row.name.size());
  }
  std::size_t total = name_width;
  for (const std::string& column : induction.columns) total += 2 + std::max(column.size(), kCell);
  const bool numbered = total > kWidest;

  std::string out;
  std::vector<std::string> heads;
  for (std::size_t i = 0; i < induction.columns.size(); ++i) {
    heads.push_back(numbered && i > 0 ? std::to_string(i) : induction.columns[i]);
    if (numbered && i > 0) out += fmt::format("{} = {}\n", i, induction.columns[i]);
  }
  out += std::string(name_width, ' ');
  for (const std::string& head : heads) out += fmt::format("  {:<{}}", head, std::max(head.size(), kCell));
  while (out.ends_with(' ')) out.pop_back();
  out += '\n';
  const auto add_row = [&](const InductionRow& row, std::size_t first) {
    out += fmt::format("{:<{}}", row.name, name_width);
    for (std::size_t i = 0; i < first + row.cells.size(); ++i) {
      const char* const cell = i < first ? "" : word(row.cells[i - first].answer);
      out += fmt::format("  {:<{}}", cell, std::max(heads[i].size(), kCell));
    }
    out += fmt::format("  {:.2f} s\n", seconds(row));
  };
  for (const InductionRow& row : induction.conjuncts) add_row(row, 0);
  for (const auto* rows : {&induction.actions, &step_constraints}) {
    for (const InductionRow& row : *rows) add_row(row, 1);
  }
  return out;
}

std::string line(const std::string& what, const InductionCell& cell) {
  return fmt::format("{}: {}  {:.2f} s\n", what, word(cell.answer), cell.seconds);
}

std::string headline(const CounterexampleToInduction& shown, const Induction& induction, const TraceContext& context) {
  const char* const broken = shown.undefined ? "has no value" : "is false";
  switch (shown.kind) {
    case Kind::Initial:
      return shown.formula.empty() ? "The initial predicate has no value."
                                   : fmt::format("{} {} in an initial state.", shown.formula, broken);
    case Kind::Step:
      return fmt::format("{} is not preserved by {}{}.", shown.formula, action_text(shown.trace.steps.back().action, context),
                         shown.undefined ? ": it has no value afterwards" : "");
    case Kind::Next:
      return fmt::format("{} has no value in a state that {} admits.", context.next_name, induction.invariant);
    case Kind::Action:
      return fmt::format("{} {} of a step {}.", shown.formula, broken, action_text(shown.trace.steps.back().action, context));
    case Kind::Implied:
      return fmt::format("{} {} in a state that {} admits.", shown.formula, broken, induction.invariant);
  }
  return {};
}

std::string state_text(const trace::Trace& trace, std::size_t index, const TraceContext& context) {
  std::string out;
  for (std::size_t v = 0; v < trace::state_variables(trace); ++v) {
    out += fmt::format("/\\ {} = {}\n", trace.variables[v].text(), trace.steps[index].state[v].to_string(context.names));
  }
  return out;
}

std::string counterexample_text(const CounterexampleToInduction& shown, const Induction& induction,
                                const TraceContext& context) {
  const bool initial = shown.kind == Kind::Initial;
  std::string out = headline(shown, induction, context) + "\n";
  if (!initial) {
    out += "Counterexample to induction. It is not known whether this state can be reached; the invariant admits it.\n";
  }
  if (!shown.trace.steps.empty()) {
    if (const std::string constants = constants_text(shown.trace, context); !constants.empty()) out += constants + "\n";
    out += initial ? "State 1: <Initial predicate>\n" : fmt::format("A state that satisfies {}:\n", induction.invariant);
    out += state_text(shown.trace, 0, context);
  }
  if (shown.trace.steps.size() > 1) {
    const trace::Step& step = shown.trace.steps.back();
    const std::string place = place_text(step.action.span, context);
    out += fmt::format("<{}{}{}> changes\n", action_text(step.action, context), place.empty() ? "" : " ", place);
    const std::string diff = render_diff(shown.trace, shown.trace.steps.front().state, step.state, context);
    out += diff.empty() ? "  nothing\n" : diff;
  }
  if (!shown.message.empty()) {
    out += fmt::format("No value: {}\n", shown.message);
    if (const std::string place = place_text(shown.span, context); !place.empty()) out += fmt::format("  at {}\n", place);
  }
  if (shown.explanation) out += explanation_text(*shown.explanation, context);
  return out;
}

std::string behaviour_text(const Induction& induction, const TraceContext& context) {
  if (induction.reachable) {
    return "The specification itself violates what fails:\n" + render_violation(*induction.reachable, context);
  }
  if (!induction.searched || induction.counterexamples.empty()) return {};
  return fmt::format("No behaviour of up to {} steps violates a conjunct that fails.\n", *induction.searched);
}

}  // namespace

std::string render_induction(const Induction& induction, const TraceContext& context) {
  if (const auto* violated = std::get_if<solver::Violated>(&induction.verdict)) return render_violation(*violated, context);
  if (induction.conjuncts.empty()) return {};
  std::string out = table(induction);
  out += line("Init has a value", induction.defined.cells[0]);
  out += line(context.next_name + " has a value", induction.defined.cells[1]);
  for (const InductionRow& row : induction.initial) out += line("Init => " + row.name, row.cells.front());
  for (const InductionRow& row : induction.implied) {
    out += line(fmt::format("{} => {}", induction.invariant, row.name), row.cells.front());
  }
  for (const InductionRow& row : induction.constraints) {
    out += line(row.name + " has a value", row.cells.front());
    out += fmt::format("States that violate {} are not continued.\n", row.name);
  }
  for (const std::string& name : induction.without_values) {
    out += fmt::format("No conjunct says which values `{0}` may take: only some were tried. Add one such as `{0} \\in S`.\n",
                       name);
  }
  for (const std::string& conjunct : induction.added) {
    out += fmt::format("Computed from Init and Next and added, as the invariant does not say it: {}\n", conjunct);
  }
  if (induction.sequences_up_to) {
    out += fmt::format("Of Seq(S), only sequences of up to {} elements were considered.\n", *induction.sequences_up_to);
  }
  out += '\n';
  for (const CounterexampleToInduction& shown : induction.counterexamples) {
    out += "Error: " + counterexample_text(shown, induction, context);
    if (!out.ends_with("\n\n")) out += '\n';
  }
  return out + behaviour_text(induction, context);
}

}  // namespace tlaloc::cli
