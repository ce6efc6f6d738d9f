// The concrete interpreter: kernel expressions on ground values, exactly as TLC evaluates them
// (Specifying Systems, chapter 14), with integers of any size. It replays every counterexample and folds
// constants for the encoder. One interpreter is used by one thread.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <variant>
#include <vector>

#include "frontend/interpret/run.h"
#include "frontend/kernel/kernel.h"
#include "frontend/value/value.h"

namespace tlaloc::interpret {

/// One value per variable, in VariableId order.
using State = std::vector<Value>;

/// The reason why an expression has no value. Assertion: Assert(FALSE, m). Unsupported: meaningful TLA+ that cannot be
/// evaluated (unbounded quantifier, enumeration of an infinite set). Limit: recursion depth, set size, interruption.
struct EvalError {
  enum class Kind { Undefined, Type, Assertion, Unsupported, Limit };
  Kind kind = Kind::Undefined;
  std::string message;  ///< with operand values; lower case, no full stop
  Span span;
  std::vector<std::pair<Symbol, Span>> stack;  ///< operators being evaluated, innermost first
};

/// Whether the error shows a limitation of the tool and says nothing about the specification.
[[nodiscard]] constexpr bool is_limit(EvalError::Kind kind) {
  return kind == EvalError::Kind::Unsupported || kind == EvalError::Kind::Limit;
}

/// Thrown inside the interpreter and by native operators; every public function below returns it instead.
class EvalException : public std::exception {
 public:
  explicit EvalException(EvalError error) : error_(std::move(error)) {}
  [[nodiscard]] const EvalError& error() const { return error_; }
  [[nodiscard]] EvalError& error() { return error_; }
  [[nodiscard]] const char* what() const noexcept override { return error_.message.c_str(); }

 private:
  EvalError error_;
};

template <class T>
using Result = std::variant<T, EvalError>;

/// Applies a native Strict operator to evaluated operands; `model_values` determines the order of model values. Throws
/// EvalException without a span, which the caller adds.
[[nodiscard]] Value apply_native(kernel::Op op, std::span<const Value> args, const NameOrder& model_values);

/// The origin of a successor: the operator and the bound parameters on the way, as shown in traces.
struct ActionLabel {
  Symbol name;  ///< empty: the step belongs to Next itself
  std::vector<std::pair<Symbol, Value>> parameters;
  Span span;  ///< body of the operator
};

struct Bindings {
  std::unordered_map<kernel::LocalId, Value> values;
};

class Decider;

struct Options {
  std::uint32_t max_call_depth = 20000;           ///< nested operator applications; exceeding it is a Limit error
  std::function<void(const std::string&)> print;  ///< Print, PrintT; silent when empty
  std::function<bool()> interrupted;              ///< polled; true ends the evaluation with a Limit error
  Run run;                                        ///< answers TLCGet("config"), and seeds random choices
  std::function<std::vector<State>()>
      so_far;                        ///< the behaviour up to the current state, for Trace of TLCExt; refused when empty
  std::shared_ptr<Decider> decider;  ///< asked where walking would not end; null: nobody is
};

class Interpreter {
 public:
  explicit Interpreter(const kernel::Program& program, Options options = {});
  ~Interpreter();
  Interpreter(const Interpreter&) = delete;
  Interpreter& operator=(const Interpreter&) = delete;

  /// Any expression of level Constant, State or Action. `current` and `next` may be null when not needed.
  /// Lazy sets are returned as such. ENABLED is decided by enumerating successors.
  [[nodiscard]] Result<Value> evaluate(kernel::ExprId expr, const State* current = nullptr, const State* next = nullptr,
                                       const Bindings& bindings = {});
  /// Same, and the result must be a Boolean.
  [[nodiscard]] Result<bool> holds(kernel::ExprId expr, const State* current = nullptr, const State* next = nullptr);

  /// Visits all states that satisfy `init`, found as TLC does: from left to right, = and \in assign unassigned variables.
  /// Conjuncts that read a variable before it is assigned are postponed. `visit` returns false to stop. The result says whether
  /// all were visited.
  [[nodiscard]] Result<bool> for_each_initial_state(kernel::ExprId init, const std::function<bool(const State&)>& visit);
  /// Visits all successors of `current` by `next`, possibly with duplicates, each with its label.
  [[nodiscard]] Result<bool> for_each_successor(kernel::ExprId next, const State& current,
                                                const std::function<bool(const State&, const ActionLabel&)>& visit);
  /// Whether there is one; where that cannot be found out by looking for it, the decider is asked.
  [[nodiscard]] Result<bool> has_successor(kernel::ExprId next, const State& current);
  /// Level of the current state for TLCGet("level"), from 1.
  void set_level(std::uint32_t level);
  /// Makes RandomElement and module Randomization draw anew; values drawn by constant definitions are kept. Until the next
  /// call, the same set at the same place gives the same value.
  void draw_anew();
  /// Values to try first if `\E x \in S` ranges over a set too large to enumerate. Only members that satisfy the body count, so
  /// this affects speed but not the answer. Replay passes the parameters that the solver chose.
  void set_witnesses(std::vector<Value> witnesses);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace tlaloc::interpret
