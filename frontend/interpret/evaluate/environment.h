// Environments of the concrete interpreter: chains of nodes, one per local in scope, innermost first. A node is never
// changed by entering a deeper scope, so a pair (expression, environment) stays meaningful while the nodes live.
// Values are ground and closures never escape, so nodes are released in the reverse order of their making.
#pragma once

#include <array>
#include <memory>
#include <unordered_map>
#include <vector>

#include "frontend/kernel/kernel.h"

namespace tlaloc::interpret {

struct Env;

/// A function given by its rule: `[x \in S |-> e]`, applied point by point, each point evaluated once.
struct LazyFunction {
  kernel::ExprId expr;  ///< the FunctionConstructor
  const Env* env = nullptr;
  bool primed = false;      ///< the state context it was made in
  std::vector<Value> sets;  ///< of its binders; empty: not evaluated yet
  Value domain;
  std::size_t size = 0;  ///< of the domain; 0 when infinite or not worth counting
  std::unordered_map<Value, Value> points;
  bool has_whole = false;
  Value whole;
  std::uint64_t stamp = 0;  ///< as Env::stamps
};

struct Env {
  enum class Kind : std::uint8_t {
    Value,     ///< a bound variable
    Thunk,     ///< call by name: `expr` in `env`
    Operator,  ///< `expr` is a Lambda, in `env`
    Function,  ///< the `self` of a recursive function
  };
  const Env* outer = nullptr;
  kernel::LocalId local;
  kernel::ExprId expr;
  Kind kind = Kind::Value;
  const Env* env = nullptr;
  // The value of a Value node is values[0]. A thunk keeps one result per state context (0: as is, 1: below a prime); a result
  // that was read from a state under construction counts only while the stamp is the evaluator's current one (0: always).
  mutable std::array<bool, 2> cached{};
  mutable std::array<Value, 2> values;
  mutable std::array<std::uint64_t, 2> stamps{};
  mutable std::array<std::shared_ptr<LazyFunction>, 2> functions;
};

/// Storage for nodes; blocks never move.
class EnvStack {
 public:
  Env* push(const Env* outer, kernel::LocalId local) {
    if (size_ == blocks_.size() * kBlock) blocks_.push_back(std::make_unique<Env[]>(kBlock));
    Env* const env = &at(size_++);
    env->outer = outer;
    env->local = local;
    return env;
  }
  [[nodiscard]] std::size_t size() const { return size_; }
  void release_to(std::size_t size) {
    while (size_ > size) {
      Env& env = at(--size_);
      env.cached = {};
      env.values[0] = Value();
      env.values[1] = Value();
      if (env.functions[0]) env.functions[0].reset();
      if (env.functions[1]) env.functions[1].reset();
    }
  }

 private:
  static constexpr std::size_t kBlock = 256;
  [[nodiscard]] Env& at(std::size_t i) { return blocks_[i / kBlock][i % kBlock]; }
  std::vector<std::unique_ptr<Env[]>> blocks_;
  std::size_t size_ = 0;
};

/// Releases on leaving the scope what was pushed in it.
class EnvScope {
 public:
  explicit EnvScope(EnvStack& stack) : stack_(stack), mark_(stack.size()) {}
  ~EnvScope() { stack_.release_to(mark_); }
  EnvScope(const EnvScope&) = delete;
  EnvScope& operator=(const EnvScope&) = delete;

 private:
  EnvStack& stack_;
  std::size_t mark_;
};

/// The operators being evaluated, for error messages and the depth limit.
struct CallFrame {
  const CallFrame* outer = nullptr;
  Symbol name;
  Span span;  ///< of the call
  std::uint32_t depth = 1;
};

/// A state, complete or under construction.
struct StateView {
  const Value* values = nullptr;
  const std::uint8_t* assigned = nullptr;  ///< null: all are
  bool own = false;                        ///< of variables that an action below ENABLED has for its own
};

/// Thrown when a variable of a state under construction is read before it has a value.
struct UnassignedRead {
  kernel::VariableId variable;
};

}  // namespace tlaloc::interpret
