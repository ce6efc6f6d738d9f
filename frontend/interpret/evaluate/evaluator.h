// The evaluator behind Interpreter: kernel expressions in an environment and a pair of states, to values. Errors are thrown.
// Private to frontend/interpret/. One rule per kernel node (eval overloads), grouped by family, a file each.
#pragma once

#include <chrono>
#include <map>
#include <memory>
#include <optional>
#include <unordered_set>
#include <utility>
#include <vector>

#include "frontend/interpret/evaluate/environment.h"
#include "frontend/interpret/failure.h"
#include "frontend/interpret/interpreter.h"
#include "frontend/kernel/kernel.h"
#include "frontend/support/stack.h"
#include "frontend/value/element_cursor.h"

namespace tlaloc::interpret {

using kernel::DefinitionId;
using kernel::ExprId;
using kernel::LocalId;
using kernel::VariableId;

class Evaluator {
 public:
  Evaluator(const kernel::Program& program, Options options) : program_(program), options_(std::move(options)) {}

  [[nodiscard]] Value eval(ExprId expr, const Env* env);
  [[nodiscard]] bool eval_bool(ExprId expr, const Env* env, const char* what);
  /// The value where it already stands, else in `scratch`.
  [[nodiscard]] const Value& eval_ref(ExprId expr, const Env* env, Value& scratch);
  [[nodiscard]] Value eval_primed(ExprId expr, const Env* env);
  /// x \in expr; sets given by a filter are asked by their rule, so they may be infinite.
  [[nodiscard]] bool is_member(const Value& element, ExprId expr, const Env* env);
  /// The set of a binder: its elements can be walked.
  [[nodiscard]] Value eval_enumerable(ExprId expr, const Env* env);

  [[noreturn]] void fail_at(EvalError::Kind kind, std::string message, ExprId expr) const;
  /// Adds place and call stack to an error that has none yet.
  void locate(EvalException& error, ExprId expr) const;
  /// Runs a helper that throws unlocated errors.
  template <class Work>
  decltype(auto) located(ExprId expr, Work work) const {
    try {
      return work();
    } catch (EvalException& error) {
      locate(error, expr);
      throw;
    }
  }

  /// What the decider says of an expression whose sets cannot be walked; nothing, if it cannot tell either. Throws what it says
  /// is wrong.
  [[nodiscard]] std::optional<Value> decide(ExprId expr, const Env* env);
  [[nodiscard]] Decider* decider() const { return options_.decider.get(); }

  // ---- binding
  [[nodiscard]] const Env& find(LocalId local, const Env* env) const;
  [[nodiscard]] Env* bind_value(LocalId local, Value value, const Env* outer);
  /// Operator parameter := argument, by name.
  [[nodiscard]] Env* bind_argument(LocalId local, ExprId argument, const Env* argument_env, const Env* outer);
  [[nodiscard]] const Env* bind_parameters(const std::vector<LocalId>& params, const std::vector<ExprId>& args,
                                           const Env* argument_env, const Env* outer);
  [[nodiscard]] const Env* bind_let(const kernel::Let& let, const Env* env);
  /// One element to the locals of a binder; an error when it is no tuple of that length.
  [[nodiscard]] const Env* bind_element(const kernel::Binder& binder, const Value& element, const Env* outer);
  struct Closure {
    const kernel::Lambda* lambda;
    const Env* env;
  };
  [[nodiscard]] Closure closure(ExprId expr, const Env* env) const;
  [[nodiscard]] Closure closure(LocalId local, const Env* env) const;
  /// Visits every assignment of `binders`, in order, with its environment; the sets are evaluated in `env` beforehand.
  /// `visit` returns false to stop. `elements`, when given, holds the elements bound, one per binder.
  template <class Visit>
  bool for_each_binding(const std::vector<kernel::Binder>& binders, const Env* env, Visit visit,
                        std::vector<Value>* elements = nullptr) {
    return walk_binders(binders, eval_sets(binders, env), 0, env, visit, elements);
  }
  [[nodiscard]] std::vector<Value> eval_sets(const std::vector<kernel::Binder>& binders, const Env* env);
  template <class Visit>
  bool walk_binders(const std::vector<kernel::Binder>& binders, const std::vector<Value>& sets, std::size_t first,
                    const Env* env, Visit& visit, std::vector<Value>* elements);

