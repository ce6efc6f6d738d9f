#include "tests/support/temporal/random_system.h"

#include <algorithm>
#include <utility>

namespace tlaloc::oracle {

namespace {

std::vector<std::string> integers(std::size_t count, Dice& dice) {
  const int least = dice.chance(15) ? -1 : 0;
  std::vector<std::string> values;
  for (std::size_t i = 0; i < count; ++i) values.push_back(std::to_string(least + static_cast<int>(i)));
  return values;
}

std::size_t random_size(Dice& dice) {
  const std::size_t kind = dice.pick(10);
  if (kind < 7) return 2 + dice.pick(5);
  return kind < 9 ? 7 + dice.pick(6) : 13 + dice.pick(18);
}

template <class T>
void shuffle(std::vector<T>& items, Dice& dice) {
  for (std::size_t i = items.size(); i > 1; --i) std::swap(items[i - 1], items[dice.pick(i)]);
}

void choose_states(System& system, Dice& dice) {
  const std::size_t size = random_size(dice);
  if (dice.chance(55)) {
    system.variables = {{"s", integers(size, dice)}};
    for (std::size_t i = 0; i < size; ++i) system.states.push_back({i});
    return;
  }
  Variable second{"b", {"TRUE", "FALSE"}};
  if (dice.chance(40)) second = {"t", {"\"x\"", "\"y\"", "\"z\""}};
  const std::size_t rows = std::max<std::size_t>(2, (size + second.values.size()) / second.values.size());
  system.variables = {{"s", integers(rows, dice)}, second};
  for (std::size_t i = 0; i < rows; ++i) {
    for (std::size_t j = 0; j < second.values.size(); ++j) system.states.push_back({i, j});
  }
  shuffle(system.states, dice);
  system.states.resize(std::min(size, system.states.size()));
}

Relation random_action(std::size_t states, Dice& dice) {
  Relation action(states);
  const auto any = [&] { return dice.pick(states); };
  switch (dice.pick(6)) {
    case 0:
    case 1: {  // in a ring, with holes
      const unsigned holes = dice.chance(50) ? 0 : 25;
      for (StateId from = 0; from < states; ++from) {
        if (!dice.chance(holes)) action.add(from, (from + 1) % states);
      }
      break;
    }
    case 2: {  // from some states to one
      const StateId target = any();
      for (StateId from = 0; from < states; ++from) {
        if (dice.chance(35)) action.add(from, target);
      }
      break;
    }
    case 3:  // a single step or two
      for (std::size_t i = 1 + dice.pick(2); i > 0; --i) action.add(any(), any());
      break;
    default: {  // anything
      const unsigned density = 20 + static_cast<unsigned>(dice.pick(60));
      for (StateId from = 0; from < states; ++from) {
        if (!dice.chance(density)) continue;
        for (std::size_t i = 1 + dice.pick(2); i > 0; --i) action.add(from, any());
      }
    }
  }
  if (dice.chance(12)) {  // steps that change nothing
    for (StateId from = 0; from < states; ++from) {
      if (dice.chance(40)) action.add(from, from);
    }
  }
  return action;
}

std::string join(const std::vector<std::string>& texts, const std::string& between) {
  std::string all;
  for (const std::string& text : texts) all += (all.empty() ? "" : between) + text;
  return all;
}

/// Where a step goes: `s' = 3 /\ b' = TRUE`.
std::string target_text(const System& system, StateId from, StateId to, Dice& dice) {
  std::vector<std::string> conjuncts;
  for (std::size_t v = 0; v < system.variables.size(); ++v) {
    const auto& [name, values] = system.variables[v];
    const bool stays = system.states[from][v] == system.states[to][v];
    conjuncts.push_back(stays && dice.chance(60) ? "UNCHANGED " + name : name + "' = " + values[system.states[to][v]]);
  }
  return join(conjuncts, " /\\ ");
}

std::string steps_text(const System& system, const Relation& action, StateId from, Dice& dice) {
  std::vector<StateId> targets;
  for (StateId to = 0; to < action.size(); ++to) {
    if (action.contains(from, to)) targets.push_back(to);
  }
  if (targets.empty()) return {};
  std::vector<std::string> texts;
  for (const StateId to : targets) {
    texts.push_back(system.variables.size() == 1 ? system.variables[0].values[system.states[to][0]]
                                                 : "(" + target_text(system, from, to, dice) + ")");
  }
  std::string target = targets.size() == 1 ? target_text(system, from, targets[0], dice) : "(" + join(texts, " \\/ ") + ")";
  if (system.variables.size() == 1 && targets.size() > 1) target = "s' \\in {" + join(texts, ", ") + "}";
  return "\n  \\/ " + system.state_text(from) + " /\\ " + target;
}

}  // namespace

System random_system(Dice& dice) {
  System system;
  choose_states(system, dice);
  const std::size_t states = system.states.size();
  for (std::size_t i = dice.chance(60) ? 1 : 2 + dice.pick(2); i > 0; --i) system.initial.push_back(dice.pick(states));
  for (std::size_t i = 1 + dice.pick(4); i > 0; --i) system.actions.push_back(random_action(states, dice));
  for (std::size_t i = 0; i < system.actions.size(); ++i) system.next.push_back(i);
  if (system.next.size() > 1 && dice.chance(15)) {
    system.next.erase(system.next.begin() + static_cast<std::ptrdiff_t>(dice.pick(system.next.size())));
  }
  std::sort(system.initial.begin(), system.initial.end());
  system.initial.erase(std::unique(system.initial.begin(), system.initial.end()), system.initial.end());
  return system;
}

std::string definitions(const System& system, Dice& dice) {
  std::vector<std::string> names, initial, next;
  for (const Variable& variable : system.variables) names.push_back(variable.name);
  for (const StateId state : system.initial) initial.push_back("  \\/ " + system.state_text(state));
  for (const std::size_t action : system.next) next.push_back("A" + std::to_string(action + 1));
  const std::string tuple = join(names, ", ");
  std::string text = "VARIABLES " + tuple + "\n";
  text += "vars == " + (names.size() == 1 && dice.chance(50) ? tuple : "<<" + tuple + ">>") + "\n";
  text += "Init ==\n" + join(initial, "\n") + "\n";
  for (std::size_t i = 0; i < system.actions.size(); ++i) {
    std::string steps;
    for (StateId from = 0; from < system.states.size(); ++from) steps += steps_text(system, system.actions[i], from, dice);
    text += "A" + std::to_string(i + 1) + " ==" + (steps.empty() ? " FALSE /\\ UNCHANGED vars" : steps) + "\n";
  }
  return text + "Next == " + join(next, " \\/ ") + "\n";
}

}  // namespace tlaloc::oracle
