#include "solver/proof/fair_cycles.h"

#include <algorithm>
#include <limits>

#include "frontend/support/check.h"

namespace tlaloc::engine {

using temporal::Formula;
using temporal::Rule;

namespace {

constexpr std::size_t kMostListed = 20000;
constexpr std::size_t kMostNodes = 1000000, kMostSteps = 10000000;
constexpr std::size_t kMostVariables = 10;

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

FairCycles::FairCycles(ProofProblem& problem, const temporal::Formulas& formulas, const temporal::Monitor& monitor)
    : problem_(problem), terms_(problem.terms()), formulas_(formulas), monitor_(monitor), state_failures_{problem.bad()} {
  for (const auto* rules : {&monitor.initially, &monitor.steps, &monitor.conditions}) {
    for (const Rule& rule : *rules) temporal::collect_plain(rule, plain_);
  }
  for (const temporal::FormulaId id : plain_) {
    plain_terms_.push_back(plain_term(id, [this](temporal::AtomId atom) { return step_atom(atom); }));
  }
}

TermId FairCycles::plain_term(temporal::FormulaId id, const AtomTerms& atom_term) const {
  const Formula& formula = formulas_[id];
  if (formula.kind == Formula::Kind::Atom) return atom_term(formula.atom);
  if (formula.kind == Formula::Kind::Negated) return terms_.negate(atom_term(formula.atom));
  std::vector<TermId> operands;
  for (const temporal::FormulaId operand : formula.operands) operands.push_back(plain_term(operand, atom_term));
  return formula.kind == Formula::Kind::And ? terms_.conjunction(operands) : terms_.disjunction(operands);
}

TermId FairCycles::step_atom(temporal::AtomId atom) {
  auto [at, is_new] = atoms_.try_emplace(atom);
  if (is_new) {
    const bool is_action = formulas_[atom].is_action;
    const ProofProblem::StepPredicate predicate = problem_.step_predicate(formulas_[atom].expr, is_action);
    at->second = predicate.holds;
    (is_action ? step_failures_ : state_failures_).push_back(predicate.undefined);
  }
  return at->second;
}

std::uint32_t FairCycles::number_of(const std::vector<bool>& cube) {
  const auto [at, is_new] = numbers_.try_emplace(cube, static_cast<std::uint32_t>(cubes_.size()));
  if (is_new) cubes_.push_back(cube);
  return at->second;
}

/// False: there are too many, or something is undefined.
bool FairCycles::list_initial() {
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
  std::map<temporal::FormulaId, TermId> asked;
  if (!terms_.is_false(initial.exist)) {
    std::vector<temporal::FormulaId> ids;
    for (const Rule& rule : monitor_.initially) temporal::collect_plain(rule, ids);
    for (const temporal::FormulaId id : ids) asked.emplace(id, plain_term(id, atom_term));
  }

  const Scope scope(problem_.session());
  const TermId failure = terms_.disjunction(failures);
  if (!terms_.is_false(failure) && problem_.ask({failure})) return false;
  problem_.session().assert_term(initial.exist);
  while (problem_.ask({})) {
    if (cubes_.size() >= kMostListed) return false;
    Snapshot model(problem_);
    std::vector<bool> cube;
    for (const TermId atom : initial.atoms) cube.push_back(model.read(atom));
    Edge edge;
    for (const temporal::FormulaId id : plain_) {
      const auto at = asked.find(id);
      edge.bits.push_back(at != asked.end() && model.read(at->second));
    }
    problem_.session().assert_term(model.another());
    edge.target = number_of(cube);
    initial_.push_back(std::move(edge));
  }
  return true;
}

/// False: there are too many, or something is undefined.
bool FairCycles::list_steps(std::uint32_t cube) {
  const Scope scope(problem_.session());
  problem_.session().assert_term(problem_.continued());
  for (std::uint32_t i = 0; i < problem_.atoms().size(); ++i) {
    problem_.session().assert_term(problem_.term({i, cubes_[cube][i]}, false));
  }
  const auto fails = [&](const std::vector<TermId>& failures) {
    const TermId failure = terms_.disjunction(failures);
    return !terms_.is_false(failure) && problem_.ask({failure});
  };
  if (fails(state_failures_)) return false;
  problem_.session().assert_term(problem_.step_condition());
  if (fails(step_failures_)) return false;
  while (problem_.ask({})) {
    if (cubes_.size() >= kMostListed) return false;
    Snapshot model(problem_);
    std::vector<bool> next;
    for (std::uint32_t i = 0; i < problem_.atoms().size(); ++i) next.push_back(model.read(problem_.term({i, true}, true)));
    Edge edge;
    for (const TermId t : plain_terms_) edge.bits.push_back(model.read(t));
    problem_.session().assert_term(model.another());
    edge.target = number_of(next);
    edges_[cube].push_back(std::move(edge));
  }
  return true;
}

bool FairCycles::holds(const Rule& rule, const Bits& bits, std::uint32_t now, std::uint32_t next) const {
  const auto operand = [&](const Rule& one) { return holds(one, bits, now, next); };
  switch (rule.kind) {
    case Rule::Kind::Constant:
      return rule.value;
    case Rule::Kind::Plain:
      return bits[static_cast<std::size_t>(std::find(plain_.begin(), plain_.end(), rule.plain) - plain_.begin())];
    case Rule::Kind::Now:
      return ((now >> rule.variable) & 1U) != 0;
    case Rule::Kind::Next:
      return ((next >> rule.variable) & 1U) != 0;
    case Rule::Kind::Not:
      return !operand(rule.operands.front());
    case Rule::Kind::And:
      return std::all_of(rule.operands.begin(), rule.operands.end(), operand);
    case Rule::Kind::Or:
      return std::any_of(rule.operands.begin(), rule.operands.end(), operand);
  }
  return false;
}

FairCycles::Answer FairCycles::find() {
  if (monitor_.variables.size() > kMostVariables || !list_initial()) return Answer::TooMany;
  for (std::uint32_t cube = 0; cube < cubes_.size(); ++cube) {
    edges_.emplace_back();
    if (!list_steps(cube)) return Answer::TooMany;
  }
  if (!make_product()) return Answer::TooMany;
  return has_fair_component() ? Answer::Perhaps : Answer::None;
}

bool FairCycles::make_product() {
  const std::uint32_t values = 1U << monitor_.variables.size();
  const auto ways = [&](std::uint32_t now, const Bits& bits) -> const std::vector<Way>& {
    const auto [at, is_new] = ways_.try_emplace({now, bits});
    if (!is_new) return at->second;
    for (std::uint32_t next = 0; next < values; ++next) {
      const auto keeps = [&](const Rule& rule) { return holds(rule, bits, now, next); };
      if (!std::all_of(monitor_.steps.begin(), monitor_.steps.end(), keeps)) continue;
      Way way{next, {}};
      for (const Rule& condition : monitor_.conditions) way.met.push_back(keeps(condition));
      at->second.push_back(std::move(way));
    }
    return at->second;
  };
  std::map<Node, std::uint32_t> numbers;
  const auto number = [&](const Node& node) {
    const auto [at, is_new] = numbers.try_emplace(node, static_cast<std::uint32_t>(nodes_.size()));
    if (is_new) nodes_.push_back(node);
    return at->second;
  };
  for (const Edge& edge : initial_) {
    for (std::uint32_t now = 0; now < values; ++now) {
      const auto keeps = [&](const Rule& rule) { return holds(rule, edge.bits, now, now); };
      if (std::all_of(monitor_.initially.begin(), monitor_.initially.end(), keeps)) (void)number({edge.target, now});
    }
  }
  initial_nodes_ = nodes_.size();
  std::size_t steps = 0;
  for (std::uint32_t i = 0; i < nodes_.size(); ++i) {
    problem_.poll();
    if (nodes_.size() > kMostNodes || steps > kMostSteps) return false;
    steps_.emplace_back();
    const Node node = nodes_[i];
    for (const Edge& edge : edges_[node.cube]) {
      for (const Way& way : ways(node.variables, edge.bits)) {
        steps_[i].push_back({number({edge.target, way.variables}), &way.met});
      }
    }
    steps += steps_[i].size();
  }
  return true;
}

FairCycles::Ranking FairCycles::rank() const {
  const std::size_t last = std::max<std::size_t>(monitor_.conditions.size() - monitor_.lasting, 1) - 1;
  const auto is_met = [&](const Step& step, std::size_t turn) {
    for (std::size_t i = 0; i < monitor_.conditions.size(); ++i) {
      if ((i < monitor_.lasting || i == monitor_.lasting + turn) && !(*step.met)[i]) return false;
    }
    return true;
  };
  // No round is on a cycle, so the numbers end.
  std::map<std::pair<std::uint32_t, std::uint32_t>, std::uint32_t> ranks;  // by node and turn
  std::vector<std::pair<std::uint32_t, std::uint32_t>> open;
  const auto reach = [&](std::uint32_t node, std::uint32_t turn, std::uint32_t rounds) {
    const auto [at, is_new] = ranks.try_emplace({node, turn}, rounds);
    if (!is_new && at->second >= rounds) return;
    at->second = rounds;
    open.emplace_back(node, turn);
  };
  for (std::uint32_t node = 0; node < initial_nodes_; ++node) reach(node, 0, 0);
  while (!open.empty()) {
    problem_.poll();
    const auto [node, turn] = open.back();
    open.pop_back();
    const std::uint32_t rounds = ranks.at({node, turn});
    for (const Step& step : steps_[node]) {
      if (!is_met(step, turn)) {
        reach(step.target, turn, rounds);
      } else if (turn == last) {
        reach(step.target, 0, rounds + 1);
      } else {
        reach(step.target, turn + 1, rounds);
      }
    }
  }
  Ranking out;
  out.cubes.resize(cubes_.size());
  out.size = ranks.size();
  for (const auto& [at, rounds] : ranks) {
    const Node& node = nodes_[at.first];
    out.cubes[node.cube].push_back({node.variables, at.second, rounds});
    out.rounds = std::max(out.rounds, rounds);
  }
  return out;
}

/// Tarjan's algorithm without recursion.
bool FairCycles::has_fair_component() const {
  constexpr std::uint32_t kNone = std::numeric_limits<std::uint32_t>::max();
  const auto& nodes = nodes_;
  const auto& steps = steps_;
  std::vector<std::uint32_t> index(nodes.size(), kNone), low(nodes.size(), 0), component(nodes.size(), kNone);
  std::vector<std::uint32_t> stack;
  std::vector<std::pair<std::uint32_t, std::size_t>> path;
  std::uint32_t next_index = 0, components = 0;
  for (std::uint32_t root = 0; root < nodes.size(); ++root) {
    if (index[root] != kNone) continue;
    path.emplace_back(root, 0);
    while (!path.empty()) {
      const std::uint32_t node = path.back().first;
      if (path.back().second == 0 && index[node] == kNone) {
        index[node] = low[node] = next_index++;
        stack.push_back(node);
      }
      if (path.back().second < steps[node].size()) {
        const std::uint32_t target = steps[node][path.back().second++].target;
        if (index[target] == kNone) {
          path.emplace_back(target, 0);
        } else if (component[target] == kNone) {
          low[node] = std::min(low[node], index[target]);
        }
        continue;
      }
      if (low[node] == index[node]) {
        for (std::uint32_t member = kNone; member != node; stack.pop_back()) component[member = stack.back()] = components;
        ++components;
      }
      path.pop_back();
      if (!path.empty()) low[path.back().first] = std::min(low[path.back().first], low[node]);
    }
  }

  std::vector<std::vector<bool>> met(components, std::vector<bool>(monitor_.conditions.size(), false));
  std::vector<bool> is_cycle(components, false);
  for (std::uint32_t node = 0; node < nodes.size(); ++node) {
    for (const Step& step : steps[node]) {
      if (component[step.target] != component[node]) continue;
      is_cycle[component[node]] = true;
      for (std::size_t i = 0; i < step.met->size(); ++i) {
        if ((*step.met)[i]) met[component[node]][i] = true;
      }
    }
  }
  for (std::uint32_t i = 0; i < components; ++i) {
    if (is_cycle[i] && std::all_of(met[i].begin(), met[i].end(), [](bool one) { return one; })) return true;
  }
  return false;
}

}  // namespace tlaloc::engine
