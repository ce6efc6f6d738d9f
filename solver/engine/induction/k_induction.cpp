#include "solver/engine/induction/k_induction.h"

#include <algorithm>

namespace tlaloc::engine {

namespace {

constexpr std::size_t kMostPaths = 1024;      // to look along, from one state
constexpr std::uint32_t kUnits = 20'000'000;  // of work on one question

/// While it lives the session gives up after so much work on a question.
class WithWorkLimit {
 public:
  WithWorkLimit(solver::Session& session, std::uint32_t units) : session_(session) { session_.set_work(units); }
  ~WithWorkLimit() { session_.set_work(0); }
  WithWorkLimit(const WithWorkLimit&) = delete;
  WithWorkLimit& operator=(const WithWorkLimit&) = delete;

 private:
  solver::Session& session_;
};

}  // namespace

std::vector<Lemma> KInduction::find() {
  const WithWorkLimit budget(problem_.session(), kUnits);
  std::size_t paths = 1;
  try {
    for (std::size_t steps = 0; steps <= kMostStrengthenings && paths <= kMostPaths; ++steps) {
      add_k_step_strengthening(steps);
      if (are_enough(problem_, lemmas_)) return std::move(lemmas_);
      paths *= problem_.ways_to_step();
    }
  } catch (const symbolic::Unsupported&) {
    // ENABLED of this Next cannot be said.
  } catch (const interpret::EvalException&) {
  }
  return {};
}

/// Adds, for each goal that a step can break, what it says so many steps ahead.
void KInduction::add_k_step_strengthening(std::size_t steps) {
  for (std::size_t i = 0; i < problem_.goals().size(); ++i) {
    const Goal& goal = problem_.goals()[i];
    if (steps == 0) {
      // What the invariants say themselves is known.
      if (goal.kind != Goal::Kind::Deadlock) continue;
    } else if (!problem_.ask({problem_.known(), problem_.continued(), problem_.goal_broken(i)})) {
      continue;
    }
    const kernel::ExprId expr = steps == 0 ? goal.formula : goal.k_step_strengthenings[steps - 1];
    lemmas_.push_back(problem_.state_predicate(expr));
  }
}

}  // namespace tlaloc::engine
