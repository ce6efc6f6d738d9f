// The symbolic evaluator: kernel expressions over symbolic values. Ground operands are folded by the concrete interpreter's
// native operators before a term exists. It never picks an arbitrary value in silence: where TLA+ gives no value it records an
// obligation (path condition /\ undefined) and goes on with some value.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "encoder/obligation/obligation.h"
#include "encoder/symbolic/operations.h"
#include "frontend/interpret/interpreter.h"
#include "frontend/kernel/equation.h"
#include "frontend/kernel/kernel.h"

namespace tlaloc::evaluate {

using symbolic::SymValue;
using term::TermId;

/// A number no other state has had in this process. Caches are keyed on it, never on addresses, which get reused.
[[nodiscard]] std::uint64_t new_state_id();

/// One symbolic value per variable. `id` 0: nothing read from it is cached.
struct SymbolicState {
  std::vector<SymValue> values;
  std::uint64_t id = 0;
};
/// The next state while an action is read: a variable without a value has not been assigned yet. Every assignment gives it
/// a new id. `id` 0: nothing read from it is cached.
struct PartialState {
  std::vector<std::optional<SymValue>> values;
  std::uint64_t id = 0;

  void assign(kernel::VariableId variable, SymValue value) {
    values[variable.index] = std::move(value);
    id = new_state_id();
  }
};

/// Where an evaluation reads a variable of the state that is made, which has no value yet.
struct Early {
  TermId path;                  ///< the condition under which that happens, beside the path of the context
  kernel::VariableId variable;  ///< the first one
  Span span;
};
/// What the action encoder evaluates: the value means something where `early` does not hold.
template <class T>
struct Attempt {
  T value;
  std::optional<Early> early;  ///< nothing: nowhere
};

/// Thrown when the caller asked to stop.
using Interrupted = term::Interrupted;

class Environment;  ///< what locals mean: values, or expressions with their environment; persistent, shared
using EnvironmentPtr = std::shared_ptr<const Environment>;

/// Where an expression is evaluated. `path`: the condition under which TLC would evaluate it; obligations are relative to it.
struct Context {
  EnvironmentPtr env;
  const SymbolicState* current = nullptr;  ///< null: constant level (or an unassigned initial state: see `initial`)
  const PartialState* next = nullptr;      ///< null: no next state
  const PartialState* initial = nullptr;   ///< reading Init: unprimed variables are looked up here
  TermId path;
};

/// Whether `action` can be taken in `current`, as one term. Only the action encoder, which stands above, can tell.
using EnabledReader =
    std::function<TermId(kernel::ExprId action, const EnvironmentPtr& env, const SymbolicState& current, TermId path)>;

class Evaluator {
 public:
  Evaluator(const kernel::Program& program, term::Terms& terms, obligation::Obligations& obligations, symbolic::Limits limits,
            interpret::Run run = {});
  ~Evaluator();

  // ---- where all variables have values
  [[nodiscard]] SymValue evaluate(kernel::ExprId expr, const Context& context);
  /// A Boolean expression as a term; not being Boolean is an obligation.
  [[nodiscard]] TermId holds(kernel::ExprId expr, const Context& context);

  // ---- for the action encoder, which walks \/, /\, \E, IF, CASE, LET and calls itself (kernel/action_form.h)
  using Operand = kernel::Operand<EnvironmentPtr>;
  [[nodiscard]] Attempt<SymValue> try_evaluate(const Operand& operand, const Context& context);
  /// An expression that a set is expected of. Where it is no set is an obligation, and nothing can be drawn from it there.
  [[nodiscard]] Attempt<SymValue> try_evaluate_set(kernel::ExprId expr, const Context& context);
  [[nodiscard]] Attempt<TermId> try_holds(kernel::ExprId expr, const Context& context);
  [[nodiscard]] Attempt<TermId> try_equal(const Operand& left, const Operand& right, const Context& context);
  /// What an expression is where somebody looks at it, although no formula does: nothing is recorded.
  struct Glimpse {
    SymValue value;
    TermId defined;  ///< under the path of the context; elsewhere `value` means nothing
  };
  /// Nothing: it has no value anywhere, or cannot be encoded.
  [[nodiscard]] std::optional<Glimpse> glimpse(kernel::ExprId expr, const Context& context);
  /// The bodies that f[e] may stand for where f is written as a constructor; what is outside of its domain is an obligation.
  struct Application {
    TermId guard;
    kernel::ExprId body;
    EnvironmentPtr env;
  };
  /// Nothing: f is written in another way.
  [[nodiscard]] std::optional<Attempt<std::vector<Application>>> try_apply(const kernel::OpApply& apply,
                                                                           const Context& context);
  /// Binds a bound variable to a value; a tuple binder is taken apart (shape mismatch is an obligation).
  [[nodiscard]] EnvironmentPtr bind(const EnvironmentPtr& env, kernel::LocalId local, SymValue value) const;
  [[nodiscard]] EnvironmentPtr bind(const kernel::Binder& binder, SymValue element, const Context& context);
  /// The environment of a definition's body for a call of it.
  [[nodiscard]] EnvironmentPtr enter(const kernel::Call& call, const Context& context);
  /// The environment inside a Let.
  [[nodiscard]] EnvironmentPtr enter(const kernel::Let& let, const Context& context);
  /// What a local of operator kind, a parameter or a LET name stands for: its expression and environment.
  struct Closure {
    kernel::ExprId body;
    EnvironmentPtr env;
  };
  [[nodiscard]] Closure resolve(const kernel::LocalRef& ref, const Context& context);  ///< body invalid: a bound value
  [[nodiscard]] Closure resolve(const kernel::CallLocal& call, const Context& context);
  /// Whether `a` comes before `b` in the order of values. Nothing: no term says so.
  [[nodiscard]] std::optional<TermId> precedes(const SymValue& a, const SymValue& b);

  [[nodiscard]] term::Terms& terms();
  [[nodiscard]] const symbolic::Limits& limits() const;
  [[nodiscard]] const kernel::Program& program() const;
  [[nodiscard]] obligation::Obligations& obligations();
  /// Answer of TLCGet("level"): 1 in an initial state; 0: not known, and so refused.
  void set_level(std::uint32_t level);
  /// Whether it has been asked for.
  [[nodiscard]] bool has_read_level() const;
  /// Asked for ENABLED inside of formulas; without one they are refused.
  void set_enabled_reader(EnabledReader reader);
  /// Polled while evaluating; once it says true, evaluation ends by throwing Interrupted.
  void set_interrupt(std::function<bool()> interrupted);
  /// Does nobody want to wait any longer?
  [[nodiscard]] bool is_interrupted() const;
  /// Constraints on fresh variables made while evaluating (CHOOSE over unbounded sets …): to be asserted for good.
  [[nodiscard]] std::vector<TermId> take_definitions();

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace tlaloc::evaluate
