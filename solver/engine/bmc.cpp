#include "solver/engine/bmc.h"

#include <algorithm>

#include "solver/engine/encoded.h"

namespace tlaloc::engine {

using encoder::Condition;
using encoder::Transition;
using encoder::Undefined;
using solver::Answer;
using solver::Unknown;
using solver::Violated;
using solver::ViolationKind;

namespace {
const solver::WhyUnknown kTooLarge{solver::UnknownReason::WorkLimit, "the formulas grew too large"};
}  // namespace

BoundedSearch::BoundedSearch(const frontend::Specification& specification, const solver::CheckOptions& options,
                             const solver::Budget& budget, interpret::Interpreter& interpreter)
    : specification_(specification),
      options_(options),
      budget_(budget),
      system_(specification, terms_, solver::run_of(specification, options)),
      session_(make_portfolio(terms_, {options.jobs, options.seed, std::nullopt})),
      guard_(budget, *session_),
      finder_(specification, interpreter, terms_, options.undefined),
      coverage_(specification.program, *specification.model.next),
      possible_(terms_, *session_) {
  list_properties();
  system_.set_interrupt([this] { return budget_.is_over() || is_too_large(); });
  if (budget.work()) session_->set_work(budget.work()->units);
}

solver::CheckResult BoundedSearch::run() {
  try {
    search();
  } catch (const Stopped& stopped) {
    stopped_ = stopped.why;
  } catch (const evaluate::Interrupted&) {
    stopped_ = budget_.is_over() ? budget_.why() : kTooLarge;
  } catch (const std::bad_alloc&) {
    stopped_ = {solver::UnknownReason::Memory, "out of memory"};
  } catch (const symbolic::Unsupported& refusal) {
    if (states_checked_.value_or(0) == 0 && !first_) throw;
    stopped_ = solver::unsupported(std::string("unsupported: ") + refusal.what());
    refusal_ = refusal;
  }
  return result();
}

template <class Work>
void BoundedSearch::encode_of_last(Work work) {
  try {
    work();
  } catch (const symbolic::Unsupported&) {
    if (depth_ == 0 || !drop_all_impossible(path_.back().next)) throw;
    work();
  }
}

void BoundedSearch::search() {
  if (!start()) return;
  for (depth_ = 0;; ++depth_) {
    if (depth_ > 0) note_depth();
    encode_of_last([&] { check_states(depth_); });
    if (is_finished()) return;
    if (contradiction_) {
      ends_within_ = depth_ == 0 ? 0 : depth_ - 1;
      return;
    }
    encode_of_last([&] { check_continuation(depth_); });
    if (is_finished()) return;
    if (contradiction_) {
      ends_within_ = depth_;
      return;
    }
    if (options_.length && depth_ >= *options_.length) return;
    if (depth_ > 0 && !options_.length && !may_be_new()) {
      ends_within_ = static_cast<std::uint32_t>(distinct_states_) - 2;  // no behaviour has so many different states
      repeats_ = true;
      return;
    }
    if (!continue_from(depth_)) return;
  }
}

bool BoundedSearch::start() {
  Bad like;
  like.property = definedness_;
  like.where = Bad::Where::Init;
  like.kind = ViolationKind::Undefined;
  std::optional<Transition> init;
  show("encoding the initial predicate");
  encode(like, [&] { init = take(system_.initial()); });
  if (is_finished() || !init) return false;
  define(init->definitions);
  std::vector<Bad> bads;
  add_obligations(bads, like, init->obligations);
  hunt(std::move(bads), terms_.true_term());
  if (is_finished()) return false;
  define(encoder::all_defined(terms_, init->obligations, options_.undefined));
  if (!terms_.is_false(init->taken)) assert_term(init->taken);
  if (terms_.is_false(init->taken) || !ask(terms_.true_term())) {
    no_initial_state_ = true;
    ends_within_ = 0;
    return false;
  }
  path_.push_back(std::move(*init));
  return true;
}

void BoundedSearch::check_states(std::uint32_t depth) {
  show("encoding properties");
  std::vector<Bad> bads;
  const evaluate::SymbolicState& state = path_.back().next;
  const auto predicate = [&](const Bad& like) {
    const kernel::ExprId expr = like.formula->expr;
    const encoder::StateAt at{state, depth, depth > 0 ? &path_[depth - 1].next : nullptr};
    Condition out = take(like.where == Bad::Where::Action ? system_.step_holds(expr, at) : system_.holds(expr, at));
    define(out.definitions);
    add_obligations(bads, like, out.obligations);
    return out;
  };

  for (std::size_t i = 0; i < properties_.size(); ++i) {
    const Property& property = properties_[i];
    if (is_finished()) return;
    if (property.verdict || property.formula == nullptr) continue;
    if (property.kind == ViolationKind::InitialProperty && depth > 0) continue;
    if (property.where == Bad::Where::Action && depth == 0) continue;
    Bad like;
    like.property = i;
    like.where = property.where;
    like.kind = property.kind;
    like.formula = property.formula;
    encode(like, [&] {
      const Condition holds = predicate(like);
      Bad bad = like;
      bad.term = holds.falsified(terms_, Undefined::IsError);
      bads.push_back(bad);
      if (options_.undefined == Undefined::IsError) return;
      bad.term = holds.falsified(terms_, Undefined::IsFree);
      bads.push_back(std::move(bad));
    });
  }

  constraints_.clear();
  const auto constrain = [&](const std::vector<frontend::NamedExpr>& formulas, Bad::Where where) {
    for (const auto& formula : formulas) {
      Bad like;
      like.property = definedness_;
      like.where = where;
      like.kind = ViolationKind::Undefined;
      like.formula = &formula;
      encode(like, [&] {
        const Condition holds = predicate(like);
        constraints_.push_back(holds.holds);
        for (const TermId t : encoder::all_defined(terms_, holds.obligations, options_.undefined)) constraints_.push_back(t);
      });
    }
  };
  constrain(specification_.model.constraints, Bad::Where::State);
  if (depth > 0) constrain(specification_.model.action_constraints, Bad::Where::Action);
  if (is_finished()) return;

  show("looking for violations");
  const TermId among = representatives();
  hunt(std::move(bads), among);
  if (!is_finished()) states_checked_ = depth;
}

void BoundedSearch::check_continuation(std::uint32_t depth) {
  for (const TermId constraint : constraints_) {
    if (terms_.is_true(constraint)) continue;
    constrained_ = true;
    assert_term(constraint);
  }
  show("encoding a step");
  Bad like;
  like.property = definedness_;
  like.where = Bad::Where::Step;
  like.kind = ViolationKind::Undefined;
  step_.reset();
  encode(like, [&] { step_ = take(system_.step(path_.back().next, depth + 1)); });
  if (!step_ || is_finished()) return;
  define(step_->definitions);
  std::vector<Bad> bads;
  add_obligations(bads, like, step_->obligations);

  if (specification_.model.check_deadlock && !properties_[deadlock_].verdict) {
    Bad deadlock;
    deadlock.property = deadlock_;
    deadlock.where = Bad::Where::Deadlock;
    deadlock.kind = ViolationKind::Deadlock;
    try {
      encode(like, [&] {
        const Condition enabled = take(system_.enabled({path_.back().next, depth}));
        define(enabled.definitions);
        // Where evaluating Next fails it is undefined, whatever the rest of it says.
        std::vector<TermId> stuck = encoder::all_defined(terms_, step_->obligations, options_.undefined);
        stuck.insert(stuck.begin(), terms_.negate(enabled.holds));
        deadlock.term = terms_.conjunction(stuck);
        add_obligations(bads, deadlock, enabled.obligations);
      });
      if (is_finished()) return;
      if (deadlock.term.is_valid()) bads.push_back(deadlock);
    } catch (const symbolic::Unsupported& unsupported) {
      // The rest can still be searched.
      properties_[deadlock_].verdict = Unknown{solver::unsupported(unsupported.what()), continuations_checked_};
    }
  }
  show("looking for undefined expressions and deadlock");
  const TermId among = representatives();
  hunt(std::move(bads), among);
  if (is_finished()) return;
  define(encoder::all_defined(terms_, step_->obligations, options_.undefined));
  continuations_checked_ = depth;
}

bool BoundedSearch::continue_from(std::uint32_t depth) {
  if (terms_.is_false(step_->taken)) {
    ends_within_ = depth;
    return false;
  }
  assert_term(step_->taken);
  path_.push_back(std::move(*step_));
  step_.reset();
  show("taking a step");
  look_for_unseen(path_.back());
  if (!contradiction_) drop_impossible(path_.back().next);
  // Within a given length the queries of the next depth notice an empty step soon enough.
  if (!contradiction_ && !options_.length) (void)ask(terms_.true_term());
  if (!contradiction_) return true;
  ends_within_ = depth;
  path_.pop_back();
  return false;
}

void BoundedSearch::add_obligations(std::vector<Bad>& bads, const Bad& like,
                                    const std::vector<obligation::Obligation>& obligations) {
  has_obligations_ |= !obligations.empty();
  for (const auto& obligation : encoder::to_be_looked_for(obligations, options_.undefined)) {
    Bad bad = like;
    bad.term = obligation.violated;
    bad.obligation = obligation;
    bads.push_back(std::move(bad));
  }
}

void BoundedSearch::hunt(std::vector<Bad> bads, TermId among) {
  const auto is_possible = [&](TermId bad) { return ask(terms_.conjunction({bad, among})); };
  const auto union_of = [&](std::size_t begin, std::size_t end) {
    std::vector<TermId> all;
    for (std::size_t i = begin; i < end; ++i) all.push_back(bads[i].term);
    return terms_.disjunction(all);
  };
  while (!is_finished() && !contradiction_) {
    std::erase_if(bads, [&](const Bad& bad) {
      return properties_[bad.property].verdict && !(bad.property == definedness_ && bad.is_limit());
    });
    const TermId any = union_of(0, bads.size());
    if (terms_.is_false(any)) return;
    if (!is_possible(any)) {
      if (!contradiction_) assert_term(terms_.negate(any));
      return;
    }
    term::Assignment model = session_->model();
    // Several may be possible at this depth: the first property in order is the one reported.
    std::size_t begin = 0;
    while (begin < bads.size()) {
      std::size_t end = begin + 1;
      const auto alike = [&](const Bad& a, const Bad& b) {
        return a.property == b.property && a.obligation.has_value() == b.obligation.has_value() && a.where == b.where;
      };
      while (end < bads.size() && alike(bads[begin], bads[end])) ++end;
      const TermId group = union_of(begin, end);
      if (!term::TermEvaluator(terms_, model).truth(group)) {
        if (!is_possible(group)) {
          assert_term(terms_.negate(group));
          begin = end;
          continue;
        }
        model = session_->model();
      }
      term::TermEvaluator evaluator(terms_, model);
      while (!evaluator.truth(bads[begin].term)) {
        ++begin;
        TLALOC_CHECK(begin < end, "a model of a disjunction satisfies none of its parts");
      }
      settle(bads[begin], model);
      break;
    }
    TLALOC_CHECK(begin < bads.size(), "a violation vanished when looked at closely");
  }
}

void BoundedSearch::settle(const Bad& bad, const term::Assignment& model) {
  if (bad.is_limit()) {
    if (bad.property == definedness_) throw Stopped{solver::incomplete(bad.obligation->message)};
    properties_[bad.property].verdict = Unknown{solver::incomplete(bad.obligation->message), states_checked_};
    return;
  }
  term::TermEvaluator evaluator(terms_, model);
  for (const TermId t : asserted_) TLALOC_CHECK(evaluator.truth(t), "Z3's model does not satisfy what was asserted");

  show("replaying");
  solver::Verdict verdict = finder_.confirm(bad, path_, model);
  std::size_t property = bad.property;
  if (const auto* violated = std::get_if<Violated>(&verdict)) {
    ++violations_;
    if (!first_) first_ = *violated;
    if (bad.where == Bad::Where::Deadlock && violated->kind != ViolationKind::Deadlock) {
      properties_[deadlock_].verdict =
          Unknown{solver::incomplete("evaluating the next-state relation fails"), continuations_checked_};
      property = definedness_;
    }
    if (property == definedness_) properties_[property].name = violated->name;
    if (options_.found) options_.found(*violated);
  }
  properties_[property].verdict = std::move(verdict);
}

bool BoundedSearch::ask(TermId assumption) {
  poll();
  const TermId assumptions[] = {assumption};
  const Answer answer = session_->check(assumptions);
  if (answer == Answer::Unknown) {
    poll();
    throw Stopped{session_->why()};
  }
  if (answer == Answer::Unsat && session_->unsat_core().empty()) contradiction_ = true;
  return answer == Answer::Sat;
}

void BoundedSearch::assert_term(TermId t) {
  if (terms_.is_true(t)) return;
  asserted_.push_back(t);
  session_->assert_term(t);
}

void BoundedSearch::define(const std::vector<TermId>& definitions) {
  for (const TermId t : definitions) assert_term(t);
}

template <class Work>
void BoundedSearch::encode(const Bad& where, Work work) {
  poll();
  const double begin = budget_.seconds_elapsed();
  std::optional<interpret::EvalError> error;
  try {
    work();
  } catch (const interpret::EvalException& e) {
    error = e.error();
  }
  encode_seconds_ += budget_.seconds_elapsed() - begin;
  poll();
  if (error) report_without_value(where, *error);
}

void BoundedSearch::report_without_value(Bad where, const interpret::EvalError& error) {
  if (error.kind == interpret::EvalError::Kind::Unsupported) throw symbolic::Unsupported(error.message, error.span);
  where.term = terms_.true_term();
  where.obligation = obligation::Obligation{where.term, error.kind, error.message, error.span};
  if (where.is_limit() || properties_[where.property].verdict) throw Stopped{solver::incomplete(error.message)};
  term::Assignment model;
  if (where.where != Bad::Where::Init) {
    if (!ask(terms_.true_term())) return;  // nothing reaches it
    model = session_->model();
  }
  try {
    settle(where, model);
  } catch (const trace::ReplayFailure&) {
    throw Stopped{solver::incomplete("an expression has no value, but no behaviour was seen to evaluate it: " + error.message)};
  }
  // What could not be encoded cannot be searched either.
  if (!is_finished() && where.property == definedness_) throw Stopped{solver::incomplete(error.message)};
}

void BoundedSearch::poll() const {
  if (budget_.is_over()) throw Stopped{budget_.why()};
  if (is_too_large()) throw Stopped{kTooLarge};
}

bool BoundedSearch::is_too_large() const { return budget_.work() && terms_.size() > budget_.work()->terms; }

void BoundedSearch::show(const char* activity) {
  constexpr double kPause = 0.25;
  if (!budget_.is_observed() || budget_.seconds_elapsed() - last_shown_ < kPause) return;
  last_shown_ = budget_.seconds_elapsed();
  budget_.observe(depth_, activity);
}

bool BoundedSearch::is_finished() const {
  return violations_ >= std::max(options_.max_errors, 1U) ||
         std::all_of(properties_.begin(), properties_.end(), [](const Property& p) { return p.verdict.has_value(); });
}

}  // namespace tlaloc::engine
