// From "the solver found a bad state" to something that may be shown: the model decoded, replayed by the concrete interpreter,
// and the violated formula narrowed down.
#pragma once

#include <optional>
#include <vector>

#include "encoder/system/transition_system.h"
#include "frontend/frontend.h"
#include "solver/trace/replay.h"
#include "solver/verdict.h"

namespace tlaloc::engine {

/// What it is when the property is FALSE.
[[nodiscard]] solver::ViolationKind violation_kind(encoder::PropertyKind kind);

/// One way in which a behaviour can be bad at its last state, as a term over the unrolling.
struct BadState {
  enum class Where {
    State,     ///< `formula`, in the last state
    Action,    ///< `formula`, on the last two states
    Deadlock,  ///< the last state has no successor
    Step,      ///< evaluating Next in the last state
    Init,      ///< evaluating Init
  };
  term::TermId term;
  std::size_t property = 0;  ///< number of the property that it violates
  Where where = Where::State;
  solver::ViolationKind kind = solver::ViolationKind::Invariant;  ///< when `formula` is false
  const frontend::NamedExpr* formula = nullptr;                   ///< of State and Action
  std::optional<obligation::Obligation> obligation;               ///< the formula, Init or Next has no value: why

  /// Reachable, it shows a limit of ours and nothing about the specification.
  [[nodiscard]] bool is_limit() const;
};

class CounterexampleBuilder {
 public:
  CounterexampleBuilder(const frontend::Specification& specification, interpret::Interpreter& interpreter,
                        const term::Terms& terms, encoder::Undefined undefined)
      : specification_(specification),
        interpreter_(interpreter),
        terms_(terms),
        replayer_(specification, interpreter),
        undefined_(undefined) {}

  /// Violated, or Unknown when the interpreter cannot confirm. Throws ReplayFailure.
  /// `path`: the transitions to the states of the behaviour, Init first; empty for Where::Init.
  [[nodiscard]] solver::Verdict confirm(const BadState& bad, const std::vector<encoder::Transition>& path,
                                        const term::Assignment& model);
  [[nodiscard]] double replay_seconds() const { return replay_seconds_; }

 private:
  [[nodiscard]] trace::Replay replay(const BadState& bad, const trace::Trace& trace);

  const frontend::Specification& specification_;
  interpret::Interpreter& interpreter_;
  const term::Terms& terms_;
  trace::Replayer replayer_;
  encoder::Undefined undefined_;
  double replay_seconds_ = 0;
};

}  // namespace tlaloc::engine
