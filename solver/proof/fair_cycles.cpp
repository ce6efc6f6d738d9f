#include "solver/proof/fair_cycles.h"

#include <algorithm>
#include <limits>

namespace tlaloc::engine {

using temporal::Formula;
using temporal::Rule;

namespace {

constexpr std::size_t kMostListed = 20000;
constexpr std::size_t kMostNodes = 2000000;
constexpr std::size_t kMostVariables = 10;

}  // namespace

FairCycles::FairCycles(ProofProblem& problem, const temporal::Formulas& formulas, const temporal::Monitor& monitor)
    : problem_(problem), terms_(problem.terms()), formulas_(formulas), monitor_(monitor) {
  for (const auto* rules : {&monitor.initially, &monitor.steps, &monitor.conditions}) {
    for (const Rule& rule : *rules) temporal::collect_plain(rule, plain_);
  }
  for (const temporal::FormulaId id : plain_) plain_terms_.push_back(plain_term(id));
  failures_.push_back(problem_.bad());
}

TermId FairCycles::plain_term(temporal::FormulaId id) {
  const Formula& formula = formulas_[id];
  if (formula.atom.is_valid()) {
    auto [at, is_new] = atoms_.try_emplace(formula.atom);
    if (is_new) {
      const auto& atom = formulas_[formula.atom];
      const ProofProblem::StepPredicate predicate = problem_.step_predicate(atom.expr, atom.is_action);
      at->second = predicate.holds;
      failures_.push_back(predicate.undefined);
    }
    return formula.kind == Formula::Kind::Atom ? at->second : terms_.negate(at->second);
  }
  std::vector<TermId> operands;
  for (const temporal::FormulaId operand : formula.operands) operands.push_back(plain_term(operand));
  return formula.kind == Formula::Kind::And ? terms_.conjunction(operands) : terms_.disjunction(operands);
}

std::uint32_t FairCycles::number_of(const std::vector<bool>& cube) {
  const auto [at, is_new] = numbers_.try_emplace(cube, static_cast<std::uint32_t>(cubes_.size()));
  if (is_new) cubes_.push_back(cube);
  return at->second;
}

/// False: there are too many, or something is undefined.
bool FairCycles::list_initial() {
  const Scope scope(problem_.session());
  while (problem_.ask({problem_.known(), problem_.initial()})) {
    if (cubes_.size() >= kMostListed) return false;
    const term::Assignment model = problem_.session().model();
    term::TermEvaluator evaluator(terms_, model);
    std::vector<bool> cube;
    std::vector<TermId> same;
    for (std::uint32_t i = 0; i < problem_.atoms().size(); ++i) {
      cube.push_back(evaluator.truth(problem_.term({i, true}, false)));
      same.push_back(problem_.term({i, cube.back()}, false));
    }
    // Rules about the first state are about states only.
    Edge edge;
    for (const TermId t : plain_terms_) edge.bits.push_back(evaluator.truth(t));
    std::vector<temporal::FormulaId> asked;
    for (const Rule& rule : monitor_.initially) temporal::collect_plain(rule, asked);
    for (std::size_t i = 0; i < plain_.size(); ++i) {
      if (std::find(asked.begin(), asked.end(), plain_[i]) == asked.end()) continue;
      same.push_back(edge.bits[i] ? plain_terms_[i] : terms_.negate(plain_terms_[i]));
    }
    problem_.session().assert_term(terms_.negate(terms_.conjunction(same)));
    edge.target = number_of(cube);
    initial_.push_back(std::move(edge));
  }
  return true;
}

bool FairCycles::list_steps(std::uint32_t cube) {
  const Scope scope(problem_.session());
  for (const TermId t : {problem_.known(), problem_.continued()}) problem_.session().assert_term(t);
  for (std::uint32_t i = 0; i < problem_.atoms().size(); ++i) {
    problem_.session().assert_term(problem_.term({i, cubes_[cube][i]}, false));
  }
  const TermId failure = terms_.disjunction(failures_);
  if (!terms_.is_false(failure) && problem_.ask({failure})) return false;
  problem_.session().assert_term(problem_.step_condition());
  while (problem_.ask({})) {
    if (cubes_.size() >= kMostListed) return false;
    const term::Assignment model = problem_.session().model();
    term::TermEvaluator evaluator(terms_, model);
    Edge edge;
    std::vector<bool> next;
    std::vector<TermId> same;
    for (std::uint32_t i = 0; i < problem_.atoms().size(); ++i) {
      next.push_back(evaluator.truth(problem_.term({i, true}, true)));
      same.push_back(problem_.term({i, next.back()}, true));
    }
    for (const TermId t : plain_terms_) {
      edge.bits.push_back(evaluator.truth(t));
      same.push_back(edge.bits.back() ? t : terms_.negate(t));
    }
    problem_.session().assert_term(terms_.negate(terms_.conjunction(same)));
    edge.target = number_of(next);
    if (edges_.size() < cubes_.size()) edges_.resize(cubes_.size());
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
  edges_.resize(cubes_.size());
  for (std::uint32_t cube = 0; cube < cubes_.size(); ++cube) {
    if (!list_steps(cube)) return Answer::TooMany;
    edges_.resize(cubes_.size());
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
  for (std::uint32_t i = 0; i < nodes_.size(); ++i) {
    if (nodes_.size() > kMostNodes) return false;
    steps_.emplace_back();
    const Node node = nodes_[i];
    for (const Edge& edge : edges_[node.cube]) {
      for (const Way& way : ways(node.variables, edge.bits)) {
        steps_[i].push_back({number({edge.target, way.variables}), &way.met});
      }
    }
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
