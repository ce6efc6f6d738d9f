#include "tests/support/temporal/random_formula.h"

#include <algorithm>
#include <utility>

namespace tlaloc::oracle {

namespace {

FormulaPtr always(FormulaPtr f) { return formula(Form::Always, {std::move(f)}); }
FormulaPtr eventually(FormulaPtr f) { return formula(Form::Eventually, {std::move(f)}); }
FormulaPtr negation(FormulaPtr f) { return formula(Form::Not, {std::move(f)}); }

}  // namespace

RandomFormula::RandomFormula(const System& system, Dice& dice) : system_(system), dice_(dice) {}

template <class Test>
StateSet RandomFormula::where(Test test) const {
  StateSet states(system_.states.size());
  for (StateId state = 0; state < states.size(); ++state) states[state] = test(system_.states[state]);
  return states;
}

Predicate RandomFormula::comparison() {
  const auto& values = system_.variables[0].values;
  const bool by_index = index_ && dice_.chance(70);
  const std::size_t value = by_index ? index_->value : dice_.pick(values.size());
  const std::string text = by_index ? index_->name : values[value];
  switch (dice_.pick(by_index ? 4 : 6)) {
    case 0:
      return {"(s # " + text + ")", where([=](const auto& state) { return state[0] != value; })};
    case 1:
      return {"(s > " + text + ")", where([=](const auto& state) { return state[0] > value; })};
    case 2:
    case 3:
      return {"(s = " + text + ")", where([=](const auto& state) { return state[0] == value; })};
    default: {
      std::vector<bool> chosen(values.size());
      std::string elements;
      for (std::size_t i = 0; i < values.size(); ++i) {
        chosen[i] = dice_.chance(50);
        if (chosen[i]) elements += (elements.empty() ? "" : ", ") + values[i];
      }
      return {"(s \\in {" + elements + "})", where([=](const auto& state) { return bool(chosen[state[0]]); })};
    }
  }
}

Predicate RandomFormula::about_second() {
  const auto& [name, values] = system_.variables[1];
  const std::size_t value = dice_.pick(values.size());
  const bool differs = dice_.chance(40);
  std::string text = "(" + name + (differs ? " # " : " = ") + values[value] + ")";
  if (name == "b") text = differs == (value == 0) ? "~b" : "b";
  return {text, where([=](const auto& state) { return (state[1] == value) != differs; })};
}

Predicate RandomFormula::enabled() {
  const Action which = action();
  if (dice_.chance(50)) return {"(ENABLED (" + which.text + "))", which.steps.enabled()};
  const Subscript v = subscript();
  return {"(ENABLED <<" + which.text + ">>_" + v.text + ")", angle(system_, which.steps, v).enabled()};
}

Predicate RandomFormula::predicate(bool may_be_named) {
  const bool has_second = system_.variables.size() > 1;
  Predicate result = dice_.chance(10) ? enabled() : has_second && dice_.chance(45) ? about_second() : comparison();
  if (dice_.chance(15)) {
    const Predicate other = predicate(false);
    const bool both = dice_.chance(40);
    result.text = "(" + result.text + (both ? " /\\ " : " \\/ ") + other.text + ")";
    for (StateId i = 0; i < result.states.size(); ++i) {
      result.states[i] = both ? result.states[i] && other.states[i] : result.states[i] || other.states[i];
    }
  }
  if (may_be_named && !index_ && dice_.chance(20)) {
    const std::string name = "P" + std::to_string(++named_);
    definitions_ += name + " == " + result.text + "\n";
    result.text = name;
  }
  return result;
}

Subscript RandomFormula::subscript() {
  if (system_.variables.size() == 1) return {dice_.chance(80) ? "vars" : "s", {0}};
  if (dice_.chance(70)) return {"vars", {0, 1}};
  const std::size_t variable = dice_.pick(2);
  return {system_.variables[variable].name, {variable}};
}

Action RandomFormula::action() {
  const std::size_t which = dice_.pick(system_.actions.size());
  Action result{"A" + std::to_string(which + 1), system_.actions[which]};
  const std::size_t kind = dice_.pick(20);
  if (kind == 0) return {"Next", system_.next_steps()};
  if (kind < 3) {
    const std::size_t other = dice_.pick(system_.actions.size());
    result.text += " \\/ A" + std::to_string(other + 1);
    result.steps.unite(system_.actions[other]);
  } else if (kind < 6 || index_) {
    const Predicate guard = comparison();
    const bool after = dice_.chance(30);
    std::string text = guard.text;
    if (after) text.insert(2, "'");  // (s' = 3)
    Relation steps(result.steps.size());
    for (StateId from = 0; from < steps.size(); ++from) {
      for (StateId to = 0; to < steps.size(); ++to) {
        if (result.steps.contains(from, to) && guard.states[after ? to : from]) steps.add(from, to);
      }
    }
    result = {result.text + " /\\ " + text, steps};
  }
  return result;
}

FormulaPtr RandomFormula::either_fairness(const Action& action) {
  const Form form = dice_.chance(65) ? Form::WeaklyFair : Form::StronglyFair;
  return fair(form, system_, action, subscript());
}

/// The same formula for two or three values of s: the same choices are made for each.
template <class Make>
FormulaPtr RandomFormula::for_some_values(Form form, Make make) {
  const auto& values = system_.variables[0].values;
  const std::size_t count = std::min<std::size_t>(values.size(), 2 + dice_.pick(2));
  const std::size_t first = dice_.pick(values.size() - count + 1);
  const Dice start = dice_;
  std::string elements;
  std::vector<FormulaPtr> instances;
  for (std::size_t value = first; value < first + count; ++value) {
    dice_ = start;
    index_ = Index{"i", value};
    instances.push_back(make());
    elements += (elements.empty() ? "" : ", ") + values[value];
  }
  index_.reset();
  return formula(form, std::move(instances), "i \\in {" + elements + "}");
}

FormulaPtr RandomFormula::fairness() {
  const auto of_next = [&] {
    const Relation next = system_.next_steps();
    if (dice_.chance(30)) return Action{"Next", next};
    for (;;) {  // only what Next can do: else Spec could rule out beginnings of behaviours
      Action candidate = action();
      bool is_part = true;
      for (std::size_t i = 0; i < next.pairs().size(); ++i)
        is_part = is_part && (next.pairs()[i] || !candidate.steps.pairs()[i]);
      if (is_part) return candidate;
    }
  };
  if (dice_.chance(12)) {
    // All instances are restrictions of one action: of Next itself, which needs no second choice.
    const Form form = dice_.chance(65) ? Form::WeaklyFair : Form::StronglyFair;
    return for_some_values(Form::ForAll, [&] {
      const Predicate guard = comparison();
      Relation steps(system_.states.size());
      const Relation next = system_.next_steps();
      for (StateId from = 0; from < steps.size(); ++from) {
        for (StateId to = 0; to < steps.size(); ++to) {
          if (guard.states[from] && next.contains(from, to)) steps.add(from, to);
        }
      }
      return fair(form, system_, {"Next /\\ " + guard.text, steps}, subscript());
    });
  }
  return either_fairness(of_next());
}

FormulaPtr RandomFormula::assumption() {
  switch (dice_.pick(3)) {
    case 0:
      return eventually(always(state()));
    case 1:
      return always(eventually(state()));
    default:
      return formula(Form::LeadsTo, {state(), state()});
  }
}

FormulaPtr RandomFormula::about_actions() {
  const auto steps = [&](auto make) {
    const Action which = action();
    return make(system_, which, subscript());
  };
  switch (dice_.pick(6)) {
    case 0:
      return always(steps(box_step));
    case 1:
      return eventually(steps(angle_step));
    case 2:
      return always(eventually(steps(angle_step)));
    case 3:
      return eventually(always(steps(box_step)));
    default:
      return either_fairness(action());
  }
}

FormulaPtr RandomFormula::quantified() {
  const bool all = dice_.chance(70);
  return for_some_values(all ? Form::ForAll : Form::Exists, [&]() -> FormulaPtr {
    switch (dice_.pick(4)) {
      case 0:
        return formula(Form::LeadsTo, {state(), state()});
      case 1:
        return always(eventually(state()));
      case 2:
        return about_actions();
      default:
        return nested(1);
    }
  });
}

FormulaPtr RandomFormula::usual() {
  switch (dice_.pick(12)) {
    case 0:
      return formula(Form::LeadsTo, {state(), state()});
    case 1:
      return always(eventually(state()));
    case 2:
      return eventually(always(state()));
    case 3:
      return always(formula(Form::Implies, {state(), eventually(state())}));
    case 4:
      return eventually(state());
    case 5:
      return always(state());
    case 6:
      return formula(Form::Implies, {always(eventually(state())), always(eventually(state()))});
    case 7:
      return formula(Form::Implies, {about_actions(), usual()});
    case 8:
      return formula(Form::Implies, {state(), usual()});
    case 9:
      return formula(Form::And, {usual(), usual()});
    case 10:
      return quantified();
    default:
      return about_actions();
  }
}

FormulaPtr RandomFormula::property() { return dice_.chance(60) ? usual() : nested(2 + static_cast<unsigned>(dice_.pick(3))); }

FormulaPtr RandomFormula::nested(unsigned depth) {
  if (depth == 0) return dice_.chance(20) ? about_actions() : state();
  switch (dice_.pick(11)) {
    case 0:
    case 1:
      return always(nested(depth - 1));
    case 2:
    case 3:
      return eventually(nested(depth - 1));
    case 4:
    case 5:
      return formula(Form::LeadsTo, {nested(depth - 1), nested(depth - 1)});
    case 6:
      return formula(Form::And, {nested(depth - 1), nested(depth - 1)});
    case 7:
      return formula(Form::Or, {nested(depth - 1), nested(depth - 1)});
    case 8:
      return formula(Form::Implies, {nested(depth - 1), nested(depth - 1)});
    case 9:
      return dice_.chance(70) ? negation(nested(depth - 1)) : formula(Form::Equivalent, {nested(depth - 1), nested(depth - 1)});
    default:
      return depth > 1 && !index_ && dice_.chance(50) ? quantified() : about_actions();
  }
}

}  // namespace tlaloc::oracle
