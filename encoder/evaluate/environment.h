// Private to encoder/evaluate/: the meaning of locals. An environment is a persistent list of nodes, newest first: bound
// values, the parameters of a call, the names of a LET, or a recursive function under its own name. Parameters and LET names
// are called by name; a Thunk memoises the value of its expression together with everything it depended on.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <unordered_map>
#include <vector>

#include "encoder/evaluate/evaluator.h"

namespace tlaloc::evaluate {

using kernel::ExprId;
using kernel::LocalId;
using kernel::VariableId;
using symbolic::Limits;

/// The values of all variables in one state, own variables of actions included, as seen by one evaluation. Empty: not assigned
/// yet, or no variable of that state.
struct StateView {
  std::vector<std::optional<SymValue>> values;
  std::vector<VariableId> own;  ///< not empty: the only variables of the state
};
using StatePtr = std::shared_ptr<const StateView>;

/// A Context with ownership of everything it refers to, because lazy sets keep it.
struct Scope {
  EnvironmentPtr env;
  StatePtr current, next;
  TermId path;

  [[nodiscard]] Scope under(TermId narrower) const { return {env, current, next, narrower}; }
  [[nodiscard]] Scope with(EnvironmentPtr inner) const { return {std::move(inner), current, next, path}; }
};

/// A variable that was read, with its value. `in_next`: read from the next state, as seen from where the expression stands.
struct Read {
  bool in_next;
  VariableId variable;
  std::optional<SymValue> value;
};

/// A place where an evaluation has no value: an error, or a read of a variable that the state under construction does not
/// assign yet.
struct Stop {
  obligation::Obligation error;
  VariableId unassigned;  ///< if valid: the latter; `error` then gives the place only
  bool is_free = false;   ///< the formula around it is a fresh variable there (Run::undefined_is_free)
};

/// The value of one expression in one environment. An entry is valid if the path implies the entry's path and everything that
/// was read is unchanged; entries are found by comparing values, never addresses of states.
struct Thunk {
  struct Entry {
    TermId path;
    SymValue value;
    std::vector<Read> reads;
    std::vector<Stop> stops;
    std::uint64_t added_to = 0;  ///< the frame that already has the stops, for paths that imply `added_at`
    TermId added_at;
  };
  ExprId body;
  TermId home;              ///< path of the place where the expression was bound; the path of every use implies it
  bool stays_away = false;  ///< cannot be evaluated at `home`, only at its uses
  bool not_ground = false;  ///< the concrete interpreter finds no value for it
  /// If not null: `body` is none, and the only entry is what the local stands for. The fold that made it; only compared.
  const void* fixed_by = nullptr;
  std::vector<Entry> entries;
};

class Environment : public std::enable_shared_from_this<Environment> {
 public:
  enum class Kind { Values, Frame, Let, Function };

  Environment() = default;
  Environment(const Environment&) = delete;
  Environment& operator=(const Environment&) = delete;
  ~Environment();  ///< of a chain of any length

  EnvironmentPtr parent;
  Kind kind = Kind::Values;
  std::vector<LocalId> locals;
  std::vector<SymValue> values;       ///< Values
  mutable std::vector<Thunk> thunks;  ///< Frame, Let: one per local. Function: the set of each binder
  EnvironmentPtr arguments;           ///< Frame: where the arguments are evaluated
  /// Function: `locals[0]` is the constructor's `self`; its value at ground points.
  const kernel::FunctionConstructor* constructor = nullptr;
  mutable std::map<Value, Thunk> points;

  /// Where the expressions of `thunks` are evaluated.
  [[nodiscard]] EnvironmentPtr home() const { return kind == Kind::Frame ? arguments : shared_from_this(); }
};

struct Binding {
  EnvironmentPtr node;
  std::size_t index;
};
/// Finds the binding of a local. Throws InternalError if there is none, which resolution rules out.
[[nodiscard]] Binding lookup(const EnvironmentPtr& env, LocalId local);

}  // namespace tlaloc::evaluate
