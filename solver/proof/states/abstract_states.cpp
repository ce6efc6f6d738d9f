#include "solver/proof/states/abstract_states.h"

#include <array>

#include "frontend/support/check.h"

namespace tlaloc::engine {

using temporal::Formula;

namespace {

constexpr std::size_t kMostListed = 20000;

/// A model, as far as it is looked at.
class Snapshot {
 public:
  explicit Snapshot(ProofProblem& problem)
      : terms_(problem.terms()), assignment_(problem.session().model()), evaluator_(terms_, assignment_) {}

  bool read(TermId t) {
    const bool value = evaluator_.truth(t);
    seen_.push_back(value ? t : terms_.negate(t));
    return value;
  }
  /// A model that differs in something that was read.
  [[nodiscard]] TermId another() { return terms_.negate(terms_.conjunction(seen_)); }

 private:
  term::Terms& terms_;
  term::Assignment assignment_;
  term::TermEvaluator evaluator_;
  std::vector<TermId> seen_;
};

}  // namespace

AbstractStates::AbstractStates(ProofProblem& problem, const temporal::Formulas& formulas, const PlainFormulas& plain)
    : problem_(problem), terms_(problem.terms()), formulas_(formulas), plain_(plain), state_failures_{problem.bad()} {
  for (const temporal::FormulaId id : plain.all) {
    plain_terms_.push_back(plain_term(id, [this](temporal::AtomId atom) { return step_atom(atom); }));
  }
}

std::optional<StateGraph> AbstractStates::list(frontend::Specification& specification) {
  if (!list_initial()) return std::nullopt;
  for (std::uint32_t state = 0; state < states_.size(); ++state) {
    graph_.steps.emplace_back();
    if (!list_steps(state)) return std::nullopt;
  }
  kernel::Program& program = specification.program;
  std::vector<std::array<kernel::ExprId, 2>> literals;
  for (const Atom& atom : problem_.atoms()) {
    literals.push_back({program.add(kernel::OpApply{kernel::Op::Not, {atom.expr}}, Span{}, kernel::Level::State), atom.expr});
  }
  for (const Atoms& state : states_) {
    auto& says = graph_.states.emplace_back();
    for (std::size_t i = 0; i < state.size(); ++i) says.push_back(literals[i][state[i] ? 1 : 0]);
  }
  return std::move(graph_);
}

TermId AbstractStates::plain_term(temporal::FormulaId id, const AtomTerms& atom_term) const {
  const Formula& formula = formulas_[id];
  if (formula.kind == Formula::Kind::Atom) return atom_term(formula.atom);
  if (formula.kind == Formula::Kind::Negated) return terms_.negate(atom_term(formula.atom));
  std::vector<TermId> operands;
  for (const temporal::FormulaId operand : formula.operands) operands.push_back(plain_term(operand, atom_term));
  return formula.kind == Formula::Kind::And ? terms_.conjunction(operands) : terms_.disjunction(operands);
}

TermId AbstractStates::step_atom(temporal::AtomId atom) {
  auto [at, is_new] = atoms_.try_emplace(atom);
  if (is_new) {
    const bool is_action = formulas_[atom].is_action;
    const ProofProblem::StepPredicate predicate = problem_.step_predicate(formulas_[atom].expr, is_action);
    at->second = predicate.holds;
    (is_action ? step_failures_ : state_failures_).push_back(predicate.undefined);
  }
  return at->second;
}

std::uint32_t AbstractStates::number_of(const Atoms& atoms) {
  const auto [at, is_new] = numbers_.try_emplace(atoms, static_cast<std::uint32_t>(states_.size()));
  if (is_new) states_.push_back(atoms);
  return at->second;
}

/// False: there are too many, or something is undefined.
bool AbstractStates::list_initial() {
  const ProofProblem::InitialStates initial = problem_.read_initial();
  std::vector<TermId> failures{initial.undefined};
  std::map<temporal::AtomId, TermId> atoms;
  const auto atom_term = [&](temporal::AtomId atom) {
    TLALOC_CHECK(!formulas_[atom].is_action, "a rule about the first state is about a step");
    auto [at, is_new] = atoms.try_emplace(atom);
    if (is_new) {
      const auto predicate = problem_.initial_predicate(initial, formulas_[atom].expr);
      at->second = predicate.holds;
      failures.push_back(terms_.conjunction({initial.exist, predicate.undefined}));
    }
    return at->second;
  };
  std::vector<TermId> asked(plain_.all.size(), terms_.false_term());
  for (std::size_t i = 0; i < asked.size() && !terms_.is_false(initial.exist); ++i) {
    if (plain_.is_initial[i]) asked[i] = plain_term(plain_.all[i], atom_term);
  }

  const Scope scope(problem_.session());
  const TermId failure = terms_.disjunction(failures);
  if (!terms_.is_false(failure) && problem_.ask({failure})) return false;
  problem_.session().assert_term(initial.exist);
  while (problem_.ask({})) {
    if (states_.size() >= kMostListed) return false;
    Snapshot model(problem_);
    Atoms atoms_here;
    for (const TermId atom : initial.atoms) atoms_here.push_back(model.read(atom));
    StateGraph::Edge edge;
    for (const TermId t : asked) edge.bits.push_back(model.read(t));
    problem_.session().assert_term(model.another());
    edge.target = number_of(atoms_here);
    graph_.initial.push_back(std::move(edge));
  }
  return true;
}

/// False: there are too many, or something is undefined.
bool AbstractStates::list_steps(std::uint32_t state) {
  const Scope scope(problem_.session());
  problem_.session().assert_term(problem_.continued());
  for (std::uint32_t i = 0; i < problem_.atoms().size(); ++i) {
    problem_.session().assert_term(problem_.term({i, states_[state][i]}, false));
  }
  const auto fails = [&](const std::vector<TermId>& failures) {
    const TermId failure = terms_.disjunction(failures);
    return !terms_.is_false(failure) && problem_.ask({failure});
  };
  if (fails(state_failures_)) return false;
  problem_.session().assert_term(problem_.step_condition());
  if (fails(step_failures_)) return false;
  while (problem_.ask({})) {
    if (states_.size() >= kMostListed) return false;
    Snapshot model(problem_);
    Atoms next;
    for (std::uint32_t i = 0; i < problem_.atoms().size(); ++i) next.push_back(model.read(problem_.term({i, true}, true)));
    StateGraph::Edge edge;
    for (const TermId t : plain_terms_) edge.bits.push_back(model.read(t));
    problem_.session().assert_term(model.another());
    edge.target = number_of(next);
    graph_.steps[state].push_back(std::move(edge));
  }
  return true;
}

}  // namespace tlaloc::engine
