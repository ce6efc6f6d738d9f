// Private to encoder/evaluate/: what locals mean. An environment is a persistent list of nodes, newest first: bound values,
// the parameters of one call, the names of one LET, or a recursive function under its own name. Parameters and LET names are
// call by name; a Thunk keeps what its expression was found to be, together with everything that answer depended on.
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

/// The values of all variables in one state, as one evaluation sees them. Nothing: not assigned yet.
struct StateView {
  std::vector<std::optional<SymValue>> values;
};
using StatePtr = std::shared_ptr<const StateView>;

/// Context, with everything it needs kept alive: lazy sets hold on to it.
struct Scope {
  EnvironmentPtr env;
  StatePtr current, next;
  TermId path;

  [[nodiscard]] Scope under(TermId narrower) const { return {env, current, next, narrower}; }
  [[nodiscard]] Scope with(EnvironmentPtr inner) const { return {std::move(inner), current, next, path}; }
};

/// A variable was read and had this value: `in_next` tells the state, as seen from where the expression stands.
struct Read {
  bool in_next;
  VariableId variable;
  std::optional<SymValue> value;
};

/// Where an evaluation comes to no value: an error, or a variable of the state that is made is read before it has a value.
struct Stop {
  obligation::Obligation error;
  VariableId unassigned;  ///< valid: the latter; `error` then says no more than where
};

/// The value of one expression in one environment. An entry holds wherever the path implies its own and all that was read is
/// unchanged; it is found by comparing values, never addresses of states.
struct Thunk {
  struct Entry {
    TermId path;
    SymValue value;
    std::vector<Read> reads;
    std::vector<Stop> stops;
    std::uint64_t added_to = 0;  ///< the frame that has the stops already, for paths that imply `added_at`
    TermId added_at;
  };
  ExprId body;
  TermId home;              ///< path where the expression was bound; every use implies it
  bool stays_away = false;  ///< cannot be evaluated at `home`, only at its uses
  bool not_ground = false;  ///< the concrete interpreter does not give it a value
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
/// Throws InternalError when the local is not bound: resolution has seen to that.
[[nodiscard]] Binding lookup(const EnvironmentPtr& env, LocalId local);

}  // namespace tlaloc::evaluate
