// The symbolic evaluator: kernel expressions over symbolic values. Ground operands are folded by the concrete interpreter's
// native operators before any term is made. An undefined expression is never given an arbitrary value in silence: the evaluator
// records an obligation (path condition /\ undefined) and continues with some value.
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
#include "frontend/kernel/action/equation.h"
#include "frontend/kernel/kernel.h"

namespace tlaloc::evaluate {

using symbolic::SymValue;
using term::TermId;

/// A number that no other state in this process has had. Caches use it as a key instead of addresses, which are reused.
[[nodiscard]] std::uint64_t new_state_id();

/// One symbolic value per variable. With `id` 0, reads from it are not cached.
struct SymbolicState {
  std::vector<SymValue> values;
  std::uint64_t id = 0;
  /// Below EnabledIn: the own variables of its action. Only they have values here; `values` has a place for all variables.
  std::vector<kernel::VariableId> own = {};
};
/// The next state while an action is read: a variable without a value is not assigned yet. Every assignment gives it a new id.
/// With `id` 0, reads from it are not cached.
struct PartialState {
  std::vector<std::optional<SymValue>> values;
  std::uint64_t id = 0;

  void assign(kernel::VariableId variable, SymValue value) {
    values[variable.index] = std::move(value);
    id = new_state_id();
  }
};

/// A read of a variable that is not assigned yet in the state under construction.
struct Early {
  TermId path;                  ///< the condition under which it happens, relative to the path of the context
  kernel::VariableId variable;  ///< the first such variable
  Span span;
};
/// A result for the action reader: `value` is meaningful only where `early` does not occur.
template <class T>
struct Attempt {
  T value;
  std::optional<Early> early;  ///< empty if no unassigned variable was read
};

/// Thrown when the caller asked to stop.
using Interrupted = term::Interrupted;

class Environment;  ///< the meaning of locals: values, or expressions with their environment; persistent, shared
using EnvironmentPtr = std::shared_ptr<const Environment>;

/// The context of an evaluation. `path`: the condition under which TLC would evaluate the expression; obligations are relative
/// to it.
struct Context {
  EnvironmentPtr env;
  const SymbolicState* current = nullptr;  ///< null: constant level (or an unassigned initial state: see `initial`)
  const PartialState* next = nullptr;      ///< null: there is no next state
  const PartialState* initial = nullptr;   ///< when reading Init: unprimed variables are looked up here
  TermId path;
};

/// Decides whether `action` is enabled in `current`, as one term; below EnabledIn `current` is a state of own variables.
/// Supplied by the action encoder, which depends on this folder.
using EnabledReader =
    std::function<TermId(kernel::ExprId action, const EnvironmentPtr& env, const SymbolicState& current, TermId path)>;

class Evaluator {
 public:
  Evaluator(const kernel::Program& program, term::Terms& terms, obligation::Obligations& obligations, symbolic::Limits limits,
            interpret::Run run = {});
  ~Evaluator();

  // ---- evaluation in states that assign all variables
  [[nodiscard]] SymValue evaluate(kernel::ExprId expr, const Context& context);
  /// A Boolean expression as a term. A value that is not Boolean is an obligation.
  [[nodiscard]] TermId holds(kernel::ExprId expr, const Context& context);

  // ---- for the action encoder, which walks \/, /\, \E, IF, CASE, LET and calls itself (kernel/action/action_form.h)
  using Operand = kernel::Operand<EnvironmentPtr>;
  [[nodiscard]] Attempt<SymValue> try_evaluate(const Operand& operand, const Context& context);
  /// Evaluates an expression that must be a set. A value that is not a set is an obligation and contributes no elements.
  [[nodiscard]] Attempt<SymValue> try_evaluate_set(kernel::ExprId expr, const Context& context);
  [[nodiscard]] Attempt<TermId> try_holds(kernel::ExprId expr, const Context& context);
  [[nodiscard]] Attempt<TermId> try_equal(const Operand& left, const Operand& right, const Context& context);
  /// The value of an expression that no formula evaluates, for example for display: nothing is recorded.
  struct Glimpse {
    SymValue value;
    TermId defined;  ///< where `value` is meaningful, under the path of the context
  };
  /// Empty if the expression is undefined everywhere or cannot be encoded.
  [[nodiscard]] std::optional<Glimpse> glimpse(kernel::ExprId expr, const Context& context);
  /// One of the bodies that f[e] can stand for, if f is written as a function constructor. An argument outside of its domain is
  /// an obligation.
  struct Application {
    TermId guard;
    kernel::ExprId body;
    EnvironmentPtr env;
  };
  /// Empty if f is not written as a constructor.
  [[nodiscard]] std::optional<Attempt<std::vector<Application>>> try_apply(const kernel::OpApply& apply,
                                                                           const Context& context);
  /// Binds a bound variable to a value; a tuple binder is taken apart (shape mismatch is an obligation).
  [[nodiscard]] EnvironmentPtr bind(const EnvironmentPtr& env, kernel::LocalId local, SymValue value) const;
  [[nodiscard]] EnvironmentPtr bind(const kernel::Binder& binder, SymValue element, const Context& context);
  /// The environment of a definition's body for a call of it.
  [[nodiscard]] EnvironmentPtr enter(const kernel::Call& call, const Context& context);
  /// The environment inside a Let.
  [[nodiscard]] EnvironmentPtr enter(const kernel::Let& let, const Context& context);
  /// The expression and environment that an operator parameter or a LET name stands for.
  struct Closure {
    kernel::ExprId body;
    EnvironmentPtr env;
  };
  [[nodiscard]] Closure resolve(const kernel::LocalRef& ref, const Context& context);  ///< an invalid body means a bound value
  [[nodiscard]] Closure resolve(const kernel::CallLocal& call, const Context& context);
  /// Whether `a` comes before `b` in the order of values. Empty if no term expresses that.
  [[nodiscard]] std::optional<TermId> precedes(const SymValue& a, const SymValue& b);

  [[nodiscard]] term::Terms& terms();
  [[nodiscard]] const symbolic::Limits& limits() const;
  [[nodiscard]] const kernel::Program& program() const;
  [[nodiscard]] obligation::Obligations& obligations();
  /// Sets the value of TLCGet("level"): 1 in an initial state; 0: unknown, so it is refused.
  void set_level(std::uint32_t level);
  /// Whether TLCGet("level") was evaluated.
  [[nodiscard]] bool has_read_level() const;
  /// Sets the reader for ENABLED inside formulas; without one, ENABLED is refused.
  void set_enabled_reader(EnabledReader reader);
  /// `interrupted` is polled while evaluating; once it returns true, evaluation throws Interrupted.
  void set_interrupt(std::function<bool()> interrupted);
  /// Whether the caller has asked to stop.
  [[nodiscard]] bool is_interrupted() const;
  /// Constraints of fresh variables made while evaluating (for example for CHOOSE over unbounded sets), to be asserted
  /// permanently.
  [[nodiscard]] std::vector<TermId> take_definitions();
  [[nodiscard]] const std::vector<TermId>& definitions() const;  ///< those that were not taken yet

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace tlaloc::evaluate
