// Results for people: traces as they are found, a line for each property, the table of an inductive check, and the verdict on
// the last line.
#include "cli/render/induction_text.h"
#include "cli/render/renderer.h"
#include "cli/render/violation_text.h"
#include "cli/verdict_line.h"

namespace tlaloc::cli {

namespace {

class TextRenderer final : public Renderer {
 public:
  using Renderer::Renderer;

  void violation(const solver::Violated& violated, const TraceContext& context) override {
    if (!options_.quiet) console_.result(render_violation(violated, context));
  }

  void report(const Outcome& outcome, ExitCode /*code*/) override {
    if (!options_.quiet) details(outcome);
    console_.result("Verdict: " + outcome.verdict + "\n");
  }

 private:
  void details(const Outcome& outcome) {
    if (const solver::CheckResult* const result = find_result(outcome)) {
      if (outcome.report->certificate) console_.result(outcome.report->certificate->module + "\n");
      if (result->properties.size() > 1) {
        for (const solver::PropertyVerdict& property : result->properties) {
          console_.result(property_line(property, *outcome.context.sources) + "\n");
        }
      }
    }
    if (const solver::Induction* const induction = find_induction(outcome)) {
      console_.result(render_induction(*induction, trace_context(outcome)));
    }
    if (outcome.recheck) console_.result(solver::recheck_text(*outcome.recheck) + "\n");
  }
};

}  // namespace

std::unique_ptr<Renderer> open_text(const Options& options, Console& console) {
  return std::make_unique<TextRenderer>(options, console);
}

}  // namespace tlaloc::cli
