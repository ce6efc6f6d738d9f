#include "cli/render/deadlock_text.h"

#include <fmt/core.h>

#include <algorithm>

namespace tlaloc::cli {

namespace {

/// How far an algorithm has come, by `pc`.
enum class HowFar { Unknown, SomeDone, AllDone };

bool is_done(const Value& label) { return label.is_string() && label.as_symbol().text() == "Done"; }

HowFar how_far(const Value& pc) {
  if (pc.is_string()) return is_done(pc) ? HowFar::AllDone : HowFar::Unknown;
  const ValueKind kind = pc.kind();
  if (kind != ValueKind::Tuple && kind != ValueKind::Record && kind != ValueKind::Function) return HowFar::Unknown;
  std::size_t done = 0, all = 0;
  for (const auto& [process, label] : pc.function_entries()) {
    ++all;
    if (is_done(label)) ++done;
  }
  return done == 0 ? HowFar::Unknown : done == all ? HowFar::AllDone : HowFar::SomeDone;
}

/// `UNCHANGED <<x, y>>`, of the first `count` variables.
std::string all_unchanged(const std::vector<Symbol>& variables, std::size_t count) {
  constexpr std::size_t kMostListed = 8;
  std::string names;
  for (std::size_t i = 0; i < count && i < kMostListed; ++i) names += (i == 0 ? "" : ", ") + variables[i].text();
  if (count > kMostListed) names += ", ...";
  return "UNCHANGED <<" + names + ">>";
}

}  // namespace

std::string deadlock_text(const trace::Trace& trace, const TraceContext& context) {
  if (trace.steps.empty()) return {};
  static const Symbol kCounter("pc");
  std::string what = "No step is possible in the last state.";
  std::string when = "Finished";
  const auto pc = std::find(trace.variables.begin(), trace.variables.end(), kCounter);
  if (pc != trace.variables.end()) {
    const Value& at = trace.steps.back().state[static_cast<std::size_t>(pc - trace.variables.begin())];
    const HowFar so_far = how_far(at);
    if (so_far == HowFar::SomeDone) return {};
    if (so_far == HowFar::AllDone) {
      what = at.is_string() ? "The algorithm is done." : "All processes are done.";
      when = at.is_string() ? "pc = \"Done\"" : "(\\A p \\in DOMAIN pc : pc[p] = \"Done\")";
    }
  }
  return fmt::format(
      "{} If behaviours may end so, allow it by one of\n"
      "  the option --no-deadlock\n"
      "  CHECK_DEADLOCK FALSE in the configuration\n"
      "  a disjunct of {} that changes nothing: {} /\\ {}\n\n",
      what, context.next_name, when, all_unchanged(trace.variables, trace::state_variables(trace)));
}

}  // namespace tlaloc::cli
