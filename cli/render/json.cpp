#include "cli/render/json.h"

#include <nlohmann/json.hpp>

#include "cli/render/json_parts.h"
#include "cli/render/trace/itf.h"
#include "cli/verdict_line.h"
#include "frontend/support/overloaded.h"

namespace tlaloc::cli {

using Json = nlohmann::ordered_json;

namespace {

template <class T>
Json optional(const std::optional<T>& value) {
  return value ? Json(*value) : Json(nullptr);
}

/// kind, then what belongs to it.
Json verdict_object(const solver::Verdict& verdict, const SourceManager& sources) {
  return std::visit(Overloaded{[&](const solver::Violated& v) {
                                 Json json = {{"kind", "violated"},
                                              {"name", violated_name(v, sources)},
                                              {"step", v.step},
                                              {"location", location(v.span, sources)}};
                                 if (!v.message.empty()) json["message"] = v.message;
                                 return json;
                               },
                               [](const solver::Proved& p) {
                                 return Json{{"kind", "proved"}, {"reason", p.reason}};
                               },
                               [](const solver::NoViolationUpTo& n) {
                                 return Json{{"kind", "no violation"}, {"steps", n.steps}};
                               },
                               [](const solver::Unknown& u) {
                                 return Json{{"kind", "unknown"}, {"reason", u.why.text}, {"steps", optional(u.checked_steps)}};
                               }},
                    verdict);
}

Json trace_object(const solver::Verdict& verdict, const TraceContext& context) {
  const auto* const violated = std::get_if<solver::Violated>(&verdict);
  if (violated == nullptr || violated->trace.steps.empty()) return nullptr;
  return to_itf(violated->trace, context);
}

/// `invalid (spec: …)` and `unknown (internal error: …)` come without a result.
Json refusal_object(std::string_view verdict) {
  const std::size_t open = verdict.find(" (");
  Json json = {{"kind", verdict.substr(0, open)}};
  if (open != std::string_view::npos) json["reason"] = verdict.substr(open + 2, verdict.size() - open - 3);
  return json;
}

}  // namespace

std::string render_json(const Outcome& outcome, const Options& options, const SourceManager& sources, ExitCode code) {
  const TraceContext context = trace_context(outcome, sources);
  Json json = json_head(options);
  json["verdict"] = outcome.result ? verdict_object(outcome.result->verdict, sources) : refusal_object(outcome.verdict);
  json["verdict"]["text"] = outcome.verdict;
  json["exit_code"] = number(code);
  json["properties"] = Json::array();
  if (outcome.result) {
    for (const solver::PropertyVerdict& property : outcome.result->properties) {
      Json entry = {{"property", property.name}, {"engine", property.engine.empty() ? outcome.engine : property.engine}};
      entry["verdict"] = verdict_object(property.verdict, sources);
      entry["trace"] = trace_object(property.verdict, context);
      json["properties"].push_back(std::move(entry));
    }
  }
  json["trace"] = outcome.result ? trace_object(outcome.result->verdict, context) : Json(nullptr);
  if (!outcome.certificate.empty()) json["certificate"] = outcome.certificate;
  if (outcome.recheck) json["certificate_files"] = recheck_object(outcome.recheck);
  json["limits"] = {{"length", optional(options.length)},
                    {"timeout_seconds", optional(options.timeout_seconds)},
                    {"memory_megabytes", optional(options.memory_megabytes)},
                    {"max_errors", options.max_errors}};
  json["statistics"] = outcome.result ? statistics_object(outcome) : Json(nullptr);
  json["diagnostics"] = diagnostics_array(outcome.diagnostics, sources);
  return dump_json(json);
}

}  // namespace tlaloc::cli
