// What a bounded search set out to decide, and what can be said about it in the end.
#include <fmt/core.h>

#include "solver/answered.h"
#include "solver/engine/bounded/bmc.h"

namespace tlaloc::engine {

using solver::Unknown;
using solver::ViolationKind;

namespace {

BadState::Where place_of(encoder::PropertyKind kind) {
  switch (kind) {
    case encoder::PropertyKind::Action:
      return BadState::Where::Action;
    case encoder::PropertyKind::Deadlock:
      return BadState::Where::Deadlock;
    case encoder::PropertyKind::Defined:
      return BadState::Where::Step;
    case encoder::PropertyKind::Temporal:
      return BadState::Where::Lasso;
    default:
      return BadState::Where::State;
  }
}

}  // namespace

void BoundedSearch::list_properties() {
  const encoder::Properties& all = system_.properties();
  deadlock_ = all.size();  // none, unless it is met
  for (std::uint32_t i = 0; i < all.size(); ++i) {
    const encoder::Property& asked = all[encoder::PropertyId(i)];
    Property property{asked.name, place_of(asked.kind), violation_kind(asked.kind), {}, {}, {}};
    if (asked.formula.is_valid()) property.formula = frontend::NamedExpr{asked.name, asked.formula, asked.span};
    if (asked.kind == encoder::PropertyKind::Deadlock) deadlock_ = i;
    if (asked.kind == encoder::PropertyKind::Defined) definedness_ = i;
    properties_.push_back(std::move(property));
  }
}

solver::Verdict BoundedSearch::verdict_of_rest(const Property* property) const {
  const bool is_temporal = property != nullptr && property->where == BadState::Where::Lasso;
  const bool by_state = property != nullptr && property->formula.has_value() && !is_temporal;
  if (auto cut = cut_by_undefined()) {
    auto& seen = cut->checked_steps;
    if (!by_state && seen) seen = *seen == 0 ? std::nullopt : std::optional(*seen - 1);
    return *cut;
  }
  if (by_state && property->kind == ViolationKind::InitialProperty && (states_checked_ || no_initial_state_)) {
    return solver::Proved{"holds in every initial state"};
  }
  const auto checked = is_temporal ? lassos_checked_ : by_state ? states_checked_ : continuations_checked_;
  if (stopped_) return Unknown{*stopped_, checked};
  if (is_finished() && first_) {
    return Unknown{solver::incomplete(violations_ == 1 ? "stopped after " + first_->name
                                                       : fmt::format("stopped after {} violations", violations_)),
                   checked};
  }
  if (options_->length) return solver::NoViolationUpTo{*options_->length};
  TLALOC_CHECK(ends_within_.has_value(), "a search without a bound ended for no reason");
  if (no_initial_state_) return solver::Proved{"no state satisfies the initial predicate"};
  if (is_temporal && constrained_) {
    return Unknown{solver::incomplete("behaviours go on where the constraints cut them off"), checked};
  }
  const char* const what = repeats_       ? "all states are reached"
                           : constrained_ ? "every behaviour that the constraints let go on ends"
                                          : "all behaviours end";
  return solver::Proved{fmt::format("{} within {} step{}", what, *ends_within_, *ends_within_ == 1 ? "" : "s")};
}

/// Once evaluating Init, Next or a constraint was seen to have no value: behaviours end before that, so states behind it were
/// not looked at, however well other steps lead there. Also where the interpreter could not confirm it.
std::optional<Unknown> BoundedSearch::cut_by_undefined() const {
  const auto& verdict = properties_[definedness_].verdict;
  if (!verdict) return std::nullopt;
  if (const auto* unknown = std::get_if<Unknown>(&*verdict)) return *unknown;
  const auto& undefined = std::get<solver::Violated>(*verdict);
  std::optional<std::uint32_t> seen;
  if (!undefined.trace.steps.empty()) seen = undefined.step;
  return Unknown{solver::incomplete("stopped after " + undefined.name), seen};
}

BoundedSearch::Work BoundedSearch::work_so_far() const {
  return {unrolling_.encode_seconds(), terms_.size(), unrolling_.statistics()};
}

namespace {

/// The backends that have answered more often than before, or at all.
std::vector<std::string> solvers_at_work(const solver::SessionStatistics& now, const solver::SessionStatistics& before = {}) {
  std::vector<std::string> names;
  for (const auto& [name, count] : now.answers) {
    const auto known = before.answers.find(name);
    if (known == before.answers.end() || known->second < count) names.push_back(name);
  }
  return names;
}

}  // namespace

solver::DepthStatistics BoundedSearch::since_noted(const Work& now) const {
  const solver::SessionStatistics& session = now.session;
  const solver::SessionStatistics& before = noted_.session;
  return {now.encode_seconds - noted_.encode_seconds,
          session.solve_seconds - before.solve_seconds,
          now.terms - noted_.terms,
          session.assertions - before.assertions,
          session.checks - before.checks,
          solvers_at_work(session, before),
          session.clauses,
          solver::peak_megabytes()};
}

void BoundedSearch::note_depth() {
  Work now = work_so_far();
  by_depth_.push_back(since_noted(now));
  noted_ = std::move(now);
}

solver::CheckResult BoundedSearch::result() {
  solver::CheckResult out;
  std::optional<Unknown> doubt;
  for (std::size_t i = 0; i < properties_.size(); ++i) {
    const Property& property = properties_[i];
    if (i == definedness_ && !property.verdict) continue;
    const solver::Verdict verdict = property.verdict ? *property.verdict : verdict_of_rest(&property);
    out.properties.push_back({property.name, verdict});
    const auto* const unknown = std::get_if<Unknown>(&verdict);
    if (unknown != nullptr && !doubt) doubt = *unknown;
  }
  if (first_) {
    out.verdict = *first_;
  } else if (stopped_ || !doubt) {
    out.verdict = verdict_of_rest(nullptr);
  } else {
    out.verdict = *doubt;
  }
  const solver::SessionStatistics& work = unrolling_.statistics();
  out.refusal = refusal_;
  out.statistics.encode_seconds = unrolling_.encode_seconds();
  out.statistics.solve_seconds = work.solve_seconds;
  out.statistics.replay_seconds = replay_seconds_ + counterexamples_->replay_seconds();
  out.statistics.terms = terms_.size();
  out.statistics.variables = terms_.variable_count();
  out.statistics.assertions = work.assertions;
  out.statistics.solver_calls = work.checks;
  out.statistics.solvers = solvers_at_work(work);
  out.statistics.clauses = work.clauses;
  out.statistics.depth = depth_;
  out.statistics.by_depth = by_depth_;
  out.statistics.by_depth.push_back(since_noted(work_so_far()));
  out.statistics.no_initial_state = no_initial_state_ && !cut_by_undefined();
  const bool steps_seen = unrolling_.path().size() > 1 || ends_within_;
  if (!first_ && !stopped_ && !no_initial_state_ && steps_seen) out.statistics.never_enabled = coverage_->never_seen();
  return out;
}

}  // namespace tlaloc::engine
