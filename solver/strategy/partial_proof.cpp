#include "solver/strategy/partial_proof.h"

#include <fmt/core.h>

#include <algorithm>
#include <iterator>

#include "frontend/support/check.h"
#include "solver/strategy/strategy.h"
#include "solver/trace/counterexample.h"

namespace tlaloc::solver {

using encoder::Property;
using encoder::PropertyId;
using encoder::PropertyKind;

namespace {

// Seconds, when there are several properties. Those that hold are proved soon as a rule, alone or together.
constexpr double kTogether = 20, kAlone = 5, kTemporal = 60;
constexpr double kShareTogether = 0.75;  // of a limit
constexpr double kBesideViolation = 5;   // the answer is there already
// Steps within which violations are looked for when not everything could be proved.
constexpr std::uint32_t kNearby = 30;
constexpr WorkLimit kNearbyWork{5'000'000, 1'000'000};

/// Whether this is what went wrong with the property.
bool is_of(const Violated& violated, const Property& property) {
  if (property.kind == PropertyKind::Defined) return false;
  const ViolationKind kind = engine::violation_kind(property.kind);
  if (property.kind == PropertyKind::Deadlock) return violated.kind == kind;
  const bool alike = violated.kind == kind || violated.kind == without_value(kind) || violated.kind == ViolationKind::Assertion;
  return alike && violated.name == property.name;
}

bool is_proved(const std::optional<Verdict>& verdict) { return verdict && std::holds_alternative<Proved>(*verdict); }
bool is_violated(const std::optional<Verdict>& verdict) { return verdict && std::holds_alternative<Violated>(*verdict); }

}  // namespace

PartialProof::PartialProof(const Task& task, bool searches)
    : task_(task),
      searches_(searches),
      specification_(task.specification),
      properties_(encoder::list_properties(specification_.model)),
      standings_(properties_.size()) {}

PartialProof::Ids PartialProof::not_settled(bool temporal) const {
  Ids ids;
  for (std::uint32_t i = 0; i < properties_.size(); ++i) {
    const PropertyKind kind = properties_[PropertyId(i)].kind;
    if (kind == PropertyKind::Defined || (kind == PropertyKind::Temporal) != temporal) continue;
    if (!is_proved(standings_[i].verdict) && !is_violated(standings_[i].verdict)) ids.emplace_back(i);
  }
  return ids;
}

PartialProof::Ids PartialProof::open() const { return not_settled(false); }
PartialProof::Ids PartialProof::open_temporal() const { return not_settled(true); }

PartialProof::Ids PartialProof::proved() const {
  Ids ids;
  for (std::uint32_t i = 0; i < properties_.size(); ++i) {
    const bool is_temporal = properties_[PropertyId(i)].kind == PropertyKind::Temporal;
    if (!is_temporal && is_proved(standings_[i].verdict)) ids.emplace_back(i);
  }
  return ids;
}

bool PartialProof::is_over(const Budget& budget) const { return broken_ || is_empty() || budget.is_over(); }

void PartialProof::run(const CheckOptions& check, const Budget& budget) {
  if (is_over(budget)) return;
  bool is_whole = false;  // the attempt took as long as it needed
  while (!open().empty()) {
    const Ids wanted = open();
    std::optional<double> seconds;
    if (wanted.size() > 1 || has_proved() || !open_temporal().empty()) {
      const auto left = budget.seconds_left();
      seconds = left ? *left * kShareTogether : kTogether;
    }
    is_whole = attempt(wanted, seconds, check, budget);
    if (is_over(budget)) return;
    if (open().size() == wanted.size()) break;  // no violation has been found, of which the others need not be proved
  }
  attempt_temporal(LivenessProof::Effort::FewStates, check, budget);
  if (is_over(budget)) return name_limit(budget);
  if (searches_) search_nearby(check, budget);
  if (is_over(budget)) return name_limit(budget);
  if (open().size() > 1 || has_proved()) attempt_each(check, budget);
  attempt_temporal(LivenessProof::Effort::All, check, budget);
  if (is_over(budget)) return name_limit(budget);
  if (!is_whole && !open().empty() && violations_ < check.max_errors) attempt(open(), std::nullopt, check, budget);
  name_limit(budget);
  if (failure_ && !has_proved() && !first_) std::rethrow_exception(failure_);
}

/// A share of the time is no limit that anybody knows.
void PartialProof::name_limit(const Budget& budget) {
  if (!budget.is_over()) return;
  for (const Ids& ids : {open(), open_temporal()}) {
    for (const PropertyId id : ids) {
      auto& verdict = standings_[id.index].verdict;
      auto* const unknown = verdict ? std::get_if<Unknown>(&*verdict) : nullptr;
      if (unknown != nullptr && unknown->why.kind == UnknownReason::Timeout) unknown->why = budget.why();
    }
  }
}

void PartialProof::search_nearby(const CheckOptions& check, const Budget& budget) {
  CheckOptions options = check;
  options.length = kNearby;
  options.jobs = 1;
  try {
    Ids wanted = open();
    const Ids temporal = open_temporal();
    wanted.insert(wanted.end(), temporal.begin(), temporal.end());
    const frontend::Specification specification = restricted_to(wanted);
    const CheckResult found = solver::check(specification, options, Budget(budget, {kAlone, kNearbyWork}));
    for (const PropertyVerdict& property : found.properties) {
      if (const auto* violated = std::get_if<Violated>(&property.verdict)) note(*violated);
    }
  } catch (const symbolic::Unsupported&) {
    // Then nothing more is known.
  }
}

void PartialProof::attempt_each(const CheckOptions& check, const Budget& budget) {
  for (bool again = true; again;) {
    again = false;
    Ids wanted = open();
    for (std::size_t i = 0; i < wanted.size() && !is_over(budget); ++i) {
      const auto left = budget.seconds_left();
      const std::size_t known = proved().size();
      attempt({wanted[i]}, left ? *left / static_cast<double>(wanted.size() - i + open_temporal().size()) : kAlone, check,
              budget);
      again = again || (proved().size() > known && i > 0);  // it may help those before it
    }
    if (is_over(budget)) return;
  }
}

bool PartialProof::attempt(const Ids& wanted, std::optional<double> seconds, const CheckOptions& check, const Budget& budget) {
  Ids all = proved();
  all.insert(all.end(), wanted.begin(), wanted.end());
  const bool is_beside = violations_ >= check.max_errors;
  if (is_beside) seconds = std::min(seconds.value_or(kBesideViolation), kBesideViolation);
  const Budget part(budget, {seconds, {}});

  const bool is_all = all.size() == open().size() + proved().size();
  std::optional<WhyUnknown> refused;
  try {
    const frontend::Specification specification = restricted_to(all);
    take(wanted, attempt_proof(task_, specification, check, part));
  } catch (const symbolic::Unsupported& refusal) {
    refused = unsupported(refusal.what());
    if (!refusal_) refusal_ = refusal;
    if (is_all && !failure_) failure_ = std::current_exception();
  } catch (const interpret::EvalException& failure) {
    refused = unsupported(failure.error().message);
    if (is_all && !failure_) failure_ = std::current_exception();
  }
  if (refused) {
    for (const PropertyId id : wanted) standings_[id.index].verdict = Unknown{*refused, std::nullopt};
  }
  if (!seconds || part.seconds_elapsed() < *seconds) return true;
  for (const PropertyId id : wanted) {
    auto& verdict = standings_[id.index].verdict;
    if (!verdict || !std::holds_alternative<Unknown>(*verdict)) continue;
    const bool is_timeout = std::get<Unknown>(*verdict).why.kind == UnknownReason::Timeout;
    if (!is_timeout && budget.seconds_left() && !is_beside) continue;
    // A limit that nobody asked for.
    verdict = Unknown{{UnknownReason::Timeout, fmt::format("not proved within {:.0f} s", *seconds)}, std::nullopt};
  }
  return false;
}

void PartialProof::attempt_temporal(LivenessProof::Effort effort, const CheckOptions& check, const Budget& budget) {
  if (open_temporal().empty()) return;
  LivenessProof proof(task_, check, budget);
  const bool is_beside = violations_ >= check.max_errors;
  std::size_t cut_short = open_temporal().size();
  while (cut_short > 0 && !is_over(budget)) {
    const std::size_t before = cut_short;
    cut_short = 0;
    const Ids wanted = open_temporal();
    for (std::size_t i = 0; i < wanted.size() && !is_over(budget); ++i) {
      const auto left = budget.seconds_left();
      const double whole = is_beside ? kBesideViolation : left ? *left : kTemporal;
      const Budget part(budget, {whole / static_cast<double>(is_beside || left ? wanted.size() - i : 1), {}});
      if (attempt_temporal(wanted[i], effort, proof, part)) ++cut_short;
    }
    // What others leave of their time may be enough.
    if (is_beside || !budget.seconds_left() || cut_short == before) return;
  }
}

/// True: the time was too short.
bool PartialProof::attempt_temporal(encoder::PropertyId wanted, LivenessProof::Effort effort, LivenessProof& proof,
                                    const Budget& part) {
  Report report = proof.run(wanted, effort, part);
  bool is_cut_short = false;
  if (std::holds_alternative<Proved>(report.result.verdict)) {
    if (proved_by_.empty()) proved_by_ = report.engine;
    std::move(report.liveness.begin(), report.liveness.end(), std::back_inserter(liveness_));
  } else if (auto& unknown = std::get<Unknown>(report.result.verdict); unknown.why.kind == UnknownReason::Timeout) {
    unknown.why.text = fmt::format("not proved within {:.0f} s", part.seconds_elapsed());  // the limit of a part
    is_cut_short = true;
  }
  standings_[wanted.index] = {std::move(report.result.verdict), report.engine};
  return is_cut_short;
}

void PartialProof::take(const Ids& wanted, Report report) {
  CheckResult& result = report.result;
  if (report.certificate) {
    // Those that were proved before are proved again.
    for (const Ids& ids : {proved(), wanted}) {
      for (const PropertyId id : ids) standings_[id.index] = {result.verdict, report.engine};
    }
    proved_by_ = report.engine;
    certificate_ = std::move(report.certificate);
    return;
  }
  statistics_ = result.statistics;
  if (result.refusal) refusal_ = result.refusal;
  if (const auto* violated = std::get_if<Violated>(&result.verdict)) {
    note(*violated);
    return;
  }
  for (const PropertyId id : wanted) standings_[id.index].verdict = result.verdict;
  if (std::holds_alternative<Proved>(result.verdict)) {  // all behaviours have been seen to end
    for (const PropertyId id : wanted) standings_[id.index].engine = "bmc";
    if (proved_by_.empty()) proved_by_ = "bmc";
  }
}

void PartialProof::note(const Violated& violated) {
  ++violations_;
  if (!first_) first_ = violated;
  for (std::uint32_t i = 0; i < properties_.size(); ++i) {
    if (!is_of(violated, properties_[PropertyId(i)])) continue;
    if (is_proved(standings_[i].verdict)) {
      throw InternalError("what was proved is violated by a behaviour: " + properties_[PropertyId(i)].name);
    }
    standings_[i] = {violated, "bmc"};
    return;
  }
  broken_ = violated;
}

frontend::Specification PartialProof::restricted_to(const Ids& wanted) const {
  frontend::Specification part = specification_.draft();
  frontend::Model& model = part.model;
  for (auto* list : {&model.invariants, &model.initial_properties, &model.action_properties}) list->clear();
  model.temporal.clear();
  model.check_deadlock = false;
  for (const PropertyId id : wanted) {
    const Property& property = properties_[id];
    const frontend::NamedExpr formula{property.name, property.formula, property.span};
    switch (property.kind) {
      case PropertyKind::Invariant:
        model.invariants.push_back(formula);
        break;
      case PropertyKind::Initial:
        model.initial_properties.push_back(formula);
        break;
      case PropertyKind::Action:
        model.action_properties.push_back(formula);
        break;
      case PropertyKind::Deadlock:
        model.check_deadlock = true;
        break;
      case PropertyKind::Temporal:
        for (const frontend::TemporalFormula& formula_of_behaviours : specification_.model.temporal) {
          if (formula_of_behaviours.expr == property.formula) model.temporal.push_back(formula_of_behaviours);
        }
        break;
      case PropertyKind::Defined:
        break;
    }
  }
  return part;
}

CheckResult PartialProof::result() const {
  CheckResult out;
  out.statistics = statistics_;
  std::optional<Unknown> doubt;
  Proved proof{"nothing to check"};
  for (std::uint32_t i = 0; i < properties_.size(); ++i) {
    const Property& property = properties_[PropertyId(i)];
    const Standing& standing = standings_[i];
    if (property.kind == PropertyKind::Defined) continue;
    Verdict verdict = Unknown{incomplete(first_ ? "stopped after " + first_->name : "not tried"), std::nullopt};
    if (standing.verdict) verdict = *standing.verdict;
    if (const auto* proved = std::get_if<Proved>(&verdict)) proof = *proved;
    if (const auto* unknown = std::get_if<Unknown>(&verdict); unknown != nullptr && !doubt) doubt = *unknown;
    out.properties.push_back({property.name, std::move(verdict), standing.engine});
  }
  if (broken_ && broken_->kind == ViolationKind::Assumption) out.properties.clear();  // nothing else was looked at
  if (broken_) out.properties.push_back({broken_->name, *broken_, "bmc"});
  if (first_) {
    out.verdict = *first_;
  } else if (doubt) {
    out.verdict = *doubt;
  } else {
    out.verdict = proof;
  }
  return out;
}

Report PartialProof::with_certificate(CheckResult result, bool is_whole) const {
  const bool has_engine = certificate_ && is_whole;
  return {std::move(result), {}, certificate_, liveness_, has_engine ? proved_by_ : std::string()};
}

Report PartialProof::report() const {
  CheckResult made = result();
  if (!first_) made.refusal = refusal_;
  return with_certificate(std::move(made), true);
}

Report PartialProof::report_with(CheckResult search) const {
  if (!has_proved()) return {std::move(search), {}, {}, {}, "bmc"};
  bool is_all = true;  // proved, one way or the other
  Proved proof;
  for (std::size_t i = 0; i < search.properties.size() && i < properties_.size(); ++i) {
    PropertyVerdict& property = search.properties[i];
    const PropertyId id(static_cast<std::uint32_t>(i));
    if (properties_[id].kind == PropertyKind::Defined || property.name != properties_[id].name) {
      if (std::holds_alternative<Violated>(property.verdict)) throw InternalError("what was proved to have a value has none");
      continue;
    }
    if (is_proved(standings_[i].verdict)) {
      if (std::holds_alternative<Violated>(property.verdict)) {
        throw InternalError("what was proved is violated by a behaviour: " + property.name);
      }
      property = {property.name, *standings_[i].verdict, standings_[i].engine};
    }
    if (const auto* proved = std::get_if<Proved>(&property.verdict)) proof = *proved;
    is_all = is_all && std::holds_alternative<Proved>(property.verdict);
  }
  if (!std::holds_alternative<Violated>(search.verdict) && is_all) {
    search.verdict = proof;
    search.refusal.reset();
  }
  const bool is_whole = is_settled() && !std::holds_alternative<Violated>(search.verdict);
  return with_certificate(std::move(search), is_whole);
}

}  // namespace tlaloc::solver
