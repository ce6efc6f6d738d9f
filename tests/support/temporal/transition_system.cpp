#include "tests/support/temporal/transition_system.h"

namespace tlaloc::oracle {

namespace {

bool is_changed(const System& system, const Subscript& subscript, StateId from, StateId to) {
  for (const std::size_t variable : subscript.variables) {
    if (system.states[from][variable] != system.states[to][variable]) return true;
  }
  return false;
}

}  // namespace

StateSet Relation::enabled() const {
  StateSet result(states_);
  for (StateId from = 0; from < states_; ++from) {
    for (StateId to = 0; to < states_ && !result[from]; ++to) result[from] = contains(from, to);
  }
  return result;
}

void Relation::unite(const Relation& other) {
  for (std::size_t i = 0; i < pairs_.size(); ++i) pairs_[i] = pairs_[i] || other.pairs_[i];
}

Relation System::next_steps() const {
  Relation result(states.size());
  for (const std::size_t action : next) result.unite(actions[action]);
  return result;
}

std::string System::state_text(StateId state) const {
  std::string text;
  for (std::size_t v = 0; v < variables.size(); ++v) {
    text += (v == 0 ? "" : " /\\ ") + variables[v].name + " = " + variables[v].values[states[state][v]];
  }
  return text;
}

Relation angle(const System& system, const Relation& action, const Subscript& subscript) {
  Relation result(system.states.size());
  for (StateId from = 0; from < result.size(); ++from) {
    for (StateId to = 0; to < result.size(); ++to) {
      if (action.contains(from, to) && is_changed(system, subscript, from, to)) result.add(from, to);
    }
  }
  return result;
}

Relation box(const System& system, const Relation& action, const Subscript& subscript) {
  Relation result(system.states.size());
  for (StateId from = 0; from < result.size(); ++from) {
    for (StateId to = 0; to < result.size(); ++to) {
      if (action.contains(from, to) || !is_changed(system, subscript, from, to)) result.add(from, to);
    }
  }
  return result;
}

}  // namespace tlaloc::oracle
