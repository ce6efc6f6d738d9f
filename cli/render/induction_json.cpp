#include "cli/render/induction_json.h"

#include <nlohmann/json.hpp>

#include "cli/render/json_parts.h"
#include "cli/render/trace/itf.h"
#include "frontend/support/overloaded.h"

namespace tlaloc::cli {

using Json = nlohmann::ordered_json;
using solver::CounterexampleToInduction;
using solver::Induction;
using solver::InductionCell;

namespace {

const char* json_word(InductionCell::Answer answer) {
  constexpr const char* kWords[] = {"holds", "fails", "undefined", "unknown"};
  return kWords[static_cast<std::size_t>(answer)];
}

const char* json_word(CounterexampleToInduction::Kind kind) {
  constexpr const char* kWords[] = {"initial", "step", "next", "implied", "action"};
  return kWords[static_cast<std::size_t>(kind)];
}

Json cell_object(const InductionCell& cell) {
  Json json = {{"answer", json_word(cell.answer)}, {"elapsed_seconds", cell.seconds}};
  if (!cell.why.text.empty()) json["reason"] = cell.why.text;
  if (cell.counterexample) json["counterexample"] = *cell.counterexample;
  return json;
}

/// Of rows with one cell.
Json cells_array(const std::vector<solver::InductionRow>& rows) {
  Json array = Json::array();
  for (const solver::InductionRow& row : rows) {
    Json entry = {{"name", row.name}};
    entry.update(cell_object(row.cells.front()));
    array.push_back(std::move(entry));
  }
  return array;
}

/// `first`: column of the first cell.
Json rows_array(const std::vector<solver::InductionRow>& rows, const Induction& induction, std::size_t first,
                const SourceManager& sources) {
  Json array = Json::array();
  for (const solver::InductionRow& row : rows) {
    Json entry = {{"name", row.name}, {"location", location(row.span, sources)}, {"after", Json::object()}};
    for (std::size_t i = 0; i < row.cells.size(); ++i) entry["after"][induction.columns[first + i]] = cell_object(row.cells[i]);
    array.push_back(std::move(entry));
  }
  return array;
}

Json counterexamples_array(const Induction& induction, const TraceContext& context) {
  Json array = Json::array();
  for (const CounterexampleToInduction& shown : induction.counterexamples) {
    Json entry = {{"kind", json_word(shown.kind)}, {"reachable", shown.kind == CounterexampleToInduction::Kind::Initial}};
    if (shown.kind != CounterexampleToInduction::Kind::Initial) entry["reachable"] = nullptr;
    if (!shown.formula.empty()) entry["formula"] = shown.formula;
    if (shown.trace.steps.size() > 1) entry["action"] = action_text(shown.trace.steps.back().action, context);
    entry["undefined"] = shown.undefined;
    if (!shown.message.empty()) entry["message"] = shown.message;
    entry["location"] = location(shown.span, *context.sources);
    if (shown.explanation) entry["false_part"] = shown.explanation->text;
    entry["states"] = shown.trace.steps.empty() ? Json(nullptr) : to_itf(shown.trace, context);
    array.push_back(std::move(entry));
  }
  return array;
}

const char* kind(const Induction::Verdict& verdict) {
  return std::visit(
      Overloaded{[](const solver::Proved&) { return "proved"; }, [](const solver::NotInductive&) { return "not inductive"; },
                 [](const solver::Violated&) { return "violated"; }, [](const solver::Unknown&) { return "unknown"; }},
      verdict);
}

}  // namespace

Json induction_verdict(const Induction& induction) { return {{"kind", kind(induction.verdict)}}; }

void add_induction(Json& json, const Outcome& outcome, const Options& options) {
  const Induction& induction = *find_induction(outcome);
  const TraceContext context = trace_context(outcome);
  const SourceManager& sources = *context.sources;
  json["invariant"] = induction.invariant;
  json["conjuncts"] = rows_array(induction.conjuncts, induction, 0, sources);
  if (!induction.defined.cells.empty()) {
    json["init_defined"] = cell_object(induction.defined.cells[0]);
    json["next_defined"] = cell_object(induction.defined.cells[1]);
  }
  json["implied"] = cells_array(induction.implied);
  json["initial"] = cells_array(induction.initial);
  json["actions"] = rows_array(induction.actions, induction, 1, sources);
  json["constraints"] = Json::array();
  for (const solver::InductionRow& row : induction.constraints) json["constraints"].push_back(row.name);
  json["constraints_defined"] = cells_array(induction.constraints);
  json["action_constraints_defined"] = rows_array(induction.action_constraints, induction, 1, sources);
  json["without_values"] = induction.without_values;
  json["added"] = induction.added;
  json["sequences_up_to"] = induction.sequences_up_to ? Json(*induction.sequences_up_to) : Json(nullptr);
  json["counterexamples"] = counterexamples_array(induction, context);
  json["behaviour"] = induction.reachable ? to_itf(induction.reachable->trace, context) : Json(nullptr);
  json["searched_steps"] = induction.searched ? Json(*induction.searched) : Json(nullptr);
  json["limits"] = {{"timeout_seconds", options.timeout_seconds ? Json(*options.timeout_seconds) : Json(nullptr)},
                    {"memory_megabytes", options.memory_megabytes ? Json(*options.memory_megabytes) : Json(nullptr)}};
  if (outcome.recheck) json["certificate_files"] = recheck_object(outcome.recheck);
}

}  // namespace tlaloc::cli
