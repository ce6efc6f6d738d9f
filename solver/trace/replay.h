// The concrete interpreter's say on a decoded trace: Init, every step, the constraints, and the violation itself. Nothing that
// a solver found is shown unless it passes here.
#pragma once

#include <functional>
#include <string>
#include <variant>

#include "frontend/frontend.h"
#include "solver/trace/trace.h"

namespace tlaloc::trace {

/// Replayed as claimed. For undefined expressions: the interpreter's own account of it.
struct Confirmed {
  std::optional<interpret::EvalError> error;
};
/// The interpreter cannot tell (an unbounded quantifier, a limit): the trace may be right but must not be shown as such.
struct Unconfirmed {
  std::string reason;
};
using Replay = std::variant<Confirmed, Unconfirmed>;

class Replayer {
 public:
  Replayer(const frontend::Specification& specification, interpret::Interpreter& interpreter)
      : specification_(specification), interpreter_(interpreter) {}

  // Each throws ReplayFailure when the interpreter contradicts the trace.

  /// It is known that Init or Next has no value somewhere. A choice from a set stands for all of its elements in a search, and
  /// each way through the formula is searched by itself, so later traces may pass such a place where another choice or another
  /// way is defined: they are unconfirmed rather than refuted.
  void expect_undefined() { expects_undefined_ = true; }

  /// `formula` is FALSE in the last state; with `undefined`: has no value there.
  [[nodiscard]] Replay state_violation(const Trace& trace, kernel::ExprId formula, bool undefined);
  /// The same of an action formula on the last two states.
  [[nodiscard]] Replay action_violation(const Trace& trace, kernel::ExprId formula, bool undefined);
  /// The last state has no successor. Evaluating Next may turn out to fail there: then `error` says how.
  [[nodiscard]] Replay deadlock(const Trace& trace);
  /// Next has no value in the last state.
  [[nodiscard]] Replay undefined_step(const Trace& trace);
  /// Init has no value.
  [[nodiscard]] Replay undefined_init();
  /// Not a behaviour: one state that satisfies `assumed`, or two, the second its successor. `formula` is FALSE in the last one;
  /// with `undefined`: has no value there. Without a formula: Next has no value there.
  [[nodiscard]] Replay induction(const Trace& trace, const std::vector<kernel::ExprId>& assumed,
                                 std::optional<kernel::ExprId> formula, bool undefined);
  /// The same of an action formula on two states, the second a successor of the first.
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
  [[nodiscard]] std::optional<Unconfirmed> constraint(const Trace& trace, const frontend::NamedExpr& formula,
                                                      const interpret::State& current, const interpret::State* next);

  const frontend::Specification& specification_;
  interpret::Interpreter& interpreter_;
  bool expects_undefined_ = false;
};

}  // namespace tlaloc::trace
