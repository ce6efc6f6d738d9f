// Replays a decoded trace with the concrete interpreter: Init, every step and what it is called, the constraints, and the
// violation. Nothing that a solver found is shown unless it is confirmed here.
#pragma once

#include <functional>
#include <string>
#include <variant>

#include "frontend/frontend.h"
#include "frontend/temporal/formula.h"
#include "solver/trace/trace.h"

namespace tlaloc::trace {

/// The replay agrees with the claim. For an undefined expression, `error` is the interpreter's own description of it.
struct Confirmed {
  std::optional<interpret::EvalError> error;
};
/// The interpreter cannot decide (an unbounded quantifier, a limit): the trace may be correct but must not be shown as
/// confirmed.
struct Unconfirmed {
  std::string reason;
};
using Replay = std::variant<Confirmed, Unconfirmed>;

class Replayer {
 public:
  Replayer(const frontend::Specification& specification, interpret::Interpreter& interpreter)
      : specification_(specification), interpreter_(interpreter) {}

  // Each function throws ReplayFailure if the interpreter contradicts the trace.

  /// Declares that Init or Next is known to be undefined somewhere. In a search, a choice from a set represents all of its
  /// elements, and each disjunct is explored by itself, so later traces may pass a place where another choice or disjunct is
  /// defined. Such traces become unconfirmed rather than refuted.
  void expect_undefined() { expects_undefined_ = true; }

  /// Claim: `formula` is FALSE in the last state, or, if `undefined`, has no value there.
  [[nodiscard]] Replay state_violation(const Trace& trace, kernel::ExprId formula, bool undefined);
  /// The same for an action formula on the last two states.
  [[nodiscard]] Replay action_violation(const Trace& trace, kernel::ExprId formula, bool undefined);
  /// Claim: the last state has no successor. If evaluating Next fails there, `error` of the result says how.
  [[nodiscard]] Replay deadlock(const Trace& trace);
  /// Claim: a behaviour that goes on for ever. Its loop closes; it satisfies `assumed`, and not `property`.
  [[nodiscard]] Replay lasso(const Trace& trace, const temporal::Formulas& formulas, temporal::FormulaId assumed,
                             temporal::FormulaId property);
  /// Claim: Next is undefined in the last state.
  [[nodiscard]] Replay undefined_step(const Trace& trace);
  /// Claim: Init is undefined.
  [[nodiscard]] Replay undefined_init();
  /// For a counterexample to induction, which is no behaviour: one state that satisfies `assumed`, or two, the second its
  /// successor. Claim: `formula` is FALSE in the last one or, if `undefined`, has no value there; without a formula: Next is
  /// undefined there.
  [[nodiscard]] Replay induction(const Trace& trace, const std::vector<kernel::ExprId>& assumed,
                                 std::optional<kernel::ExprId> formula, bool undefined);
  /// The same for an action formula on two states, the second a successor of the first.
  [[nodiscard]] Replay induction_step(const Trace& trace, const std::vector<kernel::ExprId>& assumed, kernel::ExprId formula,
                                      bool undefined);

 private:
  [[nodiscard]] std::optional<Unconfirmed> admitted(const Trace& trace, const std::vector<kernel::ExprId>& assumed,
                                                    bool is_continued);
  [[nodiscard]] Replay undefined_next(const Trace& trace);
  [[nodiscard]] std::optional<Unconfirmed> behaviour(const Trace& trace, bool last_is_explored);
  [[nodiscard]] Replay violation(const Trace& trace, kernel::ExprId formula, bool undefined, const interpret::State& current,
                                 const interpret::State* next);
  [[nodiscard]] std::optional<Unconfirmed> initial_state(const Trace& trace);
  [[nodiscard]] std::optional<Unconfirmed> step(const Trace& trace, std::size_t index);
  void check_label(const Trace& trace, std::size_t index);
  [[nodiscard]] std::optional<Unconfirmed> constraint(const Trace& trace, const frontend::NamedExpr& formula,
                                                      const interpret::State& current, const interpret::State* next);

  const frontend::Specification& specification_;
  interpret::Interpreter& interpreter_;
  bool expects_undefined_ = false;
};

}  // namespace tlaloc::trace
