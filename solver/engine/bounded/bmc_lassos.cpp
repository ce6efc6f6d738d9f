// The part of a bounded search that is about behaviours that go on for ever.
#include <algorithm>

#include "solver/engine/bounded/bmc.h"
#include "solver/engine/bounded/small_constants.h"
#include "solver/engine/encoded.h"

namespace tlaloc::engine {

using solver::Unknown;
using term::TermId;

namespace {

constexpr const char* kCountsSteps =
    "a formula asks for the number of steps taken, so that a state that is reached again is another one: temporal properties "
    "of "
    "such a specification are not supported; leave TLCGet(\"level\") out";

/// Whether an action has a value of stuttering steps: no behaviour that TLC walks shows that it has none.
obligation::Obligation as_limit(obligation::Obligation obligation) {
  obligation.kind = interpret::EvalError::Kind::Limit;
  return obligation;
}

}  // namespace

/// Throws symbolic::Unsupported where a temporal formula of the model has no normal form.
void BoundedSearch::find_counterexample_formulas() {
  for (std::uint32_t i = 0; i < properties_.size(); ++i) {
    if (properties_[i].where != BadState::Where::Lasso) continue;
    properties_[i].counterexample = take(system_.behaviours()->counterexample(encoder::PropertyId(i)));
  }
}

/// Undefined atoms first, at the last state, the step to it, and stuttering in it.
void BoundedSearch::check_atoms() {
  std::vector<BadState> bads;
  for (std::size_t i = 0; i < properties_.size(); ++i) {
    const Property& property = properties_[i];
    if (property.verdict || property.where != BadState::Where::Lasso) continue;
    for (const temporal::AtomId id : lassos_->atoms(property.counterexample)) {
      const temporal::Atom& atom = system_.behaviours()->formulas()[id];
      const auto named =
          atoms_.try_emplace({i, id.index}, frontend::NamedExpr{property.name, atom.expr, property.formula->span});
      BadState like;
      like.property = i;
      like.kind = property.kind;
      like.formula = &named.first->second;
      encode(like, [&] {
        for (const Lassos::AtomAt& at : lassos_->at_last(id)) {
          like.where = at.of == Lassos::Of::Step ? BadState::Where::Action : BadState::Where::State;
          auto obligations = at.obligations;
          if (at.of == Lassos::Of::Stuttering)
            std::transform(obligations.begin(), obligations.end(), obligations.begin(), as_limit);
          add_obligations(bads, like, obligations);
        }
      });
    }
  }
  check_bad_states(std::move(bads), terms_.true_term());
}

/// All properties at once first: what they ask for, that a loop is closed under the fairness conditions, is nearly the same,
/// and mostly there is nothing to be found.
void BoundedSearch::check_lassos() {
  unrolling_.observe("encoding temporal properties");
  check_atoms();
  struct Candidate {
    BadState bad;
    bool stutters;
  };
  std::vector<Candidate> candidates;
  std::vector<TermId> any;
  for (std::size_t i = 0; i < properties_.size() && !is_finished() && !unrolling_.is_contradiction(); ++i) {
    Property& property = properties_[i];
    if (property.verdict || property.where != BadState::Where::Lasso) continue;
    if (system_.has_counted_steps()) {
      property.verdict = Unknown{solver::unsupported(kCountsSteps), std::nullopt};
      continue;
    }
    BadState bad;
    bad.property = i;
    bad.where = BadState::Where::Lasso;
    bad.kind = property.kind;
    bad.formula = &*property.formula;
    encode(bad, [&] {
      for (const bool stutters : {false, true}) {
        bad.term = stutters ? lassos_->stuttering(property.counterexample) : lassos_->repeating(property.counterexample);
        any.push_back(bad.term);
        candidates.push_back({bad, stutters});
      }
    });
  }
  unrolling_.observe("looking for behaviours that go on for ever");
  const TermId found = terms_.disjunction(any);
  const bool ends = is_finished() || unrolling_.is_contradiction();
  if (ends || terms_.is_false(found) || !unrolling_.ask(found)) candidates.clear();
  for (auto& [bad, stutters] : candidates) {
    if (is_finished()) break;
    if (properties_[bad.property].verdict || terms_.is_false(bad.term) || !unrolling_.ask(bad.term)) continue;
    term::Assignment model = unrolling_.model();
    if (specification_.model.open)
      model = with_small_constants(unrolling_, terms_, specification_.program, bad.term, std::move(model));
    term::TermEvaluator evaluator(terms_, model);
    if (!stutters) bad.loop_start = lassos_->loop_start(evaluator);
    conclude(bad, model);
  }
  if (!is_finished()) lassos_checked_ = depth_;
}

/// All states and all steps have been seen: what was not violated holds, except for temporal properties, which longer lassos
/// may violate. Whether there are such.
bool BoundedSearch::conclude_of_states() {
  bool is_open = false;
  for (std::size_t i = 0; i < properties_.size(); ++i) {
    Property& property = properties_[i];
    if (property.verdict || i == definedness_) continue;
    if (property.where == BadState::Where::Lasso) {
      is_open = true;
    } else {
      property.verdict = verdict_of_rest(&property);
    }
  }
  if (!is_open) return false;
  is_seen_ = true;
  repeats_ = false;
  ends_within_.reset();
  return true;
}

}  // namespace tlaloc::engine
