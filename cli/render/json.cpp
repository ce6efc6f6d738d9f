// The one object of --json. Its meaning never changes within a schema version; fields may be added.
#include <nlohmann/json.hpp>

#include "cli/render/induction_json.h"
#include "cli/render/json_parts.h"
#include "cli/render/renderer.h"
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
                                 if (!v.remarks.empty()) json["remarks"] = v.remarks;
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

Json trace_object(const solver::Verdict& verdict, TraceContext context) {
  const auto* const violated = std::get_if<solver::Violated>(&verdict);
  if (violated == nullptr || violated->trace.steps.empty()) return nullptr;
  context.verdict = verdict_text(verdict, {}, *context.sources);
  return to_itf(violated->trace, context);
}

/// `invalid (spec: …)` and `unknown (internal error: …)` come without a result.
Json refusal_object(std::string_view verdict) {
  const std::size_t open = verdict.find(" (");
  Json json = {{"kind", verdict.substr(0, open)}};
  if (open != std::string_view::npos) json["reason"] = verdict.substr(open + 2, verdict.size() - open - 3);
  return json;
}

void add_result(Json& json, const Outcome& outcome, const Options& options) {
  json["properties"] = Json::array();
  const solver::CheckResult* const result = find_result(outcome);
  const TraceContext context = trace_context(outcome);
  if (result != nullptr) {
    for (const solver::PropertyVerdict& property : result->properties) {
      Json entry = {{"property", property.name},
                    {"engine", property.engine.empty() ? outcome.report->engine : property.engine}};
      entry["verdict"] = verdict_object(property.verdict, *context.sources);
      entry["trace"] = trace_object(property.verdict, context);
      json["properties"].push_back(std::move(entry));
    }
  }
  json["trace"] = result != nullptr ? trace_object(result->verdict, context) : Json(nullptr);
  if (result != nullptr && outcome.report->certificate) json["certificate"] = outcome.report->certificate->module;
  if (outcome.recheck) json["certificate_files"] = recheck_object(outcome.recheck);
  json["limits"] = {{"length", optional(options.length)},
                    {"timeout_seconds", optional(options.timeout_seconds)},
                    {"memory_megabytes", optional(options.memory_megabytes)},
                    {"max_errors", options.max_errors}};
}

class JsonRenderer final : public Renderer {
 public:
  using Renderer::Renderer;

  void report(const Outcome& outcome, ExitCode code) override {
    Json json = json_head(options_);
    json["verdict"] = verdict(outcome);
    json["verdict"]["text"] = outcome.verdict;
    json["exit_code"] = number(code);
    find_induction(outcome) != nullptr ? add_induction(json, outcome, options_) : add_result(json, outcome, options_);
    json["statistics"] = statistics_object(outcome);
    json["diagnostics"] = diagnostics_array(outcome);
    console_.verbatim(dump_json(json));
  }

 private:
  static Json verdict(const Outcome& outcome) {
    if (const solver::Induction* const induction = find_induction(outcome)) return induction_verdict(*induction);
    const solver::CheckResult* const result = find_result(outcome);
    if (result == nullptr) return refusal_object(outcome.verdict);
    return verdict_object(result->verdict, *outcome.context.sources);
  }
};

}  // namespace

std::unique_ptr<Renderer> open_json(const Options& options, Console& console) {
  return std::make_unique<JsonRenderer>(options, console);
}

}  // namespace tlaloc::cli