  // ---- functions given by a rule
  /// When `expr` leads through names to a function constructor: that function, not yet evaluated.
  [[nodiscard]] std::shared_ptr<LazyFunction> lazy_function(ExprId expr, const Env* env);
  [[nodiscard]] Value apply_lazy(LazyFunction& function, const Value& argument, ExprId place);
  [[nodiscard]] const Value& lazy_domain(LazyFunction& function);
  /// The environment of the body at this argument, which must be in the domain.
  [[nodiscard]] const Env* bind_lazy(const std::shared_ptr<LazyFunction>& function, const Value& argument);

  /// A formula that gives no variable a value: it speaks of no state (initially) or of no next state, whatever its names mean.
  [[nodiscard]] bool is_mere_test(ExprId expr, bool initially);

  [[nodiscard]] const kernel::Program& program() const { return program_; }
  [[nodiscard]] EnvStack& envs() { return envs_; }
  void set_level(std::uint32_t level) { level_ = level; }
  void draw_anew() { ++draws_; }
  void set_witnesses(std::vector<Value> witnesses) { witnesses_ = std::move(witnesses); }
  [[nodiscard]] const std::vector<Value>& witnesses() const { return witnesses_; }
  void tick();  ///< polls for interruption now and then

  // ---- calls; a frame is linked in for as long as its owner evaluates in it
  [[nodiscard]] CallFrame frame(Symbol name, ExprId call) const;
  [[nodiscard]] const CallFrame* calls() const { return calls_; }
  void set_calls(const CallFrame* calls) { calls_ = calls; }

  // ---- states
  struct States {
    StateView current, next;
    bool primed = false;
  };
  [[nodiscard]] const States& states() const { return states_; }
  void set_states(const States& states) {
    states_ = states;
    touch_states();
  }
  /// A state under construction changed: what was read from it is no longer to be relied on.
  void touch_states() { ++stamp_; }

 private:
  friend struct NodeRules;

  [[nodiscard]] Value eval_node(ExprId expr, const Env* env);
  [[nodiscard]] Value eval_on_segment(ExprId expr, const Env* env);
  [[nodiscard]] Value read_variable(VariableId variable, ExprId place);
  [[nodiscard]] const Value& force(const Env& thunk);
  [[nodiscard]] Value call(const kernel::Call& node, ExprId expr, const Env* env);
  [[nodiscard]] Value apply_closure(const Closure& operation, std::span<const Value> args);
  [[nodiscard]] Value constant_definition(DefinitionId definition, ExprId place);

  [[nodiscard]] Value eval_operator(const kernel::OpApply& node, ExprId expr, const Env* env);
  [[nodiscard]] Value eval_strict(const kernel::OpApply& node, ExprId expr, const Env* env);
  [[nodiscard]] Value eval_effect(const kernel::OpApply& node, ExprId expr, const Env* env);
  [[nodiscard]] Value eval_random(const kernel::OpApply& node, ExprId expr, const Env* env);
  [[nodiscard]] Value read_fact(const Value& key, ExprId expr);
  [[nodiscard]] const Value* find_register(const Value& key, const char* op, ExprId expr) const;
  [[nodiscard]] Value states_so_far(ExprId expr) const;
  [[nodiscard]] bool fails_with(ExprId message, ExprId tested, ExprId expr, const Env* env);
  /// Nothing: the arguments are not what the shortcut is made for, the text decides.
  [[nodiscard]] std::optional<Value> take_shortcut(kernel::Shortcut shortcut, const std::vector<ExprId>& args, const Env* env);
  [[nodiscard]] std::optional<Value> fold_sequence(kernel::Shortcut shortcut, const std::vector<ExprId>& args, const Env* env);
  [[nodiscard]] std::optional<Value> fold_function(const std::vector<ExprId>& args, const Env* env);
  [[nodiscard]] bool eval_action(const kernel::OpApply& node, ExprId expr, const Env* env);
  [[nodiscard]] bool is_unchanged(ExprId expr, const Env* env, ExprId place);
  [[nodiscard]] bool is_composed(const kernel::OpApply& node, const Env* env);
  [[nodiscard]] bool is_enabled(ExprId action, const Env* env);
  [[nodiscard]] bool is_enabled_next(ExprId action, const Env* env);
  [[nodiscard]] bool is_enabled_in(const kernel::OpApply& node, const Env* env);
  [[nodiscard]] Value select_seq(const kernel::OpApply& node, ExprId expr, const Env* env);
  [[nodiscard]] Value sort_seq(const kernel::OpApply& node, ExprId expr, const Env* env);

