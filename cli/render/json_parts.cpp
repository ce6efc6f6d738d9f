#include "cli/render/json_parts.h"

#include <nlohmann/json.hpp>

namespace tlaloc::cli {

using Json = nlohmann::ordered_json;

namespace {
constexpr int kJsonSchemaVersion = 1;
}  // namespace

Json json_head(const Options& options) {
  Json json = {{"schema_version", kJsonSchemaVersion}, {"tool", {{"name", "tlaloc"}, {"version", TLALOC_VERSION}}}};
  json["command"] = options.command_name;
  json["spec"] = options.spec;
  return json;
}

Json location(Span span, const SourceManager& sources) {
  if (!span.is_valid()) return nullptr;
  const Place place = find_place(span, sources);
  return {{"file", sources.file(span.source).path()},
          {"line", place.begin.line},
          {"column", place.begin.column},
          {"end_line", place.end.line},
          {"end_column", place.end.column}};
}

Json recheck_object(const std::optional<solver::Recheck>& recheck) {
  if (!recheck) return nullptr;
  return {{"folder", recheck->folder},       {"obligations", recheck->obligations},
          {"files", recheck->files},         {"solver", recheck->is_installed ? Json("cvc5") : Json(nullptr)},
          {"confirmed", recheck->confirmed}, {"open", recheck->open}};
}

namespace {

/// The members that say which solvers answered, and how large CaDiCaL's problem is: null where it is not in use.
template <class Statistics>
void add_solvers(Json& object, const Statistics& s) {
  const auto count = [&](std::uint64_t solver::ClauseCounts::*what) { return s.clauses ? Json((*s.clauses).*what) : Json(); };
  object["solvers"] = s.solvers;
  object["sat_variables"] = count(&solver::ClauseCounts::variables);
  object["clauses"] = count(&solver::ClauseCounts::clauses);
  object["learned_clauses"] = count(&solver::ClauseCounts::learned);
}

}  // namespace

Json statistics_object(const Outcome& outcome) {
  const solver::Statistics* const found = find_statistics(outcome);
  if (found == nullptr) return nullptr;
  const solver::Statistics& s = *found;
  Json by_depth = Json::array();
  for (const solver::DepthStatistics& depth : s.by_depth) {
    by_depth.push_back({{"encode_seconds", depth.encode_seconds},
                        {"solve_seconds", depth.solve_seconds},
                        {"terms", depth.terms},
                        {"assertions", depth.assertions},
                        {"solver_calls", depth.solver_calls},
                        {"peak_megabytes", depth.peak_megabytes}});
    add_solvers(by_depth.back(), depth);
  }
  Json json = {{"load_seconds", outcome.load_seconds},
               {"encode_seconds", s.encode_seconds},
               {"solve_seconds", s.solve_seconds},
               {"replay_seconds", s.replay_seconds},
               {"total_seconds", outcome.total_seconds},
               {"depth", s.depth},
               {"terms", s.terms},
               {"variables", s.variables},
               {"assertions", s.assertions},
               {"solver_calls", s.solver_calls},
               {"peak_megabytes", solver::peak_megabytes()},
               {"by_depth", std::move(by_depth)},
               {"never_enabled", s.never_enabled},
               {"no_initial_state", s.no_initial_state}};
  add_solvers(json, s);
  return json;
}

Json diagnostics_array(const Outcome& outcome) {
  Json array = Json::array();
  if (outcome.diagnostics == nullptr) return array;
  for (const Diagnostic& diagnostic : outcome.diagnostics->all()) {
    const DiagnosticInfo& kind = info(diagnostic.kind);
    array.push_back({{"code", kind.code},
                     {"severity", kind.severity == Severity::Error ? "error" : "warning"},
                     {"message", diagnostic.message},
                     {"location", location(diagnostic.span, *outcome.context.sources)},
                     {"help", diagnostic.remedy}});
  }
  return array;
}

}  // namespace tlaloc::cli
