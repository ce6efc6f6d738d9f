// The inductive check: Init => Inv, Inv /\ Next => Inv', Inv => implied, each split into conjunct and action. The state before
// a step is any that the invariant admits, so what fails is a counterexample to induction: no behaviour.
//
// A conjunct is asked for where those before it hold, as evaluating the invariant from left to right would come to it; an
// action property where the whole invariant holds before and after. What has no value there fails. Where the invariant has no
// value it does not hold: such states are not started from.
//
// First everything is encoded and each cell of the table becomes a question; then the questions are asked, on several threads;
// then what fails is asked once more, in order and by one solver, for a counterexample to show.
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
#include "solver/trace/replay.h"

namespace tlaloc::engine {

using term::TermId;

/// Elements of Seq(S) are drawn up to this length: the answer then says so and is no proof.
inline constexpr std::uint32_t kLongestSequence = 3;

/// What variables may be of which the invariant says nothing: `x \in S` for each.
struct AddedValues {
  enum class Kind {
    NearMiss,   ///< values to try: the answer is a counterexample or Unknown, for others were not looked at
    OtherKind,  ///< values to try of other kinds than Next gives: whether there is what has no value
    Closed,     ///< conjuncts to be checked like those of the invariant
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
  /// Something outside ended the check, or the encoding itself was cut short.
  struct Stopped {
    solver::WhyUnknown why;
  };
  using Kind = solver::CounterexampleToInduction::Kind;
  using Path = std::vector<encoder::Transition>;
  /// One way for the answer to be no.
  struct BadState {
    TermId term;
    std::optional<obligation::Obligation> obligation;  ///< no value, rather than FALSE
  };
  /// What a cell asks about.
  struct Question {
    std::optional<Kind> kind;                   ///< nothing: of no state that could be shown
    const kernel::Conjunct* formula = nullptr;  ///< none: evaluating Init or Next
    const Path* path = nullptr;                 ///< to the state asked about: one, or two; null: to no state
    ContextId context;
    std::vector<BadState> bad_states;
    TermId any;  ///< of `bad_states`
    std::string claim;
    solver::InductionCell* cell = nullptr;
  };

  // ---- encoding (induction.cpp; of steps: induction_steps.cpp)
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
  /// Closes the context: what has been added since the last one is asked in it. The answer asserts all that was asserted.
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
  Contexts contexts_;
  std::unique_ptr<ContextSession> session_;  // for what is asked one by one
  std::optional<solver::Budget::Guard> guard_;

  std::vector<kernel::Conjunct> conjuncts_;
  std::vector<std::unordered_set<std::uint32_t>> reads_;  // variables that a conjunct depends on
  std::vector<kernel::ExprId> assumed_;                   // the conjuncts' expressions
  std::vector<kernel::ExprId> sampled_;                   // beside them, the values to try
  bool only_undefined_ = false;                           // ask for nothing else
  std::unordered_set<TermId> holds_before_;               // terms asserted of the state before a step
  std::optional<encoder::AdmittedStates> before_;

  ContextId context_;
  std::vector<TermId> pending_;  // to be asserted below context_
  std::vector<Question> questions_;
  std::size_t closed_ = 0;  // questions that have their context
  std::optional<Query> some_initial_state_;
  std::vector<Query> limits_;              // asked while encoding, and answered no
  std::deque<Path> paths_;                 // of the questions
  std::deque<kernel::Conjunct> formulas_;  // of the questions, but for conjuncts_

  solver::Induction result_;
  std::optional<solver::WhyUnknown> stopped_;
  solver::SessionStatistics work_;
  double encode_seconds_ = 0, replay_seconds_ = 0;
};

}  // namespace tlaloc::engine