  [[nodiscard]] bool has_rule(ExprId expr, const Env* env, int fuel);
  [[nodiscard]] bool member_by_rule(const Value& element, ExprId expr, const Env* env);
  bool passes_filter(const Value& element, const kernel::Filter& filter, ExprId expr, const Env* env);
  [[nodiscard]] bool member_of_operation(const Value& element, const kernel::OpApply& node, ExprId expr, const Env* env);

  [[nodiscard]] Value eval_function(const kernel::FunctionConstructor& node, ExprId expr, const Env* env);
  [[nodiscard]] Value large_function(const kernel::FunctionConstructor& node, const Value& domain, ExprId expr, const Env* env);
  [[nodiscard]] Value whole(LazyFunction& function);
  void refresh(LazyFunction& function) const;
  [[nodiscard]] Value update(const Value& base, const kernel::Except& node, ExprId expr, std::span<const Value> path,
                             const Env* env);

  const kernel::Program& program_;
  Options options_;
  EnvStack envs_;
  const CallFrame* calls_ = nullptr;
  States states_;
  std::uint64_t stamp_ = 1;
  std::uint64_t volatile_reads_ = 0;  // reads of what another state context could give another value
  std::uint64_t impure_reads_ = 0;    // TLCGet, TLCSet, Print: nothing that ran one is remembered
  std::uint32_t forcing_ = 0;         // names being evaluated, one within the other
  std::uint32_t ticks_ = 0;
  std::vector<Value> witnesses_;
  std::uint32_t level_ = 1;
  std::uint64_t draws_ = 0;  // how often draw_anew was called
  std::map<Value, Value> registers_;
  std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
  struct Remembered {
    bool has_value = false;
    Value value;
    std::shared_ptr<LazyFunction> function;
  };
  std::vector<Remembered> constants_;  // by definition
  std::unordered_map<ExprId, std::vector<std::size_t>> field_orders_;
  [[nodiscard]] bool uses_names(ExprId expr);
  std::vector<std::uint8_t> uses_names_;  // by expression; 0: not yet known, 1: no, 2: yes
  std::unordered_set<LocalId> selves_;    // the names of recursive functions within themselves
};

template <class Visit>
bool Evaluator::walk_binders(const std::vector<kernel::Binder>& binders, const std::vector<Value>& sets, std::size_t first,
                             const Env* env, Visit& visit, std::vector<Value>* elements) {
  if (stack::is_low()) return stack::on_segment([&] { return walk_binders(binders, sets, first, env, visit, elements); });
  if (first == binders.size()) return visit(env);
  const kernel::Binder& binder = binders[first];
  ElementCursor cursor(sets[first]);
  const EnvScope outer_scope(envs_);
  if (!binder.is_tuple) {
    Env* const node = bind_value(binder.locals[0], Value(), env);
    while (cursor.next(node->values[0])) {
      tick();
      if (elements != nullptr) (*elements)[first] = node->values[0];
      if (!walk_binders(binders, sets, first + 1, node, visit, elements)) return false;
    }
    return true;
  }
  for (Value element; cursor.next(element);) {
    tick();
    if (elements != nullptr) (*elements)[first] = element;
    const EnvScope scope(envs_);
    if (!walk_binders(binders, sets, first + 1, bind_element(binder, element, env), visit, elements)) return false;
  }
  return true;
}

/// Keeps the call stack as it was for the length of a scope.
class CallScope {
 public:
  CallScope(Evaluator& evaluator, const CallFrame& frame) : evaluator_(evaluator), saved_(evaluator.calls()) {
    evaluator.set_calls(&frame);
  }
  ~CallScope() { evaluator_.set_calls(saved_); }
  CallScope(const CallScope&) = delete;
  CallScope& operator=(const CallScope&) = delete;

 private:
  Evaluator& evaluator_;
  const CallFrame* saved_;
};

/// Evaluates in other states for the length of a scope.
class StateScope {
 public:
  StateScope(Evaluator& evaluator, const Evaluator::States& states) : evaluator_(evaluator), saved_(evaluator.states()) {
    evaluator.set_states(states);
  }
  ~StateScope() { evaluator_.set_states(saved_); }
  StateScope(const StateScope&) = delete;
  StateScope& operator=(const StateScope&) = delete;

 private:
  Evaluator& evaluator_;
  Evaluator::States saved_;
};

}  // namespace tlaloc::interpret
