// Proofs: the formulas in them are checked like all others, and a step whose rule is sound for constant formulas only must not
// serve a temporal goal with others.
#include "frontend/resolve/levels/checker.h"
#include "frontend/support/stack.h"

namespace tlaloc::resolve::levels {

void Checker::check_theorem(const Value& statement, const std::optional<syntax::ProofId>& proof) {
  if (proof) check_proof(*proof, statement.level == Level::Temporal);
}

void Checker::check_use(const std::vector<syntax::ExprId>& facts) {
  for (const syntax::ExprId fact : facts) static_cast<void>(walk(fact));
}

void Checker::check_proof(syntax::ProofId id, bool temporal_goal) {
  if (stack::is_low()) return stack::on_segment([&] { check_proof(id, temporal_goal); });
  const syntax::Proof& proof = tree().proofs[id];
  check_use(proof.facts);
  for (const syntax::ProofStep& step : proof.steps) check_step(step, temporal_goal);
}

void Checker::check_step(const syntax::ProofStep& step, bool temporal_goal) {
  static const Symbol kUse("USE"), kHide("HIDE"), kTake("TAKE"), kPick("PICK"), kCase("CASE"), kHave("HAVE"),
      kWitness("WITNESS"), kQed("QED");
  const Symbol keyword = step.keyword.symbol;
  if (keyword == kUse || keyword == kHide) return check_use(step.exprs);
  for (const syntax::UnitId unit : step.definitions) {
    if (const auto it = table().instances.find(unit); it != table().instances.end()) check_instance(it->second);
    const auto it = table().units.find(unit);
    if (it != table().units.end() && entity(it->second).kind != EntityKind::Instance) static_cast<void>(facts_of(it->second));
  }
  std::vector<std::pair<Span, Level>> bounds;
  Value value = walk_bounds(step.bounds, &bounds);
  const bool takes_sets = keyword == kWitness;
  for (const syntax::ExprId expr : step.exprs) {
    value.include(takes_sets ? walk_at_most(expr, Level::Action, "a witness") : walk(expr));
  }
  if (keyword == kPick && value.level == Level::Temporal) {
    for (const auto& [place, level] : bounds) {
      if (level == Level::Constant) continue;
      report(DiagnosticKind::PickOfTemporalFormula, place, "the bound of a PICK with a temporal formula is not constant");
    }
  }
  const bool serves_goal = keyword == kTake || keyword == kHave || keyword == kWitness;
  if (temporal_goal && serves_goal && value.level != Level::Constant) {
    report(DiagnosticKind::StepOfTemporalGoal, step.keyword.span,
           "this step is not constant, but its goal is a temporal formula");
  }
  if (temporal_goal && keyword == kCase && value.level != Level::Constant) {
    report(DiagnosticKind::CaseOfTemporalGoal, step.keyword.span,
           "this CASE is not constant, but its goal is a temporal formula");
  }
  if (!step.proof) return;
  const bool inherits = keyword == kCase || keyword == kQed;
  check_proof(*step.proof, inherits ? temporal_goal : value.level == Level::Temporal);
}

}  // namespace tlaloc::resolve::levels
