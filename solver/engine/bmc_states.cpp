// What a bounded search learns of the states it has reached, beside violations: which actions lead to them, what they cannot
// be, which of them stand for the others, and whether there are new ones.
#include <algorithm>

#include "solver/engine/bmc.h"

namespace tlaloc::engine {

using encoder::Transition;
using solver::Answer;

void BoundedSearch::look_for_unseen(const Transition& step) {
  constexpr double kShareOfTime = 0.2;
  constexpr double kAtLeastMilliseconds = 300;
  while (!contradiction_) {
    const std::vector<TermId> selectors = coverage_.unseen(step);
    if (selectors.empty()) return;
    const TermId any[] = {terms_.disjunction(selectors)};
    poll();
    session_->set_timeout(
        static_cast<std::uint32_t>(std::max(kAtLeastMilliseconds, budget_.seconds_elapsed() * kShareOfTime * 1000)));
    const Answer answer = session_->check(any);
    session_->set_timeout(0);
    poll();
    if (answer == Answer::Unknown) {
      coverage_.forget(step);
    } else if (answer == Answer::Sat) {
      const term::Assignment model = session_->model();
      term::TermEvaluator evaluator(terms_, model);
      coverage_.see(step, evaluator);
    } else {
      contradiction_ = session_->unsat_core().empty();
      if (!contradiction_) assert_term(terms_.negate(any[0]));
      return;
    }
  }
}

/// Of the behaviours to a state the shortest repeats no state: when none of so many steps does without, all states have been
/// seen, and all steps from them (the recurrence diameter: A. Biere, A. Cimatti, E. Clarke, Y. Zhu, "Symbolic model checking
/// without BDDs", TACAS 1999). Asked for a share of the time, and less often where there was no answer.
bool BoundedSearch::may_be_new() {
  constexpr double kShareOfTime = 0.25;
  constexpr double kAtLeastSeconds = 3;    // for all questions together
  constexpr double kWorthWhile = 0.2;      // seconds for one
  constexpr std::size_t kMostStates = 64;  // more are too many to be told apart in pairs
  const double begin = budget_.seconds_elapsed();
  const double left = std::max(kAtLeastSeconds, begin * kShareOfTime) - distinct_seconds_;
  if (left < std::max(kWorthWhile, distinct_limit_) || system_.has_counted_steps()) return true;
  show("looking for states not seen before");
  // In a session of its own: what it learns, and being broken off, would be in the way of other questions. It stays where it
  // had no answer until there is more time for one.
  if (!distinct_) distinct_ = make_portfolio(terms_, {1, options_.seed, std::nullopt});
  if (distinct_limit_ == 0) {
    if (path_.size() > kMostStates) return true;
    for (; told_distinct_ < asserted_.size(); ++told_distinct_) distinct_->assert_term(asserted_[told_distinct_]);
    for (; distinct_states_ < path_.size(); ++distinct_states_) {
      for (std::size_t i = 0; i < distinct_states_; ++i) {
        distinct_->assert_term(system_.differ(path_[i].next, path_[distinct_states_].next));
      }
    }
    encode_seconds_ += budget_.seconds_elapsed() - begin;
  }
  poll();
  distinct_->set_timeout(static_cast<std::uint32_t>(left * 1000));
  const Answer answer = [&] {
    const solver::Budget::Guard guard(budget_, *distinct_);
    return distinct_->check({});
  }();
  distinct_seconds_ += budget_.seconds_elapsed() - begin;
  poll();
  distinct_limit_ = answer == Answer::Unknown ? 2 * left : 0;
  if (answer != Answer::Unsat) return true;
  (void)ask(terms_.true_term());  // is there a behaviour at all?
  return contradiction_;
}

void BoundedSearch::drop_impossible(encoder::SymbolicState& state) {
  if (budget_.work()) return;  // what is dropped depends on the clock
  constexpr double kShareOfTime = 0.5;
  constexpr double kAtLeastSeconds = 1;
  const double seconds = std::max(kAtLeastSeconds, budget_.seconds_elapsed() * kShareOfTime);
  (void)restrict(state, possible_.impossible(state, seconds));
}

bool BoundedSearch::drop_all_impossible(encoder::SymbolicState& state) {
  if (budget_.work()) return false;
  show("looking for what the state cannot be");
  return restrict(state, possible_.all_impossible(state));
}

bool BoundedSearch::restrict(encoder::SymbolicState& state, const std::unordered_set<TermId>& impossible) {
  poll();
  if (impossible.empty()) return false;
  for (symbolic::SymValue& value : state.values) value = symbolic::restrict(terms_, value, impossible);
  state.id = evaluate::new_state_id();
  assert_term(terms_.negate(terms_.disjunction(std::vector<TermId>(impossible.begin(), impossible.end()))));
  return true;
}

TermId BoundedSearch::representatives() {
  if (has_obligations_) return terms_.true_term();  // which elements are evaluated first may matter
  const double begin = budget_.seconds_elapsed();
  const TermId result = system_.canonical(path_.back().next);
  encode_seconds_ += budget_.seconds_elapsed() - begin;
  return result;
}

}  // namespace tlaloc::engine
