#include "solver/proof/states/fair_cycles.h"

#include <algorithm>
#include <limits>
#include <set>

#include "solver/proof/unanswered.h"

namespace tlaloc::engine {

using temporal::Rule;

namespace {

constexpr std::size_t kMostNodes = 1000000, kMostSteps = 10000000;
constexpr std::size_t kMostVariables = 10;

/// Two ranks that differ in the value of one variable only say the same whatever it is.
std::vector<FairCycles::Rank> joined(const std::vector<FairCycles::Rank>& ranks, std::size_t variables) {
  std::set<FairCycles::Rank> left(ranks.begin(), ranks.end());
  for (std::size_t i = 0; i < variables; ++i) {
    const std::uint32_t bit = 1U << i;
    std::set<FairCycles::Rank> next;
    for (FairCycles::Rank rank : left) {
      FairCycles::Rank other = rank;
      other.variables ^= bit;
      if ((rank.cared_for & bit) != 0 && left.contains(other)) {
        rank.cared_for &= ~bit;
        rank.variables &= ~bit;
      }
      next.insert(rank);
    }
    left = std::move(next);
  }
  return {left.begin(), left.end()};
}

}  // namespace

FairCycles::FairCycles(const StateGraph& graph, const PlainFormulas& plain, const temporal::Monitor& monitor,
                       const solver::Budget& budget)
    : graph_(graph), plain_(plain), monitor_(monitor), budget_(budget) {}

void FairCycles::poll() const {
  if (budget_.is_over()) throw Unanswered{budget_.why()};
}

bool FairCycles::holds(const Rule& rule, const Bits& bits, std::uint32_t now, std::uint32_t next) const {
  const auto operand = [&](const Rule& one) { return holds(one, bits, now, next); };
  switch (rule.kind) {
    case Rule::Kind::Constant:
      return rule.value;
    case Rule::Kind::Plain:
      return bits[plain_.numbers.at(rule.plain)];
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
  if (monitor_.variables.size() > kMostVariables || !make_product()) return Answer::TooMany;
  find_components();
  return has_fair_component() ? Answer::Some : Answer::None;
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
  for (const StateGraph::Edge& edge : graph_.initial) {
    for (std::uint32_t now = 0; now < values; ++now) {
      const auto keeps = [&](const Rule& rule) { return holds(rule, edge.bits, now, now); };
      if (std::all_of(monitor_.initially.begin(), monitor_.initially.end(), keeps)) (void)number({edge.target, now});
    }
  }
  initial_nodes_ = nodes_.size();
  std::size_t steps = 0;
  for (std::uint32_t i = 0; i < nodes_.size(); ++i) {
    poll();
    if (nodes_.size() > kMostNodes || steps > kMostSteps) return false;
    steps_.emplace_back();
    const Node node = nodes_[i];
    for (const StateGraph::Edge& edge : graph_.steps[node.state]) {
      for (const Way& way : ways(node.variables, edge.bits)) {
        steps_[i].push_back({number({edge.target, way.variables}), &way.met});
      }
    }
    steps += steps_[i].size();
  }
  return true;
}

/// Whether the step meets what is waited for after so many conditions.
bool FairCycles::is_met(const Step& step, std::size_t progress) const {
  const std::size_t waited_for = monitor_.lasting + progress % turns();
  for (std::size_t i = 0; i < monitor_.conditions.size(); ++i) {
    if ((i < monitor_.lasting || i == waited_for) && !(*step.met)[i]) return false;
  }
  return true;
}

std::uint32_t FairCycles::turns() const {
  return static_cast<std::uint32_t>(std::max<std::size_t>(monitor_.conditions.size() - monitor_.lasting, 1));
}

/// In each component some condition is never met: while it is waited for, nothing counts. Components are numbered against the
/// direction of steps.
FairCycles::Ranking FairCycles::rank() const {
  std::vector<std::vector<std::uint32_t>> members(component_count_);
  for (std::uint32_t node = 0; node < nodes_.size(); ++node) members[components_[node]].push_back(node);
  std::vector<std::uint32_t> bounds(component_count_, 0);  // before the component is processed: by steps into it
  for (std::uint32_t component = component_count_; component-- > 0;) {
    poll();
    std::vector<bool> is_met_inside(turns(), false);
    for (const std::uint32_t node : members[component]) {
      for (const Step& step : steps_[node]) {
        if (components_[step.target] != component) continue;
        for (std::uint32_t turn = 0; turn < turns(); ++turn) {
          if (!is_met_inside[turn] && is_met(step, turn)) is_met_inside[turn] = true;
        }
      }
    }
    std::uint32_t& bound = bounds[component];
    while (is_met_inside[bound % turns()]) ++bound;
    for (const std::uint32_t node : members[component]) {
      for (const Step& step : steps_[node]) {
        std::uint32_t& after = bounds[components_[step.target]];
        if (components_[step.target] != component) after = std::max(after, bound + (is_met(step, bound) ? 1 : 0));
      }
    }
  }
  Ranking out;
  out.turns = turns();
  out.states.resize(graph_.states.size());
  const std::uint32_t all = (1U << monitor_.variables.size()) - 1;
  for (std::uint32_t node = 0; node < nodes_.size(); ++node) {
    const std::uint32_t bound = bounds[components_[node]];
    out.states[nodes_[node].state].push_back({bound, all, nodes_[node].variables});
    out.rounds = std::max(out.rounds, bound / turns());
  }
  out.size = 0;
  for (auto& ranks : out.states) {
    ranks = joined(ranks, monitor_.variables.size());
    out.size += ranks.size();
  }
  return out;
}

/// Tarjan's algorithm without recursion.
void FairCycles::find_components() {
  constexpr std::uint32_t kNone = std::numeric_limits<std::uint32_t>::max();
  const auto& nodes = nodes_;
  const auto& steps = steps_;
  std::vector<std::uint32_t> index(nodes.size(), kNone), low(nodes.size(), 0);
  auto& component = components_;
  component.assign(nodes.size(), kNone);
  std::vector<std::uint32_t> stack;
  std::vector<std::pair<std::uint32_t, std::size_t>> path;
  std::uint32_t next_index = 0;
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
        for (std::uint32_t member = kNone; member != node; stack.pop_back())
          component[member = stack.back()] = component_count_;
        ++component_count_;
      }
      path.pop_back();
      if (!path.empty()) low[path.back().first] = std::min(low[path.back().first], low[node]);
    }
  }
}

bool FairCycles::has_fair_component() const {
  std::vector<std::vector<bool>> met(component_count_, std::vector<bool>(monitor_.conditions.size(), false));
  std::vector<bool> is_cycle(component_count_, false);
  for (std::uint32_t node = 0; node < nodes_.size(); ++node) {
    const std::uint32_t component = components_[node];
    for (const Step& step : steps_[node]) {
      if (components_[step.target] != component) continue;
      is_cycle[component] = true;
      for (std::size_t i = 0; i < step.met->size(); ++i) {
        if ((*step.met)[i]) met[component][i] = true;
      }
    }
  }
  for (std::uint32_t i = 0; i < component_count_; ++i) {
    if (is_cycle[i] && std::all_of(met[i].begin(), met[i].end(), [](bool one) { return one; })) return true;
  }
  return false;
}

}  // namespace tlaloc::engine
