// Builds a counterexample from a model of a bad state: decodes it, replays it with the concrete interpreter, and narrows the
// violated formula down.
#pragma once

#include <optional>
#include <vector>

#include "encoder/system/transition_system.h"
#include "frontend/frontend.h"
#include "solver/trace/replay/replay.h"
#include "solver/verdict.h"

namespace tlaloc::engine {

/// The kind of violation if a property of this kind is FALSE.
[[nodiscard]] solver::ViolationKind violation_kind(encoder::PropertyKind kind);

/// One way in which the last state of a behaviour can be bad, as a term over the unrolling.
struct BadState {
  enum class Where {
    State,     ///< `formula` is violated in the last state
    Action,    ///< `formula` is violated by the last step
    Lasso,     ///< `formula` is temporal: the last state is an earlier one, or the behaviour stutters in it
    Deadlock,  ///< the last state has no successor
    Step,      ///< evaluating Next in the last state fails
    Init,      ///< evaluating Init fails
  };
  term::TermId term;
  std::size_t property = 0;  ///< number of the violated property
  Where where = Where::State;
  solver::ViolationKind kind = solver::ViolationKind::Invariant;  ///< if `formula` is FALSE
  const frontend::NamedExpr* formula = nullptr;                   ///< for State, Action and Lasso
  std::optional<std::uint32_t> loop_start = {};                   ///< for Lasso: depth of that state; none: it stutters
  std::optional<obligation::Obligation> obligation;               ///< if set: the formula, Init or Next is undefined, and why
  bool rests_on_undefined = false;  ///< with Undefined::IsFree: an undefined expression may decide it, here or before

  /// Whether reaching it shows a limitation of the tool and nothing about the specification.
  [[nodiscard]] bool is_limit() const;
};

class CounterexampleBuilder {
 public:
  CounterexampleBuilder(const frontend::Specification& specification, interpret::Interpreter& interpreter,
                        const term::Terms& terms, encoder::Undefined undefined, const encoder::Behaviours* behaviours)
      : specification_(specification),
        interpreter_(interpreter),
        terms_(terms),
        replayer_(specification, interpreter),
        undefined_(undefined),
        behaviours_(behaviours) {}

  /// Returns Violated, or Unknown if the interpreter cannot confirm the violation. `path`: the transitions to the states of the
  /// behaviour, Init first; empty for Where::Init. Throws ReplayFailure.
  [[nodiscard]] solver::Verdict confirm(const BadState& bad, const std::vector<encoder::Transition>& path,
                                        const term::Assignment& model);
  [[nodiscard]] double replay_seconds() const { return replay_seconds_; }

 private:
  [[nodiscard]] trace::Replay replay(const BadState& bad, const trace::Trace& trace);
  [[nodiscard]] std::vector<std::string> remarks(const frontend::NamedExpr& formula, const trace::Trace& trace);

  const frontend::Specification& specification_;
  interpret::Interpreter& interpreter_;
  const term::Terms& terms_;
  trace::Replayer replayer_;
  encoder::Undefined undefined_;
  const encoder::Behaviours* behaviours_;  ///< null if no property is temporal
  double replay_seconds_ = 0;
};

}  // namespace tlaloc::engine
