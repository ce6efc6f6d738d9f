// The inductive check: Init => Inv, Inv /\ Next => Inv', Inv => implied, each split by conjunct and action. The state before a
// step is any that the invariant admits, so a failure is a counterexample to induction and not a behaviour.
//
// Conjunct i is checked in post-states where conjuncts 1..i-1 hold, as TLC evaluates from left to right; an action property,
// where the whole invariant holds before and after. A formula that is undefined there counts as failing. Pre-states in which
// the invariant is undefined are not considered.
//
// First everything is encoded and each cell of the table becomes a query; then the queries are discharged on several threads;
// then the failing ones are repeated in order, by one solver, to obtain counterexamples to show.
#pragma once

#include <deque>
#include <unordered_set>

#include "encoder/system/system.h"
#include "frontend/kernel/conjuncts.h"
#include "solver/backend/context.h"
#include "solver/backend/discharge.h"
#include "solver/backend/session.h"
#include "solver/run/budget.h"
#include "solver/strategy/check_induction.h"
#include "solver/trace/replay/replay.h"

namespace tlaloc::engine {

using term::TermId;

/// Elements of Seq(S) are drawn up to this length. If some were left out, the answer says so and is no proof.
inline constexpr std::uint32_t kLongestSequence = 3;

/// Value sets for variables that the invariant does not restrict: a membership `x \in S` for each.
struct AddedValues {
  enum class Kind {
    NearMiss,   ///< probe values: the answer is a counterexample or Unknown, since other values were not checked
    OtherKind,  ///< probe values of other kinds than Next gives: only undefined expressions are looked for
    Closed,     ///< the sets are conjuncts, checked like those of the invariant
  };
  struct Of {
    kernel::VariableId variable;
    kernel::ExprId membership;
  };
  Kind kind = Kind::NearMiss;
  std::vector<Of> of;
};

class InductionCheck {
 public:
  InductionCheck(const frontend::Specification& specification, const solver::InductOptions& options, solver::Budget& budget,
                 interpret::Interpreter& interpreter, const AddedValues& added = {});
  InductionCheck(const InductionCheck&) = delete;
  InductionCheck& operator=(const InductionCheck&) = delete;

  [[nodiscard]] solver::Induction run();

 private:
  /// Thrown when something from outside ends the check or its encoding.
  struct Stopped {
    solver::WhyUnknown why;
  };
  using Kind = solver::CounterexampleToInduction::Kind;
  using Path = std::vector<encoder::Transition>;
  /// One way for a cell to fail.
  struct BadState {
    TermId term;
    std::optional<obligation::Obligation> obligation;  ///< if set: the formula is undefined rather than FALSE
  };
  /// The query of a cell.
  struct Question {
    std::optional<Kind> kind;                   ///< empty: there is no state to show
    const kernel::Conjunct* formula = nullptr;  ///< null: the evaluation of Init or Next
    const Path* path = nullptr;                 ///< to the states involved, one or two; null: there are none
    ContextId context;
    std::vector<BadState> bad_states;
    TermId any;  ///< the disjunction of `bad_states`
    std::string claim;
    solver::InductionCell* cell = nullptr;
  };

  // ---- encoding (induction.cpp; of steps: induction_steps.cpp)
  [[nodiscard]] std::vector<frontend::NamedExpr> asked(encoder::PropertyKind kind) const;
  void add_conjunct(kernel::Conjunct conjunct);
  void add_all_questions();
  void add_initial_questions();
  void admit_states();
  void add_implied_questions();
  void add_step_questions();
  void add_constraint_questions();
  void add_deadlock_questions();
  void add_action_questions(std::size_t column, const Path& path);
  [[nodiscard]] TermId add_conjunct_questions(std::size_t column, Kind kind, const Path& path);
  void add_question(Question question, std::vector<BadState> bad_states, double since);
  [[nodiscard]] std::vector<BadState> bad_states_of(const encoder::Condition& predicate, TermId where);
  [[nodiscard]] std::vector<BadState> bad_states_of(const std::vector<obligation::Obligation>& obligations, TermId where);
  [[nodiscard]] bool is_unchanged(std::size_t conjunct, const encoder::SymbolicState& next) const;
  [[nodiscard]] encoder::Condition encode(kernel::ExprId formula, const encoder::SymbolicState& state);
  [[nodiscard]] encoder::Condition encode_step(kernel::ExprId formula, const Path& path);
  void assume(const encoder::Condition& predicate);
  void refuse_limits(const std::vector<obligation::Obligation>& obligations);
  void assume_defined(const std::vector<obligation::Obligation>& obligations);
  void define(const std::vector<TermId>& definitions);
  void assert_term(TermId t);
  /// Closes the context: the questions added since the last call are asked in it. The context returned asserts everything
  /// asserted so far.
  ContextId close_context();
  void poll() const;
  void show(const std::string& activity) const;

  // ---- answers (induction_result.cpp)
  void answer_all();
  [[nodiscard]] solver::Session& session_at(ContextId context);
  [[nodiscard]] solver::Answer ask(solver::Session& session, TermId assumption) const;
  void show_counterexample(Question& question);
  void confirm(Question& question, const BadState& bad, term::Assignment model);
  [[nodiscard]] trace::Replay replay_of(const Question& question, const solver::CounterexampleToInduction& shown);
  void look_for_behaviour();
  void mark_sampled_cells_unknown();
  void conclude();
  void count_work();
  void record_obligations() const;

  const frontend::Specification& specification_;
  const solver::InductOptions& options_;
  solver::Budget& budget_;
  interpret::Interpreter& interpreter_;
  encoder::System encoded_;
  term::Terms& terms_ = encoded_.terms;
  encoder::TransitionSystem& system_ = encoded_.transitions;
  trace::Replayer replayer_;
  const std::vector<frontend::NamedExpr> invariants_ = asked(encoder::PropertyKind::Invariant);
  const std::vector<frontend::NamedExpr> initial_ = asked(encoder::PropertyKind::Initial);
  const std::vector<frontend::NamedExpr> actions_ = asked(encoder::PropertyKind::Action);
  Contexts contexts_;
  std::unique_ptr<ContextSession> session_;  // for queries asked one by one
  std::optional<solver::Budget::Guard> guard_;

  std::vector<kernel::Conjunct> conjuncts_;
  std::vector<std::unordered_set<std::uint32_t>> reads_;  // by conjunct: the variables that it depends on
  std::vector<kernel::ExprId> assumed_;                   // the expressions of the conjuncts
  std::vector<kernel::ExprId> sampled_;                   // memberships of probe values, in addition
  bool only_undefined_ = false;                           // look for undefined expressions only
  std::unordered_set<TermId> holds_before_;               // terms asserted of the pre-state
  std::optional<encoder::AdmittedStates> before_;

  ContextId context_;
  std::vector<TermId> pending_;  // assertions to be added below context_
  std::vector<Question> questions_;
  std::size_t closed_ = 0;  // number of questions whose context is closed
  std::optional<Query> some_initial_state_;
  std::vector<Query> limits_;              // queries that were asked while encoding, and answered no
  std::deque<Path> paths_;                 // referred to by questions
  std::deque<kernel::Conjunct> formulas_;  // referred to by questions, except for conjuncts_

  solver::Induction result_;
  std::optional<solver::WhyUnknown> stopped_;
  solver::SessionStatistics work_;
  double encode_seconds_ = 0, replay_seconds_ = 0;
};

}  // namespace tlaloc::engine
