// Bounded search. The unrolling of Init and Next grows by one step at a time. At each depth one query asks for any bad state
// there; what is shown impossible is asserted for later depths. So the first violation found is a shortest one.
//
// As in TLC, states that violate a constraint are checked but not continued; deadlock and the evaluation of Next are checked in
// states that are continued. A behaviour ends before an undefined expression.
//
// Without a length the search also ends, and proves what is not violated, once no step is possible any more or every step leads
// to a state seen before.
#pragma once

#include <functional>
#include <map>
#include <vector>

#include "encoder/system/transition_system.h"
#include "solver/engine/bounded/action_coverage.h"
#include "solver/engine/bounded/lasso.h"
#include "solver/engine/bounded/unrolling.h"
#include "solver/run/budget.h"
#include "solver/solver.h"
#include "solver/trace/counterexample.h"

namespace tlaloc::engine {

/// A search with an unrolling of its own. A second run continues the first one if it asks for a greater length and nothing was
/// violated so far; otherwise it starts again at the initial states.
class BoundedSearch {
 public:
  /// Keeps a reference to the system. `jobs`: number of solvers that may work on one query.
  BoundedSearch(encoder::TransitionSystem& system, std::uint32_t jobs, std::uint32_t seed);
  BoundedSearch(const BoundedSearch&) = delete;
  BoundedSearch& operator=(const BoundedSearch&) = delete;

  [[nodiscard]] solver::CheckResult run(const solver::CheckOptions& options, const solver::Budget& budget,
                                        interpret::Interpreter& interpreter);

 private:
  struct Property {
    std::string name;
    BadState::Where where = BadState::Where::State;
    solver::ViolationKind kind = solver::ViolationKind::Invariant;
    std::optional<frontend::NamedExpr> formula;  ///< none for deadlock and definedness
    temporal::FormulaId counterexample;          ///< for Where::Lasso: satisfied by the behaviours that violate the property
    std::optional<solver::Verdict> verdict;      ///< once it is decided
  };

  void begin();
  [[nodiscard]] bool can_go_on() const;
  void list_properties();
  /// Totals since the session was opened.
  struct Work {
    double encode_seconds = 0;
    std::uint64_t terms = 0;
    solver::SessionStatistics session;
  };
  [[nodiscard]] Work work_so_far() const;
  /// What was done up to `now` since a depth was last noted.
  [[nodiscard]] solver::DepthStatistics since_noted(const Work& now) const;
  void note_depth();
  void search();
  [[nodiscard]] bool start();
  void check_states();
  void check_continuation();
  void find_counterexample_formulas();
  void check_lassos();
  void check_atoms();
  [[nodiscard]] bool conclude_of_states();
  [[nodiscard]] bool take_step();
  /// Decides the properties that one of `bad_states` violates and asserts that the other bad states do not occur. `symmetry`: a
  /// symmetry-breaking predicate; if a bad state is reachable, one that satisfies it is.
  void check_bad_states(std::vector<BadState> bad_states, term::TermId symmetry);
  /// A symmetry-breaking predicate of the last state; TRUE if some expression may be undefined.
  [[nodiscard]] term::TermId symmetry_breaking();
  void conclude(const BadState& bad, const term::Assignment& model);
  void take_for_defined(const std::vector<obligation::Obligation>& obligations);
  void add_obligations(std::vector<BadState>& bad_states, const BadState& like,
                       const std::vector<obligation::Obligation>& obligations);

  /// Runs `work`, which calls the encoder. If a constant expression turns out to be undefined, reports a violation at `where`.
  void encode(const BadState& where, const std::function<void()>& work);
  void report_without_value(BadState where, const interpret::EvalError& error);
  /// Runs `work`, which encodes something about the last state. If the encoder refuses it, prunes the state and tries once
  /// more.
  void encode_of_last(const std::function<void()>& work);
  void look_for_unseen(const encoder::Transition& step);
  [[nodiscard]] bool is_finished() const;
  [[nodiscard]] solver::CheckResult result();
  [[nodiscard]] solver::Verdict verdict_of_rest(const Property* property) const;
  [[nodiscard]] std::optional<solver::Unknown> cut_by_undefined() const;

  encoder::TransitionSystem& system_;
  const frontend::Specification& specification_;
  term::Terms& terms_;
  Unrolling unrolling_;

  // Of the run at work.
  const solver::CheckOptions* options_ = nullptr;
  std::optional<CounterexampleBuilder> counterexamples_;
  std::optional<Lassos> lassos_;  // if there are temporal properties

  bool has_run_ = false;
  encoder::Undefined undefined_ = encoder::Undefined::IsError;  // of the last run

  // What is known so far.
  std::optional<ActionCoverage> coverage_;
  std::vector<Property> properties_;
  std::size_t definedness_ = 0;  // number of the property that nothing is undefined
  std::size_t deadlock_ = 0;
  std::optional<encoder::Transition> step_;  // from the last state; not yet part of the unrolling
  std::vector<term::TermId> constraints_;    // on the last state and the step to it
  bool is_seen_ = false;                     // every state: what is not decided is about whole behaviours
  bool has_obligations_ = false;             // something may be undefined
  term::TermId defined_so_far_;              // with Undefined::IsFree: nothing undefined in Init and the steps decides
  std::uint32_t violations_ = 0;
  std::optional<solver::Violated> first_;
  std::optional<std::uint32_t> states_checked_, continuations_checked_, lassos_checked_;  // greatest depths completed
  std::map<std::pair<std::size_t, std::uint32_t>, frontend::NamedExpr> atoms_;            // by property and number
  std::optional<std::uint32_t> ends_within_;  // no behaviour that is continued has more steps,
  bool repeats_ = false;                      // or none of more steps without repeating a state
  bool constrained_ = false;                  // a constraint may have cut something
  bool no_initial_state_ = false;
  std::optional<solver::WhyUnknown> stopped_;
  std::optional<symbolic::Unsupported> refusal_;
  std::uint32_t depth_ = 0;
  double replay_seconds_ = 0;  // of earlier runs
  Work noted_;                 // totals of the depths in by_depth_
  std::vector<solver::DepthStatistics> by_depth_;
};

}  // namespace tlaloc::engine
