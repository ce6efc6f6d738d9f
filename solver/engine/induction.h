// The inductive check: Init => Inv, Inv /\ Next => Inv', Inv => implied, each split into conjunct and action and asked one by
// one. The state before a step is any that the invariant admits, so what fails is a counterexample to induction: no behaviour.
//
// A conjunct is asked for where those before it hold, as evaluating the invariant from left to right would come to it. One
// that has no value there fails. Where the invariant has no value it does not hold: such states are not started from.
#pragma once

#include <unordered_set>

#include "encoder/encoder.h"
#include "frontend/kernel/conjuncts.h"
#include "solver/engine/watchdog.h"
#include "solver/induction.h"
#include "solver/session.h"
#include "solver/trace/replay.h"

namespace tlaloc::engine {

using term::TermId;

class InductionCheck {
 public:
  InductionCheck(const frontend::Specification& specification, const solver::InductOptions& options, Watchdog& watchdog,
                 interpret::Interpreter& interpreter);
  ~InductionCheck();
  InductionCheck(const InductionCheck&) = delete;
  InductionCheck& operator=(const InductionCheck&) = delete;

  [[nodiscard]] solver::Induction run();

 private:
  /// Something outside ended the check, or the encoding itself was cut short.
  struct Stopped {
    std::string reason;
  };
  using Kind = solver::CounterexampleToInduction::Kind;
  /// What a cell asks about.
  struct Question {
    Kind kind = Kind::Step;
    const kernel::Conjunct* formula = nullptr;  ///< none: evaluating Next
    std::vector<encoder::Transition> path;      ///< to the state asked about: one, or two
  };
  /// One way for the answer to be no.
  struct Bad {
    TermId term;
    std::optional<obligation::Obligation> obligation;  ///< no value, rather than FALSE
  };

  void run_all();
  void check_initial();
  void assume_invariant();
  void check_implied();
  void check_steps();
  void check_deadlock();
  void check_conjuncts(std::size_t column, Kind kind, const std::vector<encoder::Transition>& path);
  [[nodiscard]] solver::InductionCell check_formula(const Question& question, TermId where, TermId* holds);
  [[nodiscard]] solver::InductionCell decide(const Question& question, const std::vector<Bad>& bads);
  void show_counterexample(const Question& question, const std::vector<Bad>& bads, term::Assignment model,
                           solver::InductionCell& cell);
  void look_for_behaviour();
  void settle();

  [[nodiscard]] std::vector<Bad> bads_of(const std::vector<obligation::Obligation>& obligations, TermId where);
  [[nodiscard]] bool is_unchanged(const kernel::Conjunct& formula, const encoder::SymbolicState& next) const;
  [[nodiscard]] encoder::Predicate encode(const kernel::Conjunct& formula, const encoder::SymbolicState& state);
  void assume(const encoder::Predicate& predicate);
  void refuse_limits(const std::vector<obligation::Obligation>& obligations);
  void define(const std::vector<TermId>& definitions);
  void assert_term(TermId t);
  [[nodiscard]] solver::Answer ask(TermId assumption);
  void poll() const;
  void show(const std::string& activity) const;

  const frontend::Specification& specification_;
  const solver::InductOptions& options_;
  Watchdog& watchdog_;
  interpret::Interpreter& interpreter_;
  term::Terms terms_;
  encoder::Encoder encoder_;
  std::unique_ptr<solver::Session> session_;
  trace::Replayer replayer_;

  std::vector<kernel::Conjunct> conjuncts_;
  std::vector<std::unordered_set<std::uint32_t>> reads_;  // variables that a conjunct depends on
  std::vector<kernel::ExprId> assumed_;                   // the conjuncts' expressions
  std::unordered_set<TermId> holds_before_;               // terms asserted of the state before a step
  std::optional<encoder::ArbitraryState> before_;
  solver::Induction result_;
  std::optional<std::string> stopped_;
  double encode_seconds_ = 0, replay_seconds_ = 0;
};

}  // namespace tlaloc::engine
