#include "tests/support/temporal/tableau.h"

#include <utility>

namespace tlaloc::oracle {

Tableau::Part Tableau::add(const Formula& formula) {
  std::vector<Part> operands;
  for (const FormulaPtr& operand : formula.operands) operands.push_back(add(*operand));
  switch (formula.form) {
    case Form::State:
      return state(formula.states);
    case Form::Step:
      return step(formula.steps);
    case Form::Not:
      return negation(operands[0]);
    case Form::And:
    case Form::ForAll: {
      Part all = operands[0];
      for (std::size_t i = 1; i < operands.size(); ++i) all = conjunction(all, operands[i]);
      return all;
    }
    case Form::Or:
    case Form::Exists: {
      Part any = operands[0];
      for (std::size_t i = 1; i < operands.size(); ++i) any = disjunction(any, operands[i]);
      return any;
    }
    case Form::Implies:
      return implication(operands[0], operands[1]);
    case Form::Equivalent:
      return conjunction(implication(operands[0], operands[1]), implication(operands[1], operands[0]));
    case Form::Always:
      return always(operands[0]);
    case Form::Eventually:
      return eventually(operands[0]);
    case Form::LeadsTo:
      return always(implication(operands[0], eventually(operands[1])));
    case Form::WeaklyFair:
      return disjunction(always(eventually(negation(state(formula.states)))), always(eventually(step(formula.steps))));
    case Form::StronglyFair:
      return disjunction(eventually(always(negation(state(formula.states)))), always(eventually(step(formula.steps))));
  }
  return 0;
}

Tableau::Part Tableau::step(const Relation& steps) {
  states_ = steps.size();
  return node(Kind::Step, 0, 0, steps.pairs());
}

Tableau::Part Tableau::negation(Part a) { return nodes_[a].kind == Kind::Not ? nodes_[a].a : node(Kind::Not, a, 0, {}); }

Tableau::Part Tableau::node(Kind kind, Part a, Part b, std::vector<bool> holds) {
  const auto [known, is_new] = known_.emplace(Key(kind, a, b, holds), nodes_.size());
  if (!is_new) return known->second;
  Node made{kind, a, b, std::move(holds), kind == Kind::Step};
  if (kind == Kind::Not || kind == Kind::And) made.depends_on_step = nodes_[a].depends_on_step;
  if (kind == Kind::And) made.depends_on_step = made.depends_on_step || nodes_[b].depends_on_step;
  if (kind == Kind::Eventually) {
    made.b = eventualities_.size();
    eventualities_.push_back(a);
  }
  nodes_.push_back(std::move(made));
  return nodes_.size() - 1;
}

std::vector<char> Tableau::values(StateId from, StateId to, Guess guess) const {
  std::vector<char> value(nodes_.size());
  for (Part i = 0; i < nodes_.size(); ++i) {
    const Node& node = nodes_[i];
    switch (node.kind) {
      case Kind::State:
        value[i] = node.holds[from];
        break;
      case Kind::Step:
        value[i] = node.holds[from * states_ + to];
        break;
      case Kind::Not:
        value[i] = !value[node.a];
        break;
      case Kind::And:
        value[i] = value[node.a] && value[node.b];
        break;
      case Kind::Eventually:
        value[i] = (guess >> node.b) & 1;
        break;
    }
  }
  return value;
}

Guess Tableau::fulfilled(StateId from, StateId to, Guess guess) const {
  const std::vector<char> value = values(from, to, guess);
  Guess result = 0;
  for (std::size_t i = 0; i < eventualities_.size(); ++i) {
    if (value[eventualities_[i]]) result |= Guess{1} << i;
  }
  return result;
}

bool Tableau::is_possible(StateId state, Guess guess) const {
  const std::vector<char> value = values(state, state, guess);
  for (std::size_t i = 0; i < eventualities_.size(); ++i) {
    const bool guessed = (guess >> i) & 1;
    if (!guessed && !nodes_[eventualities_[i]].depends_on_step && value[eventualities_[i]]) return false;
  }
  return true;
}

}  // namespace tlaloc::oracle
