#include "solver/engine/bounded/unrolling.h"

#include <algorithm>

#include "encoder/evaluate/evaluator.h"

namespace tlaloc::engine {

using solver::Answer;

namespace {
const solver::WhyUnknown kTooLarge{solver::UnknownReason::WorkLimit, "the formulas grew too large"};
}

Unrolling::Unrolling(encoder::TransitionSystem& system, std::uint32_t jobs, std::uint32_t seed)
    : system_(system), terms_(system.terms()), jobs_(jobs), seed_(seed) {
  open_session();
}

void Unrolling::open_session() {
  guard_.reset();
  session_ = make_portfolio(terms_, {.jobs = jobs_, .seed = seed_});
  pruner_.emplace(terms_, *session_);
  distinct_ = {};
  is_contradiction_ = false;
  for (const auto* terms : {&definitions_, &facts_}) {
    for (const term::TermId t : *terms) session_->assert_term(t);
  }
  if (budget_ == nullptr) return;
  guard_.emplace(*budget_, *session_);
  if (budget_->work()) session_->set_work(budget_->work()->units);
}

Unrolling::Shift::Shift(Unrolling& unrolling, const solver::Budget& budget) : unrolling_(unrolling) {
  unrolling_.budget_ = &budget;
  unrolling_.last_shown_ = -1;
  unrolling_.session_->reset_interrupt();
  unrolling_.guard_.emplace(budget, *unrolling_.session_);
  unrolling_.session_->set_work(budget.work() ? budget.work()->units : 0);
  unrolling_.system_.set_interrupt([&unrolling] { return unrolling.budget_->is_over() || unrolling.is_too_large(); });
}

Unrolling::Shift::~Shift() {
  unrolling_.guard_.reset();
  unrolling_.system_.set_interrupt({});
  unrolling_.budget_ = nullptr;
}

encoder::StateAt Unrolling::at(std::uint32_t depth) const {
  return {path_[depth].next, depth, depth > 0 ? &path_[depth - 1].next : nullptr};
}

void Unrolling::extend(encoder::Transition transition) {
  if (!terms_.is_false(transition.step_condition)) assert_fact(transition.step_condition);
  path_.push_back(std::move(transition));
  marks_.push_back({facts_.size(), std::nullopt});
}

void Unrolling::take_back() {
  path_.pop_back();
  marks_.pop_back();
}

void Unrolling::rollback(std::uint32_t depth) {
  path_.resize(std::size_t{depth} + 1);
  marks_.resize(path_.size());
  facts_.resize(marks_.back().facts);
  if (marks_.back().whole) path_.back().next = std::move(*marks_.back().whole);
  marks_.back().whole.reset();
  open_session();
}

void Unrolling::rollback_all() {
  path_.clear();
  marks_.clear();
  facts_.clear();
  open_session();
}

void Unrolling::define(const std::vector<term::TermId>& definitions) {
  for (const term::TermId t : definitions) {
    if (terms_.is_true(t)) continue;
    definitions_.push_back(t);
    session_->assert_term(t);
  }
}

void Unrolling::assert_fact(term::TermId t) {
  if (terms_.is_true(t)) return;
  facts_.push_back(t);
  session_->assert_term(t);
}

void Unrolling::assert_facts(const std::vector<term::TermId>& facts) {
  for (const term::TermId t : facts) assert_fact(t);
}

bool Unrolling::is_satisfied_by(term::TermEvaluator& model) const {
  const auto holds = [&](term::TermId t) { return model.truth(t); };
  return std::all_of(definitions_.begin(), definitions_.end(), holds) && std::all_of(facts_.begin(), facts_.end(), holds);
}

bool Unrolling::ask(term::TermId t) {
  poll();
  const term::TermId assumptions[] = {t};
  const Answer answer = session_->check(assumptions);
  if (answer == Answer::Unknown) {
    poll();
    throw Stopped{session_->why()};
  }
  if (answer == Answer::Unsat && session_->unsat_core().empty()) is_contradiction_ = true;
  return answer == Answer::Sat;
}

Answer Unrolling::ask_for(term::TermId t, double seconds) {
  poll();
  const term::TermId assumptions[] = {t};
  session_->set_timeout(static_cast<std::uint32_t>(seconds * 1000));
  const Answer answer = session_->check(assumptions);
  session_->set_timeout(0);
  poll();
  if (answer == Answer::Unsat && session_->unsat_core().empty()) is_contradiction_ = true;
  return answer;
}

void Unrolling::prune() {
  if (budget_->work()) return;  // what is taken out depends on the clock
  constexpr double kShareOfTime = 0.5;
  constexpr double kAtLeastSeconds = 1;
  (void)restrict(pruner_->impossible(path_.back().next, std::max(kAtLeastSeconds, seconds() * kShareOfTime)));
}

bool Unrolling::prune_thoroughly() {
  if (budget_->work()) return false;
  observe("looking for what the state cannot be");
  return restrict(pruner_->all_impossible(path_.back().next));
}

bool Unrolling::restrict(const std::unordered_set<term::TermId>& impossible) {
  poll();
  if (impossible.empty()) return false;
  encoder::SymbolicState& state = path_.back().next;
  if (!marks_.back().whole) marks_.back().whole = state;
  for (symbolic::SymValue& value : state.values) value = symbolic::restrict(terms_, value, impossible);
  state.id = evaluate::new_state_id();
  assert_fact(terms_.negate(terms_.disjunction(std::vector<term::TermId>(impossible.begin(), impossible.end()))));
  return true;
}

/// Of the behaviours to a state the shortest repeats no state: when none of so many steps does without, all states have been
/// seen, and all steps from them (the recurrence diameter: A. Biere, A. Cimatti, E. Clarke, Y. Zhu, "Symbolic model checking
/// without BDDs", TACAS 1999). Asked for a share of the time, and less often where there was no answer.
std::optional<std::uint32_t> Unrolling::recurrence_diameter() {
  constexpr double kShareOfTime = 0.25;
  constexpr double kAtLeastSeconds = 3;    // for all questions together
  constexpr double kWorthWhile = 0.2;      // seconds for one
  constexpr std::size_t kMostStates = 64;  // more are too many to be told apart in pairs
  const double begin = seconds();
  const double left = std::max(kAtLeastSeconds, begin * kShareOfTime) - distinct_seconds_;
  if (left < std::max(kWorthWhile, distinct_.limit_seconds) || system_.has_counted_steps()) return std::nullopt;
  observe("looking for states not seen before");
  // In a session of its own: what it learns, and being broken off, would be in the way of other questions. It stays where it
  // had no answer until there is more time for one.
  if (!distinct_.session) distinct_.session = make_portfolio(terms_, {.jobs = 1, .seed = seed_});
  if (distinct_.limit_seconds == 0) {
    if (path_.size() > kMostStates) return std::nullopt;
    const auto assert_new = [&](const std::vector<term::TermId>& terms, std::size_t& count) {
      for (; count < terms.size(); ++count) distinct_.session->assert_term(terms[count]);
    };
    assert_new(definitions_, distinct_.definitions);
    assert_new(facts_, distinct_.facts);
    for (; distinct_.states < path_.size(); ++distinct_.states) {
      for (std::size_t i = 0; i < distinct_.states; ++i) {
        distinct_.session->assert_term(system_.differ(path_[i].next, path_[distinct_.states].next));
      }
    }
    encode_seconds_ += seconds() - begin;
  }
  poll();
  distinct_.session->set_timeout(static_cast<std::uint32_t>(left * 1000));
  const Answer answer = [&] {
    const solver::Budget::Guard guard(*budget_, *distinct_.session);
    return distinct_.session->check({});
  }();
  distinct_seconds_ += seconds() - begin;
  poll();
  distinct_.limit_seconds = answer == Answer::Unknown ? 2 * left : 0;
  if (answer != Answer::Unsat) return std::nullopt;
  // Is there a behaviour at all?
  if (!ask(terms_.true_term()) && is_contradiction_) return std::nullopt;
  return static_cast<std::uint32_t>(distinct_.states) - 2;
}

void Unrolling::poll() const {
  if (budget_->is_over()) throw Stopped{budget_->why()};
  if (is_too_large()) throw Stopped{kTooLarge};
}

solver::WhyUnknown Unrolling::why_interrupted() const { return budget_->is_over() ? budget_->why() : kTooLarge; }

bool Unrolling::is_too_large() const { return budget_->work() && terms_.size() > budget_->work()->terms; }

void Unrolling::observe(const char* activity) {
  constexpr double kPause = 0.25;
  if (!budget_->is_observed() || seconds() - last_shown_ < kPause) return;
  last_shown_ = seconds();
  budget_->observe(path_.empty() ? 0 : depth(), activity);
}

}  // namespace tlaloc::engine
