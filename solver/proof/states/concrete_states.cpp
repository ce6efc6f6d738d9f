#include "solver/proof/states/concrete_states.h"

#include <algorithm>
#include <map>
#include <set>

#include "encoder/domain/domain_fixpoint.h"
#include "solver/proof/expressions.h"
#include "solver/proof/states/one_of.h"

namespace tlaloc::engine {

using temporal::Formula;

namespace {

interpret::Options settings(const frontend::Specification& specification, const solver::CheckOptions& options,
                            const solver::Budget& budget) {
  interpret::Options settings;
  settings.interrupted = [&budget] { return budget.is_over(); };
  settings.run = solver::run_of(specification, options);
  return settings;
}

solver::WhyUnknown too_many() { return solver::incomplete("too many states to list"); }

}  // namespace

std::size_t ConcreteStates::HashOfState::operator()(const interpret::State& state) const {
  std::size_t hash = 0;
  for (const Value& value : state) hash = hash * 31 + value.hash();
  return hash;
}

ConcreteStates::ConcreteStates(frontend::Specification& specification, const temporal::Formulas& formulas,
                               const PlainFormulas& plain, const solver::CheckOptions& options, const solver::Budget& budget,
                               Limits limits)
    : specification_(specification),
      formulas_(formulas),
      plain_(plain),
      budget_(budget),
      limits_(limits),
      interpreter_(specification.program, settings(specification, options, budget)) {}

std::variant<ConcreteStates::Listed, solver::WhyUnknown> ConcreteStates::list() {
  try {
    list_graph();
    kernel::Program& program = specification_.program;
    Listed listed;
    for (std::uint32_t v = 0; v < program.variables.size(); ++v) listed.types.push_back(type_of(v));
    Expressions expressions(program);
    std::vector<std::map<Value, kernel::ExprId>> known(program.variables.size());
    for (const interpret::State& state : states_) {
      auto& says = graph_.states.emplace_back();
      for (std::uint32_t v = 0; v < state.size(); ++v) {
        const auto [at, is_new] = known[v].try_emplace(state[v]);
        if (is_new) {
          const auto variable = program.add(kernel::VariableRef{kernel::VariableId(v)}, Span{}, kernel::Level::State);
          at->second = expressions.apply(kernel::Op::Eq, {variable, expressions.literal(state[v])});
        }
        says.push_back(at->second);
      }
    }
    listed.any = one_of(program, graph_.states);
    listed.graph = std::move(graph_);
    return listed;
  } catch (const Failure& failure) {
    return failure.why;
  } catch (const domain::NoValueDomain& none) {
    return solver::incomplete(none.why);
  }
}

void ConcreteStates::list_graph() {
  const bool is_all = take(interpreter_.for_each_initial_state(*specification_.model.init, [&](const interpret::State& state) {
    (void)number_of(state);
    return states_.size() <= limits_.states;
  }));
  if (!is_all) throw Failure{too_many()};
  if (states_.empty()) throw Failure{solver::incomplete("there is no initial state")};
  for (std::uint32_t state = 0; state < states_.size(); ++state) {
    state_atoms_.assign(formulas_.atom_count(), std::nullopt);
    StateGraph::Edge edge{state, {}};
    for (std::size_t i = 0; i < plain_.all.size(); ++i) {
      edge.bits.push_back(plain_.is_initial[i] && plain(plain_.all[i], states_[state], nullptr));
    }
    graph_.initial.push_back(std::move(edge));
  }
  std::size_t steps = 0;
  for (std::uint32_t state = 0; state < states_.size(); ++state) {
    if (budget_.is_over()) throw Failure{budget_.why()};
    list_steps(state);
    steps += graph_.steps.back().size();
    if (states_.size() > limits_.states || steps > limits_.steps) throw Failure{too_many()};
  }
}

kernel::ExprId ConcreteStates::type_of(std::uint32_t variable) {
  std::set<Value> values;
  for (const interpret::State& state : states_) values.insert(state[variable]);
  domain::ValueDomain domain;
  for (const Value& value : values) domain.absorb(value);
  if (domain::kinds(domain).size() > 1) throw Failure{solver::incomplete("a variable has values of several kinds")};
  return domain::membership(specification_.program, kernel::VariableId(variable), domain);
}

bool ConcreteStates::hold(const std::vector<frontend::NamedExpr>& constraints, const interpret::State& current,
                          const interpret::State* next) {
  return std::all_of(constraints.begin(), constraints.end(), [&](const frontend::NamedExpr& constraint) {
    return take(interpreter_.holds(constraint.expr, &current, next));
  });
}

std::uint32_t ConcreteStates::number_of(const interpret::State& state) {
  const auto [at, is_new] = numbers_.try_emplace(state, static_cast<std::uint32_t>(states_.size()));
  if (is_new) states_.push_back(state);
  return at->second;
}

void ConcreteStates::list_steps(std::uint32_t state) {
  const frontend::Model& model = specification_.model;
  const interpret::State current = states_[state];
  std::set<std::uint32_t> targets{state};  // it may stutter
  if (hold(model.constraints, current, nullptr)) {
    std::vector<interpret::State> found;
    const auto visit = [&](const interpret::State& next, const interpret::ActionLabel&) {
      found.push_back(next);
      return found.size() <= limits_.steps;
    };
    if (!take(interpreter_.for_each_successor(*model.next, current, visit))) throw Failure{too_many()};
    for (const interpret::State& next : found) {
      if (hold(model.action_constraints, current, &next)) targets.insert(number_of(next));
    }
  }
  state_atoms_.assign(formulas_.atom_count(), std::nullopt);
  auto& steps = graph_.steps.emplace_back();
  for (const std::uint32_t target : targets) {
    steps.push_back({target, {}});
    for (const temporal::FormulaId id : plain_.all) steps.back().bits.push_back(plain(id, current, &states_[target]));
  }
}

bool ConcreteStates::atom(temporal::AtomId id, const interpret::State& current, const interpret::State* next) {
  const temporal::Atom& atom = formulas_[id];
  if (atom.is_action) return take(interpreter_.holds(atom.expr, &current, next));
  auto& known = state_atoms_[id.index];
  if (!known) known = take(interpreter_.holds(atom.expr, &current));
  return *known;
}

/// All of its atoms are evaluated, so that none is without a value unseen.
bool ConcreteStates::plain(temporal::FormulaId id, const interpret::State& current, const interpret::State* next) {
  const Formula& formula = formulas_[id];
  if (formula.atom.is_valid()) return atom(formula.atom, current, next) == (formula.kind == Formula::Kind::Atom);
  std::vector<bool> operands;
  for (const temporal::FormulaId operand : formula.operands) operands.push_back(plain(operand, current, next));
  const bool is_conjunction = formula.kind == Formula::Kind::And;
  return std::count(operands.begin(), operands.end(), !is_conjunction) == 0 ? is_conjunction : !is_conjunction;
}

template <class T>
T ConcreteStates::take(interpret::Result<T> result) const {
  if (auto* value = std::get_if<T>(&result)) return std::move(*value);
  if (budget_.is_over()) throw Failure{budget_.why()};
  throw Failure{solver::incomplete(std::get<interpret::EvalError>(result).message)};
}

}  // namespace tlaloc::engine
