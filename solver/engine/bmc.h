// Bounded search: the unrolling of Init and Next grows by one step at a time in one incremental session; at each depth all that
// can be bad there is asked for at once, and what was shown not to happen is asserted. So a violation found is a shortest one.
//
// As TLC does: states that violate a constraint are checked but not continued, and deadlock and evaluation of Next are looked
// at in states that are continued. A behaviour ends before an undefined expression.
//
// Without a length the search ends, beside for a violation or a limit, when no step is possible any more or when every step
// leads to a state seen before; what is not violated then is proved.
#pragma once

#include <functional>
#include <vector>

#include "encoder/system/transition_system.h"
#include "solver/backend/portfolio.h"
#include "solver/engine/action_coverage.h"
#include "solver/engine/possible_values.h"
#include "solver/run/budget.h"
#include "solver/solver.h"
#include "solver/trace/finding.h"

namespace tlaloc::engine {

class BoundedSearch {
 public:
  BoundedSearch(const frontend::Specification& specification, const solver::CheckOptions& options, const solver::Budget& budget,
                interpret::Interpreter& interpreter);
  BoundedSearch(const BoundedSearch&) = delete;
  BoundedSearch& operator=(const BoundedSearch&) = delete;

  [[nodiscard]] solver::CheckResult run();

 private:
  /// Something outside ended the search.
  struct Stopped {
    solver::WhyUnknown why;
  };
  struct Property {
    std::string name;
    Bad::Where where = Bad::Where::State;
    solver::ViolationKind kind = solver::ViolationKind::Invariant;
    const frontend::NamedExpr* formula = nullptr;  ///< none: deadlock, undefined expressions
    std::optional<solver::Verdict> verdict;        ///< once settled
  };

  void list_properties();
  void note_depth();  ///< what was done since the last time
  void search();
  [[nodiscard]] bool start();
  void check_states(std::uint32_t depth);
  void check_continuation(std::uint32_t depth);
  [[nodiscard]] bool continue_from(std::uint32_t depth);
  /// Settles the properties that one of `bads` violates; asserts that the others do not happen. `among`: if they happen at
  /// all, then also in a behaviour of which this is true.
  void hunt(std::vector<Bad> bads, TermId among);
  /// What any violation in the last state can be looked for among.
  [[nodiscard]] TermId representatives();
  void settle(const Bad& bad, const term::Assignment& model);
  void add_obligations(std::vector<Bad>& bads, const Bad& like, const std::vector<obligation::Obligation>& obligations);

  [[nodiscard]] bool ask(TermId assumption);
  void assert_term(TermId t);
  void define(const std::vector<TermId>& definitions);
  /// Runs `work`, which calls the encoder; a constant expression without a value becomes a finding at `where`.
  template <class Work>
  void encode(const Bad& where, Work work);
  void report_without_value(Bad where, const interpret::EvalError& error);
  void poll() const;
  [[nodiscard]] bool is_too_large() const;
  void show(const char* activity);
  void look_for_unseen(const encoder::Transition& step);
  /// Whether the last state may be one that no shorter behaviour reaches.
  [[nodiscard]] bool may_be_new();
  void drop_impossible(encoder::SymbolicState& state);
  /// Whatever time it takes. False: there was nothing to drop.
  [[nodiscard]] bool drop_all_impossible(encoder::SymbolicState& state);
  [[nodiscard]] bool restrict(encoder::SymbolicState& state, const std::unordered_set<TermId>& impossible);
  /// Runs `work`, which encodes something of the last state; once more where that is refused for what the state cannot be.
  template <class Work>
  void encode_of_last(Work work);
  [[nodiscard]] bool is_finished() const;
  [[nodiscard]] solver::CheckResult result();
  [[nodiscard]] solver::Verdict verdict_of_rest(const Property* property) const;

  const frontend::Specification& specification_;
  const solver::CheckOptions& options_;
  const solver::Budget& budget_;
  term::Terms terms_;
  encoder::TransitionSystem system_;
  std::unique_ptr<solver::Session> session_;
  const solver::Budget::Guard guard_;
  Finder finder_;
  ActionCoverage coverage_;
  PossibleValues possible_;

  std::vector<Property> properties_;
  std::size_t definedness_ = 0;  // number of the property that nothing is undefined
  std::size_t deadlock_ = 0;
  std::vector<encoder::Transition> path_;    // to the states of the unrolling
  std::optional<encoder::Transition> step_;  // from the last state, not yet taken
  std::vector<TermId> constraints_;          // on the last state and the step to it
  std::vector<TermId> asserted_;
  bool contradiction_ = false;    // the unrolling itself has no model
  bool has_obligations_ = false;  // something may be undefined

  std::unique_ptr<solver::Session> distinct_;  // of the same unrolling, in which no two states are the same
  std::size_t told_distinct_ = 0;              // of asserted_
  std::size_t distinct_states_ = 0;            // of path_
  double distinct_seconds_ = 0;                // spent on it
  double distinct_limit_ = 0;                  // without an answer: seconds to wait for before it is asked again

  std::uint32_t violations_ = 0;
  std::optional<solver::Violated> first_;
  std::optional<std::uint32_t> states_checked_, continuations_checked_;  // depths done
  std::optional<std::uint32_t> ends_within_;                             // no behaviour that is continued has more steps,
  bool repeats_ = false;                                                 // or none without repeating a state
  bool constrained_ = false;                                             // a constraint may have cut something
  bool no_initial_state_ = false;
  std::optional<solver::WhyUnknown> stopped_;
  std::optional<symbolic::Unsupported> refusal_;
  double encode_seconds_ = 0;
  solver::DepthStatistics noted_;  // in all, of the depths in by_depth_
  std::vector<solver::DepthStatistics> by_depth_;
  std::uint32_t depth_ = 0;
  double last_shown_ = -1;
};

}  // namespace tlaloc::engine
