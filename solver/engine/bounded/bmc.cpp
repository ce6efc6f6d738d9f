#include "solver/engine/bounded/bmc.h"

#include <algorithm>

#include "solver/engine/bounded/small_constants.h"
#include "solver/engine/encoded.h"

namespace tlaloc::engine {

using encoder::Condition;
using encoder::Transition;
using encoder::Undefined;
using solver::Answer;
using solver::Unknown;
using solver::Violated;
using solver::ViolationKind;

BoundedSearch::BoundedSearch(encoder::TransitionSystem& system, std::uint32_t jobs, std::uint32_t seed)
    : system_(system), specification_(system.specification()), terms_(system.terms()), unrolling_(system, jobs, seed) {
  if (system.behaviours() != nullptr) lassos_.emplace(system, unrolling_);
  begin();
}

/// From the initial states, of which nothing is known yet.
void BoundedSearch::begin() {
  coverage_.emplace(specification_.program, *specification_.model.next);
  properties_.clear();
  list_properties();
  step_.reset();
  constraints_.clear();
  if (lassos_) lassos_->forget();
  defined_so_far_ = terms_.true_term();
  is_seen_ = has_obligations_ = repeats_ = constrained_ = no_initial_state_ = false;
  violations_ = 0;
  first_.reset();
  states_checked_.reset();
  continuations_checked_.reset();
  lassos_checked_.reset();
  ends_within_.reset();
  depth_ = 0;
  by_depth_.clear();
  noted_ = work_so_far();
}

bool BoundedSearch::can_go_on() const {
  const bool has_new_length = !options_->length || *options_->length > depth_;
  return step_ && !stopped_ && !first_ && undefined_ == options_->undefined && continuations_checked_ == depth_ &&
         has_new_length;
}

solver::CheckResult BoundedSearch::run(const solver::CheckOptions& options, const solver::Budget& budget,
                                       interpret::Interpreter& interpreter) {
  options_ = &options;
  const bool goes_on = has_run_ && can_go_on();
  if (has_run_ && !goes_on) {
    unrolling_.rollback_all();
    begin();
  }
  has_run_ = true;
  undefined_ = options.undefined;
  stopped_.reset();
  refusal_.reset();
  if (counterexamples_) replay_seconds_ += counterexamples_->replay_seconds();
  counterexamples_.emplace(specification_, interpreter, terms_, options.undefined, system_.behaviours());
  const Unrolling::Shift shift(unrolling_, budget);
  try {
    find_counterexample_formulas();
    if (goes_on) {
      if (take_step()) ++depth_;
    }
    if (!ends_within_) search();
  } catch (const Stopped& stopped) {
    stopped_ = stopped.why;
  } catch (const evaluate::Interrupted&) {
    stopped_ = unrolling_.why_interrupted();
  } catch (const std::bad_alloc&) {
    stopped_ = {solver::UnknownReason::Memory, "out of memory"};
  } catch (const symbolic::Unsupported& refusal) {
    if (states_checked_.value_or(0) == 0 && !first_) throw;
    stopped_ = solver::unsupported(std::string("unsupported: ") + refusal.what());
    refusal_ = refusal;
  }
  return result();
}

void BoundedSearch::encode_of_last(const std::function<void()>& work) {
  try {
    work();
  } catch (const symbolic::Unsupported&) {
    if (depth_ == 0 || !unrolling_.prune_thoroughly()) throw;
    work();
  }
}

void BoundedSearch::search() {
  if (depth_ == 0 && !start()) return;
  for (;; ++depth_) {
    if (depth_ > 0) note_depth();
    encode_of_last([&] { check_states(); });
    if (is_finished()) return;
    if (unrolling_.is_contradiction()) {
      ends_within_ = depth_ == 0 ? 0 : depth_ - 1;
      return;
    }
    encode_of_last([&] { check_continuation(); });
    if (is_finished()) return;
    if (unrolling_.is_contradiction()) {
      ends_within_ = depth_;
      return;
    }
    if (lassos_) encode_of_last([&] { check_lassos(); });
    if (is_finished()) return;
    if (options_->length && depth_ >= *options_->length) return;
    if (depth_ > 0 && !options_->length && !is_seen_) {
      ends_within_ = unrolling_.recurrence_diameter();
      repeats_ = ends_within_.has_value();
      if (repeats_ && !conclude_of_states()) return;
    }
    if (!take_step()) return;
  }
}

bool BoundedSearch::start() {
  BadState like;
  like.property = definedness_;
  like.where = BadState::Where::Init;
  like.kind = ViolationKind::Undefined;
  std::optional<Transition> init;
  unrolling_.observe("encoding the initial predicate");
  encode(like, [&] { init = take(system_.initial()); });
  if (is_finished() || !init) return false;
  unrolling_.define(init->definitions);
  std::vector<BadState> bad_states;
  add_obligations(bad_states, like, init->obligations);
  check_bad_states(std::move(bad_states), terms_.true_term());
  if (is_finished()) return false;
  take_for_defined(init->obligations);
  const bool is_empty = terms_.is_false(init->step_condition);
  unrolling_.extend(std::move(*init));
  if (is_empty || !unrolling_.ask(terms_.true_term())) {
    no_initial_state_ = true;
    ends_within_ = 0;
    return false;
  }
  return true;
}

void BoundedSearch::check_states() {
  unrolling_.observe("encoding properties");
  std::vector<BadState> bad_states;
  const encoder::StateAt at = unrolling_.last();
  const auto predicate = [&](const BadState& like) {
    const kernel::ExprId expr = like.formula->expr;
    Condition out = take(like.where == BadState::Where::Action ? system_.step_holds(expr, at) : system_.holds(expr, at));
    unrolling_.define(out.definitions);
    add_obligations(bad_states, like, out.obligations);
    return out;
  };

  for (std::size_t i = 0; i < properties_.size(); ++i) {
    const Property& property = properties_[i];
    if (is_finished()) return;
    if (property.verdict || !property.formula || property.where == BadState::Where::Lasso) continue;
    if (property.kind == ViolationKind::InitialProperty && depth_ > 0) continue;
    if (property.where == BadState::Where::Action && depth_ == 0) continue;
    BadState like;
    like.property = i;
    like.where = property.where;
    like.kind = property.kind;
    like.formula = &*property.formula;
    encode(like, [&] {
      const Condition holds = predicate(like);
      BadState bad = like;
      bad.term = terms_.conjunction({holds.falsified(terms_, Undefined::IsError), defined_so_far_});
      bad_states.push_back(bad);
      if (options_->undefined == Undefined::IsError) return;
      bad.term = holds.falsified(terms_, Undefined::IsFree);
      bad.rests_on_undefined = true;
      bad_states.push_back(std::move(bad));
    });
  }

  constraints_.clear();
  const auto constrain = [&](const std::vector<frontend::NamedExpr>& formulas, BadState::Where where) {
    for (const auto& formula : formulas) {
      BadState like;
      like.property = definedness_;
      like.where = where;
      like.kind = ViolationKind::Undefined;
      like.formula = &formula;
      encode(like, [&] {
        const Condition holds = predicate(like);
        constraints_.push_back(holds.holds);
        for (const TermId t : encoder::all_defined(terms_, holds.obligations, options_->undefined)) constraints_.push_back(t);
      });
    }
  };
  constrain(specification_.model.constraints, BadState::Where::State);
  if (depth_ > 0) constrain(specification_.model.action_constraints, BadState::Where::Action);
  if (is_finished()) return;

  unrolling_.observe("looking for violations");
  check_bad_states(std::move(bad_states), symmetry_breaking());
  if (!is_finished()) states_checked_ = depth_;
}

void BoundedSearch::check_continuation() {
  for (const TermId constraint : constraints_) {
    if (terms_.is_true(constraint)) continue;
    constrained_ = true;
    unrolling_.assert_fact(constraint);
  }
  unrolling_.observe("encoding a step");
  BadState like;
  like.property = definedness_;
  like.where = BadState::Where::Step;
  like.kind = ViolationKind::Undefined;
  step_.reset();
  encode(like, [&] { step_ = take(system_.step(unrolling_.last().state, depth_ + 1)); });
  if (!step_ || is_finished()) return;
  unrolling_.define(step_->definitions);
  std::vector<BadState> bad_states;
  add_obligations(bad_states, like, step_->obligations);

  if (specification_.model.check_deadlock && !properties_[deadlock_].verdict) {
    BadState deadlock;
    deadlock.property = deadlock_;
    deadlock.where = BadState::Where::Deadlock;
    deadlock.kind = ViolationKind::Deadlock;
    try {
      encode(like, [&] {
        const Condition enabled = take(system_.enabled(unrolling_.last()));
        unrolling_.define(enabled.definitions);
        // Where evaluating Next fails it is undefined, whatever the rest of it says.
        std::vector<TermId> stuck = encoder::all_defined(terms_, step_->obligations, options_->undefined);
        stuck.insert(stuck.begin(), terms_.negate(enabled.holds));
        deadlock.term = terms_.conjunction(stuck);
        add_obligations(bad_states, deadlock, enabled.obligations);
      });
      if (is_finished()) return;
      if (deadlock.term.is_valid()) bad_states.push_back(deadlock);
    } catch (const symbolic::Unsupported& unsupported) {
      // The rest can still be searched.
      properties_[deadlock_].verdict = Unknown{solver::unsupported(unsupported.what()), continuations_checked_};
    }
  }
  unrolling_.observe("looking for undefined expressions and deadlock");
  check_bad_states(std::move(bad_states), symmetry_breaking());
  if (is_finished()) return;
  take_for_defined(step_->obligations);
  continuations_checked_ = depth_;
}

bool BoundedSearch::take_step() {
  if (terms_.is_false(step_->step_condition)) {
    ends_within_ = depth_;
    return false;
  }
  unrolling_.extend(std::move(*step_));
  step_.reset();
  unrolling_.observe("taking a step");
  look_for_unseen(unrolling_.path().back());
  if (!unrolling_.is_contradiction()) unrolling_.prune();
  // Within a given length the queries of the next depth notice an empty step soon enough.
  if (!unrolling_.is_contradiction() && !options_->length) (void)unrolling_.ask(terms_.true_term());
  if (!unrolling_.is_contradiction()) return true;
  ends_within_ = depth_;
  unrolling_.take_back();
  return false;
}

/// Which actions can lead to the last state, for a share of the time.
void BoundedSearch::look_for_unseen(const Transition& step) {
  constexpr double kShareOfTime = 0.2;
  constexpr double kAtLeastSeconds = 0.3;
  while (!unrolling_.is_contradiction()) {
    const std::vector<TermId> selectors = coverage_->unseen(step);
    if (selectors.empty()) return;
    const TermId any = terms_.disjunction(selectors);
    const Answer answer = unrolling_.ask_for(any, std::max(kAtLeastSeconds, unrolling_.seconds() * kShareOfTime));
    if (answer == Answer::Unknown) {
      coverage_->forget(step);
    } else if (answer == Answer::Sat) {
      const term::Assignment model = unrolling_.model();
      term::TermEvaluator evaluator(terms_, model);
      coverage_->see(step, evaluator);
    } else {
      if (!unrolling_.is_contradiction()) unrolling_.assert_fact(terms_.negate(any));
      return;
    }
  }
}

TermId BoundedSearch::symmetry_breaking() {
  if (has_obligations_) return terms_.true_term();  // which elements are evaluated first may matter
  TermId result;
  unrolling_.encode([&] { result = system_.canonical(unrolling_.last().state); });
  return result;
}

/// Of Init or a step, after they were looked for.
void BoundedSearch::take_for_defined(const std::vector<obligation::Obligation>& obligations) {
  unrolling_.assert_facts(encoder::all_defined(terms_, obligations, options_->undefined));
  if (options_->undefined == Undefined::IsError) return;
  std::vector<TermId> all = encoder::all_defined(terms_, obligations, Undefined::IsError);
  all.push_back(defined_so_far_);
  defined_so_far_ = terms_.conjunction(all);
}

void BoundedSearch::add_obligations(std::vector<BadState>& bad_states, const BadState& like,
                                    const std::vector<obligation::Obligation>& obligations) {
  has_obligations_ |= !obligations.empty();
  for (const auto& obligation : encoder::to_be_looked_for(obligations, options_->undefined)) {
    BadState bad = like;
    bad.term = obligation.violated;
    bad.obligation = obligation;
    bad_states.push_back(std::move(bad));
  }
}

void BoundedSearch::check_bad_states(std::vector<BadState> bad_states, TermId symmetry) {
  const auto is_possible = [&](TermId bad) { return unrolling_.ask(terms_.conjunction({bad, symmetry})); };
  const auto union_of = [&](std::size_t begin, std::size_t end) {
    std::vector<TermId> all;
    for (std::size_t i = begin; i < end; ++i) all.push_back(bad_states[i].term);
    return terms_.disjunction(all);
  };
  while (!is_finished() && !unrolling_.is_contradiction()) {
    std::erase_if(bad_states, [&](const BadState& bad) {
      return properties_[bad.property].verdict && !(bad.property == definedness_ && bad.is_limit());
    });
    const TermId any = union_of(0, bad_states.size());
    if (terms_.is_false(any)) return;
    if (!is_possible(any)) {
      if (!unrolling_.is_contradiction()) unrolling_.assert_fact(terms_.negate(any));
      return;
    }
    term::Assignment model = unrolling_.model();
    // Several may be possible at this depth: the first property in order is the one reported.
    std::size_t begin = 0;
    while (begin < bad_states.size()) {
      std::size_t end = begin + 1;
      const auto alike = [&](const BadState& a, const BadState& b) {
        return a.property == b.property && a.obligation.has_value() == b.obligation.has_value() && a.where == b.where &&
               a.rests_on_undefined == b.rests_on_undefined;
      };
      while (end < bad_states.size() && alike(bad_states[begin], bad_states[end])) ++end;
      const TermId group = union_of(begin, end);
      if (!term::TermEvaluator(terms_, model).truth(group)) {
        if (!is_possible(group)) {
          unrolling_.assert_fact(terms_.negate(group));
          begin = end;
          continue;
        }
        model = unrolling_.model();
      }
      term::TermEvaluator evaluator(terms_, model);
      while (!evaluator.truth(bad_states[begin].term)) {
        ++begin;
        TLALOC_CHECK(begin < end, "a model of a disjunction satisfies none of its parts");
      }
      const BadState& found = bad_states[begin];
      if (specification_.model.open && !found.is_limit() && !unrolling_.path().empty()) {
        const TermId violation = terms_.conjunction({found.term, symmetry});
        model = with_small_constants(unrolling_, terms_, specification_.program, violation, std::move(model));
      }
      conclude(found, model);
      break;
    }
    TLALOC_CHECK(begin < bad_states.size(), "a violation vanished when looked at closely");
  }
}

void BoundedSearch::conclude(const BadState& bad, const term::Assignment& model) {
  if (bad.is_limit()) {
    if (bad.property == definedness_) throw Stopped{solver::incomplete(bad.obligation->message)};
    properties_[bad.property].verdict = Unknown{solver::incomplete(bad.obligation->message), states_checked_};
    return;
  }
  term::TermEvaluator evaluator(terms_, model);
  TLALOC_CHECK(unrolling_.is_satisfied_by(evaluator), "the solver's model does not satisfy what was asserted");

  unrolling_.observe("replaying");
  solver::Verdict verdict = counterexamples_->confirm(bad, unrolling_.path(), model);
  std::size_t property = bad.property;
  if (const auto* violated = std::get_if<Violated>(&verdict)) {
    ++violations_;
    if (!first_) first_ = *violated;
    if (bad.where == BadState::Where::Deadlock && violated->kind != ViolationKind::Deadlock) {
      properties_[deadlock_].verdict =
          Unknown{solver::incomplete("evaluating the next-state relation fails"), continuations_checked_};
      property = definedness_;
    }
    if (property == definedness_ && !properties_[property].verdict) properties_[property].name = violated->name;
    if (options_->found) options_->found(*violated);
  }
  // Of several undefined expressions the first one counts.
  if (!properties_[property].verdict) properties_[property].verdict = std::move(verdict);
}

void BoundedSearch::encode(const BadState& where, const std::function<void()>& work) {
  std::optional<interpret::EvalError> error;
  unrolling_.encode([&] {
    try {
      work();
    } catch (const interpret::EvalException& e) {
      error = e.error();
    }
  });
  if (error) report_without_value(where, *error);
}

void BoundedSearch::report_without_value(BadState where, const interpret::EvalError& error) {
  if (error.kind == interpret::EvalError::Kind::Unsupported) throw symbolic::Unsupported(error.message, error.span);
  where.term = terms_.true_term();
  where.obligation = obligation::Obligation{where.term, error.kind, error.message, error.span};
  if (where.is_limit() || properties_[where.property].verdict) throw Stopped{solver::incomplete(error.message)};
  term::Assignment model;
  if (where.where != BadState::Where::Init) {
    if (!unrolling_.ask(terms_.true_term())) return;  // nothing reaches it
    model = unrolling_.model();
  }
  try {
    conclude(where, model);
  } catch (const trace::ReplayFailure&) {
    throw Stopped{solver::incomplete("an expression has no value, but no behaviour was seen to evaluate it: " + error.message)};
  }
  // What could not be encoded cannot be searched either.
  if (!is_finished() && where.property == definedness_) throw Stopped{solver::incomplete(error.message)};
}

bool BoundedSearch::is_finished() const {
  return violations_ >= std::max(options_->max_errors, 1U) ||
         std::all_of(properties_.begin(), properties_.end(),
                     [&](const Property& p) { return p.verdict || (is_seen_ && &p == &properties_[definedness_]); });
}

}  // namespace tlaloc::engine
