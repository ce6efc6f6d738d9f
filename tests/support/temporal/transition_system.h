// A small transition system that is given state by state and step by step: what the oracle for temporal properties decides
// about. Nothing here knows the checker that is tested.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace tlaloc::oracle {

/// An index into System::states.
using StateId = std::size_t;

/// For each state whether it is in the set.
using StateSet = std::vector<bool>;

/// A set of pairs of states.
class Relation {
 public:
  explicit Relation(std::size_t states) : states_(states), pairs_(states * states) {}

  [[nodiscard]] bool contains(StateId from, StateId to) const { return pairs_[from * states_ + to]; }
  void add(StateId from, StateId to) { pairs_[from * states_ + to] = true; }
  [[nodiscard]] std::size_t size() const { return states_; }
  [[nodiscard]] const std::vector<bool>& pairs() const { return pairs_; }
  /// The states in which some step of the relation begins: ENABLED.
  [[nodiscard]] StateSet enabled() const;
  void unite(const Relation& other);

 private:
  std::size_t states_;
  std::vector<bool> pairs_;
};

struct Variable {
  std::string name;
  std::vector<std::string> values;  ///< as TLA+ writes them
};

struct System {
  std::vector<Variable> variables;               ///< one or two
  std::vector<std::vector<std::size_t>> states;  ///< of each state, which value each variable has; no two are the same
  std::vector<StateId> initial;
  std::vector<Relation> actions;  ///< A1, A2, ...
  std::vector<std::size_t> next;  ///< the actions that Next consists of

  /// The steps of Next. Steps that change nothing may be missing: behaviours have them everywhere.
  [[nodiscard]] Relation next_steps() const;
  /// `s = 3 /\ b = TRUE`.
  [[nodiscard]] std::string state_text(StateId state) const;
};

/// What follows `_` in [A]_v: some of the variables.
struct Subscript {
  std::string text;
  std::vector<std::size_t> variables;
};

/// Those steps of `action` that change the subscript: <<A>>_v.
[[nodiscard]] Relation angle(const System& system, const Relation& action, const Subscript& subscript);
/// [A]_v.
[[nodiscard]] Relation box(const System& system, const Relation& action, const Subscript& subscript);

}  // namespace tlaloc::oracle
